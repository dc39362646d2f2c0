import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a provider told us last whether somebody is there, by its own clock: its events come out of order. */
export class ToldAt1763942400000 implements MigrationInterface {
  name = 'ToldAt1763942400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE way ADD told_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE way DROP told_at');
  }
}
