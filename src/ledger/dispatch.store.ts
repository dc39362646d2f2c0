import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Lane } from '../domain/alert.js';
import { REASONS, isFinal, outcomeOf, type Attempted } from '../domain/outcome.js';
import { Database, type Queryable } from '../platform/database/database.js';
import type { Dispatch, Lease } from './dispatch.js';

interface DispatchRow {
  id: string;
  version_id: string;
  channel: string;
  language: string;
  lane: Lane;
  way_ids: string[];
  round: number;
  handing_from: number | null;
  handing_to: number | null;
}

/** A worker that is silent for so long is taken for dead: its dispatches are free again. */
export const LEASE_SECONDS = 6;

/** SQL about dispatches: leases, windows, what is still owed. Times here are the database's own. */
@Injectable()
export class DispatchStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Takes the dispatch unless somebody holds it, it is done, or its time has not come. */
  async claim(id: string): Promise<Lease | undefined> {
    const token = randomUUID();
    const taken = await this.database.query<DispatchRow>(
      `UPDATE dispatch SET lease_token = $2, lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
       WHERE id = $1 AND done_at IS NULL AND not_before <= clock_timestamp() + interval '50 milliseconds'
         AND (lease_until IS NULL OR lease_until < clock_timestamp())
       RETURNING id, version_id, channel, language, lane, way_ids, round, handing_from, handing_to`,
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
   * Marks the window before its first byte leaves, and renews the lease. False = the lease is lost:
   * another worker has the dispatch, so nothing may be sent.
   */
  async openWindow(lease: Lease, from: number, to: number): Promise<boolean> {
    const held = await this.database.query(
      `UPDATE dispatch SET handing_from = $3, handing_to = $4, lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
       WHERE id = $1 AND lease_token = $2 AND lease_until > clock_timestamp() RETURNING 1`,
      [lease.dispatch.id, lease.token, from, to],
    );
    return held.length > 0;
  }

  /** Keeps the lease while a window is under way. False = it is lost: stop sending. */
  async renew(lease: Lease): Promise<boolean> {
    const held = await this.database.query(
      `UPDATE dispatch SET lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
       WHERE id = $1 AND lease_token = $2 AND lease_until > clock_timestamp() RETURNING 1`,
      [lease.dispatch.id, lease.token],
    );
    return held.length > 0;
  }

  /** Appends what came of a window and closes it, in one transaction. */
  async closeWindow(lease: Lease, attempts: readonly Attempted[], at: Date): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.append(tx, lease.dispatch, attempts, at);
      await tx.query('UPDATE dispatch SET handing_from = NULL, handing_to = NULL WHERE id = $1 AND lease_token = $2', [
        lease.dispatch.id,
        lease.token,
      ]);
    });
  }

  /** One set-based insert; a last word that is there already stays (effectively once). */
  async append(
    tx: Queryable,
    dispatch: Pick<Dispatch, 'id' | 'versionId' | 'channel' | 'round'>,
    attempts: readonly Attempted[],
    at: Date,
  ): Promise<void> {
    if (attempts.length === 0) return;
    await tx.query(
      `INSERT INTO attempt (version_id, way_id, dispatch_id, channel, round, outcome, reason, detail, final, at)
       SELECT $1, way_id, $2, $3, $4, outcome, reason, detail, final, $5
       FROM unnest($6::uuid[], $7::text[], $8::text[], $9::text[], $10::boolean[]) AS t (way_id, outcome, reason, detail, final)
       ON CONFLICT (version_id, way_id) WHERE final DO NOTHING`,
      [
        dispatch.versionId,
        dispatch.id,
        dispatch.channel,
        dispatch.round,
        at,
        attempts.map((each) => each.wayId),
        attempts.map((each) => outcomeOf(each.reason)),
        attempts.map((each) => each.reason),
        attempts.map((each) => each.detail?.slice(0, 300) ?? null),
        attempts.map((each) => isFinal(REASONS[each.reason].outcome)),
      ],
    );
  }

  /** Ends the dispatch; what must be tried again becomes a dispatch of its own, to be taken after the pause. */
  async finish(lease: Lease, again: { wayIds: readonly string[]; pauseMs: number } | undefined): Promise<void> {
    const { dispatch, token } = lease;
    await this.database.transaction(async (tx) => {
      const ended = await tx.query(
        'UPDATE dispatch SET done_at = clock_timestamp(), lease_token = NULL, lease_until = NULL WHERE id = $1 AND lease_token = $2 RETURNING 1',
        [dispatch.id, token],
      );
      if (ended.length === 0 || again === undefined || again.wayIds.length === 0) return;
      await tx.query(
        `INSERT INTO dispatch (version_id, channel, language, lane, because, way_ids, size, round, not_before, queued_at)
         SELECT version_id, channel, language, lane, because, $2, $3, round + 1, clock_timestamp() + make_interval(secs => $4), 'epoch'
         FROM dispatch WHERE id = $1`,
        [dispatch.id, again.wayIds, again.wayIds.length, again.pauseMs / 1000],
      );
    });
  }

  /** Gives the dispatch back without ending it: the process is stopping. */
  async release(lease: Lease): Promise<void> {
    await this.database.query(
      "UPDATE dispatch SET lease_token = NULL, lease_until = NULL, queued_at = 'epoch' WHERE id = $1 AND lease_token = $2",
      [lease.dispatch.id, lease.token],
    );
  }

  /**
   * Dispatches that are owed, free, due, and in no queue as far as the ledger knows. Marks them as queued:
   * each comes out once in `patienceSeconds`, however often it is asked.
   */
  async takeForgotten(patienceSeconds: number): Promise<{ id: string; channel: string; lane: Lane }[]> {
    return this.database.query<{ id: string; channel: string; lane: Lane }>(
      `UPDATE dispatch SET queued_at = clock_timestamp() WHERE id IN (
         SELECT id FROM dispatch WHERE done_at IS NULL AND not_before <= clock_timestamp()
           AND (lease_until IS NULL OR lease_until < clock_timestamp())
           AND queued_at < clock_timestamp() - make_interval(secs => $1)
         ORDER BY array_position(ARRAY['emergency', 'warning', 'notice'], lane), not_before LIMIT 2000 FOR UPDATE SKIP LOCKED)
       RETURNING id, channel, lane`,
      [patienceSeconds],
    );
  }

  /** Age in seconds of the oldest dispatch that is due and not done; 0 when nothing is owed. */
  async oldestOwedSeconds(): Promise<number> {
    const found = await this.database.query<{ age: string | null }>(
      'SELECT extract(epoch FROM clock_timestamp() - min(not_before)) AS age FROM dispatch WHERE done_at IS NULL AND not_before <= clock_timestamp()',
    );
    return Math.max(0, Math.round(Number(found[0]?.age ?? 0)));
  }
}

function toDispatch(row: DispatchRow): Dispatch {
  return {
    id: row.id,
    versionId: row.version_id,
    channel: row.channel,
    language: row.language,
    lane: row.lane,
    wayIds: row.way_ids,
    round: row.round,
    ...(row.handing_from === null || row.handing_to === null
      ? {}
      : { handing: { from: row.handing_from, to: row.handing_to } }),
  };
}
