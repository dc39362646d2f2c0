import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asks for help is looked for every few seconds, among all receipts of a town. */
export class Help1764259200000 implements MigrationInterface {
  name = 'Help1764259200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX receipt_help ON receipt (at) WHERE kind = 'needs-help'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX receipt_help');
  }
}
