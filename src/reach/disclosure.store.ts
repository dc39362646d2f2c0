import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

export interface DisclosureRow {
  id: string;
  officer: string;
  reason: string;
  opened_at: Date;
}

/** SQL of declared emergencies: one at most for an alert at a time. */
@Injectable()
export class DisclosureStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  async current(alertId: string): Promise<DisclosureRow | undefined> {
    const found = await this.database.query<DisclosureRow>(
      'SELECT id, officer, reason, opened_at FROM disclosure WHERE alert_id = $1 AND closed_at IS NULL',
      [alertId],
    );
    return found[0];
  }

  /** False where one is open already. */
  async open(of: { alertId: string; officer: string; reason: string; by: string; at: Date }): Promise<boolean> {
    const opened = await this.database.query(
      `INSERT INTO disclosure (alert_id, officer, reason, opened_by, opened_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [of.alertId, of.officer, of.reason, of.by, of.at],
    );
    return opened.length > 0;
  }

  async close(alertId: string, at: Date): Promise<boolean> {
    const closed = await this.database.query(
      'UPDATE disclosure SET closed_at = $2 WHERE alert_id = $1 AND closed_at IS NULL RETURNING 1',
      [alertId, at],
    );
    return closed.length > 0;
  }
}
