import { areaName, townOf } from '../domain/area.js';
import { LISTS, type List } from '../domain/chain.js';
import type { CityProfile } from '../domain/profile.js';
import type { ReceiptKind } from '../domain/receipt.js';

/** Of some households: `reached + unreached = households`, and `unreached = trying + onList`. */
export interface HouseholdCount {
  households: number;
  reached: number;
  /** Somebody there answered, to a person or by a button. */
  acknowledged: number;
  unreached: number;
  /** Not reached, and the next way is still being tried. */
  trying: number;
  /** Not reached, and on one of the printed lists. */
  onList: number;
  needsHelp: number;
}

export interface AreaCount extends HouseholdCount {
  area: string;
  name: string;
}

export interface TownCount extends AreaCount {
  /** Its 丁目. */
  districts: AreaCount[];
}

export interface ClassCount extends HouseholdCount {
  group: string;
  name: string;
}

export interface ListCount {
  list: List;
  households: number;
  /** The others were told, and are asked for an answer. */
  unreached: number;
}

/** What became of a board or a station. `open`: nothing heard from it yet. */
export type PlaceState = 'posted' | 'taken-down' | 'on-air' | 'shown' | 'open';

/** A board or a station that the version went to. */
export interface PlaceFigure {
  channel: string;
  code: string;
  name: string;
  state: PlaceState;
  /** ISO. */
  at?: string;
  /** Number of an earlier version that was posted here and not taken down. */
  olderPosted?: number;
}

/** Whom one version has reached, at one moment. */
export interface ReachFigures extends HouseholdCount {
  versionId: string;
  versionNumber: number;
  openedAt: string;
  /** Nobody is rung or visited any more. */
  closedAt?: string;
  lists: ListCount[];
  /** The reached ones, by the channel or the receipt that did it. */
  byHow: { how: string; households: number }[];
  answers: { answer: ReceiptKind; households: number }[];
  towns: TownCount[];
  classes: ClassCount[];
  places: PlaceFigure[];
}

/** Households that share everything that is counted. */
export interface HomesRow {
  area: string;
  list: List | null;
  how: string | null;
  answer: ReceiptKind | null;
  reached: boolean;
  answered: boolean;
  n: number;
}

export interface ClassRow extends Pick<HomesRow, 'list' | 'answer' | 'reached' | 'answered' | 'n'> {
  group: string;
}

export interface PlaceRow {
  channel: string;
  code: string;
  kind: ReceiptKind | null;
  at: string | null;
  older: number | null;
}

/** All of it from one statement: what is put together here belongs to one moment. */
export interface FigureRows {
  number: number;
  opened_at: string;
  closed_at: string | null;
  homes: HomesRow[];
  classes: ClassRow[];
  places: PlaceRow[];
}

export function figuresOf(versionId: string, rows: FigureRows, profile: CityProfile): ReachFigures {
  return {
    versionId,
    versionNumber: rows.number,
    openedAt: new Date(rows.opened_at).toISOString(),
    ...(rows.closed_at === null ? {} : { closedAt: new Date(rows.closed_at).toISOString() }),
    ...countOf(rows.homes),
    lists: LISTS.map((list) => {
      const on = rows.homes.filter((row) => row.list === list);
      return { list, households: sum(on), unreached: sum(on.filter((row) => !row.reached)) };
    }),
    byHow: tally(rows.homes.filter((row) => row.reached).map(({ how, n }) => [how ?? '', n])).map(
      ([how, households]) => ({ how, households }),
    ),
    answers: tally(
      rows.homes.flatMap(({ answer, n }): [ReceiptKind, number][] => (answer === null ? [] : [[answer, n]])),
    ).map(([answer, households]) => ({ answer, households })),
    towns: townsOf(rows.homes, profile),
    classes: classesOf(rows.classes, profile),
    places: rows.places.map((row) => placeOf(row, profile)),
  };
}

function sum(rows: readonly { n: number }[]): number {
  return rows.reduce((total, { n }) => total + n, 0);
}

function countOf(rows: readonly Omit<ClassRow, 'group'>[]): HouseholdCount {
  const unreached = rows.filter((row) => !row.reached);
  const onList = sum(unreached.filter((row) => row.list !== null));
  return {
    households: sum(rows),
    reached: sum(rows.filter((row) => row.reached)),
    acknowledged: sum(rows.filter((row) => row.answered)),
    unreached: sum(unreached),
    trying: sum(unreached) - onList,
    onList,
    needsHelp: sum(rows.filter((row) => row.answer === 'needs-help')),
  };
}

/** Adds up by name, the largest first. */
function tally<K extends string>(pairs: readonly (readonly [K, number])[]): [K, number][] {
  const totals = new Map<K, number>();
  for (const [key, n] of pairs) totals.set(key, (totals.get(key) ?? 0) + n);
  return [...totals].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
}

function townsOf(homes: readonly HomesRow[], profile: CityProfile): TownCount[] {
  const named = (area: string, rows: readonly HomesRow[]): AreaCount => ({
    area,
    name: areaName(profile, area, 'ja'),
    ...countOf(rows),
  });
  return groupBy(homes, ({ area }) => townOf(area)).map(([town, rows]) => ({
    ...named(town, rows),
    districts: groupBy(
      rows.filter(({ area }) => area !== town),
      ({ area }) => area,
    ).map(([area, own]) => named(area, own)),
  }));
}

function classesOf(rows: readonly ClassRow[], profile: CityProfile): ClassCount[] {
  const names = new Map(
    profile.schools.flatMap((school): [string, string][] =>
      school.classes.map(({ id, name }) => [`${school.organisation}/${id}`, `${school.name} ${name}`]),
    ),
  );
  return groupBy(rows, ({ group }) => group).map(([group, own]) => ({
    group,
    name: names.get(group) ?? group,
    ...countOf(own),
  }));
}

function placeOf({ channel, code, kind, at, older }: PlaceRow, profile: CityProfile): PlaceFigure {
  const name = [...profile.boards, ...profile.stations].find((each) => each.code === code)?.name ?? code;
  return {
    channel,
    code,
    name,
    state: kind === 'posted' || kind === 'taken-down' || kind === 'on-air' || kind === 'shown' ? kind : 'open',
    ...(at === null ? {} : { at: new Date(at).toISOString() }),
    ...(older === null ? {} : { olderPosted: older }),
  };
}
