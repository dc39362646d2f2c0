import { Inject, Injectable } from '@nestjs/common';
import { Database, one } from '../platform/database/database.js';

export interface UnarmedRow {
  id: string;
  channel: string;
  sealed: Buffer;
}

/** SQL about what is made ready ahead of a message. */
@Injectable()
export class ArmedStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Takes them out for good: each is used once, whatever happens next. */
  async take(wayIds: readonly string[]): Promise<{ way_id: string; sealed: Buffer }[]> {
    return this.database.query('DELETE FROM armed WHERE way_id = ANY ($1) RETURNING way_id, sealed', [wayIds]);
  }

  async keep(armed: readonly { wayId: string; sealed: Buffer }[]): Promise<void> {
    await this.database.query(
      `INSERT INTO armed (way_id, sealed) SELECT * FROM unnest($1::uuid[], $2::bytea[]) AS t (way_id, sealed)
       WHERE EXISTS (SELECT 1 FROM way w WHERE w.id = t.way_id) ON CONFLICT DO NOTHING`,
      [armed.map(({ wayId }) => wayId), armed.map(({ sealed }) => sealed)],
    );
  }

  /** Active ways of these channels after `after` that have nothing ready, by id. */
  async unarmed(channels: readonly string[], after: string, limit: number): Promise<UnarmedRow[]> {
    return this.database.query<UnarmedRow>(
      `SELECT w.id, w.channel, w.sealed FROM way w
       WHERE w.state = 'active' AND w.channel = ANY ($1) AND w.id > $2 AND NOT EXISTS (SELECT 1 FROM armed a WHERE a.way_id = w.id)
       ORDER BY w.id LIMIT $3`,
      [channels, after, limit],
    );
  }

  async count(): Promise<number> {
    return Number(one(await this.database.query<{ count: string }>('SELECT count(*) AS count FROM armed')).count);
  }

  /** Ways of before there were lanes. */
  async withoutDestination(limit: number): Promise<UnarmedRow[]> {
    return this.database.query<UnarmedRow>(
      'SELECT id, channel, sealed FROM way WHERE destination IS NULL ORDER BY id LIMIT $1',
      [limit],
    );
  }

  async setDestinations(rows: readonly { id: string; destination: string }[]): Promise<void> {
    await this.database.query(
      `UPDATE way SET destination = t.destination FROM unnest($1::uuid[], $2::text[]) AS t (id, destination) WHERE way.id = t.id`,
      [rows.map(({ id }) => id), rows.map(({ destination }) => destination)],
    );
  }
}
