import type { List } from '../domain/chain.js';
import type { Supporter } from '../domain/profile.js';
import { RECEIPTS, type ReceiptKind } from '../domain/receipt.js';
import type { People, Person } from '../audience/people.service.js';
import type { Emergency } from './disclosure.service.js';

/** What came of one line, as people say it. */
export const LINE_RESULTS = ['told', 'help', 'absent', 'declined'] as const;
export type LineResult = (typeof LINE_RESULTS)[number];

/**
 * Who declined to listen has not been told: they are visited, and on the last list somebody goes again. `detail` keeps
 * the difference. Who needs help has been told, and stands among those who asked for it.
 */
export const RECEIPT_OF: Record<List, Partial<Record<LineResult, ReceiptKind>>> = {
  call: { told: 'called', help: 'needs-help', absent: 'not-called', declined: 'not-called' },
  fax: { told: 'faxed', absent: 'not-faxed' },
  visit: { told: 'visited', help: 'needs-help', absent: 'not-home', declined: 'not-home' },
};

/** Whoever reads a sheet: the office, or a helper outside it. */
export type Reader = 'office' | Supporter;

/** One line as this reader may see it. */
export interface Line {
  id: string;
  /** For the QR code; absent where the reader could not find the door anyway. */
  token?: string;
  number: number;
  part: number | null;
  area: string;
  /** A facility's name and kind. */
  facility?: { name: string; kana: string; kind: string };
  /** Absent where neither gate is open. */
  people?: { address: string; members: Person[] };
  numbers: string[];
  tries: number;
  last?: { kind: ReceiptKind; at: Date };
}

/** A list, or a part of it, for one reader at one moment. */
export interface Sheet {
  list: List;
  reader: Reader;
  versionNumber: number;
  lines: Line[];
  /** More lines than one page takes: where the next begins. */
  next?: number | undefined;
  total: number;
  parts: number;
  part?: number | undefined;
  byTown: { area: string; n: number }[];
  /** Open lines of each part; those without one came after the list was split. */
  byPart: { part: number; n: number }[];
  emergency?: Emergency | undefined;
  at: Date;
}

/** What a helper outside the office may see of a household: all in a declared emergency, else those who consented. */
export function shownTo(reader: Reader, people: People | undefined, emergency: Emergency | undefined): Line['people'] {
  if (people === undefined) return undefined;
  const { address } = people;
  if (reader === 'office' || emergency !== undefined) return { address, members: people.members };
  const members = people.members.filter(({ disclosure }) => disclosure);
  return members.length === 0 ? undefined : { address, members };
}

/** Numbers for the list at hand; a visitor outside the office gets none. In a drill only those who joined are rung. */
export function numbersFor(list: List, reader: Reader, people: People | undefined, isDrill: boolean): string[] {
  if (people === undefined || reader !== 'office') return [];
  const channel = list === 'fax' ? 'fax' : 'phone';
  const numbers = people.numbers.filter((each) => each.channel === channel && (each.drills || !isDrill));
  return [...new Set(numbers.map(({ number }) => number))];
}

/** How a kind of receipt reads on a list. */
export function receiptLabel(kind: ReceiptKind): { ja: string; en: string } {
  return RECEIPTS[kind].label;
}
