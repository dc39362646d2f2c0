import { Inject, Injectable } from '@nestjs/common';
import type { ReceiptKind } from '../domain/receipt.js';
import { Database } from '../platform/database/database.js';
import type { HelpRow, NewReceipt, ReceiptRow } from './receipt-record.js';

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

  /**
   * Who has asked for help since then, each household once, by when it first asked. It ends when staff have helped, or when
   * the same address says that it is safe: what somebody else of the household says does not end it.
   */
  async askingForHelp(since: Date, alertId?: string): Promise<HelpRow[]> {
    return this.database.query<HelpRow>(
      `SELECT * FROM (
         SELECT DISTINCT ON (v.alert_id, coalesce(c.household_id, w.household_id, c.way_id))
           c.id::text, v.alert_id, c.version_id, coalesce(c.household_id, w.household_id) AS household_id, c.way_id, c.at,
           CASE WHEN h.id IS NULL THEN coalesce(w.areas, '{}') ELSE ARRAY[h.area] END AS areas
         FROM standing_receipt c JOIN version v ON v.id = c.version_id LEFT JOIN way w ON w.id = c.way_id
         LEFT JOIN household h ON h.id = coalesce(c.household_id, w.household_id)
         WHERE c.kind = 'needs-help' AND c.at >= $1 AND ($2::uuid IS NULL OR v.alert_id = $2)
           AND NOT EXISTS (SELECT 1 FROM standing_receipt l WHERE l.way_id = c.way_id AND l.id > c.id AND l.kind IN ('safe', 'helped'))
           AND NOT EXISTS (SELECT 1 FROM standing_receipt l
             WHERE l.household_id = coalesce(c.household_id, w.household_id) AND l.id > c.id AND l.kind = 'helped')
         ORDER BY v.alert_id, coalesce(c.household_id, w.household_id, c.way_id), c.id
       ) asking ORDER BY at`,
      [since, alertId ?? null],
    );
  }
}
