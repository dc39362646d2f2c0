import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

export interface MemberRow {
  id: string;
  household_id: string;
  sealed: Buffer;
  language: string;
  needs_support: boolean;
  disclosure: boolean;
}

export interface NumberRow {
  id: string;
  household_id: string | null;
  channel: string;
  sealed: Buffer;
  drills: boolean;
}

/** SQL about the people of a few households, sealed as they lie. */
@Injectable()
export class PeopleStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  async households(ids: readonly string[]): Promise<{ id: string; sealed: Buffer | null }[]> {
    return this.database.query('SELECT id, sealed FROM household WHERE id = ANY ($1)', [ids]);
  }

  async members(householdIds: readonly string[]): Promise<MemberRow[]> {
    return this.database.query<MemberRow>(
      'SELECT id, household_id, sealed, language, needs_support, disclosure FROM member WHERE household_id = ANY ($1) ORDER BY created_at, id',
      [householdIds],
    );
  }

  /** Telephones and faxes of these households, and of these facilities. */
  async numbers(householdIds: readonly string[], facilityWays: readonly string[]): Promise<NumberRow[]> {
    return this.database.query<NumberRow>(
      `SELECT id, household_id, channel, sealed, drills FROM way
       WHERE state = 'active' AND channel IN ('phone', 'fax') AND (household_id = ANY ($1) OR id = ANY ($2)) ORDER BY created_at, id`,
      [householdIds, facilityWays],
    );
  }
}
