import { Inject, Injectable } from '@nestjs/common';
import type { FeedPlan } from '../../platform/config/feed-plans.js';
import { Database, one } from '../../platform/database/database.js';
import type { ParseProblem } from '../../sources/source.js';
import type { ChosenEntry } from './entries.js';
import type { FeedNews, FeedRecord } from './feed-record.js';

interface FeedRow {
  name: string;
  url: string;
  created_at: Date;
  began_at: Date | null;
  polled_at: Date | null;
  succeeded_at: Date | null;
  changed_at: Date | null;
  news_at: Date | null;
  long_due_at: Date | null;
  long_read_at: Date | null;
  etag: string | null;
  last_modified: string | null;
  skew_seconds: number | null;
  failures: number;
  is_paused: boolean;
  problem: ParseProblem | null;
}

/** SQL about feeds, the bytes they cost, and who fetches. */
@Injectable()
export class FeedsStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Notes that the feed is asked now. At a new address nothing that was kept of the old one counts. */
  async open(plan: FeedPlan, now: Date): Promise<FeedRecord> {
    const found = await this.database.query<FeedRow>(
      `INSERT INTO feed (name, url, created_at, polled_at) VALUES ($1, $2, $3, $3)
       ON CONFLICT (name) DO UPDATE SET url = EXCLUDED.url, polled_at = EXCLUDED.polled_at, is_paused = false,
         etag = CASE WHEN feed.url = EXCLUDED.url THEN feed.etag END,
         last_modified = CASE WHEN feed.url = EXCLUDED.url THEN feed.last_modified END
       RETURNING *`,
      [plan.name, plan.url, now],
    );
    return toRecord(one(found));
  }

  async pause(plan: FeedPlan, now: Date): Promise<void> {
    await this.database.query(
      `INSERT INTO feed (name, url, created_at, is_paused) VALUES ($1, $2, $3, true)
       ON CONFLICT (name) DO UPDATE SET is_paused = true`,
      [plan.name, plan.url, now],
    );
  }

  async fail(name: string, problem: ParseProblem, skewSeconds?: number): Promise<void> {
    await this.database.query(
      'UPDATE feed SET failures = failures + 1, problem = $2, skew_seconds = coalesce($3, skew_seconds) WHERE name = $1',
      [name, JSON.stringify(problem), skewSeconds ?? null],
    );
  }

  /**
   * Keeps what a good answer says, all or nothing: the validators that make the next answer "unchanged" are never kept
   * without the entries they stand for. Gives how many entries are new and to be fetched.
   */
  async succeed(name: string, news: FeedNews, entries: readonly ChosenEntry[]): Promise<number> {
    return this.database.transaction(async (tx) => {
      const fresh = await tx.query<{ url: string }>(
        `INSERT INTO feed_entry (url, feed, updated_at, seen_at, next_try_at, state, problem)
         SELECT url, $1, updated_at, $2, $2, CASE WHEN problem IS NULL THEN 'waiting' ELSE 'skipped' END, problem::jsonb
         FROM unnest($3::text[], $4::timestamptz[], $5::text[]) AS given (url, updated_at, problem)
         ORDER BY url
         ON CONFLICT (url) DO NOTHING RETURNING CASE WHEN state = 'waiting' THEN url END AS url`,
        [
          name,
          news.at,
          entries.map(({ url }) => url),
          entries.map(({ updatedAt }) => updatedAt),
          entries.map(({ skipped }) => (skipped === undefined ? null : JSON.stringify(skipped))),
        ],
      );
      const { document } = news;
      await tx.query(
        `UPDATE feed SET succeeded_at = $2, failures = 0,
           problem = CASE WHEN $6 THEN $3::jsonb WHEN failures = 0 THEN problem END, began_at = coalesce(began_at, $4),
           skew_seconds = coalesce($5, skew_seconds),
           changed_at = CASE WHEN $6 THEN $2 ELSE changed_at END,
           etag = CASE WHEN $6 THEN $7 ELSE etag END,
           last_modified = CASE WHEN $6 THEN $8 ELSE last_modified END,
           news_at = greatest(news_at, $9),
           long_due_at = CASE $10 WHEN 'read' THEN NULL WHEN 'due' THEN coalesce(long_due_at, $2) ELSE long_due_at END,
           long_read_at = CASE $10 WHEN 'read' THEN $2 ELSE long_read_at END
         WHERE name = $1`,
        [
          name,
          news.at,
          news.problem === undefined ? null : JSON.stringify(news.problem),
          news.earliest,
          news.skewSeconds ?? null,
          document !== undefined,
          document?.etag ?? null,
          document?.lastModified ?? null,
          document?.updated ?? null,
          news.long ?? null,
        ],
      );
      return fresh.filter(({ url }) => (url as string | null) !== null).length;
    });
  }

  /** No use in looking further back: the short edition goes on. */
  async forgetLong(name: string): Promise<void> {
    await this.database.query('UPDATE feed SET long_due_at = NULL WHERE name = $1', [name]);
  }

  async all(names: readonly string[]): Promise<FeedRecord[]> {
    const found = await this.database.query<FeedRow>('SELECT * FROM feed WHERE name = ANY($1)', [names]);
    return found.map(toRecord);
  }

  async addTraffic(host: string, day: string, bytes: number): Promise<void> {
    await this.database.query(
      `INSERT INTO feed_traffic (host, day, bytes, requests) VALUES ($1, $2, $3, 1)
       ON CONFLICT (host, day) DO UPDATE SET bytes = feed_traffic.bytes + EXCLUDED.bytes, requests = feed_traffic.requests + 1`,
      [host, day, bytes],
    );
  }

  async traffic(day: string): Promise<{ host: string; bytes: number; requests: number }[]> {
    return this.database.query(
      'SELECT host, bytes::float8 AS bytes, requests FROM feed_traffic WHERE day = $1 ORDER BY host',
      [day],
    );
  }

  /** True when this process fetches for the next seconds. By the database's clock alone: no machine's own counts. */
  async hold(holder: string, seconds: number): Promise<boolean> {
    const found = await this.database.query(
      `INSERT INTO feed_poller (holder, until) VALUES ($1, clock_timestamp() + make_interval(secs => $2))
       ON CONFLICT (id) DO UPDATE SET holder = EXCLUDED.holder, until = EXCLUDED.until
         WHERE feed_poller.holder = $1 OR feed_poller.until < clock_timestamp() RETURNING 1`,
      [holder, seconds],
    );
    return found.length > 0;
  }

  async letGo(holder: string): Promise<void> {
    await this.database.query('DELETE FROM feed_poller WHERE holder = $1', [holder]);
  }
}

function toRecord(row: FeedRow): FeedRecord {
  return {
    name: row.name,
    url: row.url,
    createdAt: row.created_at,
    failures: row.failures,
    isPaused: row.is_paused,
    ...given('beganAt', row.began_at),
    ...given('polledAt', row.polled_at),
    ...given('succeededAt', row.succeeded_at),
    ...given('changedAt', row.changed_at),
    ...given('newsAt', row.news_at),
    ...given('longDueAt', row.long_due_at),
    ...given('longReadAt', row.long_read_at),
    ...given('etag', row.etag),
    ...given('lastModified', row.last_modified),
    ...given('skewSeconds', row.skew_seconds),
    ...given('problem', row.problem),
  };
}

function given<Key extends string, Value>(key: Key, value: Value | null): Partial<Record<Key, Value>> {
  return value === null ? {} : ({ [key]: value } as Partial<Record<Key, Value>>);
}
