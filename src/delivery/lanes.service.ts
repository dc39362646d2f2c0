import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Channel } from '../channels/channel.js';
import { LANES, type Lane as Severity } from '../domain/alert.js';
import type { Attempted } from '../domain/outcome.js';
import { Platform } from '../platform/platform.js';
import type { LaneState } from '../platform/vitals.js';
import { Lane, pauseOf } from './lane.js';

/** Where a dispatch wants to go. */
export interface Way {
  channel: Channel;
  /** Keyed hash of the mail domain or push service; '' where they are mixed. */
  destination: string;
  severity: Severity;
}

/** First window to an unknown destination: enough to learn, too few to be a flood or to hold many sessions. */
const FIRST_WINDOW = 10;
/** A wait this short is waited for here; a longer one gives the place to somebody else. */
const WAITED_FOR_MS = 1_000;
/** A first window that is silent for so long is slow: the others come back later. */
const SLOW_AFTER_MS = 300;
const COME_BACK_MS = 1_000;
const LOOK_MS = 25;

interface Known {
  lane: Lane;
  /** Dispatches at work on it in this process. */
  inside: number;
  since: number;
  /** For the operator; a domain that has fewer than a lane's worth of addresses is never named. */
  label: string;
}

/** The lanes of this process: a pace for each destination and each provider, and the order of severities. */
@Injectable()
export class LanesService {
  private readonly lanes = new Map<string, Known>();
  private readonly atWork = new Map<Severity, number>();

  constructor(@Inject(Platform) private readonly platform: Platform) {}

  /**
   * Lets a dispatch in, or says in how many milliseconds to come back. A destination that has not answered yet takes one
   * dispatch; the others wait a moment for it, and are sent away when it is slow, so that it holds one place only.
   */
  async enter(way: Way, isOver: () => boolean): Promise<number> {
    const known = this.known(way);
    for (;;) {
      const waitMs = this.waitMs(way);
      const now = performance.now();
      if (waitMs > WAITED_FOR_MS) return waitMs;
      if (waitMs === 0 && (known.inside === 0 || known.lane.isProven(now))) break;
      if (known.inside > 0 && now - known.since > SLOW_AFTER_MS && !known.lane.isProven(now)) return COME_BACK_MS;
      if (isOver()) return COME_BACK_MS;
      await sleep(LOOK_MS);
    }
    if (known.inside === 0) known.since = performance.now();
    known.inside += 1;
    this.atWork.set(way.severity, (this.atWork.get(way.severity) ?? 0) + 1);
    return 0;
  }

  leave(way: Way): void {
    this.known(way).inside -= 1;
    this.atWork.set(way.severity, (this.atWork.get(way.severity) ?? 1) - 1);
  }

  /**
   * How many messages the next window of those who are `left` may hold; 0 = give the dispatch back. Waits its turn:
   * while something more urgent is being sent in this process, on whatever channel, the rest stands still between two
   * windows.
   */
  async next(way: Way, left: number, isOver: () => boolean): Promise<number> {
    for (;;) {
      if (isOver()) return 0;
      const waitMs = this.waitMs(way);
      if (waitMs > WAITED_FOR_MS) return 0;
      if (waitMs === 0 && !this.isPreempted(way.severity)) return this.known(way).lane.take(performance.now(), left);
      await sleep(waitMs === 0 ? LOOK_MS : Math.min(waitMs, LOOK_MS));
    }
  }

  /** What came of a window. Where one provider takes all, its trouble is everybody's. */
  heard(way: Way, attempts: readonly Attempted[], tookMs: number): void {
    const now = performance.now();
    const isProviders = way.channel.oneProvider && attempts.some(({ reason }) => pauseOf(reason) === 'provider');
    if (isProviders) this.provider(way).lane.heard(attempts, tookMs, now);
    else if (way.channel.oneProvider && attempts.length > 0)
      this.provider(way).lane.heard(attempts.filter(isGood), tookMs, now);
    this.known(way).lane.heard(attempts, tookMs, now);
  }

  /** Milliseconds until this way is free again. */
  waitMs(way: Way): number {
    const now = performance.now();
    const own = this.known(way).lane.waitMs(now);
    return way.channel.oneProvider ? Math.max(own, this.provider(way).lane.waitMs(now)) : own;
  }

  /** Gives a lane the name an operator knows it by. */
  name(way: Way, label: string): void {
    this.known(way).label = label;
  }

  /** Nothing is being sent by this process. */
  get isIdle(): boolean {
    return [...this.atWork.values()].every((count) => count === 0);
  }

  /** Lanes that are not free, for the operator. */
  troubled(): LaneState[] {
    const now = performance.now();
    return [...this.lanes].flatMap(([key, known]) => {
      const { state, ...rest } = known.lane.state(now);
      const channel = key.split('|')[0] ?? '';
      return state === 'free' ? [] : [{ channel, destination: known.label, state, ...rest }];
    });
  }

  private isPreempted(severity: Severity): boolean {
    if (severity !== 'emergency' && this.platform.urgency.isOn) return true;
    return LANES.slice(0, LANES.indexOf(severity)).some((urgent) => (this.atWork.get(urgent) ?? 0) > 0);
  }

  private known({ channel, destination }: Pick<Way, 'channel' | 'destination'>): Known {
    const key = `${channel.name}|${destination}`;
    const found = this.lanes.get(key);
    if (found !== undefined) return found;
    const most = channel.window;
    // A provider without destinations knows repeats by the whole window: it is never cut.
    const first = channel.destinationOf === undefined ? most : Math.min(FIRST_WINDOW, most);
    const made = { lane: new Lane({ first, most }), inside: 0, since: 0, label: '' };
    this.lanes.set(key, made);
    return made;
  }

  private provider({ channel }: Way): Known {
    return this.known({ channel, destination: '*' });
  }
}

function isGood({ reason }: Attempted): boolean {
  return pauseOf(reason) === undefined;
}
