import { Inject, Injectable } from '@nestjs/common';
import { kindsThat } from '../domain/receipt.js';
import { Database } from '../platform/database/database.js';
import type { FigureRows } from './figures.js';

/** A board or a station of the profile, and the keyed hash by which its row in `way` is found. */
export interface KnownPlace {
  channel: string;
  code: string;
  index: Buffer;
}

export interface FiguresWanted {
  versionId: string;
  /** School classes to count by. */
  classes: readonly string[];
  places: readonly KnownPlace[];
  /** Only households with a way in one of these groups: what a school may see. */
  only?: readonly string[];
}

/** SQL that reads household reach for people. One statement is one moment: its figures always add up. */
@Injectable()
export class ReachFiguresStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Nothing while the households of the version are not followed. */
  async figures({ versionId, classes, places, only }: FiguresWanted): Promise<FigureRows | undefined> {
    const [row] = await this.database.queryPatiently<FigureRows>(FIGURES, [
      versionId,
      only ?? null,
      classes,
      places.map(({ channel }) => channel),
      places.map(({ code }) => code),
      places.map(({ index }) => index),
      kindsThat('place'),
    ]);
    return row;
  }

  /** Changes whenever the figures may have changed: asked often, and much cheaper than they are. */
  async mark(versionId: string): Promise<string> {
    const [row] = await this.database.query<{ mark: string }>(
      `SELECT concat_ws(' ', (SELECT n.xmin::text FROM reach_run n WHERE n.version_id = $1), (SELECT max(id) FROM receipt)) AS mark`,
      [versionId],
    );
    return row?.mark ?? '';
  }

  /** Versions of an alert whose households are or were followed, oldest first. */
  async followed(alertId: string): Promise<string[]> {
    const found = await this.database.query<{ version_id: string }>(
      'SELECT version_id FROM reach_run WHERE alert_id = $1 ORDER BY opened_at',
      [alertId],
    );
    return found.map(({ version_id }) => version_id);
  }
}

/** $1 version, $2 groups to keep to or null, $3 classes, $4 to $6 channels, codes and hashes of places, $7 receipts of places. */
const FIGURES = `
  WITH run AS (
    SELECT n.*, v.number FROM reach_run n JOIN version v ON v.id = n.version_id WHERE n.version_id = $1
  ), mine AS NOT MATERIALIZED (
    SELECT r.household_id, r.area, r.list, r.how, r.answer, r.reached_at IS NOT NULL AS reached, r.answered_at IS NOT NULL AS answered
    FROM reach r WHERE r.version_id = $1 AND ($2::text[] IS NULL
      OR EXISTS (SELECT 1 FROM way w WHERE w.household_id = r.household_id AND w.state IN ('active', 'suspended') AND w.groups && $2))
  ), homes AS (
    SELECT area, list, how, answer, reached, answered, count(*)::int AS n FROM mine GROUP BY 1, 2, 3, 4, 5, 6
  ), families AS (
    SELECT DISTINCT w.household_id, g.name AS "group" FROM way w CROSS JOIN LATERAL unnest(w.groups) AS g (name)
    WHERE w.groups && $3::text[] AND g.name = ANY ($3) AND w.state IN ('active', 'suspended') AND w.household_id IS NOT NULL
  ), classes AS (
    SELECT f."group", m.list, m.answer, m.reached, m.answered, count(*)::int AS n
    FROM families f JOIN mine m ON m.household_id = f.household_id GROUP BY 1, 2, 3, 4, 5
  ), told AS (
    SELECT DISTINCT ON (c.way_id, v.number) c.way_id, v.number, c.kind, c.at
    FROM run JOIN version v ON v.alert_id = run.alert_id JOIN receipt c ON c.version_id = v.id
    WHERE c.kind = ANY ($7) AND v.number <= run.number ORDER BY c.way_id, v.number, c.id DESC
  ), handed AS (
    SELECT t.way_id FROM dispatch d CROSS JOIN LATERAL unnest(d.way_ids) AS t (way_id)
    WHERE d.version_id = $1 AND d.round = 0 AND d.channel = ANY ($4)
  ), places AS (
    SELECT p.channel, p.code, p.ordinality, now.kind, now.at,
      (SELECT max(o.number) FROM told o WHERE o.way_id = w.id AND o.number < run.number AND o.kind = 'posted') AS older
    FROM run CROSS JOIN unnest($4::text[], $5::text[], $6::bytea[]) WITH ORDINALITY AS p (channel, code, index, ordinality)
    JOIN way w ON w.channel = p.channel AND w.address_index = p.index
    LEFT JOIN told now ON now.way_id = w.id AND now.number = run.number
    WHERE now.kind IS NOT NULL OR w.id IN (SELECT way_id FROM handed)
  )
  SELECT number, opened_at, closed_at,
    (SELECT coalesce(jsonb_agg(to_jsonb(homes)), '[]') FROM homes) AS homes,
    (SELECT coalesce(jsonb_agg(to_jsonb(classes)), '[]') FROM classes) AS classes,
    (SELECT coalesce(jsonb_agg(to_jsonb(places) ORDER BY ordinality), '[]') FROM places) AS places
  FROM run`;
