import type { IssueRule } from '../domain/profile.js';

/** `proposed`: written, not in force. `active`: in force. `retired`: was in force. */
export const RULE_TABLE_STATES = ['proposed', 'active', 'retired'] as const;
export type RuleTableState = (typeof RULE_TABLE_STATES)[number];

/** The table that decides what goes out by itself, as it was at one time. Never changed, only replaced. */
export interface RuleTable {
  number: number;
  rules: IssueRule[];
  state: RuleTableState;
  /** SHA-256 of the rules: what was looked at is what comes into force. */
  hash: string;
  author: string;
  createdAt: Date;
  /** When somebody looked at what it would have sent; without that it cannot come into force. */
  lookedAt?: Date;
  lookedAtBy?: string;
  activatedAt?: Date;
}
