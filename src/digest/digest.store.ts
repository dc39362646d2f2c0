import { Inject, Injectable } from '@nestjs/common';
import type { AlertDraft } from '../domain/alert.js';
import { Database, type Queryable } from '../platform/database/database.js';

export interface NewDigest {
  organisation: string;
  at: Date;
  /** Code of domain/digest.ts; '' = the beginning. */
  slot: string;
  drafts: readonly AlertDraft[];
  now: Date;
}

export interface OpenDigest {
  organisation: string;
  at: Date;
  drafts: AlertDraft[];
}

/** All SQL about digests. */
@Injectable()
export class DigestStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** One process at a time lays digests down. */
  async lock(tx: Queryable): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(741005)');
  }

  async last(tx: Queryable, organisation: string): Promise<Date | undefined> {
    const found = await tx.query<{ at: Date | null }>('SELECT max(slot_at) AS at FROM digest WHERE organisation = $1', [
      organisation,
    ]);
    return found[0]?.at ?? undefined;
  }

  async lastOf(tx: Queryable, organisation: string, slot: string): Promise<Date | undefined> {
    const found = await tx.query<{ at: Date | null }>(
      'SELECT max(slot_at) AS at FROM digest WHERE organisation = $1 AND slot = $2',
      [organisation, slot],
    );
    return found[0]?.at ?? undefined;
  }

  async add(tx: Queryable, { organisation, at, slot, drafts, now }: NewDigest): Promise<void> {
    await tx.query(
      `INSERT INTO digest (organisation, slot_at, slot, drafts, done_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (organisation, slot_at) DO NOTHING`,
      [organisation, at, slot, JSON.stringify(drafts), drafts.length === 0 ? now : null],
    );
  }

  async open(): Promise<OpenDigest[]> {
    return this.database.query(
      'SELECT organisation, slot_at AS at, drafts FROM digest WHERE done_at IS NULL ORDER BY slot_at, organisation',
    );
  }

  /** The alerts keep what was said from here on. */
  async close({ organisation, at }: OpenDigest, now: Date): Promise<void> {
    await this.database.query(
      "UPDATE digest SET done_at = $3, drafts = '[]' WHERE organisation = $1 AND slot_at = $2 AND done_at IS NULL",
      [organisation, at, now],
    );
  }
}
