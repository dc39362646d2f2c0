import { Inject, Injectable } from '@nestjs/common';
import type { FeedPlan } from '../../platform/config/feed-plans.js';
import { Platform } from '../../platform/platform.js';
import { dayIn } from './budget.js';
import { FeedEntriesStore } from './feed-entries.store.js';
import type { EntryCounts, FeedRecord, TroubledEntry } from './feed-record.js';
import { FeedsStore } from './feeds.store.js';
import { unreachableAfterSeconds } from './schedule.js';

const DAY_MS = 24 * 3_600_000;
/** Beyond this a person must look at the clocks: what is news is judged by them. */
export const SKEW_SECONDS = 60;
const NOTHING: EntryCounts = { waiting: 0, stuck: 0, failed: 0, fetched: 0, skipped: 0 };

/** One feed, as a person sees it. */
export interface FeedStatus {
  plan: FeedPlan;
  host: string;
  record?: FeedRecord;
  /** Of the last 24 hours; what waits, whenever it came. */
  entries: EntryCounts;
  /** No answer for too long. */
  isUnreachable: boolean;
  /** Answers come, news do not. */
  isSilent: boolean;
  hasWrongClock: boolean;
}

export interface HostTraffic {
  host: string;
  bytes: number;
  requests: number;
  allowedBytes: number;
}

export interface FeedsStatus {
  feeds: FeedStatus[];
  /** Today's bytes of each publisher. */
  hosts: HostTraffic[];
  troubled: TroubledEntry[];
}

/** How the feeds are. */
@Injectable()
export class FeedStatusService {
  constructor(
    @Inject(FeedsStore) private readonly store: FeedsStore,
    @Inject(FeedEntriesStore) private readonly entries: FeedEntriesStore,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async status(): Promise<FeedsStatus> {
    const { feeds: plans, profile, environment } = this.platform.config;
    if (plans.length === 0) return { feeds: [], hosts: [], troubled: [] };
    const now = this.platform.clock.now();
    const since = new Date(now.getTime() - DAY_MS);
    const [records, counts, traffic, troubled] = await Promise.all([
      this.store.all(plans.map(({ name }) => name)),
      this.entries.counts(since),
      this.store.traffic(dayIn(now, profile.timeZone)),
      this.entries.troubled(since),
    ]);
    const allowedBytes = environment.FEEDS_DAILY_MB * 1_000_000;
    const hosts = [...new Set(plans.map(({ url }) => new URL(url).host))].map((host) => {
      const used = traffic.find((each) => each.host === host);
      return { host, bytes: used?.bytes ?? 0, requests: used?.requests ?? 0, allowedBytes };
    });
    const feeds = plans.map((plan) => {
      const record = records.find(({ name }) => name === plan.name);
      return feedStatus(plan, { now, entries: counts.get(plan.name) ?? NOTHING, record });
    });
    return { feeds, hosts, troubled };
  }
}

/** Judges one feed at one moment. */
export function feedStatus(plan: FeedPlan, on: { now: Date; record?: FeedRecord; entries: EntryCounts }): FeedStatus {
  const { now, record, entries } = on;
  return {
    plan,
    host: new URL(plan.url).host,
    entries,
    record,
    hasWrongClock: Math.abs(record?.skewSeconds ?? 0) > SKEW_SECONDS,
    ...absence(plan, now, record),
  };
}

/** A paused feed is neither: it is not asked. One that was never asked has its time from now. */
function absence(
  plan: FeedPlan,
  now: Date,
  record: FeedRecord | undefined,
): Pick<FeedStatus, 'isUnreachable' | 'isSilent'> {
  if (record === undefined || record.isPaused) return { isUnreachable: false, isSilent: false };
  const { succeededAt, createdAt, beganAt, newsAt } = record;
  const age = (at: Date): number => (now.getTime() - at.getTime()) / 1_000;
  const isUnreachable = age(succeededAt ?? createdAt) > unreachableAfterSeconds(plan.everySeconds);
  const isSilent = !isUnreachable && age(newsAt ?? beganAt ?? now) > plan.silentAfterMinutes * 60;
  return { isUnreachable, isSilent };
}
