import type { AlertRecord, VersionRecord } from '../alerts/alert-record.js';
import type { Channel } from '../channels/channel.js';
import type { Lease } from '../ledger/dispatch.js';
import type { Hold } from './hold.js';
import type { Way } from './lanes.service.js';
import type { Told } from './told.js';

/** A dispatch in the hands of this worker: what it is about, looked up once when it was taken. */
export interface Task {
  lease: Lease;
  hold: Hold;
  channel: Channel;
  record: AlertRecord;
  version: VersionRecord;
  way: Way;
  told: Told;
  /** The hub's time. */
  now: () => Date;
}
