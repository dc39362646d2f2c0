import { Inject, Injectable } from '@nestjs/common';
import type { Lane } from '../domain/alert.js';
import { isFinal, outcomeOf, type Attempted } from '../domain/outcome.js';
import { Database } from '../platform/database/database.js';
import {
  CRASHES_UNTIL_SINGLE,
  LEASE_SECONDS,
  type Dispatch,
  type Forgotten,
  type Lease,
  type Remainder,
  type Span,
} from './dispatch.js';

interface DispatchRow {
  id: string;
  version_id: string;
  channel: string;
  language: string;
  lane: Lane;
  because: 'area' | 'group' | 'earlier';
  destination: string;
  way_ids: string[];
  round: number;
  tries: number;
  crashes: number;
  repeat_key: string | null;
  first_tried_at: Date;
  handing_from: number | null;
  handing_to: number | null;
}

const LEASE_END = `clock_timestamp() + interval '${LEASE_SECONDS} seconds'`;

/** Something was settled: whoever goes one by one keeps doing so, the others start to count anew. */
const CALMER = `CASE WHEN crashes >= ${CRASHES_UNTIL_SINGLE} THEN ${CRASHES_UNTIL_SINGLE} ELSE 0 END`;

/** One set-based insert; a last word that is there already stays (effectively once). Parameters: `appended`. */
const APPEND = `
  INSERT INTO attempt (version_id, way_id, dispatch_id, channel, round, outcome, reason, detail, final, at)
  SELECT $1::uuid, way_id, $2::uuid, $3::text, $4::int, outcome, reason, detail, final, $5::timestamptz
  FROM jsonb_to_recordset($6::jsonb) AS t (way_id uuid, outcome text, reason text, detail text, final boolean)
  ON CONFLICT (version_id, way_id) WHERE final DO NOTHING`;

/** SQL about dispatches: leases, windows, what is still owed. Times here are the database's own. */
@Injectable()
export class DispatchStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Takes the dispatch unless somebody holds it, it is done, or its time has not come. With the token of the lease it
   * may be taken again: a worker goes on after the database was away. A lease that ran out was a worker's death.
   */
  async claim(id: string, token: string): Promise<Lease | undefined> {
    const taken = await this.database.query<DispatchRow>(
      `UPDATE dispatch SET lease_token = $2, lease_until = ${LEASE_END},
         first_tried_at = coalesce(first_tried_at, clock_timestamp()),
         crashes = crashes + (lease_token IS NOT NULL AND lease_token <> $2)::int
       WHERE id = $1 AND done_at IS NULL AND not_before <= clock_timestamp() + interval '50 milliseconds'
         AND (lease_until IS NULL OR lease_until < clock_timestamp() OR lease_token = $2)
       RETURNING id, version_id, channel, language, lane, because, destination, way_ids, round, tries, crashes, repeat_key, first_tried_at, handing_from, handing_to`,
      [id, token],
    );
    const row = taken[0];
    return row === undefined ? undefined : { dispatch: toDispatch(row), token };
  }

  /** Ids of the dispatch that have no last word in the ledger yet, in the dispatch's order. */
  async owed(dispatch: Dispatch): Promise<string[]> {
    const settled = await this.database.query<{ way_id: string }>(
      'SELECT way_id FROM attempt WHERE version_id = $1 AND way_id = ANY ($2) AND final',
      [dispatch.versionId, dispatch.wayIds],
    );
    const done = new Set(settled.map((row) => row.way_id));
    return dispatch.wayIds.filter((id) => !done.has(id));
  }

  /**
   * Writes what came of the window before and marks the next one before its first byte leaves, in one statement;
   * renews the lease. False = the lease is lost: another worker has the dispatch, so nothing may be sent. What is
   * known is written all the same.
   */
  async turnWindow(lease: Lease, attempts: readonly Attempted[], at: Date, next: Span): Promise<boolean> {
    const held = await this.database.query(
      `WITH told AS (${APPEND})
       UPDATE dispatch SET handing_from = $7, handing_to = $8, lease_until = ${LEASE_END}, crashes = CASE WHEN $9 THEN ${CALMER} ELSE crashes END
       WHERE id = $2 AND lease_token = $10 AND lease_until > clock_timestamp() RETURNING 1`,
      [...appended(lease.dispatch, attempts, at), next.from, next.to, attempts.length > 0, lease.token],
    );
    return held.length > 0;
  }

  /** Keeps the lease while a window is under way. False = it is lost: stop sending. */
  async renew(lease: Lease): Promise<boolean> {
    const held = await this.database.query(
      `UPDATE dispatch SET lease_until = ${LEASE_END}
       WHERE id = $1 AND lease_token = $2 AND lease_until > clock_timestamp() RETURNING 1`,
      [lease.dispatch.id, lease.token],
    );
    return held.length > 0;
  }

  /** Writes what is known so far, while the window is still open. */
  async append(lease: Lease, attempts: readonly Attempted[], at: Date): Promise<void> {
    if (attempts.length > 0) await this.database.query(APPEND, appended(lease.dispatch, attempts, at));
  }

  /** Writes what came of the last window and closes it. */
  async closeWindow(lease: Lease, attempts: readonly Attempted[], at: Date): Promise<void> {
    await this.database.query(
      `WITH told AS (${APPEND})
       UPDATE dispatch SET handing_from = NULL, handing_to = NULL, crashes = CASE WHEN $7 THEN ${CALMER} ELSE crashes END
       WHERE id = $2 AND lease_token = $8`,
      [...appended(lease.dispatch, attempts, at), attempts.length > 0, lease.token],
    );
  }

  /** Ends the dispatch; what must be tried again becomes dispatches of its own, to be taken after the pause. */
  async finish(lease: Lease, remainders: readonly Remainder[]): Promise<void> {
    await this.database.query(
      `WITH ended AS (
         UPDATE dispatch SET done_at = clock_timestamp(), lease_token = NULL, lease_until = NULL
         WHERE id = $1 AND lease_token = $2 RETURNING *)
       INSERT INTO dispatch (version_id, channel, language, lane, because, destination, way_ids, size, round, tries, repeat_key, first_tried_at, not_before, queued_at)
       SELECT e.version_id, e.channel, e.language, e.lane, e.because, e.destination,
         ARRAY(SELECT jsonb_array_elements_text(r.way_ids)::uuid), jsonb_array_length(r.way_ids), e.round + 1, e.tries + 1, r.repeat_key, e.first_tried_at,
         clock_timestamp() + make_interval(secs => r.pause_ms / 1000.0), 'epoch'
       FROM ended e, jsonb_to_recordset($3::jsonb) AS r (way_ids jsonb, pause_ms float8, repeat_key uuid)`,
      [
        lease.dispatch.id,
        lease.token,
        JSON.stringify(
          remainders.map(({ wayIds, pauseMs, repeatKey }) => ({
            way_ids: wayIds,
            pause_ms: pauseMs,
            repeat_key: repeatKey ?? null,
          })),
        ),
      ],
    );
  }

  /**
   * Gives the whole dispatch back until later; `tried` counts it as a try. The mark of a window that a dead worker left
   * stays: whoever gives back without having looked at it has settled nothing.
   */
  async postpone(lease: Lease, later: { pauseMs: number; tried: boolean; repeatKey?: string }): Promise<void> {
    await this.database.query(
      `UPDATE dispatch SET lease_token = NULL, lease_until = NULL, queued_at = 'epoch',
         not_before = clock_timestamp() + make_interval(secs => $3), tries = tries + $4::int, repeat_key = coalesce($5, repeat_key)
       WHERE id = $1 AND lease_token = $2`,
      [lease.dispatch.id, lease.token, later.pauseMs / 1000, later.tried ? 1 : 0, later.repeatKey ?? null],
    );
  }

  /**
   * Dispatches that are owed, free, due, and in no queue as far as the ledger knows. Marks them as queued:
   * each comes out once in `patienceSeconds`, however often it is asked. A lease that ran out is a worker's death: that one
   * is not waited for.
   */
  async takeForgotten(patienceSeconds: number): Promise<Forgotten[]> {
    return this.database.query<Forgotten>(
      `UPDATE dispatch SET queued_at = clock_timestamp() WHERE id IN (
         SELECT id FROM dispatch WHERE done_at IS NULL AND not_before <= clock_timestamp()
           AND (lease_until IS NULL OR lease_until < clock_timestamp())
           AND queued_at < clock_timestamp() - CASE WHEN lease_until IS NULL THEN make_interval(secs => $1) ELSE interval '2 seconds' END
         ORDER BY array_position(ARRAY['emergency', 'warning', 'notice'], lane), not_before LIMIT 2000 FOR UPDATE SKIP LOCKED)
       RETURNING id, channel, lane, tries`,
      [patienceSeconds],
    );
  }

  /**
   * Looks once at each dispatch that ended a while ago: is there anybody without a last word whom no later dispatch has?
   * That can only be a bug; those people get a dispatch of their own. How many there were.
   */
  async recoverLost(): Promise<number> {
    const found = await this.database.queryPatiently<{ size: number }>(
      `WITH due AS (
         SELECT id, version_id, round, way_ids FROM dispatch
         WHERE done_at < clock_timestamp() - interval '15 seconds' AND checked_at IS NULL LIMIT 500 FOR UPDATE SKIP LOCKED
       ), lost AS (
         SELECT due.id, array_agg(way_id) AS ids FROM due CROSS JOIN LATERAL unnest(way_ids) AS t (way_id)
         WHERE NOT EXISTS (SELECT 1 FROM attempt a WHERE a.version_id = due.version_id AND a.way_id = t.way_id AND a.final)
           AND NOT EXISTS (SELECT 1 FROM dispatch o WHERE o.version_id = due.version_id AND o.round > due.round AND t.way_id = ANY (o.way_ids))
         GROUP BY due.id
       ), checked AS (
         UPDATE dispatch SET checked_at = clock_timestamp() WHERE id IN (SELECT id FROM due)
       )
       INSERT INTO dispatch (version_id, channel, language, lane, because, destination, way_ids, size, round, tries, queued_at)
       SELECT d.version_id, d.channel, d.language, d.lane, d.because, d.destination, lost.ids, cardinality(lost.ids), d.round + 1, d.tries + 1, 'epoch'
       FROM lost JOIN dispatch d USING (id) RETURNING size`,
    );
    return found.reduce((sum, row) => sum + row.size, 0);
  }

  async repeatedInDoubt(versionId: string, wayIds: readonly string[]): Promise<string[]> {
    const found = await this.database.query<{ way_id: string }>(
      "SELECT way_id FROM attempt WHERE version_id = $1 AND way_id = ANY ($2) AND reason = 'in-doubt-again'",
      [versionId, wayIds],
    );
    return found.map((row) => row.way_id);
  }

  /** The queue would not take them: they are forgotten again at once. */
  async unmark(ids: readonly string[]): Promise<void> {
    await this.database.query("UPDATE dispatch SET queued_at = 'epoch' WHERE id = ANY ($1) AND done_at IS NULL", [ids]);
  }

  /** True where a first try of this lane is due and nobody has taken it. */
  async isWaiting(lane: Lane): Promise<boolean> {
    const found = await this.database.query(
      `SELECT 1 FROM dispatch WHERE done_at IS NULL AND not_before <= clock_timestamp() AND lane = $1 AND tries = 0
         AND (lease_until IS NULL OR lease_until < clock_timestamp()) LIMIT 1`,
      [lane],
    );
    return found.length > 0;
  }

  /** How long the oldest work that anybody could take has waited to be taken, in seconds: dispatches, versions not cut, notices not read. */
  async waitingSeconds(): Promise<number> {
    const found = await this.database.query<{ age: string | null }>(
      `SELECT extract(epoch FROM clock_timestamp() - min(since)) AS age FROM (
         SELECT min(greatest(not_before, coalesce(lease_until, not_before))) AS since FROM dispatch
         WHERE done_at IS NULL AND not_before <= clock_timestamp() AND (lease_until IS NULL OR lease_until < clock_timestamp())
         UNION ALL SELECT min(greatest(issued_at, held_until)) FROM version
         WHERE issued_at IS NOT NULL AND fanned_out_at IS NULL AND (held_until IS NULL OR held_until <= clock_timestamp())
         UNION ALL SELECT min(received_at) FROM notice WHERE state = 'received'
       ) waiting`,
    );
    return Math.max(0, Number(found[0]?.age ?? 0));
  }

  /** Age in seconds of the oldest dispatch that is due and not done; 0 when nothing is owed. */
  async oldestOwedSeconds(): Promise<number> {
    const found = await this.database.query<{ age: string | null }>(
      'SELECT extract(epoch FROM clock_timestamp() - min(not_before)) AS age FROM dispatch WHERE done_at IS NULL AND not_before <= clock_timestamp()',
    );
    return Math.max(0, Math.round(Number(found[0]?.age ?? 0)));
  }
}

function appended(dispatch: Dispatch, attempts: readonly Attempted[], at: Date): unknown[] {
  const rows = attempts.map(({ wayId, reason, detail }) => ({
    way_id: wayId,
    outcome: outcomeOf(reason),
    reason,
    detail: detail?.slice(0, 300) ?? null,
    final: isFinal(outcomeOf(reason)),
  }));
  return [dispatch.versionId, dispatch.id, dispatch.channel, dispatch.tries, at, JSON.stringify(rows)];
}

function toDispatch(row: DispatchRow): Dispatch {
  return {
    id: row.id,
    versionId: row.version_id,
    channel: row.channel,
    language: row.language,
    lane: row.lane,
    because: row.because,
    destination: row.destination,
    wayIds: row.way_ids,
    round: row.round,
    tries: row.tries,
    crashes: row.crashes,
    firstTriedAt: row.first_tried_at,
    ...(row.repeat_key === null ? {} : { repeatKey: row.repeat_key }),
    ...(row.handing_from === null || row.handing_to === null
      ? {}
      : { handing: { from: row.handing_from, to: row.handing_to } }),
  };
}
