import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FeedPlan } from '../../platform/config/feed-plans.js';
import { Platform } from '../../platform/platform.js';
import { FeedEntriesService } from './feed-entries.service.js';
import { FeedPollService } from './feed-poll.service.js';
import { FeedsStore } from './feeds.store.js';
import { isOverdue, nextPoll } from './schedule.js';

const LOOK_EVERY_MS = 500;
/** After a failure of our own: the database is away. */
const REST_MS = 3_000;
const RENEW_EVERY_MS = 5_000;
const HELD_SECONDS = 20;
/** Feeds that are asked together are waited for, so that what they bring goes in together, in order; not for long. */
const WAIT_FOR_POLLS_MS = 3_000;
const FORGET_EVERY_MS = 3_600_000;

/** Fetches feeds in their rhythm, in one process at a time: the next takes over when that one is gone. */
@Injectable()
export class FeedsWorker {
  private readonly id = randomUUID();
  private timer?: NodeJS.Timeout;
  private running = Promise.resolve();
  private heldUntil = -Infinity;
  private renewAt = -Infinity;
  private forgetAt = performance.now() + FORGET_EVERY_MS;
  private readonly dueAt = new Map<string, Date>();
  private readonly polling = new Map<string, { since: number; done: Promise<void> }>();
  private taking: Promise<void> | undefined;

  constructor(
    @Inject(FeedsStore) private readonly store: FeedsStore,
    @Inject(FeedPollService) private readonly polls: FeedPollService,
    @Inject(FeedEntriesService) private readonly entries: FeedEntriesService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  start(): void {
    if (this.polls.plans.length === 0) return;
    const next = (): void => {
      this.running = this.round()
        .then(() => LOOK_EVERY_MS)
        .catch((error: unknown) => this.complain('could not look after the feeds', error))
        .then((pause) => {
          if (this.timer !== undefined) this.timer = setTimeout(next, pause);
        });
    };
    this.timer = setTimeout(next, 0);
  }

  /** What is under way is broken off: the next process asks again. */
  async stop(): Promise<void> {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    delete this.timer;
    this.polls.breakOff();
    await this.running;
    await Promise.all([...this.polling.values()].map(({ done }) => done));
    await this.taking;
    await this.store.letGo(this.id).catch(() => undefined);
  }

  private async round(): Promise<void> {
    if (!(await this.holds())) return;
    const now = this.platform.clock.now();
    for (const plan of this.polls.plans) if (!this.polling.has(plan.name) && this.isDue(plan, now)) this.poll(plan);
    const longest = Math.max(0, ...[...this.polling.values()].map(({ since }) => performance.now() - since));
    if (this.polling.size === 0 || longest > WAIT_FOR_POLLS_MS) this.take();
    if (performance.now() < this.forgetAt) return;
    this.forgetAt = performance.now() + FORGET_EVERY_MS;
    await this.entries.forgetOld();
  }

  private async holds(): Promise<boolean> {
    const asked = performance.now();
    if (asked < this.renewAt) return asked < this.heldUntil;
    this.renewAt = asked + RENEW_EVERY_MS;
    const had = asked < this.heldUntil;
    const holds = await this.store.hold(this.id, HELD_SECONDS);
    this.heldUntil = holds ? asked + HELD_SECONDS * 1_000 : -Infinity;
    if (holds && !had) await this.takeOver();
    return holds;
  }

  /** What another process has just asked is asked again in its turn only. */
  private async takeOver(): Promise<void> {
    const known = await this.store.all(this.polls.plans.map(({ name }) => name));
    const now = this.platform.clock.now();
    for (const plan of this.polls.plans) {
      const polledAt = known.find(({ name }) => name === plan.name)?.polledAt;
      this.dueAt.set(plan.name, isOverdue(now, polledAt, plan.everySeconds) ? now : nextPoll(now, plan));
    }
  }

  private isDue(plan: FeedPlan, now: Date): boolean {
    return now >= (this.dueAt.get(plan.name) ?? now);
  }

  private poll(plan: FeedPlan): void {
    this.dueAt.set(plan.name, nextPoll(this.platform.clock.now(), plan));
    const done = this.polls
      .poll(plan)
      .then(({ factor }) => {
        const slow = { ...plan, everySeconds: plan.everySeconds * factor };
        this.dueAt.set(plan.name, nextPoll(this.platform.clock.now(), slow));
      })
      .catch((error: unknown) => void this.complain('could not ask a feed', error, { feed: plan.name }))
      .finally(() => this.polling.delete(plan.name));
    this.polling.set(plan.name, { since: performance.now(), done });
  }

  private take(): void {
    this.taking ??= this.takeAll()
      .catch((error: unknown) => void this.complain('could not fetch what a feed led to', error))
      .finally(() => (this.taking = undefined));
  }

  /** Until nothing is due, or another process has taken over. */
  private async takeAll(): Promise<void> {
    while (this.timer !== undefined && performance.now() < this.heldUntil) if (!(await this.entries.takeSome())) return;
  }

  /** Gives how long to rest after it. What breaks off because the hub stops is no failure. */
  private complain(what: string, error: unknown, fields: Record<string, unknown> = {}): number {
    if (this.timer !== undefined) this.platform.log.failure(what, error, fields);
    return REST_MS;
  }
}
