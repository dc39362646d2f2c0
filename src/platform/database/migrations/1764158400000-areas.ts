import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes change twice a year and cities are divided: each row says from which day to which day it holds. */
export class Areas1764158400000 implements MigrationInterface {
  name = 'Areas1764158400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE area_code (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        type text NOT NULL,
        code text NOT NULL,
        name text NOT NULL,
        kana text,
        name_en text,
        parent text,
        valid_from date NOT NULL,
        valid_to date,
        source text NOT NULL,
        loaded_at timestamptz NOT NULL,
        UNIQUE (type, code, valid_from),
        CHECK (valid_to > valid_from)
      );
      CREATE INDEX area_code_code ON area_code (code);

      CREATE TABLE area_boundary (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        area text NOT NULL,
        patches jsonb NOT NULL,
        south double precision NOT NULL,
        west double precision NOT NULL,
        north double precision NOT NULL,
        east double precision NOT NULL,
        hash text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        source text NOT NULL,
        loaded_at timestamptz NOT NULL,
        UNIQUE (area, valid_from),
        CHECK (valid_to > valid_from)
      );

      CREATE TABLE area_import (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('codes', 'boundaries')),
        source text NOT NULL,
        hash text NOT NULL,
        valid_from date NOT NULL,
        counts jsonb NOT NULL,
        at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE area_import, area_boundary, area_code');
  }
}
