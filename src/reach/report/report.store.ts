import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { FailureCount, LeakCount, ReceiptCount, Wording } from './report.js';

/** SQL of the after-action report. It counts; it never reads a name or an address. */
@Injectable()
export class ReportStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Last words that were no hand-off, by reason. */
  async failures(versionId: string): Promise<FailureCount[]> {
    return this.database.queryPatiently(
      `SELECT channel, outcome, reason, count(*)::int AS addresses FROM attempt
       WHERE version_id = $1 AND final AND outcome NOT IN ('sent', 'sandbox') GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 3`,
      [versionId],
    );
  }

  async receipts(versionId: string): Promise<ReceiptCount[]> {
    return this.database.queryPatiently(
      `SELECT kind, count(*)::int AS count, min(at) AS first, max(at) AS last FROM receipt
       WHERE version_id = $1 GROUP BY 1 ORDER BY min(at), 1`,
      [versionId],
    );
  }

  /** One text for each channel and language; of a hundred boards, which differ in name and number, the first. */
  async wording(versionId: string): Promise<Wording[]> {
    return this.database.queryPatiently(
      `SELECT channel, language, (array_agg(preview ORDER BY place))[1] AS text, count(*)::int AS places FROM rendition
       WHERE version_id = $1 GROUP BY 1, 2 ORDER BY channel, language <> 'ja', language`,
      [versionId],
    );
  }

  /**
   * Of drill versions: what was handed over, or may have been, to an address that has not joined drills, and what came back
   * about a household of which no address has. Joined means as the register stands now; `unclear` was changed since.
   */
  async leaks(versionIds: readonly string[]): Promise<LeakCount> {
    const [row] = await this.database.queryPatiently<LeakCount>(
      `SELECT
         (SELECT count(*)::int FROM attempt a JOIN way w ON w.id = a.way_id
          WHERE a.version_id = ANY ($1) AND a.outcome IN ('sent', 'sandbox', 'unknown') AND NOT w.drills AND w.changed_at <= a.at) AS attempts,
         (SELECT count(*)::int FROM attempt a JOIN way w ON w.id = a.way_id
          WHERE a.version_id = ANY ($1) AND a.outcome IN ('sent', 'sandbox', 'unknown') AND NOT w.drills AND w.changed_at > a.at) AS unclear,
         (SELECT count(*)::int FROM standing_receipt c LEFT JOIN way w ON w.id = c.way_id
          WHERE c.version_id = ANY ($1) AND coalesce(c.household_id, w.household_id) IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM way o WHERE o.household_id = coalesce(c.household_id, w.household_id) AND o.drills)) AS receipts`,
      [versionIds],
    );
    return row ?? { attempts: 0, receipts: 0, unclear: 0 };
  }

  /** When something was last written down about these versions. */
  async lastNews(versionIds: readonly string[]): Promise<Date | undefined> {
    const [row] = await this.database.query<{ at: Date | null }>(
      `SELECT greatest((SELECT max(at) FROM attempt WHERE version_id = ANY ($1)), (SELECT max(at) FROM receipt WHERE version_id = ANY ($1)),
         (SELECT max(e.at) FROM alert_event e JOIN version v ON v.alert_id = e.alert_id WHERE v.id = ANY ($1)),
         (SELECT max(closed_at) FROM reach_run WHERE version_id = ANY ($1))) AS at`,
      [versionIds],
    );
    return row?.at ?? undefined;
  }

  /** Alerts that went out, newest first; whoever calls decides which are over. */
  async issuedSince(since: Date, topics: { except: readonly string[] }): Promise<string[]> {
    const found = await this.database.query<{ alert_id: string }>(
      `SELECT alert_id FROM version WHERE issued_at > $1 AND content->>'topic' <> ALL ($2) GROUP BY 1 ORDER BY max(issued_at) DESC LIMIT 200`,
      [since, topics.except],
    );
    return found.map(({ alert_id }) => alert_id);
  }
}
