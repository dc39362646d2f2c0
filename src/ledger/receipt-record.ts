import type { ReceiptKind } from '../domain/receipt.js';

/** Something that came back: from a board, a studio, a caller, a visitor, a resident. */
export interface NewReceipt {
  kind: ReceiptKind;
  versionId: string;
  /** The board, the station or the address it is about. */
  wayId?: string;
  /** The household, where no address is meant (a visit). */
  householdId?: string;
  /** The same event told twice has the same: it counts once. */
  externalId: string;
  /** For the operator. Never a name or an address. */
  detail?: string;
  /** Who says so: `sheet`, `studio`, `gateway`, `resident`, or an account's id. */
  givenBy: string;
  at: Date;
}

/** Somebody who said that they need help, and whom nobody has helped yet. */
export interface HelpRow {
  /** The receipt it was said in. */
  id: string;
  alert_id: string;
  version_id: string;
  /** Both where an address of a household said it; a visitor knows only the household, a stranger has only an address. */
  household_id: string | null;
  way_id: string | null;
  /** Where the household lives, or what the address asked to hear about. */
  areas: string[];
  at: Date;
}

export interface ReceiptRow {
  id: string;
  version_id: string;
  way_id: string | null;
  household_id: string | null;
  kind: ReceiptKind;
  detail: string | null;
  given_by: string | null;
  at: Date;
}
