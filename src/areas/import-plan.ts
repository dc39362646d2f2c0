import { CODE_FACTS, codeProblem, type CodeType } from '../domain/code-type.js';
import { cut, on, overlay, type Day, type Period } from '../domain/validity.js';

/** What a table says of one code. */
export interface CodeFacts {
  name: string;
  kana?: string;
  nameEn?: string;
  parent?: string;
  source: string;
}

/** One row of a file; `where` leads a person to it. */
export interface CodeRow {
  where: string;
  type: CodeType;
  code: string;
  facts: Omit<CodeFacts, 'source'>;
  from?: Day;
  to?: Day;
}

/** What has to be mended before anything is written. */
export interface Trouble {
  where: string;
  ja: string;
  en: string;
}

/** All that was ever said of each thing, by its key. */
export type Timelines<T> = ReadonlyMap<string, readonly Period<T>[]>;

export interface Plan<T> {
  troubles: Trouble[];
  /** The timelines that change. */
  next: Map<string, Period<T>[]>;
  fresh: string[];
  changed: string[];
  gone: string[];
  same: number;
}

/** A file of codes as its reader understood it. */
export interface CodeFile {
  rows: readonly CodeRow[];
  /** Types of which the file is the whole table: what it does not name is gone. */
  whole: readonly CodeType[];
}

/** Under which day and name a file is laid over what is known. */
export interface Terms {
  from: Day;
  source: string;
}

export const keyOf = (type: CodeType, code: string): string => `${type} ${code}`;

/** Lays a file over the table; nothing is written where there is any trouble. */
export function planCodes(known: Timelines<CodeFacts>, file: CodeFile, terms: Terms): Plan<CodeFacts> {
  const troubles = file.rows.flatMap((row) => troublesOf(row, terms));
  const rows = new Map<string, { row: CodeRow; period: Period<CodeFacts> }[]>();
  for (const row of file.rows) {
    const key = keyOf(row.type, row.code);
    rows.set(key, [...(rows.get(key) ?? []), { row, period: periodOf(row, terms) }]);
  }
  const laid = [...rows].map(([key, listed]) => {
    const sorted = listed.sort((a, b) => (a.period.from < b.period.from ? -1 : 1));
    troubles.push(...overlapping(sorted), ...olderThan(known.get(key) ?? [], sorted));
    return [key, sorted.map(({ period }, i) => endingBefore(period, sorted[i + 1]?.period.from))] as const;
  });
  const gone = [...known.keys()].filter(
    (key) => file.whole.some((type) => key.startsWith(`${type} `)) && !rows.has(key),
  );
  return planned(known, { laid, gone, troubles }, { day: terms.from, same: sameFacts });
}

/** What a file lays over the known, whatever kind of thing it is. */
interface Laid<T> {
  laid: readonly (readonly [key: string, periods: readonly Period<T>[]])[];
  gone: readonly string[];
  troubles: Trouble[];
}

/** The timelines after it, and what that means on the day it begins to hold. */
export function planned<T>(
  known: Timelines<T>,
  { laid, gone, troubles }: Laid<T>,
  { day, same }: { day: Day; same: (a: T, b: T) => boolean },
): Plan<T> {
  const plan: Plan<T> = { troubles, next: new Map(), fresh: [], changed: [], gone: [], same: 0 };
  const put = (key: string, next: Period<T>[]): void => {
    const before = known.get(key) ?? [];
    if (!isSameTimeline(before, next, same)) plan.next.set(key, next);
    const [was, is] = [on(before, day), on(next, day)];
    if (before.length === 0) plan.fresh.push(key);
    else if (was !== undefined && is === undefined) plan.gone.push(key);
    else if (plan.next.has(key)) plan.changed.push(key);
    else plan.same += 1;
  };
  for (const [key, periods] of laid) {
    const before: readonly Period<T>[] = known.get(key) ?? [];
    put(
      key,
      periods.reduce<Period<T>[]>((timeline, period) => overlay(timeline, period, same), [...before]),
    );
  }
  for (const key of gone) if (on(known.get(key) ?? [], day) !== undefined) put(key, cut(known.get(key) ?? [], day));
  return plan;
}

/** Who said the same thing last is no change: the row keeps its first source. */
function isSameTimeline<T>(
  before: readonly Period<T>[],
  next: readonly Period<T>[],
  same: (a: T, b: T) => boolean,
): boolean {
  return (
    before.length === next.length &&
    before.every((period, i) => {
      const other = next[i];
      return other?.from === period.from && other.to === period.to && same(period.value, other.value);
    })
  );
}

function troublesOf(row: CodeRow, terms: Terms): Trouble[] {
  const found = codeProblem({ type: row.type, value: row.code });
  const wrong: Trouble[] = found === undefined ? [] : [{ where: row.where, ...found }];
  if (row.facts.name.trim() === '')
    wrong.push({ where: row.where, ja: '名前がありません。', en: 'The name is missing.' });
  if (row.to !== undefined && row.to <= (row.from ?? terms.from))
    wrong.push({
      where: row.where,
      ja: '有効期間の終わりが始まりより前です。valid_to は、使われなくなった最初の日です。',
      en: 'valid_to is the first day on which the code no longer holds: it must be after valid_from.',
    });
  return wrong;
}

function periodOf(row: CodeRow, terms: Terms): Period<CodeFacts> {
  const value = { ...row.facts, source: terms.source };
  return { from: row.from ?? terms.from, ...(row.to === undefined ? {} : { to: row.to }), value };
}

function endingBefore<T>(period: Period<T>, next: Day | undefined): Period<T> {
  return period.to === undefined && next !== undefined ? { ...period, to: next } : period;
}

type Listed = readonly { row: CodeRow; period: Period<CodeFacts> }[];

function overlapping(sorted: Listed): Trouble[] {
  return sorted.flatMap(({ row, period }, i) => {
    const before = sorted[i - 1];
    if (before === undefined) return [];
    const isTwice = before.period.from === period.from;
    if (!isTwice && (before.period.to === undefined || before.period.to <= period.from)) return [];
    return [
      {
        where: row.where,
        ja: `${CODE_FACTS[row.type].label.ja} ${row.code} が ${before.row.where} と重なっています。どちらかを消すか、期間を分けてください。`,
        en: `${row.type} ${row.code} overlaps ${before.row.where}: remove one, or give them separate days.`,
      },
    ];
  });
}

/** An old table must not wipe out a newer one by being handed in late. */
function olderThan(timeline: readonly Period<CodeFacts>[], sorted: Listed): Trouble[] {
  const last = sorted.at(-1);
  if (last === undefined || last.period.to !== undefined) return [];
  const newer = timeline.find((period) => period.from > last.period.from);
  if (newer === undefined) return [];
  return [
    {
      where: last.row.where,
      ja: `${newer.from} からの新しい行がすでにあります。--valid-from をそれより後にするか、valid_to を書いてください。`,
      en: `A newer row holds from ${newer.from}: choose a later --valid-from, or give valid_to.`,
    },
  ];
}

function sameFacts(a: CodeFacts, b: CodeFacts): boolean {
  return a.name === b.name && a.kana === b.kana && a.nameEn === b.nameEn && a.parent === b.parent;
}
