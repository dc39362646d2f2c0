import { Inject, Injectable } from '@nestjs/common';
import { Database, one } from '../platform/database/database.js';
import type { LaneState } from '../platform/vitals.js';

/** What a process tells of itself. */
export interface ProcessFacts {
  lanes: readonly LaneState[];
  /** Its machine's clock against the database's, milliseconds. */
  skewMs: number;
}

export interface PresentProcess {
  role: string;
  silentSeconds: number;
  facts: ProcessFacts;
}

/** SQL about the processes at work. */
@Injectable()
export class PresenceStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Renews the row; gives the database's time. */
  async renew(id: string, role: string, facts: ProcessFacts): Promise<Date> {
    const found = await this.database.query<{ now: Date }>(
      `INSERT INTO process (id, role, facts) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET seen_at = clock_timestamp(), facts = EXCLUDED.facts RETURNING clock_timestamp() AS now`,
      [id, role, JSON.stringify(facts)],
    );
    return one(found).now;
  }

  /** The process ends as it should; what died without a word goes after an hour. */
  async remove(id: string): Promise<void> {
    await this.database.query("DELETE FROM process WHERE id = $1 OR seen_at < clock_timestamp() - interval '1 hour'", [
      id,
    ]);
  }

  async all(): Promise<PresentProcess[]> {
    return this.database.query<PresentProcess>(
      `SELECT role, extract(epoch FROM clock_timestamp() - seen_at)::float8 AS "silentSeconds", facts FROM process ORDER BY started_at`,
    );
  }
}
