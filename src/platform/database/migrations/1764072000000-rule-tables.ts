import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What goes out by itself is a table with a history, not a file that somebody edited. */
export class RuleTables1764072000000 implements MigrationInterface {
  name = 'RuleTables1764072000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rule_table (
        number int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        rules jsonb NOT NULL,
        hash text NOT NULL,
        state text NOT NULL CHECK (state IN ('proposed', 'active', 'retired')),
        author_id text NOT NULL,
        author_name text NOT NULL,
        created_at timestamptz NOT NULL,
        looked_at timestamptz,
        looked_at_by text,
        activated_at timestamptz,
        CHECK (state = 'proposed' OR looked_at IS NOT NULL)
      );
      CREATE UNIQUE INDEX rule_table_active ON rule_table (state) WHERE state = 'active';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rule_table');
  }
}
