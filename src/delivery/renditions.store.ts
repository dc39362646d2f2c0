import { Inject, Injectable } from '@nestjs/common';
import type { Rendition } from '../channels/channel.js';
import { Database } from '../platform/database/database.js';

@Injectable()
export class RenditionsStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The first wording stays: what was sent is what is shown later. */
  async keep(versionId: string, channel: string, place: string, rendition: Rendition): Promise<void> {
    await this.database.query(
      `INSERT INTO rendition (version_id, channel, language, place, preview, wire, measure, warnings, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp()) ON CONFLICT DO NOTHING`,
      [
        versionId,
        channel,
        rendition.language,
        place,
        rendition.preview,
        JSON.stringify(rendition.wire ?? null),
        JSON.stringify(rendition.measure),
        rendition.warnings,
      ],
    );
  }

  async recent(limit: number): Promise<{ at: Date; channel: string; preview: string; version_id: string }[]> {
    return this.database.query(
      `SELECT r.created_at AS at, r.channel, r.preview, r.version_id FROM rendition r
       WHERE EXISTS (SELECT 1 FROM attempt a WHERE a.version_id = r.version_id AND a.channel = r.channel AND a.outcome = 'sandbox')
       ORDER BY r.created_at DESC LIMIT $1`,
      [limit],
    );
  }
}
