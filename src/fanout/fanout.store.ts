import { Inject, Injectable } from '@nestjs/common';
import { CONCERNED } from '../audience/concerned.js';
import { Database } from '../platform/database/database.js';
import type { Lane } from '../domain/alert.js';

export interface CutDispatch {
  id: string;
  channel: string;
}

/** Whom a version goes to: who is concerned now, who was told before, or both. */
export type Recipients = 'concerned' | 'earlier' | 'both';

export interface CutRequest {
  versionId: string;
  lane: Lane;
  recipients: Recipients;
  /** Parameters $1 to $5 of CONCERNED. */
  parameters: unknown[];
  at: Date;
}

/** Size of a dispatch: LINE's multicast takes 500 ids at most. */
export const DISPATCH_SIZE = 500;

/** A domain with so many addresses has a lane of its own; smaller ones share one. */
const OWN_LANE = 50;

/**
 * Those who got, or may have got, an earlier version of the same alert, while they are still subscribed. Whom a gateway
 * called, the chain calls again.
 */
const EARLIER = `
  SELECT DISTINCT w.id, w.channel, w.language, coalesce(w.destination, '') AS destination, 'earlier' AS because
  FROM version v JOIN version before ON before.alert_id = v.alert_id AND before.number < v.number
  JOIN dispatch d ON d.version_id = before.id AND d.because <> 'chain' CROSS JOIN LATERAL unnest(d.way_ids) AS t (way_id)
  JOIN way w ON w.id = t.way_id AND w.state IN ('active', 'suspended')
  WHERE v.id = $6`;

const BOTH = `SELECT * FROM (${CONCERNED}) concerned UNION ALL SELECT * FROM (${EARLIER}) earlier`;

/** The ways a version goes to, each once. $6 is the version. */
const CHOSEN: Record<Recipients, string> = {
  concerned: CONCERNED,
  // The first part gives nobody; it tells PostgreSQL what $1 to $5 are.
  earlier: `SELECT * FROM (${CONCERNED}) concerned WHERE false UNION ALL ${EARLIER}`,
  both: `SELECT DISTINCT ON (id) id, channel, language, destination, because FROM (${BOTH}) everyone ORDER BY id, because`,
};

/**
 * Groups of people who go together: never sorted, since a dispatch needs no order among its people. Those who are in a
 * dispatch already count all the same: what is left of a large domain must not go into the lane of the small ones.
 */
const grouped = (chosen: string, isLeft: string): string => `
  grouped AS MATERIALIZED (
    SELECT channel, language, because, destination, count(*) AS size, array_agg(id) FILTER (WHERE ${isLeft}) AS ids
    FROM (${chosen}) chosen GROUP BY channel, language, because, destination
  ), sized AS (
    SELECT *, sum(size) OVER (PARTITION BY channel, destination) AS people FROM grouped
  )`;

/** Slices the groups of `placed` into dispatches. */
const SLICED = `
  INSERT INTO dispatch (version_id, channel, language, destination, lane, because, way_ids, size)
  SELECT $6::uuid, channel, language, destination, $7, because,
    ids[at : at + ${DISPATCH_SIZE - 1}], least(${DISPATCH_SIZE}, cardinality(ids) - at + 1)
  FROM placed, generate_series(1, cardinality(ids), ${DISPATCH_SIZE}) AS at
  ORDER BY at
  RETURNING id, channel`;

/** The first people of each channel in $8, as far as it is plain at a glance which lane they belong to. */
const FIRST_CUT = `
  WITH ${grouped(
    `SELECT first.* FROM unnest($8::text[]) AS name CROSS JOIN LATERAL
    (SELECT * FROM (${CONCERNED}) concerned WHERE channel = name LIMIT ${DISPATCH_SIZE}) first`,
    'true',
  )},
  placed AS (SELECT * FROM sized WHERE destination = '' OR people >= ${OWN_LANE}) ${SLICED}`;

/** Everybody but those of the first cut ($8). */
const cutOf = (recipients: Recipients): string => `
  WITH ${grouped(CHOSEN[recipients], 'id <> ALL ($8::uuid[])')},
  placed AS (
    SELECT channel, language, because, destination, ids FROM sized WHERE people >= ${OWN_LANE}
    UNION ALL
    SELECT channel, language, because, '', array_agg(id) FROM sized, unnest(ids) AS t (id)
    WHERE people < ${OWN_LANE} GROUP BY channel, language, because
  ) ${SLICED}`;

/** Set-based statements pick the audience, cut it into dispatches and keep them: the snapshot. */
@Injectable()
export class FanoutStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * A few hundred people of each channel, so that the workers are at work while the rest is being cut: finding the first
   * takes as long in a town of 200,000 as in a village. Nothing where this was done before.
   */
  async cutFirst(request: CutRequest, channels: readonly string[]): Promise<CutDispatch[]> {
    if (request.recipients !== 'concerned') return [];
    return this.database.transaction(async (tx) => {
      const open = await tx.query(
        'SELECT 1 FROM version WHERE id = $1 AND issued_at IS NOT NULL AND fanned_out_at IS NULL FOR UPDATE',
        [request.versionId],
      );
      // Asked after the lock is ours: whoever had to wait for it would not see what the other one did meanwhile.
      const done = await tx.query('SELECT 1 FROM dispatch WHERE version_id = $1 LIMIT 1', [request.versionId]);
      if (open.length === 0 || done.length > 0) return [];
      return tx.query<CutDispatch>(FIRST_CUT, [...request.parameters, request.versionId, request.lane, channels]);
    });
  }

  /** The dispatches made now, for all who are not in one yet; nothing when the version was cut before. All or nothing. */
  async cut(request: CutRequest): Promise<CutDispatch[] | undefined> {
    return this.database.transaction(
      async (tx) => {
        const taken = await tx.query(
          'UPDATE version SET fanned_out_at = $2 WHERE id = $1 AND issued_at IS NOT NULL AND fanned_out_at IS NULL RETURNING 1',
          [request.versionId, request.at],
        );
        if (taken.length === 0) return undefined;
        const early = await tx.query<{ id: string }>(
          'SELECT unnest(way_ids) AS id FROM dispatch WHERE version_id = $1',
          [request.versionId],
        );
        // The overlap of two arrays is estimated at a fraction of what it is: PostgreSQL would sort the whole town.
        await tx.query('SET LOCAL enable_sort = off');
        return tx.query<CutDispatch>(cutOf(request.recipients), [
          ...request.parameters,
          request.versionId,
          request.lane,
          early.map(({ id }) => id),
        ]);
      },
      { patiently: true },
    );
  }

  /**
   * Dispatches that were cut and then, as it seems, not queued: whoever cut them died in between. Each comes out once a
   * second; the sweeper would let them wait far longer, because most of what waits is only waiting its turn.
   */
  async leftBehind(versionId: string): Promise<CutDispatch[]> {
    return this.database.query<CutDispatch>(
      `UPDATE dispatch SET queued_at = clock_timestamp()
       WHERE version_id = $1 AND done_at IS NULL AND lease_until IS NULL AND tries = 0 AND not_before <= clock_timestamp()
         AND queued_at < clock_timestamp() - interval '1 second'
       RETURNING id, channel`,
      [versionId],
    );
  }
}
