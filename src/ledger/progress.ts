import type { Outcome, Reason } from '../domain/outcome.js';

/** Figures of one channel for one version. `owed` = all addresses; `open` = not settled yet. */
export interface ChannelProgress {
  owed: number;
  open: number;
  sent: number;
  sandbox: number;
  failed: number;
  suspended: number;
  expired: number;
  unknown: number;
  /** Hand-offs a second between first and last, 0 while nothing went out. */
  perSecond: number;
}

export interface Progress {
  alertId: string;
  versionId: string;
  state: string;
  receivedAt?: string;
  issuedAt?: string;
  firstHandOffAt?: string;
  lastHandOffAt?: string;
  audience: number;
  channels: Record<string, ChannelProgress>;
}

/** One line of the ledger as an operator sees it: the address masked. */
export interface DeliveryItem {
  versionId: string;
  wayId: string;
  channel: string;
  address: string;
  language: string;
  outcome: Outcome | 'owed';
  reason?: Reason;
  detail?: string;
  tries: number;
  at?: string;
}

export interface DeliveryHistory {
  versionId: string;
  wayId: string;
  channel: string;
  address: string;
  /** Why this address is concerned: by area or by group. */
  because: 'area' | 'group' | 'earlier' | 'chain';
  attempts: { at: string; round: number; outcome: Outcome; reason: Reason; detail?: string }[];
}

export interface Reach {
  households: number;
  reached: number;
  acknowledged: number;
  unreached: number;
  byDistrict: { area: string; name: string; households: number; reached: number; unreached: number }[];
}
