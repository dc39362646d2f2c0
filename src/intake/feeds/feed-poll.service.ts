import { Inject, Injectable } from '@nestjs/common';
import type { FeedPlan } from '../../platform/config/feed-plans.js';
import { Platform } from '../../platform/platform.js';
import { findSource } from '../../sources/index.js';
import type { ParseProblem } from '../../sources/source.js';
import { IntakeService } from '../intake.service.js';
import { paceOf } from './budget.js';
import { chooseEntries, type Choice } from './entries.js';
import { FeedClient } from './feed-client.service.js';
import type { FeedNews, FeedRecord } from './feed-record.js';
import { FeedsStore } from './feeds.store.js';
import type { Fetched } from './fetch-document.js';
import { foreignEntries, longUnread, UNASKED } from './fetch-problems.js';
import { mediaTypeFor, unreadable } from './handing-in.js';
import { hasGap, isUnchangedTooLong } from './schedule.js';

const DEADLINE_MS = 15_000;
const LONG_DEADLINE_MS = 60_000;
const MAX_BYTES = 5_000_000;
/** After an hour of failures the long edition is given up: the short one reaches back hours by then. */
const LONG_PATIENCE_MS = 3_600_000;

const NOTHING_NEW: Reading = { choice: { entries: [], foreign: 0 } };

interface Reading {
  choice: Choice;
  /** When the publisher last had something new. */
  updated?: Date;
}

interface LongReading {
  state: 'due' | 'read';
  choice?: Choice;
  problem?: ParseProblem;
}

type Document = Extract<Fetched, { kind: 'document' }>;

/** Asks feeds what is new, and keeps what they list. */
@Injectable()
export class FeedPollService {
  readonly plans: readonly FeedPlan[];

  constructor(
    @Inject(FeedsStore) private readonly store: FeedsStore,
    @Inject(FeedClient) private readonly client: FeedClient,
    @Inject(IntakeService) private readonly intake: IntakeService,
    @Inject(Platform) private readonly platform: Platform,
  ) {
    this.plans = platform.config.feeds;
  }

  /** Asks one feed. Gives how many times slower than planned it is to be asked next. */
  async poll(plan: FeedPlan): Promise<{ factor: number }> {
    const pace = await this.pace(plan);
    if (pace.isPaused) await this.store.pause(plan, this.platform.clock.now());
    else await this.ask(plan);
    return { factor: pace.factor };
  }

  /** Whatever is being fetched ends now, and is not counted as a failure. */
  breakOff(): void {
    this.client.stop();
  }

  private async pace(plan: FeedPlan): Promise<{ factor: number; isPaused: boolean }> {
    const allowed = this.platform.config.environment.FEEDS_DAILY_MB * 1_000_000;
    return paceOf(await this.client.usedToday(new URL(plan.url).host), allowed, plan.isVital);
  }

  private async ask(plan: FeedPlan): Promise<void> {
    const now = this.platform.clock.now();
    const known = await this.store.open(plan, now);
    const validators = isUnchangedTooLong(now, known.changedAt) ? {} : validatorsOf(known);
    const answer = await this.client.fetch({
      url: plan.url,
      ...validators,
      maxBytes: MAX_BYTES,
      deadlineMs: DEADLINE_MS,
    });
    const skew = this.skewOf(answer);
    if (answer.kind === 'failed') return this.store.fail(plan.name, answer.problem, skew.skewSeconds);
    const news = { ...this.times(answer), ...skew };
    if (answer.kind === 'document' && plan.entries === 'whole') await this.takeWhole(plan, answer, news);
    else await this.takeLinks(plan, answer, { known, news });
  }

  /** The feed itself is the notice: a newsletter. */
  private async takeWhole(plan: FeedPlan, answer: Document, news: FeedNews): Promise<void> {
    const source = findSource(plan.source);
    const problem = unreadable(source, answer.bytes);
    if (source === undefined || problem !== undefined) {
      if (problem !== undefined) await this.store.fail(plan.name, problem);
      return;
    }
    const { duplicateOf } = await this.intake.receive(source, answer.bytes, {
      organisation: plan.organisation,
      mediaType: mediaTypeFor(source, answer.mediaType),
    });
    const updated = duplicateOf === undefined ? { updated: news.at } : {};
    await this.store.succeed(plan.name, { ...news, document: { ...validatorsOf(answer), ...updated } }, []);
  }

  private async takeLinks(
    plan: FeedPlan,
    answer: Exclude<Fetched, { kind: 'failed' }>,
    on: { known: FeedRecord; news: FeedNews },
  ): Promise<void> {
    const isChanged = answer.kind === 'document';
    const read = isChanged ? this.read(plan, answer, on) : NOTHING_NEW;
    if ('problem' in read) return this.store.fail(plan.name, read.problem, on.news.skewSeconds);
    const long = await this.readLong(plan, isChanged, on);
    const choices = long?.choice === undefined ? [read.choice] : [read.choice, long.choice];
    const foreign = choices.reduce((sum, choice) => sum + choice.foreign, 0);
    const news: FeedNews = {
      ...on.news,
      document: isChanged ? { ...validatorsOf(answer), updated: read.updated } : undefined,
      long: long?.state,
      problem: foreign > 0 ? foreignEntries(foreign) : long?.problem,
    };
    const fresh = await this.store.succeed(
      plan.name,
      news,
      choices.flatMap(({ entries }) => entries),
    );
    if (fresh > 0) this.platform.log.info('new entries in a feed', { feed: plan.name, entries: fresh });
  }

  /** After an outage the short edition may begin after what was missed: the long one is read once. */
  private async readLong(
    plan: FeedPlan,
    isChanged: boolean,
    on: { known: FeedRecord; news: FeedNews },
  ): Promise<LongReading | undefined> {
    const { known, news } = on;
    // Where the short edition is unchanged, nothing was missed.
    const wasAway = isChanged && hasGap(news.at, known.succeededAt);
    const since = known.longDueAt ?? (wasAway ? news.at : undefined);
    if (plan.longUrl === undefined || since === undefined) return undefined;
    if (news.at.getTime() - since.getTime() > LONG_PATIENCE_MS) {
      await this.store.forgetLong(plan.name);
      return undefined;
    }
    const answer = await this.client.fetch({ url: plan.longUrl, maxBytes: MAX_BYTES, deadlineMs: LONG_DEADLINE_MS });
    const read = this.readAnswer(plan, answer, on);
    if (!('problem' in read)) return { state: 'read', choice: read.choice };
    this.platform.log.warning('the long edition of a feed cannot be read yet', {
      feed: plan.name,
      why: read.problem.code,
    });
    return { state: 'due', problem: longUnread(read.problem) };
  }

  private readAnswer(
    plan: FeedPlan,
    answer: Fetched,
    on: { known: FeedRecord; news: FeedNews },
  ): Reading | { problem: ParseProblem } {
    if (answer.kind === 'failed') return answer;
    return answer.kind === 'unchanged' ? { problem: UNASKED } : this.read(plan, answer, on);
  }

  private read(
    plan: FeedPlan,
    answer: Document,
    on: { known: FeedRecord; news: FeedNews },
  ): Reading | { problem: ParseProblem } {
    const read = findSource(plan.source)?.readFeed?.(answer.bytes, plan.url);
    if (read === undefined) throw new Error(`no reader for feeds of ${plan.source}`);
    if ('problem' in read) return read;
    const { earliest } = on.news;
    const choice = chooseEntries(read.entries, {
      feedUrl: plan.url,
      beganAt: on.known.beganAt ?? earliest,
      now: earliest,
    });
    const times = [read.updated ?? '', ...read.entries.map(({ updated }) => updated)].filter((time) => time !== '');
    const newest = times.reduce((latest, time) => (time > latest ? time : latest), '');
    return newest === '' ? { choice } : { choice, updated: new Date(newest) };
  }

  private times({ sourceTime }: Fetched): { at: Date; earliest: Date } {
    const { clock } = this.platform;
    const at = clock.now();
    const isEarlier = sourceTime !== undefined && !clock.isShifted() && sourceTime < at;
    return { at, earliest: isEarlier ? sourceTime : at };
  }

  /** A hub that lives in the past cannot say whose clock is wrong. */
  private skewOf({ sourceTime }: Fetched): { skewSeconds?: number } {
    const { clock } = this.platform;
    if (sourceTime === undefined || clock.isShifted()) return {};
    return { skewSeconds: Math.round((sourceTime.getTime() - clock.now().getTime()) / 1_000) };
  }
}

function validatorsOf(known: { etag?: string; lastModified?: string }): { etag?: string; lastModified?: string } {
  return {
    ...(known.etag === undefined ? {} : { etag: known.etag }),
    ...(known.lastModified === undefined ? {} : { lastModified: known.lastModified }),
  };
}
