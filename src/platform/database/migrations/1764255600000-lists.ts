import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Printed lists, the calls of a city's own gateway, and who may read the names of those who need support. */
export class Lists1764255600000 implements MigrationInterface {
  name = 'Lists1764255600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- 災害対策基本法 §49-11: names go to helpers outside the office only with the person's consent.
      ALTER TABLE member ADD disclosure boolean NOT NULL DEFAULT false;

      CREATE INDEX receipt_of_household ON receipt (household_id, version_id) WHERE household_id IS NOT NULL;
      CREATE INDEX receipt_of_way ON receipt (way_id, version_id) WHERE way_id IS NOT NULL;

      -- One line of a printed list: its number and its part stay, whatever becomes of the household.
      -- Whether the household still stands on the list is told by reach, and by nothing here.
      CREATE TABLE list_line (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        version_id uuid NOT NULL REFERENCES reach_run,
        list text NOT NULL CHECK (list IN ('call', 'fax', 'visit')),
        number int NOT NULL,
        household_id uuid REFERENCES household ON DELETE CASCADE,
        -- A care facility: the telephone or the fax of the house itself.
        way_id uuid REFERENCES way ON DELETE CASCADE,
        part int,
        CHECK (num_nonnulls(household_id, way_id) = 1),
        UNIQUE (version_id, list, number),
        UNIQUE (version_id, list, household_id),
        UNIQUE (version_id, list, way_id)
      );
      CREATE INDEX list_line_household ON list_line (household_id);
      CREATE INDEX list_line_way ON list_line (way_id);

      -- A household that a gateway is calling: it stands on no list until the gateway has failed.
      CREATE TABLE gateway_call (
        version_id uuid NOT NULL REFERENCES reach_run,
        household_id uuid NOT NULL REFERENCES household ON DELETE CASCADE,
        channel text NOT NULL,
        way_id uuid NOT NULL,
        -- The step of the household's plan that it belongs to.
        begun int NOT NULL,
        -- No word from the gateway until then is a failure.
        until timestamptz NOT NULL,
        ended_at timestamptz,
        PRIMARY KEY (version_id, household_id, channel)
      );
      CREATE INDEX gateway_call_open ON gateway_call (version_id) WHERE ended_at IS NULL;
      CREATE INDEX gateway_call_household ON gateway_call (household_id);

      -- A declared emergency, 災害対策基本法 §49-11 (3): opened for one alert by a named officer, with a reason.
      CREATE TABLE disclosure (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        alert_id uuid NOT NULL REFERENCES alert,
        officer text NOT NULL,
        reason text NOT NULL,
        opened_by text NOT NULL,
        opened_at timestamptz NOT NULL,
        closed_at timestamptz
      );
      CREATE UNIQUE INDEX disclosure_open ON disclosure (alert_id) WHERE closed_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE disclosure, gateway_call, list_line;
      DROP INDEX receipt_of_way, receipt_of_household;
      ALTER TABLE member DROP disclosure;
    `);
  }
}
