import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

export interface SenderRow {
  id: string;
  organisation: string;
  sealed: Buffer;
  created_at: Date;
}

/** All SQL about who may write for a school by mail. Addresses are sealed before they come here. */
@Injectable()
export class SchoolSendersStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  async add(sender: {
    id: string;
    organisation: string;
    sealed: Buffer;
    addressIndex: Buffer;
    by: string;
    at: Date;
  }): Promise<boolean> {
    const made = await this.database.query(
      `INSERT INTO school_sender (id, organisation, sealed, address_index, added_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organisation, address_index) DO NOTHING RETURNING id`,
      [sender.id, sender.organisation, sender.sealed, sender.addressIndex, sender.by, sender.at],
    );
    return made.length > 0;
  }

  async remove(organisation: string, id: string): Promise<boolean> {
    const gone = await this.database.query(
      'DELETE FROM school_sender WHERE organisation = $1 AND id = $2 RETURNING id',
      [organisation, id],
    );
    return gone.length > 0;
  }

  list(organisation: string): Promise<SenderRow[]> {
    return this.database.query<SenderRow>(
      'SELECT id, organisation, sealed, created_at FROM school_sender WHERE organisation = $1 ORDER BY created_at, id',
      [organisation],
    );
  }

  async indexes(organisation: string): Promise<Buffer[]> {
    const found = await this.database.query<{ address_index: Buffer }>(
      'SELECT address_index FROM school_sender WHERE organisation = $1',
      [organisation],
    );
    return found.map((row) => row.address_index);
  }

  async rounds(): Promise<Map<string, number>> {
    const found = await this.database.query<{ organisation: string; round: number }>('SELECT * FROM school_mailbox');
    return new Map(found.map((row) => [row.organisation, row.round]));
  }

  async nextRound(organisation: string): Promise<void> {
    await this.database.query(
      `INSERT INTO school_mailbox (organisation, round) VALUES ($1, 1)
       ON CONFLICT (organisation) DO UPDATE SET round = school_mailbox.round + 1`,
      [organisation],
    );
  }
}
