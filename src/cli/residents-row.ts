import { findChannel } from '../channels/index.js';
import type { ResidentHousehold, ResidentWay } from '../audience/residents.service.js';
import type { CityProfile } from '../domain/profile.js';
import { areaFinder, doorOf } from './residents-area.js';
import {
  groupReader,
  readDay,
  readLanguage,
  readPostalCode,
  readTopics,
  readWays,
  readYesNo,
  unsafe,
  type WayKind,
} from './residents-cells.js';
import { COLUMNS, type Column, type Row } from './residents-columns.js';
import { Line } from './residents-row-check.js';
import type { Refused } from './residents-refused.js';
import { digitalWays, offlineWays, type Refuses } from './residents-ways.js';

/** What a file is read against. The clock is handed in. */
export interface FileContext {
  profile: CityProfile;
  /** `2026-04-01`, in the town's own zone. */
  today: string;
  refuses?: Refuses;
}

/** One person of the file, with what says whether two lines speak of the same. */
export interface Person {
  line: number;
  household: string;
  area: string;
  address: string;
  /** Somebody who knocks finds the door. */
  hasNumber: boolean;
  consentOn: string;
  /** The ways in the order written; empty where only one is named. */
  wishes: WayKind[];
  member: ResidentHousehold['members'][number];
  /** Channel and key of each digital address, and the column it stands in. */
  keys: { key: string; column: Column }[];
}

const MAX_CELL = 2_000;

/** Reads one row at a time: a person, or every reason against the row. */
export function rowReader(context: FileContext): (row: Row) => Person | Refused[] {
  const { profile } = context;
  const area = areaFinder(profile);
  const groups = groupReader(profile);
  return (row) => {
    const line = new Line(row);
    if (hasUnsafe(line)) return line.refused;
    const household = line.needed('household');
    const name = line.needed('name');
    const placed = line.needed('town') === '' ? undefined : area({ town: row.get('town'), chome: row.get('chome') });
    if (placed !== undefined && 'reason' in placed) line.refuse(placed.column, placed.reason);
    const code = placed !== undefined && 'area' in placed ? placed.area : profile.code;
    const language = line.take('language', (cell) => readLanguage(cell, profile), 'ja');
    const postal = line.take('postal_code', readPostalCode, '');
    const choice = {
      topics: line.take('topics', readTopics, []),
      groups: line.take('groups', groups, []),
      drills: line.take('drills', readYesNo, false),
    };
    const needsSupport = line.take('needs_support', readYesNo, false);
    const disclosure = line.take('disclosure', readYesNo, false);
    const consentOn =
      line.needed('consent_on') === '' ? '' : line.take('consent_on', (cell) => readDay(cell, context.today), '');
    const door = doorOf(profile, code, { town: row.get('town'), address: row.get('address') });
    if (!door.hasNumber && visitsAsked(row.get('way')))
      line.refuse('address', '訪問とありますが、番地がありません。戸口がわかるように書いてください。');
    const digital = digitalWays(line, context.refuses ?? (() => undefined));
    const ways = [...digital, ...offlineWays(line, digital.length > 0)].map(({ channel, address }): ResidentWay => ({
      channel,
      address,
      ...choice,
    }));
    if (line.refused.length > 0) return line.refused;
    return {
      line: row.line,
      household,
      area: code,
      address: `${postal} ${door.address}`.trim(),
      hasNumber: door.hasNumber,
      consentOn,
      wishes: wishesOf(row.get('way')),
      member: { name, kana: row.get('kana'), language, needsSupport, disclosure, ways },
      keys: digital.map(({ channel, address, column }) => ({
        key: `${channel}|${findChannel(channel)?.addressKey(address) ?? ''}`,
        column,
      })),
    };
  };
}

/** Several ways in one cell are an order: the first is tried first. */
function wishesOf(cell: string): WayKind[] {
  const read = readWays(cell);
  return 'value' in read && read.value.length > 1 ? read.value : [];
}

function visitsAsked(cell: string): boolean {
  const read = readWays(cell);
  return 'value' in read && read.value.includes('visit');
}

function hasUnsafe(line: Line): boolean {
  for (const column of COLUMNS) {
    const cell = line.row.get(column);
    if (cell === '') continue;
    const reason = cell.length > MAX_CELL ? '長すぎます。' : unsafe(cell, column === 'phone' || column === 'fax');
    if (reason !== undefined) line.refuse(column, reason);
  }
  return line.refused.length > 0;
}
