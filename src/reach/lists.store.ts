import { Inject, Injectable } from '@nestjs/common';
import type { List } from '../domain/chain.js';
import { kindsThat, type ReceiptKind } from '../domain/receipt.js';
import { Database } from '../platform/database/database.js';

export interface LineRow {
  id: string;
  version_id: string;
  list: List;
  number: number;
  part: number | null;
  household_id: string | null;
  way_id: string | null;
  area: string;
  /** Tries that reached nobody. */
  tries: number;
  last_kind: ReceiptKind | null;
  last_at: Date | null;
}

export interface StandingRow extends LineRow {
  alert_id: string;
  /** Where the household stands now; nothing for a facility, and for who stands on no list. */
  stands: List | null;
  is_open: boolean;
  done_kind: ReceiptKind | null;
  done_at: Date | null;
  /** What was pressed on this very line, and how often it was taken back before. */
  own_id: string | null;
  own_kind: ReceiptKind | null;
  backs: number;
}

/** Facilities that are told of a version: inside its areas; for an all-clear, those who were told before. */
export interface FacilityScope {
  areas: readonly string[];
  alertId: string;
  onlyTold: boolean;
}

export interface LineFilter {
  part: number | undefined;
  areas: readonly string[] | undefined;
  after: number;
  limit: number;
}

const ANSWERED = kindsThat('answers');

/** Receipts after which a line of a list is done with, before the next round of the chain has seen them. */
function doneKinds(list: List): ReceiptKind[] {
  return list === 'fax' ? [...ANSWERED, 'faxed'] : ANSWERED;
}

const ABOUT = '(c.household_id = l.household_id OR c.way_id = l.way_id)';

/** A household stands where `reach` says and nowhere else; a facility until somebody has told it. $3 kinds. */
const STANDS = `
  CASE WHEN l.way_id IS NULL THEN r.list = l.list AND r.is_open ELSE w.state = 'active' END
  AND NOT EXISTS (SELECT 1 FROM standing_receipt c WHERE c.version_id = l.version_id AND ${ABOUT} AND c.kind = ANY ($3))`;

const JOINED = `
  list_line l LEFT JOIN reach r ON r.version_id = l.version_id AND r.household_id = l.household_id
  LEFT JOIN way w ON w.id = l.way_id
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS tries, (array_agg(c.kind ORDER BY c.id DESC))[1] AS last_kind, max(c.at) AS last_at
    FROM standing_receipt c WHERE c.version_id = l.version_id AND ${ABOUT} AND c.kind IN ('not-called', 'not-faxed', 'not-home')
  ) t ON true`;

const LINE = `l.id, l.version_id, l.list, l.number, l.part, l.household_id, l.way_id, coalesce(r.area, w.areas[1]) AS area,
  t.tries, t.last_kind, t.last_at`;

/** The facilities on a list. $1 list, $2 areas, $3 alert, $4 only those told. */
const FACILITIES = `
  SELECT w.id, w.areas[1] AS area FROM way w
  WHERE w.household_id IS NULL AND w.state = 'active' AND w.channel = CASE $1::text WHEN 'call' THEN 'phone' WHEN 'fax' THEN 'fax' END
    AND w.areas && $2::text[]
    AND (NOT $4 OR EXISTS (SELECT 1 FROM standing_receipt c JOIN version v ON v.id = c.version_id
      WHERE v.alert_id = $3 AND c.way_id = w.id AND c.kind IN ('called', 'faxed')))`;

/** All SQL of the printed lists. */
@Injectable()
export class ListsStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Gives a number to who has come to the list since it was last looked at; a part too, where it was split. */
  async number(versionId: string, list: List, scope: FacilityScope): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1::text || $2, 741005))', [versionId, list]);
      await tx.query(
        `WITH facility AS (${FACILITIES}), fresh AS (
           SELECT NULL::uuid AS household_id, f.id AS way_id, f.area FROM facility f
           UNION ALL
           SELECT r.household_id, NULL, r.area FROM reach r WHERE r.version_id = $5 AND r.list = $1 AND r.is_open
         ), numbered AS (
           SELECT f.*, row_number() OVER (ORDER BY f.household_id IS NOT NULL, f.area, f.household_id, f.way_id) AS nth
           FROM fresh f WHERE NOT EXISTS (SELECT 1 FROM list_line l WHERE l.version_id = $5 AND l.list = $1
             AND (l.household_id = f.household_id OR l.way_id = f.way_id))
         ), before AS (
           SELECT coalesce(max(number), 0) AS last, max(part) AS parts FROM list_line WHERE version_id = $5 AND list = $1
         )
         INSERT INTO list_line (version_id, list, number, household_id, way_id, part)
         SELECT $5, $1, last + nth, household_id, way_id, 1 + (last + nth - 1) % parts FROM numbered, before`,
        [list, scope.areas, scope.alertId, scope.onlyTold, versionId],
      );
    });
  }

  /** Lines that are open, facilities first, then those nobody has tried yet. */
  async lines(versionId: string, list: List, filter: LineFilter): Promise<LineRow[]> {
    return this.database.query<LineRow>(
      `SELECT ${LINE} FROM ${JOINED}
       WHERE l.version_id = $1 AND l.list = $2 AND ${STANDS}
         AND ($4::int IS NULL OR l.part = $4)
         AND ($5::text[] IS NULL OR EXISTS (SELECT 1 FROM unnest($5::text[]) AS a WHERE coalesce(r.area, w.areas[1]) = a OR coalesce(r.area, w.areas[1]) LIKE a || '.%'))
       ORDER BY l.way_id IS NULL, t.tries, coalesce(r.area, w.areas[1]), l.number OFFSET $6 LIMIT $7`,
      [versionId, list, doneKinds(list), filter.part ?? null, filter.areas ?? null, filter.after, filter.limit],
    );
  }

  /** Open lines of a list by area, and into how many parts it is split. */
  async figures(versionId: string, list: List): Promise<{ area: string; part: number | null; n: number }[]> {
    return this.database.query(
      `SELECT coalesce(r.area, w.areas[1]) AS area, l.part, count(*)::int AS n FROM ${JOINED}
       WHERE l.version_id = $1 AND l.list = $2 AND ${STANDS} GROUP BY 1, 2 ORDER BY 1, 2`,
      [versionId, list, doneKinds(list)],
    );
  }

  /** Deals the open lines out anew: neighbours stay together, facilities go to each in turn. */
  async split(versionId: string, list: List, parts: number): Promise<void> {
    await this.database.query(
      `UPDATE list_line o SET part = d.part FROM (
         SELECT l.id, CASE WHEN l.way_id IS NULL
           THEN ntile($4::int) OVER (PARTITION BY l.way_id IS NULL ORDER BY r.area, l.number)
           ELSE 1 + (row_number() OVER (PARTITION BY l.way_id IS NULL ORDER BY l.number) - 1) % $4 END AS part
         FROM ${JOINED} WHERE l.version_id = $1 AND l.list = $2 AND ${STANDS}
       ) d WHERE d.id = o.id`,
      [versionId, list, doneKinds(list), parts],
    );
  }

  /** One line and what has become of it since it was printed. */
  async standing(lineId: string): Promise<StandingRow | undefined> {
    const found = await this.database.query<StandingRow>(
      `SELECT ${LINE}, n.alert_id, r.list AS stands, coalesce(r.is_open, true) AS is_open,
         coalesce(d.kind, r.how) AS done_kind, coalesce(d.at, r.reached_at) AS done_at,
         own.id::text AS own_id, own.kind AS own_kind,
         (SELECT count(*)::int FROM receipt b WHERE b.version_id = l.version_id AND b.kind = 'taken-back'
            AND (b.household_id = l.household_id OR b.way_id = l.way_id)) AS backs
       FROM ${JOINED} JOIN reach_run n ON n.version_id = l.version_id
       LEFT JOIN LATERAL (SELECT c.kind, c.at FROM standing_receipt c WHERE c.version_id = l.version_id AND ${ABOUT}
         AND c.kind = ANY (CASE l.list WHEN 'fax' THEN $3::text[] ELSE $2::text[] END) ORDER BY c.id DESC LIMIT 1) d ON true
       LEFT JOIN LATERAL (SELECT c.id, c.kind FROM standing_receipt c WHERE c.version_id = l.version_id AND ${ABOUT}
         AND c.kind = ANY (CASE l.list WHEN 'fax' THEN $3::text[] ELSE $2::text[] END)
         AND c.external_id LIKE 'line|' || l.id || '%' ORDER BY c.id DESC LIMIT 1) own ON true
       WHERE l.id = $1`,
      [lineId, doneKinds('call'), doneKinds('fax')],
    );
    return found[0];
  }

  /**
   * Somebody has rung or faxed: the line leaves its list at once. Who was not reached takes the next step in the next
   * round; on the last list they stay, since somebody must go back to them.
   */
  async answered(line: LineRow, how: { wasReached: boolean; now: Date }): Promise<void> {
    await this.database.query(
      `UPDATE reach SET list = NULL, due_at = CASE WHEN $4::boolean THEN due_at ELSE $5::timestamptz END
       WHERE version_id = $1 AND household_id = $2 AND list = $3 AND is_open AND begun < cardinality(plan)`,
      [line.version_id, line.household_id, line.list, how.wasReached, how.now],
    );
  }

  /**
   * A line stands again as if nobody had pressed; who was reached otherwise before stays reached. The next step waits as
   * long as it takes to ring once more.
   */
  async reopen(line: StandingRow, next: Date): Promise<void> {
    await this.database.transaction(async (tx) => {
      // The round that may be hearing the receipt right now ends first.
      await tx.query('SELECT 1 FROM reach_run WHERE version_id = $1 FOR UPDATE', [line.version_id]);
      await tx.query(
        `UPDATE reach SET list = $3, is_open = true,
           due_at = CASE WHEN begun < cardinality(plan) THEN $5::timestamptz END,
           reached_at = CASE WHEN how = $4 THEN NULL ELSE reached_at END, how = CASE WHEN how = $4 THEN NULL ELSE how END,
           answered_at = CASE WHEN answer = $4 THEN NULL ELSE answered_at END, answer = CASE WHEN answer = $4 THEN NULL ELSE answer END
         WHERE version_id = $1 AND household_id = $2`,
        [line.version_id, line.household_id, line.list, line.own_kind, next],
      );
    });
  }

  /** Versions of an alert whose households are being followed. */
  async isFollowed(versionId: string): Promise<boolean> {
    const found = await this.database.query('SELECT 1 FROM reach_run WHERE version_id = $1 AND closed_at IS NULL', [
      versionId,
    ]);
    return found.length > 0;
  }

  async hasPhoneStep(versionId: string): Promise<boolean> {
    const found = await this.database.query(
      `SELECT 1 FROM reach_run, jsonb_array_elements(chain->'steps') AS step
       WHERE version_id = $1 AND step->'ways' ?| ARRAY['phone', 'fax']`,
      [versionId],
    );
    return found.length > 0;
  }
}
