import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { ParseProblem } from '../../sources/source.js';
import type { EntryCounts, TroubledEntry, WaitingEntry } from './feed-record.js';

/** Tried so often without success: a person is told. */
export const STUCK_ATTEMPTS = 3;
const TROUBLED = 20;
/** Far longer than any edition of a feed reaches back; an entry listed again after that is too old to be fetched. */
const KEPT_DAYS = 60;

/** SQL about the documents that feeds lead to. */
@Injectable()
export class FeedEntriesStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** What is due, in the order it was published. */
  async due(feeds: readonly string[], now: Date, limit: number): Promise<WaitingEntry[]> {
    return this.database.query<WaitingEntry>(
      `SELECT url, feed, updated_at AS "updatedAt", attempts FROM feed_entry
       WHERE state = 'waiting' AND next_try_at <= $2 AND feed = ANY($1) ORDER BY updated_at, url LIMIT $3`,
      [feeds, now, limit],
    );
  }

  async fetched(url: string, noticeId: string, now: Date): Promise<void> {
    await this.database.query(
      `UPDATE feed_entry SET state = 'fetched', fetched_at = $3, notice_id = $2, attempts = attempts + 1, problem = NULL
       WHERE url = $1`,
      [url, noticeId, now],
    );
  }

  async retry(url: string, problem: ParseProblem, nextTryAt: Date): Promise<void> {
    await this.database.query(
      'UPDATE feed_entry SET attempts = attempts + 1, problem = $2, next_try_at = $3 WHERE url = $1',
      [url, JSON.stringify(problem), nextTryAt],
    );
  }

  async giveUp(url: string, problem: ParseProblem, now: Date): Promise<void> {
    await this.database.query(
      `UPDATE feed_entry SET state = 'failed', attempts = attempts + 1, problem = $2, failed_at = $3 WHERE url = $1`,
      [url, JSON.stringify(problem), now],
    );
  }

  /** By feed; `since` bounds what is counted as fetched, skipped and failed. */
  async counts(since: Date): Promise<Map<string, EntryCounts>> {
    const rows = await this.database.query<EntryCounts & { feed: string }>(
      `SELECT feed,
         count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
         count(*) FILTER (WHERE state = 'waiting' AND attempts >= $2)::int AS stuck,
         count(*) FILTER (WHERE state = 'failed')::int AS failed,
         count(*) FILTER (WHERE state = 'fetched')::int AS fetched,
         count(*) FILTER (WHERE state = 'skipped')::int AS skipped
       FROM feed_entry WHERE state = 'waiting' OR failed_at >= $1 OR (seen_at >= $1 AND state <> 'failed') GROUP BY feed`,
      [since, STUCK_ATTEMPTS],
    );
    return new Map(rows.map(({ feed, ...counts }) => [feed, counts]));
  }

  async troubled(since: Date): Promise<TroubledEntry[]> {
    return this.database.query<TroubledEntry>(
      `SELECT url, feed, state, updated_at AS "updatedAt", attempts, problem FROM feed_entry
       WHERE problem IS NOT NULL AND (state = 'waiting' OR (state = 'failed' AND failed_at >= $1))
       ORDER BY updated_at DESC LIMIT $2`,
      [since, TROUBLED],
    );
  }

  async forgetOld(now: Date): Promise<void> {
    await this.database.query("DELETE FROM feed_entry WHERE seen_at < $1 AND state <> 'waiting'", [
      new Date(now.getTime() - KEPT_DAYS * 86_400_000),
    ]);
  }
}
