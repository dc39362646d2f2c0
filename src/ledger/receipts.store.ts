import { Inject, Injectable } from '@nestjs/common';
import type { ReceiptKind } from '../domain/receipt.js';
import { Database } from '../platform/database/database.js';
import type { NewReceipt, ReceiptRow } from './receipt-record.js';

/** All SQL of receipts. Append-only: a mistake is followed by another receipt. */
@Injectable()
export class ReceiptsStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** True the first time. */
  async keep(receipt: NewReceipt): Promise<boolean> {
    const kept = await this.database.query(
      `INSERT INTO receipt (kind, version_id, way_id, household_id, external_id, detail, given_by, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1`,
      [
        receipt.kind,
        receipt.versionId,
        receipt.wayId ?? null,
        receipt.householdId ?? null,
        receipt.externalId,
        receipt.detail ?? null,
        receipt.givenBy,
        receipt.at,
      ],
    );
    return kept.length > 0;
  }

  /** What this address said last about this version. */
  async last(versionId: string, wayId: string, kinds: readonly ReceiptKind[]): Promise<ReceiptRow | undefined> {
    const found = await this.database.query<ReceiptRow>(
      `SELECT id::text, version_id, way_id, household_id, kind, detail, given_by, at FROM receipt
       WHERE way_id = $2 AND version_id = $1 AND kind = ANY ($3) ORDER BY id DESC LIMIT 1`,
      [versionId, wayId, kinds],
    );
    return found[0];
  }

  /** Receipts of these kinds for these versions, oldest first. */
  async of(versionIds: readonly string[], kinds: readonly ReceiptKind[]): Promise<ReceiptRow[]> {
    return this.database.query<ReceiptRow>(
      `SELECT id::text, version_id, way_id, household_id, kind, detail, given_by, at FROM receipt
       WHERE version_id = ANY ($1) AND kind = ANY ($2) ORDER BY id`,
      [versionIds, kinds],
    );
  }
}
