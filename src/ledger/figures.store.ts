import { Inject, Injectable } from '@nestjs/common';
import type { Outcome, Reason } from '../domain/outcome.js';
import { Database } from '../platform/database/database.js';

export interface FigureRow {
  channel: string;
  owed: number;
  counts: Partial<Record<Outcome, number>>;
  first: Date | null;
  last: Date | null;
}

export interface DeliveryRow {
  way_id: string;
  channel: string;
  language: string;
  outcome: Outcome | null;
  reason: Reason | null;
  detail: string | null;
  tries: number;
  at: Date | null;
}

/** SQL that reads the ledger for people. */
@Injectable()
export class FiguresStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Per channel: all addresses of the version, last words by outcome, first and last hand-off. */
  async figures(versionId: string): Promise<FigureRow[]> {
    return this.database.queryPatiently<FigureRow>(
      `WITH owed AS (SELECT channel, sum(size)::int AS owed FROM dispatch WHERE version_id = $1 AND round = 0 GROUP BY channel),
       counted AS (SELECT channel, outcome, count(*)::int AS n, min(at) AS first, max(at) AS last FROM attempt WHERE version_id = $1 AND final GROUP BY channel, outcome)
       SELECT o.channel, o.owed,
         coalesce((SELECT jsonb_object_agg(outcome, n) FROM counted c WHERE c.channel = o.channel), '{}') AS counts,
         (SELECT min(first) FROM counted c WHERE c.channel = o.channel AND outcome IN ('sent', 'sandbox')) AS first,
         (SELECT max(last) FROM counted c WHERE c.channel = o.channel AND outcome IN ('sent', 'sandbox')) AS last
       FROM owed o ORDER BY o.channel`,
      [versionId],
    );
  }

  /** One page of deliveries, by way id; `outcome` = `owed` for those without a last word. */
  async deliveries(
    versionId: string,
    filter: { channel?: string; outcome?: string; after?: string; limit: number },
  ): Promise<DeliveryRow[]> {
    return this.database.queryPatiently<DeliveryRow>(
      `SELECT t.way_id, d.channel, d.language, a.outcome, a.reason, a.detail, a.at,
         (SELECT count(*)::int FROM attempt n WHERE n.version_id = $1 AND n.way_id = t.way_id) AS tries
       FROM dispatch d CROSS JOIN LATERAL unnest(d.way_ids) AS t (way_id)
       LEFT JOIN attempt a ON a.version_id = $1 AND a.way_id = t.way_id AND a.final
       WHERE d.version_id = $1 AND d.round = 0 AND ($2::text IS NULL OR d.channel = $2)
         AND ($3::text IS NULL OR coalesce(a.outcome, 'owed') = $3) AND ($4::uuid IS NULL OR t.way_id > $4)
       ORDER BY t.way_id LIMIT $5`,
      [versionId, filter.channel ?? null, filter.outcome ?? null, filter.after ?? null, filter.limit],
    );
  }

  async attempts(
    versionId: string,
    wayId: string,
  ): Promise<{ at: Date; round: number; outcome: Outcome; reason: Reason; detail: string | null }[]> {
    return this.database.query(
      'SELECT at, round, outcome, reason, detail FROM attempt WHERE version_id = $1 AND way_id = $2 ORDER BY id',
      [versionId, wayId],
    );
  }

  async because(versionId: string, wayId: string): Promise<'area' | 'group' | 'earlier' | 'chain' | undefined> {
    const found = await this.database.query<{ because: 'area' | 'group' | 'earlier' | 'chain' }>(
      'SELECT because FROM dispatch WHERE version_id = $1 AND $2 = ANY (way_ids) ORDER BY round LIMIT 1',
      [versionId, wayId],
    );
    return found[0]?.because;
  }

  /** Households of the areas, and of those the ones one of whose ways was handed off. */
  async reach(
    versionId: string,
    areas: readonly string[],
  ): Promise<{ area: string; households: number; reached: number }[]> {
    return this.database.queryPatiently(
      `SELECT split_part(h.area, '.', 1) || coalesce('.' || nullif(split_part(h.area, '.', 2), ''), '') AS area,
         count(*)::int AS households,
         count(*) FILTER (WHERE EXISTS (SELECT 1 FROM way w JOIN attempt a ON a.way_id = w.id AND a.version_id = $1 AND a.final
           WHERE w.household_id = h.id AND a.outcome IN ('sent', 'sandbox')))::int AS reached
       FROM household h WHERE h.area = ANY ($2) GROUP BY 1 ORDER BY 1`,
      [versionId, areas],
    );
  }

  /**
   * Carried by the partial index attempt_alarms: the reasons that are marked `alarms`. With them what is refused to a
   * tenth of an audience: that says something about us or the text, not about the addresses.
   */
  async alarmingReasons(minutes: number): Promise<{ channel: string; reason: Reason; count: number }[]> {
    return this.database.query(
      `SELECT channel, reason, sum(n)::int AS count FROM (
         SELECT channel, reason, 1 AS n FROM attempt
         WHERE reason IN ('credentials', 'blocked', 'quota', 'not-rendered', 'crashed') AND at > clock_timestamp() - make_interval(mins => $1)
         UNION ALL
         SELECT a.channel, a.reason, count(*) FROM version v JOIN attempt a ON a.version_id = v.id AND a.outcome = 'failed'
         WHERE v.issued_at > clock_timestamp() - make_interval(mins => $1) AND a.reason IN ('refused', 'too-large')
         GROUP BY a.version_id, a.channel, a.reason HAVING count(*) >= 10 AND count(*) * 10 >=
           (SELECT sum(d.size) FROM dispatch d WHERE d.version_id = a.version_id AND d.channel = a.channel)
       ) alarming GROUP BY channel, reason ORDER BY channel, reason`,
      [minutes],
    );
  }

  async keepReceipt(kind: string, externalId: string, at: Date): Promise<boolean> {
    const kept = await this.database.query(
      'INSERT INTO receipt (kind, external_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
      [kind, externalId, at],
    );
    return kept.length > 0;
  }

  async isFannedOut(versionId: string): Promise<boolean> {
    const found = await this.database.query<{ done: boolean }>(
      'SELECT fanned_out_at IS NOT NULL AS done FROM version WHERE id = $1',
      [versionId],
    );
    return found[0]?.done ?? false;
  }
}
