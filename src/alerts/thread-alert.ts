import type { State } from '../domain/lifecycle.js';

/** One alert of an event thread, as a page lists it. */
export interface ThreadAlert {
  id: string;
  shortId: string;
  source: string;
  headline: string;
  state: State;
  createdAt: Date;
}
