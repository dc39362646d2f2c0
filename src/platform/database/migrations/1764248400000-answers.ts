import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one address said last: asked for each answer, while a town is answering. */
export class Answers1764248400000 implements MigrationInterface {
  name = 'Answers1764248400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX receipt_by ON receipt (way_id, id) WHERE way_id IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX receipt_by');
  }
}
