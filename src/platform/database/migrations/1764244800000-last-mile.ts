import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Household by household: what was tried, what reached it, and on which printed list it stands. */
export class LastMile1764244800000 implements MigrationInterface {
  name = 'LastMile1764244800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who gave it (a sheet's code, a studio's key, an account), and whom it is about where that is no address.
      ALTER TABLE receipt ADD household_id uuid REFERENCES household ON DELETE CASCADE, ADD given_by text;
      CREATE INDEX receipt_of ON receipt (version_id, id) WHERE version_id IS NOT NULL;
      CREATE INDEX version_issued ON version (issued_at) WHERE issued_at IS NOT NULL;

      -- The ways of living in the order the household asked for; empty = the order of the chain.
      ALTER TABLE household ADD wishes text[] NOT NULL DEFAULT '{}';

      CREATE TABLE reach_run (
        version_id uuid PRIMARY KEY REFERENCES version,
        alert_id uuid NOT NULL REFERENCES alert,
        -- The chain as it was when the version left: a changed profile changes no run.
        chain jsonb NOT NULL,
        opened_at timestamptz NOT NULL,
        closed_at timestamptz,
        -- Its households were taken out: what is left are the figures of the report.
        forgotten_at timestamptz,
        -- Attempts and receipts up to here are taken into account.
        attempts_to bigint NOT NULL DEFAULT 0,
        receipts_to bigint NOT NULL DEFAULT 0
      );
      CREATE INDEX reach_run_open ON reach_run (opened_at) WHERE closed_at IS NULL;
      CREATE INDEX reach_run_alert ON reach_run (alert_id);

      -- One row for a household: it cannot stand on two lists.
      CREATE TABLE reach (
        version_id uuid NOT NULL REFERENCES reach_run,
        household_id uuid NOT NULL REFERENCES household ON DELETE CASCADE,
        area text NOT NULL,
        -- Steps of the chain that this household has, by their index, in its own order.
        plan int[] NOT NULL,
        -- How many of the plan were begun.
        begun int NOT NULL DEFAULT 0,
        due_at timestamptz,
        list text CHECK (list IN ('call', 'fax', 'visit')),
        asks boolean NOT NULL,
        how text,
        reached_at timestamptz,
        answer text,
        answered_at timestamptz,
        is_open boolean NOT NULL DEFAULT true,
        PRIMARY KEY (version_id, household_id),
        CHECK (is_open OR list IS NULL)
      );
      CREATE INDEX reach_due ON reach (version_id, due_at) WHERE is_open AND due_at IS NOT NULL;
      CREATE INDEX reach_listed ON reach (version_id, list) WHERE list IS NOT NULL;
      CREATE INDEX reach_household ON reach (household_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE reach, reach_run;
      ALTER TABLE household DROP wishes;
      DROP INDEX version_issued, receipt_of;
      ALTER TABLE receipt DROP household_id, DROP given_by;
    `);
  }
}
