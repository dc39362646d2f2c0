import { Injectable } from '@nestjs/common';

/** A lane that is not free, as an operator sees it. */
export interface LaneState {
  channel: string;
  /** Mail domain or push service; '' = several small ones, or the channel's only provider. */
  destination: string;
  state: 'slowed' | 'stopped';
  perSecond?: number;
  readyInMs?: number;
}

/** What this process tells of itself in the row it keeps renewing. A stage that has something to tell puts it here. */
@Injectable()
export class Vitals {
  lanes: () => readonly LaneState[] = () => [];
}
