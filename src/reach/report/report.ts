import type { Kind, MessageType } from '../../domain/alert.js';
import type { Outcome, Reason } from '../../domain/outcome.js';
import type { ReceiptKind } from '../../domain/receipt.js';
import type { ChannelProgress } from '../../ledger/progress.js';
import type { ReachFigures } from '../figures.js';

/** Everything an after-action report says, before it is set as PDF or CSV. No name, no address, no telephone number. */
export interface Report {
  city: string;
  zone: string;
  alertId: string;
  shortId: string;
  headline: string;
  kind: Kind;
  state: string;
  /** True when nothing more will happen by itself. */
  isOver: boolean;
  madeAt: Date;
  timeline: TimelineEntry[];
  versions: ReportVersion[];
  leaks?: LeakCount;
}

export interface TimelineEntry {
  at: Date;
  what: string;
}

export interface ReportVersion {
  id: string;
  number: number;
  messageType: MessageType;
  issuedAt: Date;
  firstHandOffAt?: Date;
  lastHandOffAt?: Date;
  channels: { name: string; label: string; figures: ChannelProgress }[];
  failures: FailureCount[];
  receipts: ReceiptCount[];
  reach?: ReachFigures;
  wording: Wording[];
}

/** Why something was not handed over, and how often. */
export interface FailureCount {
  channel: string;
  outcome: Outcome;
  reason: Reason;
  addresses: number;
}

export interface ReceiptCount {
  kind: ReceiptKind;
  count: number;
  first: Date;
  last: Date;
}

/** One text as it left the house; where there is one for each place, that of the first. */
export interface Wording {
  channel: string;
  language: string;
  text: string;
  places: number;
}

/** Messages and receipts of a drill that concern somebody who had not joined drills: both must be 0. */
export interface LeakCount {
  attempts: number;
  receipts: number;
  /** The address was changed after the attempt: whether it had joined then is not known. */
  unclear: number;
}
