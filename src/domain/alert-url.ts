import type { Language } from './language.js';

interface PageOfAlert {
  /** Without a trailing slash. */
  publicUrl: string;
  shortId: string;
  language: Language;
}

/** The alert's page in the reader's language: who cannot read Japanese must not have to look for the way out of it. */
export function alertUrl({ publicUrl, shortId, language }: PageOfAlert): string {
  return `${publicUrl}/alerts/${shortId}${language === 'ja' ? '' : `?lang=${language}`}`;
}

/** One printed sheet: this report of this alert for this board. `code` proves that the sheet was in somebody's hands. */
export interface Sheet {
  shortId: string;
  /** 第N報, as residents count. */
  report: number;
  board: string;
  code: string;
}

/** Where a sheet's QR code leads. */
export function sheetPath({ shortId, report, board, code }: Sheet): string {
  return `/sheets/${shortId}/${report}/${board}/${code}`;
}

/** What the code of a sheet is made of (`Vault.code`). */
export function sheetSeal({ shortId, report, board }: Omit<Sheet, 'code'>): string {
  return `${shortId}|${report}|${board}`;
}
