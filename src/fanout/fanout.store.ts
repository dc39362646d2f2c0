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

/** Those who got, or may have got, an earlier version of the same alert, while they are still subscribed. */
const EARLIER = `
  SELECT DISTINCT w.id, w.channel, w.language, coalesce(w.destination, '') AS destination, 'earlier' AS because
  FROM version v JOIN version before ON before.alert_id = v.alert_id AND before.number < v.number
  JOIN dispatch d ON d.version_id = before.id CROSS JOIN LATERAL unnest(d.way_ids) AS t (way_id)
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

/** One set-based statement picks the audience, cuts it into dispatches and keeps them: the snapshot. */
@Injectable()
export class FanoutStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The dispatches made now; nothing when the version was cut before. All or nothing. */
  async cut(request: CutRequest): Promise<CutDispatch[] | undefined> {
    return this.database.transaction(
      async (tx) => {
        const taken = await tx.query(
          'UPDATE version SET fanned_out_at = $2 WHERE id = $1 AND issued_at IS NOT NULL AND fanned_out_at IS NULL RETURNING 1',
          [request.versionId, request.at],
        );
        if (taken.length === 0) return undefined;
        // One array for each group, sliced: the rows are never sorted, since a dispatch needs no order among its people.
        return tx.query<CutDispatch>(
          `WITH grouped AS MATERIALIZED (
           SELECT channel, language, because, destination, array_agg(id) AS ids
           FROM (${CHOSEN[request.recipients]}) chosen GROUP BY channel, language, because, destination
         ), sized AS (
           SELECT *, sum(cardinality(ids)) OVER (PARTITION BY channel, destination) AS people FROM grouped
         ), placed AS (
           SELECT channel, language, because, destination, ids FROM sized WHERE people >= ${OWN_LANE}
           UNION ALL
           SELECT channel, language, because, '', array_agg(id) FROM sized, unnest(ids) AS t (id)
           WHERE people < ${OWN_LANE} GROUP BY channel, language, because
         )
         INSERT INTO dispatch (version_id, channel, language, destination, lane, because, way_ids, size)
         SELECT $6::uuid, channel, language, destination, $7, because,
           ids[at : at + ${DISPATCH_SIZE - 1}], least(${DISPATCH_SIZE}, cardinality(ids) - at + 1)
         FROM placed, generate_series(1, cardinality(ids), ${DISPATCH_SIZE}) AS at
         ORDER BY at
         RETURNING id, channel`,
          [...request.parameters, request.versionId, request.lane],
        );
      },
      { patiently: true },
    );
  }
}
