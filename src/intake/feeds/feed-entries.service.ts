import { Inject, Injectable } from '@nestjs/common';
import type { FeedPlan } from '../../platform/config/feed-plans.js';
import { Platform } from '../../platform/platform.js';
import { findSource } from '../../sources/index.js';
import type { ParseProblem, Source } from '../../sources/source.js';
import { IntakeService } from '../intake.service.js';
import { TOO_OLD_MS } from './entries.js';
import { FeedClient } from './feed-client.service.js';
import { FeedEntriesStore } from './feed-entries.store.js';
import type { WaitingEntry } from './feed-record.js';
import type { Fetched } from './fetch-document.js';
import { mediaTypeFor, unreadable } from './handing-in.js';
import { retryDelaySeconds } from './schedule.js';

const DEADLINE_MS = 15_000;
/** Fetched at once, handed in one after another in the order they were published. */
const TOGETHER = 8;
/** A document that is broken again and again is broken at its publisher: a person must see it, as it is. */
const BROKEN_ATTEMPTS = 4;

/** Fetches what the feeds led to, each document once, and hands it to the intake. */
@Injectable()
export class FeedEntriesService {
  private readonly plans: readonly FeedPlan[];

  constructor(
    @Inject(FeedEntriesStore) private readonly store: FeedEntriesStore,
    @Inject(FeedClient) private readonly client: FeedClient,
    @Inject(IntakeService) private readonly intake: IntakeService,
    @Inject(Platform) private readonly platform: Platform,
  ) {
    this.plans = platform.config.feeds;
  }

  /** One handful of what is due. False when nothing is. */
  async takeSome(): Promise<boolean> {
    const now = this.platform.clock.now();
    const due = await this.store.due(
      this.plans.map(({ name }) => name),
      now,
      TOGETHER,
    );
    const answers = await Promise.all(due.map((entry) => this.fetch(entry)));
    for (const [at, entry] of due.entries()) {
      const answer = answers[at];
      if (answer !== undefined) await this.handIn(entry, answer);
    }
    return due.length > 0;
  }

  async forgetOld(): Promise<void> {
    await this.store.forgetOld(this.platform.clock.now());
  }

  private fetch(entry: WaitingEntry): Promise<Fetched> {
    const { source } = this.of(entry);
    return this.client.fetch({ url: entry.url, maxBytes: source.maxBytes, deadlineMs: DEADLINE_MS });
  }

  private async handIn(entry: WaitingEntry, answer: Fetched): Promise<void> {
    const { plan, source } = this.of(entry);
    if (answer.kind !== 'document') {
      if (answer.kind === 'failed') await this.tryAgain(entry, answer.problem, answer.retryAfterSeconds);
      return;
    }
    const problem = unreadable(source, answer.bytes);
    // An error page is never the telegram; half a telegram may be all there is.
    const isHopeless = problem?.code !== 'xml-html' && entry.attempts + 1 >= BROKEN_ATTEMPTS;
    if (problem !== undefined && !isHopeless) return this.tryAgain(entry, problem);
    const { noticeId } = await this.intake.receive(source, answer.bytes, {
      organisation: plan.organisation,
      mediaType: mediaTypeFor(source, answer.mediaType),
    });
    await this.store.fetched(entry.url, noticeId, this.platform.clock.now());
  }

  private async tryAgain(entry: WaitingEntry, problem: ParseProblem, retryAfterSeconds = 0): Promise<void> {
    const now = this.platform.clock.now();
    const next = new Date(now.getTime() + retryDelaySeconds(entry.attempts + 1, retryAfterSeconds) * 1_000);
    if (next.getTime() - entry.updatedAt.getTime() <= TOO_OLD_MS) return this.store.retry(entry.url, problem, next);
    await this.store.giveUp(entry.url, problem, now);
    this.platform.log.warning('a document of a feed was given up', { feed: entry.feed, why: problem.code });
  }

  private of(entry: WaitingEntry): { plan: FeedPlan; source: Source } {
    const plan = this.plans.find(({ name }) => name === entry.feed);
    const source = plan === undefined ? undefined : findSource(plan.source);
    if (plan === undefined || source === undefined) throw new Error(`no plan for the feed ${entry.feed}`);
    return { plan, source };
  }
}
