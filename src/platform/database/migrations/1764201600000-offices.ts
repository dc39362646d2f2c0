import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may write for a school by mail, the weekly digests, and what waits for the morning. */
export class Offices1764201600000 implements MigrationInterface {
  name = 'Offices1764201600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE school_sender (
        id uuid PRIMARY KEY,
        organisation text NOT NULL,
        sealed bytea NOT NULL,
        address_index bytea NOT NULL,
        added_by text NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (organisation, address_index)
      );
      -- A new round is a new secret address: the old one is dead from then on.
      CREATE TABLE school_mailbox (
        organisation text PRIMARY KEY,
        round int NOT NULL
      );

      -- One line for each hour at which a digest was due, with readers or without: none is ever sent twice.
      CREATE TABLE digest (
        organisation text NOT NULL,
        slot_at timestamptz NOT NULL,
        slot text NOT NULL,
        -- What goes out, laid down before the first of it does, so that it is the same when begun again.
        drafts jsonb NOT NULL,
        done_at timestamptz,
        PRIMARY KEY (organisation, slot_at)
      );
      CREATE INDEX digest_slot ON digest (organisation, slot, slot_at);
      CREATE INDEX digest_open ON digest (slot_at) WHERE done_at IS NULL;

      -- Issued, and not to leave the house before the quiet hours are over.
      ALTER TABLE version ADD COLUMN held_until timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE version DROP COLUMN held_until;
      DROP TABLE digest;
      DROP TABLE school_mailbox;
      DROP TABLE school_sender;
    `);
  }
}
