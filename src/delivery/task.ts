import type { AlertRecord, VersionRecord } from '../alerts/alert-record.js';
import type { Channel } from '../channels/channel.js';
import type { Lease } from '../ledger/dispatch.js';

/** What a dispatch is about, looked up once when it is taken. */
export interface Task {
  lease: Lease;
  channel: Channel;
  record: AlertRecord;
  version: VersionRecord;
  signal: AbortSignal;
}
