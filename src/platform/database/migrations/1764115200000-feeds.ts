import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is known of each feed that is fetched, of each document it led to, and of the bytes that cost. */
export class Feeds1764115200000 implements MigrationInterface {
  name = 'Feeds1764115200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE feed (
        name text PRIMARY KEY,
        url text NOT NULL,
        created_at timestamptz NOT NULL,
        began_at timestamptz,
        polled_at timestamptz,
        succeeded_at timestamptz,
        changed_at timestamptz,
        news_at timestamptz,
        long_due_at timestamptz,
        long_read_at timestamptz,
        etag text,
        last_modified text,
        skew_seconds float8,
        failures int NOT NULL DEFAULT 0,
        is_paused boolean NOT NULL DEFAULT false,
        problem jsonb
      );

      -- A document is fetched once, whichever feeds list it and however often.
      CREATE TABLE feed_entry (
        url text PRIMARY KEY,
        feed text NOT NULL,
        updated_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'fetched', 'skipped', 'failed')),
        attempts int NOT NULL DEFAULT 0,
        next_try_at timestamptz NOT NULL,
        fetched_at timestamptz,
        failed_at timestamptz,
        notice_id uuid REFERENCES notice,
        problem jsonb
      );
      CREATE INDEX feed_entry_waiting ON feed_entry (updated_at, url) WHERE state = 'waiting';
      CREATE INDEX feed_entry_failed ON feed_entry (failed_at) WHERE state = 'failed';
      CREATE INDEX feed_entry_seen ON feed_entry (seen_at);

      CREATE TABLE feed_traffic (
        host text NOT NULL,
        day date NOT NULL,
        bytes bigint NOT NULL DEFAULT 0,
        requests int NOT NULL DEFAULT 0,
        PRIMARY KEY (host, day)
      );

      -- One process fetches: a publisher sees one reader, however many workers there are.
      CREATE TABLE feed_poller (
        id boolean PRIMARY KEY DEFAULT true CHECK (id),
        holder uuid NOT NULL,
        until timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE feed_poller, feed_traffic, feed_entry, feed');
  }
}
