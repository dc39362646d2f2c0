import { Inject, Injectable } from '@nestjs/common';
import type { Patch } from '../domain/area-geometry.js';
import { boxOf } from '../domain/area-geometry.js';
import type { Code, CodeType } from '../domain/code-type.js';
import type { Day, Period } from '../domain/validity.js';
import { Database, one, type Queryable } from '../platform/database/database.js';
import { keyOf, type CodeFacts } from './import-plan.js';

/** The boundary of one area, as kept. */
export interface Boundary {
  patches: Patch[];
  /** Equal hashes are equal boundaries: they are megabytes, and compared often. */
  hash: string;
  source: string;
}

interface CodeRecord {
  type: CodeType;
  code: string;
  name: string;
  kana: string | null;
  name_en: string | null;
  parent: string | null;
  source: string;
  from: string;
  to: string | null;
}

/** One import, for whoever asks how old a table is. */
export interface Import {
  kind: 'codes' | 'boundaries';
  source: string;
  hash: string;
  from: Day;
  counts: Record<string, number>;
  at: Date;
}

const COLUMNS = 'type, code, name, kana, name_en, parent, source, valid_from::text AS from, valid_to::text AS to';

/** SQL of the tables of areas. */
@Injectable()
export class AreasStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** One import at a time; the boundaries of a large town take longer than a short statement may. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.database.transaction(
      async (tx) => {
        await tx.query('SELECT pg_advisory_xact_lock(741004)');
        return work(tx);
      },
      { patiently: true },
    );
  }

  /** Every period of every code of these types, by `type code`. */
  async codesOf(types: readonly CodeType[], tx: Queryable = this.database): Promise<Map<string, Period<CodeFacts>[]>> {
    return timelines(
      await tx.query<CodeRecord>(
        `SELECT ${COLUMNS} FROM area_code WHERE type = ANY ($1) ORDER BY type, code, valid_from`,
        [types],
      ),
    );
  }

  /** The same for single codes, and for all that begin like one of `beginnings`. */
  async codes(codes: readonly Code[], beginnings: readonly Code[]): Promise<Map<string, Period<CodeFacts>[]>> {
    return timelines(
      await this.database.query<CodeRecord>(
        `SELECT ${COLUMNS} FROM area_code
         WHERE (type, code) IN (SELECT * FROM unnest($1::text[], $2::text[]))
            OR EXISTS (SELECT FROM unnest($3::text[], $4::text[]) AS b (type, start)
                       WHERE area_code.type = b.type AND starts_with(area_code.code, b.start))
         ORDER BY type, code, valid_from`,
        [
          codes.map(({ type }) => type),
          codes.map(({ value }) => value),
          beginnings.map(({ type }) => type),
          beginnings.map(({ value }) => value),
        ],
      ),
    );
  }

  /** These digits in every list that has them. */
  async digits(code: string): Promise<Map<string, Period<CodeFacts>[]>> {
    return timelines(
      await this.database.query<CodeRecord>(
        `SELECT ${COLUMNS} FROM area_code WHERE code = $1 ORDER BY type, code, valid_from`,
        [code],
      ),
    );
  }

  async loadedTypes(): Promise<CodeType[]> {
    const found = await this.database.query<{ type: CodeType }>('SELECT DISTINCT type FROM area_code');
    return found.map(({ type }) => type);
  }

  /** Writes the changed timelines in place of the old ones. */
  async putCodes(tx: Queryable, next: ReadonlyMap<string, readonly Period<CodeFacts>[]>, at: Date): Promise<void> {
    const rows = [...next].flatMap(([key, periods]) => {
      const [type, code] = key.split(' ');
      return periods.map(({ from, to, value }) => ({
        type,
        code,
        valid_from: from,
        valid_to: to,
        ...columnsOf(value),
      }));
    });
    await tx.query("DELETE FROM area_code WHERE type || ' ' || code = ANY ($1)", [[...next.keys()]]);
    await tx.query(
      `INSERT INTO area_code (type, code, name, kana, name_en, parent, valid_from, valid_to, source, loaded_at)
       SELECT type, code, name, kana, name_en, parent, valid_from, valid_to, source, $2
       FROM jsonb_to_recordset($1::jsonb) AS r (type text, code text, name text, kana text, name_en text, parent text,
         valid_from date, valid_to date, source text)`,
      [JSON.stringify(rows), at],
    );
  }

  async boundaries(tx: Queryable = this.database): Promise<Map<string, Period<Boundary>[]>> {
    const found = await tx.query<{ area: string; from: string; to: string | null } & Boundary>(
      'SELECT area, patches, hash, source, valid_from::text AS from, valid_to::text AS to FROM area_boundary ORDER BY area, valid_from',
    );
    const map = new Map<string, Period<Boundary>[]>();
    for (const { area, from, to, ...value } of found)
      map.set(area, [...(map.get(area) ?? []), { from, ...(to === null ? {} : { to }), value }]);
    return map;
  }

  /** The boundaries of one day. */
  async boundariesOn(day: Day): Promise<{ area: string; patches: Patch[] }[]> {
    return this.database.queryPatiently<{ area: string; patches: Patch[] }>(
      'SELECT area, patches FROM area_boundary WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to > $1) ORDER BY area',
      [day],
    );
  }

  async putBoundaries(tx: Queryable, next: ReadonlyMap<string, readonly Period<Boundary>[]>, at: Date): Promise<void> {
    await tx.query('DELETE FROM area_boundary WHERE area = ANY ($1)', [[...next.keys()]]);
    const rows = [...next].flatMap(([area, periods]) =>
      periods.map(({ from, to, value }) => ({
        area,
        valid_from: from,
        valid_to: to,
        ...value,
        ...boxOf(value.patches.flatMap((patch) => patch[0] ?? [])),
      })),
    );
    await tx.query(
      `INSERT INTO area_boundary (area, patches, south, west, north, east, hash, valid_from, valid_to, source, loaded_at)
       SELECT area, patches, south, west, north, east, hash, valid_from, valid_to, source, $2
       FROM jsonb_to_recordset($1::jsonb) AS r (area text, patches jsonb, south float8, west float8, north float8,
         east float8, hash text, valid_from date, valid_to date, source text)`,
      [JSON.stringify(rows), at],
    );
  }

  async addImport(tx: Queryable, done: Import): Promise<void> {
    await tx.query(
      'INSERT INTO area_import (kind, source, hash, valid_from, counts, at) VALUES ($1, $2, $3, $4, $5, $6)',
      [done.kind, done.source, done.hash, done.from, JSON.stringify(done.counts), done.at],
    );
  }

  async imports(): Promise<Import[]> {
    return this.database.query<Import>(
      'SELECT kind, source, hash, valid_from::text AS from, counts, at FROM area_import ORDER BY id DESC LIMIT 20',
    );
  }

  /** Rises with every import: other processes see by it that theirs is old. */
  async edition(): Promise<number> {
    const found = await this.database.query<{ edition: number }>(
      'SELECT coalesce(max(id), 0)::int AS edition FROM area_import',
    );
    return one(found).edition;
  }
}

function timelines(records: readonly CodeRecord[]): Map<string, Period<CodeFacts>[]> {
  const map = new Map<string, Period<CodeFacts>[]>();
  for (const record of records) {
    const key = keyOf(record.type, record.code);
    const { from, to } = record;
    map.set(key, [...(map.get(key) ?? []), { from, ...(to === null ? {} : { to }), value: factsOf(record) }]);
  }
  return map;
}

function factsOf({ name, kana, name_en: nameEn, parent, source }: CodeRecord): CodeFacts {
  return {
    name,
    ...(kana === null ? {} : { kana }),
    ...(nameEn === null ? {} : { nameEn }),
    ...(parent === null ? {} : { parent }),
    source,
  };
}

function columnsOf({ nameEn, ...facts }: CodeFacts): Record<string, string | undefined> {
  return { ...facts, name_en: nameEn };
}
