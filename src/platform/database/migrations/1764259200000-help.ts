import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asks for help is looked for every few seconds, among all receipts of a town; and what was pressed by mistake does not stand. */
export class Help1764259200000 implements MigrationInterface {
  name = 'Help1764259200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX receipt_help ON receipt (at) WHERE kind = 'needs-help';
      CREATE INDEX receipt_back ON receipt (detail) WHERE kind = 'taken-back';
      CREATE VIEW standing_receipt AS SELECT * FROM receipt c
        WHERE c.kind <> 'taken-back' AND NOT EXISTS (SELECT 1 FROM receipt b WHERE b.kind = 'taken-back' AND b.detail = c.id::text);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW standing_receipt; DROP INDEX receipt_back, receipt_help');
  }
}
