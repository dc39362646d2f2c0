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

/** Those who got, or may have got, an earlier version of the same alert, while they are still subscribed. */
const EARLIER = `
  SELECT DISTINCT w.id, w.channel, w.language, 'earlier' AS because
  FROM version v JOIN version before ON before.alert_id = v.alert_id AND before.number < v.number
  JOIN dispatch d ON d.version_id = before.id CROSS JOIN LATERAL unnest(d.way_ids) AS t (way_id)
  JOIN way w ON w.id = t.way_id AND w.state IN ('active', 'suspended')
  WHERE v.id = $6`;

/** One set-based statement picks the audience, cuts it into dispatches and keeps them: the snapshot. */
@Injectable()
export class FanoutStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The dispatches made now; nothing when the version was cut before. All or nothing. */
  async cut(request: CutRequest): Promise<CutDispatch[] | undefined> {
    return this.database.transaction(async (tx) => {
      const taken = await tx.query(
        'UPDATE version SET fanned_out_at = $2 WHERE id = $1 AND issued_at IS NOT NULL AND fanned_out_at IS NULL RETURNING 1',
        [request.versionId, request.at],
      );
      if (taken.length === 0) return undefined;
      return tx.query<CutDispatch>(
        `WITH chosen AS (
           SELECT DISTINCT ON (id) id, channel, language, because FROM (
             SELECT * FROM (${CONCERNED}) concerned WHERE $8 IN ('concerned', 'both')
             UNION ALL SELECT * FROM (${EARLIER}) earlier WHERE $8 IN ('earlier', 'both')
           ) everyone ORDER BY id, because
         ), numbered AS (
           SELECT *, (row_number() OVER (PARTITION BY channel, language, because ORDER BY id) - 1) / ${DISPATCH_SIZE} AS chunk FROM chosen
         )
         INSERT INTO dispatch (version_id, channel, language, lane, because, way_ids, size)
         SELECT $6::uuid, channel, language, $7, because, array_agg(id ORDER BY id), count(*)
         FROM numbered GROUP BY channel, language, because, chunk
         RETURNING id, channel`,
        [...request.parameters, request.versionId, request.lane, request.recipients],
      );
    });
  }
}
