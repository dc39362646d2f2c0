import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { ParseProblem, Remark } from '../sources/source.js';
import type { NoticeCount, NoticeRecord, NoticeState } from './notice-record.js';

interface NoticeRow {
  id: string;
  source: string;
  organisation: string;
  received_at: Date;
  media_type: string;
  state: NoticeState;
  size: number;
  alert_ids: string[];
  problem: ParseProblem | null;
  note: { ja: string; en: string } | null;
  report: Remark[] | null;
}

export interface NewNotice {
  source: string;
  organisation: string;
  receivedAt: Date;
  mediaType: string;
  sha256: Buffer;
  bytes: Uint8Array;
}

const COLUMNS =
  'id, source, organisation, received_at, media_type, state, length(bytes) AS size, alert_ids, problem, note, report';

/** All SQL of the intake. */
@Injectable()
export class IntakeStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Keeps the bytes; the same bytes again give the first notice. */
  async keep(notice: NewNotice): Promise<{ id: string; isNew: boolean }> {
    const made = await this.database.query<{ id: string }>(
      `INSERT INTO notice (source, organisation, received_at, media_type, sha256, bytes) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (source, organisation, sha256) DO NOTHING RETURNING id`,
      [notice.source, notice.organisation, notice.receivedAt, notice.mediaType, notice.sha256, notice.bytes],
    );
    if (made[0] !== undefined) return { id: made[0].id, isNew: true };
    const [first] = await this.database.query<{ id: string }>(
      'SELECT id FROM notice WHERE source = $1 AND organisation = $2 AND sha256 = $3',
      [notice.source, notice.organisation, notice.sha256],
    );
    if (first === undefined) throw new Error('a notice vanished');
    return { id: first.id, isNew: false };
  }

  async get(id: string): Promise<NoticeRecord | undefined> {
    const found = await this.database.query<NoticeRow>(`SELECT ${COLUMNS} FROM notice WHERE id = $1`, [id]);
    return found.map(toRecord)[0];
  }

  async bytes(id: string): Promise<Uint8Array | undefined> {
    const found = await this.database.query<{ bytes: Buffer }>('SELECT bytes FROM notice WHERE id = $1', [id]);
    return found[0]?.bytes;
  }

  async list(filter: { state?: NoticeState; limit?: number }): Promise<NoticeRecord[]> {
    const found = await this.database.query<NoticeRow>(
      `SELECT ${COLUMNS} FROM notice WHERE ($1::text IS NULL OR state = $1) ORDER BY received_at DESC LIMIT $2`,
      [filter.state ?? null, Math.min(filter.limit ?? 50, 500)],
    );
    return found.map(toRecord);
  }

  /** The newest notices that became alerts since then, with their bytes, for trying out rules. */
  async telling(
    since: Date,
    limit: number,
  ): Promise<{ id: string; source: string; organisation: string; mediaType: string; bytes: Buffer }[]> {
    return this.database.query(
      `SELECT id, source, organisation, media_type AS "mediaType", bytes FROM notice
       WHERE received_at > $1 AND alert_ids <> '{}' ORDER BY received_at DESC LIMIT $2`,
      [since, limit],
    );
  }

  async count(state: NoticeState): Promise<number> {
    const found = await this.database.query<{ count: string }>('SELECT count(*) FROM notice WHERE state = $1', [state]);
    return Number(found[0]?.count ?? 0);
  }

  /** What came in since then, by source and state. */
  async countsSince(since: Date): Promise<NoticeCount[]> {
    return this.database.query<NoticeCount>(
      'SELECT source, state, count(*)::int AS count FROM notice WHERE received_at >= $1 GROUP BY source, state',
      [since],
    );
  }

  async settle(
    id: string,
    result: Pick<NoticeRecord, 'state' | 'problem' | 'note' | 'report'> & { alertIds?: string[] },
  ): Promise<void> {
    await this.database.query(
      'UPDATE notice SET state = $2, alert_ids = $3, problem = $4, note = $5, report = $6 WHERE id = $1',
      [
        id,
        result.state,
        result.alertIds ?? [],
        result.problem === undefined ? null : JSON.stringify(result.problem),
        result.note === undefined ? null : JSON.stringify(result.note),
        result.report === undefined ? null : JSON.stringify(result.report),
      ],
    );
  }

  /** Notices that lie unparsed: their job was lost. Marks them as queued again. */
  async takeForgotten(olderThanSeconds: number): Promise<string[]> {
    const found = await this.database.query<{ id: string }>(
      `UPDATE notice SET queued_at = clock_timestamp()
       WHERE state = 'received' AND queued_at < clock_timestamp() - make_interval(secs => $1) RETURNING id`,
      [olderThanSeconds],
    );
    return found.map((row) => row.id);
  }
}

function toRecord(row: NoticeRow): NoticeRecord {
  return {
    id: row.id,
    source: row.source,
    organisation: row.organisation,
    receivedAt: row.received_at,
    mediaType: row.media_type,
    state: row.state,
    bytes: row.size,
    alertIds: row.alert_ids,
    ...(row.problem === null ? {} : { problem: row.problem }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.report === null ? {} : { report: row.report }),
  };
}
