import { Inject, Injectable } from '@nestjs/common';
import type { Chain, List } from '../domain/chain.js';
import { kindsThat } from '../domain/receipt.js';
import { Database, type Queryable } from '../platform/database/database.js';
import { ENROLLED, planParameters, type Enrolment } from './enrolment.js';
import { GatewayStore, type Gateways } from './gateway.store.js';

export interface Run {
  versionId: string;
  alertId: string;
  chain: Chain;
  openedAt: Date;
}

/** What a round needs to know beside the ledger. */
export interface Round {
  now: Date;
  digital: readonly string[];
  gateways: Gateways;
}

interface RunRow {
  version_id: string;
  alert_id: string;
  chain: Chain;
  opened_at: Date;
}

/** What a look at the ledger found: up to which attempt and receipt it went. */
interface Marks {
  attempts: string;
  receipts: string;
}

/**
 * Rows of both tables become visible in another order than their numbers were given out: a look goes back so many.
 * Whoever is about to be rung or visited is looked up exactly (`dueAt`).
 */
const OVERLAP = { attempts: 20_000, receipts: 200 };

/** All SQL of household reach. One row for a household and version; nothing is ever counted from two places. */
@Injectable()
export class ReachStore {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(GatewayStore) private readonly gateway: GatewayStore,
  ) {}

  /** Versions that left the house and whose households nobody follows yet. */
  async withoutRun(newsletters: readonly string[], since: Date): Promise<string[]> {
    const found = await this.database.query<{ id: string }>(
      `SELECT v.id FROM version v
       WHERE v.issued_at > $2 AND v.fanned_out_at IS NOT NULL AND v.content->>'topic' <> ALL ($1)
         AND NOT EXISTS (SELECT 1 FROM reach_run r WHERE r.version_id = v.id)
       ORDER BY v.issued_at`,
      [newsletters, since],
    );
    return found.map(({ id }) => id);
  }

  /** Opens the run of a version and writes a row for each household; ends the runs of the versions before it. */
  async enrol(run: Run, enrolment: Enrolment): Promise<number> {
    return this.database.transaction(async (tx) => {
      const { versionId, alertId, chain, openedAt } = run;
      const mine = await tx.query(
        `INSERT INTO reach_run (version_id, alert_id, chain, opened_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING RETURNING 1`,
        [versionId, alertId, JSON.stringify(chain), openedAt],
      );
      if (mine.length === 0) return 0;
      const rows = await tx.query<{ n: number }>(
        `WITH ${ENROLLED}, written AS (
           INSERT INTO reach (version_id, household_id, area, plan, due_at, asks, how, reached_at, answer, answered_at, is_open)
           SELECT $6, id, area, plan, $7, asks, how, reached_at, answer, answered_at, answered_at IS NULL FROM enrolled
           RETURNING 1)
         SELECT count(*)::int AS n FROM written`,
        [...planParameters(chain, enrolment), versionId, openedAt],
      );
      await tx.query(
        `UPDATE reach_run SET closed_at = $3 WHERE alert_id = $1 AND version_id <> $2 AND closed_at IS NULL`,
        [alertId, versionId, openedAt],
      );
      return rows[0]?.n ?? 0;
    }, PATIENTLY);
  }

  async openRuns(): Promise<Run[]> {
    const rows = await this.database.query<RunRow>(
      'SELECT version_id, alert_id, chain, opened_at FROM reach_run WHERE closed_at IS NULL ORDER BY opened_at',
    );
    return rows.map(asRun);
  }

  async close(versionId: string, at: Date): Promise<void> {
    await this.database.query('UPDATE reach_run SET closed_at = $2 WHERE version_id = $1 AND closed_at IS NULL', [
      versionId,
      at,
    ]);
  }

  /** Takes the households out of runs that ended before; who was where is nobody's business for ever. */
  async forget(before: Date, at: Date): Promise<void> {
    await this.database.queryPatiently(
      `WITH old AS (
         UPDATE reach_run SET forgotten_at = $2 WHERE closed_at < $1 AND forgotten_at IS NULL RETURNING version_id)
       DELETE FROM reach WHERE version_id IN (SELECT version_id FROM old)`,
      [before, at],
    );
  }

  /**
   * One step of a run: what the ledger learned is written to the households, and those whose time is up take their next
   * step. Two processes at once take turns. `digital` are the channels whose hand-off counts as reached.
   */
  async advance(run: Run, how: Round): Promise<{ begun: number }> {
    return this.database.transaction(async (tx) => {
      const [mine] = await tx.query<{ attempts_to: string; receipts_to: string }>(
        'SELECT attempts_to, receipts_to FROM reach_run WHERE version_id = $1 AND closed_at IS NULL FOR UPDATE SKIP LOCKED',
        [run.versionId],
      );
      if (mine === undefined) return { begun: 0 };
      const marks = await this.newest(tx);
      const from = {
        attempts: back(mine.attempts_to, OVERLAP.attempts),
        receipts: back(mine.receipts_to, OVERLAP.receipts),
      };
      const hasNews = marks.attempts !== mine.attempts_to || marks.receipts !== mine.receipts_to;
      if (hasNews) await this.hear(tx, run.versionId, { from, digital: how.digital });
      const due = await tx.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM reach WHERE version_id = $1 AND is_open AND due_at <= $2',
        [run.versionId, how.now],
      );
      const isDue = (due[0]?.n ?? 0) > 0;
      if (isDue) await this.hear(tx, run.versionId, { from: ALL, digital: how.digital, dueAt: how.now });
      await tx.query('UPDATE reach_run SET attempts_to = $2, receipts_to = $3 WHERE version_id = $1', [
        run.versionId,
        marks.attempts,
        marks.receipts,
      ]);
      await this.gateway.giveBack(tx, run.versionId, how.now);
      const begun = isDue ? await this.begin(tx, run, how.now) : 0;
      if (begun > 0) await this.gateway.take(tx, run.versionId, { ...how.gateways, now: how.now });
      return { begun };
    }, PATIENTLY);
  }

  private async newest(tx: Queryable): Promise<Marks> {
    const [row] = await tx.query<Marks>(
      `SELECT coalesce((SELECT max(id) FROM attempt), 0)::text AS attempts,
         coalesce((SELECT max(id) FROM receipt), 0)::text AS receipts`,
    );
    return row ?? ALL;
  }

  /** Attempts and receipts become facts about households. With `dueAt`, only of those whose next step is due. */
  private async hear(
    tx: Queryable,
    versionId: string,
    what: { from: Marks; digital: readonly string[]; dueAt?: Date },
  ): Promise<void> {
    const only = what.dueAt === undefined ? '' : 'AND r.due_at <= $4';
    const due = what.dueAt === undefined ? [] : [what.dueAt];
    await tx.query(
      `UPDATE reach r SET reached_at = e.at, how = e.channel
       FROM (SELECT w.household_id, min(a.at) AS at, (array_agg(a.channel ORDER BY a.at, a.id))[1] AS channel
             FROM attempt a JOIN way w ON w.id = a.way_id
             WHERE a.version_id = $1 AND a.id > $2 AND a.final AND a.outcome IN ('sent', 'sandbox')
               AND a.channel = ANY ($3) AND w.household_id IS NOT NULL GROUP BY 1) e
       WHERE r.version_id = $1 AND r.household_id = e.household_id AND r.reached_at IS NULL AND r.is_open ${only}`,
      [versionId, what.from.attempts, what.digital, ...due],
    );
    await tx.query(
      `UPDATE reach r SET
         reached_at = coalesce(r.reached_at, e.at), how = coalesce(r.how, e.kind),
         answered_at = CASE WHEN e.kind = ANY ($5) THEN e.at ELSE r.answered_at END,
         answer = CASE WHEN e.kind = ANY ($5) THEN e.kind ELSE r.answer END
       FROM (${HEARD}) e
       WHERE r.version_id = $1 AND r.household_id = e.household_id ${only}`,
      [versionId, what.from.receipts, kindsThat('reaches'), what.dueAt ?? null, kindsThat('answers')],
    );
    await tx.query(
      `UPDATE reach SET is_open = false, list = NULL, due_at = NULL
       WHERE version_id = $1 AND is_open AND reached_at IS NOT NULL AND (NOT asks OR answered_at IS NOT NULL)`,
      [versionId],
    );
  }

  /** Each household whose time is up takes its next step; a step that is a list puts it on that list and off the last. */
  private async begin(tx: Queryable, run: Run, now: Date): Promise<number> {
    const rows = await tx.query<{ n: number }>(
      `WITH steps AS (
         SELECT ordinality - 1 AS idx, ARRAY(SELECT jsonb_array_elements_text(step->'ways')) AS ways, (step->>'minutes')::int AS minutes
         FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS t (step, ordinality)
       ), moved AS (
         UPDATE reach r SET
           begun = r.begun + 1,
           due_at = CASE WHEN r.begun + 1 < cardinality(r.plan) THEN $2::timestamptz + make_interval(mins => s.minutes) END,
           list = CASE
             WHEN s.ways && ARRAY['phone'] AND ${hasWay('phone')} THEN 'call'
             WHEN s.ways && ARRAY['fax'] AND ${hasWay('fax')} THEN 'fax'
             WHEN s.ways && ARRAY['visit'] THEN 'visit' END
         FROM steps s
         WHERE r.version_id = $1 AND r.is_open AND r.due_at <= $2 AND r.begun < cardinality(r.plan) AND s.idx = r.plan[r.begun + 1]
         RETURNING 1)
       SELECT count(*)::int AS n FROM moved`,
      [run.versionId, now, JSON.stringify(run.chain.steps)],
    );
    return rows[0]?.n ?? 0;
  }

  /** How many households would take each list of the chain, and how long after the alert leaves. */
  async forecast(
    chain: Chain,
    enrolment: Enrolment,
  ): Promise<{ list: List; after: number; asks: boolean; n: number }[]> {
    return this.database.queryPatiently(
      `WITH ${ENROLLED}, steps AS (
         SELECT ordinality - 1 AS idx, ARRAY(SELECT jsonb_array_elements_text(step->'ways')) AS ways, (step->>'minutes')::int AS minutes
         FROM jsonb_array_elements($6::jsonb) WITH ORDINALITY AS t (step, ordinality)
       ), timed AS (
         SELECT r.id, r.asks, s.ways, r.phone, r.fax,
           coalesce(sum(s.minutes) OVER (PARTITION BY r.id ORDER BY p.ordinality ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::int AS after
         FROM (SELECT e.*, ${hasWay('phone', 'e.id')} AS phone, ${hasWay('fax', 'e.id')} AS fax FROM enrolled e WHERE answered_at IS NULL) r
         CROSS JOIN LATERAL unnest(r.plan) WITH ORDINALITY AS p (idx, ordinality) JOIN steps s ON s.idx = p.idx
       ), listed AS (
         SELECT after, asks, CASE WHEN ways && ARRAY['phone'] AND phone THEN 'call' WHEN ways && ARRAY['fax'] AND fax THEN 'fax'
           WHEN ways && ARRAY['visit'] THEN 'visit' END AS list FROM timed)
       SELECT list, after, asks, count(*)::int AS n FROM listed WHERE list IS NOT NULL GROUP BY list, after, asks ORDER BY after, list, asks`,
      [...planParameters(chain, enrolment), JSON.stringify(chain.steps)],
    );
  }
}

/** A whole town is written and read at once. */
const PATIENTLY = { patiently: true };

const ALL: Marks = { attempts: '0', receipts: '0' };

function back(mark: string, by: number): string {
  return String(Math.max(0, Number(mark) - by));
}

function asRun(row: RunRow): Run {
  return { versionId: row.version_id, alertId: row.alert_id, chain: row.chain, openedAt: row.opened_at };
}

/** The household has an active way of this kind. */
function hasWay(channel: string, household = 'r.household_id'): string {
  return `EXISTS (SELECT 1 FROM way w WHERE w.household_id = ${household} AND w.channel = '${channel}' AND w.state = 'active')`;
}

/**
 * The last receipt for each household: its own, that of one of its addresses, and that of the board or the station
 * it lives by. What a person said stands before what was posted for all. $1 version, $2 from which receipt on, $3 kinds
 * that reach, $4 due, $5 kinds that answer.
 */
const HEARD = `
  SELECT DISTINCT ON (household_id) household_id, kind, at FROM (
    SELECT coalesce(c.household_id, w.household_id) AS household_id, c.kind, c.at, c.id
    FROM standing_receipt c LEFT JOIN way w ON w.id = c.way_id
    WHERE c.version_id = $1 AND c.id > $2 AND c.kind = ANY ($3) AND coalesce(c.household_id, w.household_id) IS NOT NULL
    UNION ALL
    SELECT r.household_id, c.kind, c.at, c.id
    FROM standing_receipt c JOIN way p ON p.id = c.way_id AND p.household_id IS NULL
    JOIN reach r ON r.version_id = $1 AND r.is_open AND ($4::timestamptz IS NULL OR r.due_at <= $4)
      AND EXISTS (SELECT 1 FROM unnest(p.areas) AS a WHERE r.area = a OR r.area LIKE a || '.%')
    WHERE c.version_id = $1 AND c.id > $2 AND c.kind IN ('posted', 'on-air')
      AND EXISTS (SELECT 1 FROM way w WHERE w.household_id = r.household_id AND w.state = 'active'
        AND w.channel = CASE c.kind WHEN 'posted' THEN 'board' ELSE 'radio' END)
  ) known ORDER BY household_id, kind = ANY ($5) DESC, id DESC`;
