import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database, one } from '../platform/database/database.js';

interface LetterRow {
  id: string;
  sealed: Buffer;
  created_at: Date;
  tries: number;
}

@Injectable()
export class LettersStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  async since(wayId: string, at: Date): Promise<number> {
    return Number(
      one(
        await this.database.query<{ count: string }>(
          'SELECT count(*) FROM letter WHERE way_id = $1 AND created_at > $2',
          [wayId, at],
        ),
      ).count,
    );
  }

  async insert(wayId: string, at: Date, seal: (id: string) => Buffer): Promise<string> {
    const id = randomUUID();
    await this.database.query('INSERT INTO letter (id, way_id, sealed, created_at) VALUES ($1, $2, $3, $4)', [
      id,
      wayId,
      seal(id),
      at,
    ]);
    return id;
  }

  /** Takes the letter for a minute: nobody else sends it meanwhile. */
  async claim(id: string): Promise<LetterRow | undefined> {
    const taken = await this.database.query<LetterRow>(
      `UPDATE letter SET tries = tries + 1, not_before = clock_timestamp() + make_interval(secs => 10 * power(2, least(tries, 8)))
       WHERE id = $1 AND outcome IS NULL AND not_before <= clock_timestamp() RETURNING id, sealed, created_at, tries`,
      [id],
    );
    return taken[0];
  }

  async settle(id: string, outcome: string, at: Date): Promise<void> {
    await this.database.query('UPDATE letter SET outcome = $2, sent_at = $3 WHERE id = $1', [id, outcome, at]);
  }

  async due(): Promise<string[]> {
    const found = await this.database.query<{ id: string }>(
      "SELECT id FROM letter WHERE outcome IS NULL AND not_before <= clock_timestamp() - interval '2 seconds' ORDER BY not_before LIMIT 100",
    );
    return found.map((row) => row.id);
  }

  sandboxed(limit: number): Promise<LetterRow[]> {
    return this.database.query<LetterRow>(
      "SELECT id, sealed, created_at, tries FROM letter WHERE outcome = 'sandbox' ORDER BY created_at DESC LIMIT $1",
      [limit],
    );
  }
}
