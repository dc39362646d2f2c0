import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail server that refuses everybody is among what a person must be told of. */
export class Blocked1764262800000 implements MigrationInterface {
  name = 'Blocked1764262800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX attempt_alarms;
      CREATE INDEX attempt_alarms ON attempt (at) WHERE reason IN ('credentials', 'blocked', 'quota', 'not-rendered', 'crashed');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX attempt_alarms;
      CREATE INDEX attempt_alarms ON attempt (at) WHERE reason IN ('credentials', 'quota', 'not-rendered', 'crashed');
    `);
  }
}
