import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lanes by destination, retries in place, armed subscriptions, and who is at work. */
export class Lanes1763856000000 implements MigrationInterface {
  name = 'Lanes1763856000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Keyed hash of the mail domain or push service: enough to group by, says nothing to who steals it. NULL = not worked out yet.
      ALTER TABLE way ADD destination text;
      CREATE INDEX way_without_destination ON way (id) WHERE destination IS NULL;

      ALTER TABLE dispatch
        ADD destination text NOT NULL DEFAULT '',
        -- How often it was tried; 0 = not yet. Decides pause and queue.
        ADD tries int NOT NULL DEFAULT 0,
        -- Workers that died with it in a row, with nothing settled in between.
        ADD crashes int NOT NULL DEFAULT 0,
        -- Key of a call that stayed unanswered: the same people must be tried with it again.
        ADD repeat_key uuid,
        ADD first_tried_at timestamptz,
        -- Ended, and looked at again: nobody was left without a last word.
        ADD checked_at timestamptz,
        -- Random ids cannot be made smaller: trying costs a tenth of the cut.
        ALTER way_ids SET STORAGE EXTERNAL;

      CREATE INDEX dispatch_unchecked ON dispatch (done_at) WHERE checked_at IS NULL AND done_at IS NOT NULL;
      CREATE INDEX attempt_alarms ON attempt (at) WHERE reason IN ('credentials', 'quota', 'not-rendered', 'crashed');

      -- Work done ahead for a subscription; taken out when it is used, and used once.
      CREATE TABLE armed (
        way_id uuid PRIMARY KEY REFERENCES way ON DELETE CASCADE,
        sealed bytea NOT NULL
      );

      -- Processes at work, each renewing its row: silence is seen.
      CREATE TABLE process (
        id uuid PRIMARY KEY,
        role text NOT NULL,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        facts jsonb NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE process;
      DROP TABLE armed;
      DROP INDEX attempt_alarms;
      ALTER TABLE dispatch DROP destination, DROP tries, DROP crashes, DROP repeat_key, DROP first_tried_at, DROP checked_at;
      ALTER TABLE way DROP destination;
    `);
  }
}
