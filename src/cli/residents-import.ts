import { readFileSync, statSync } from 'node:fs';
import type { ResidentHousehold, ResidentsService } from '../audience/residents.service.js';
import { findChannel } from '../channels/index.js';
import { localIso } from '../domain/xml-writing.js';
import type { HubConfig } from '../platform/config/hub-config.js';
import { readResidentsFile, type ConsentedHousehold, type ResidentsFile } from './residents-file.js';
import type { Refused } from './residents-refused.js';
import { MAX_BYTES } from './residents-table.js';

/** Well inside the database's 30 s for one statement, and few enough transactions. */
const BATCH = 1_000;

/** Reads and checks the file against the settings of this hub. Touches no database. */
export async function checkResidents(file: string, config: HubConfig, now: Date): Promise<ResidentsFile> {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return refusedFile('そのファイルがありません。名前と場所を確かめてください。');
  if (size > MAX_BYTES) return refusedFile('ファイルが大きすぎます（200MBまで）。地区ごとに分けてください。');
  return readResidentsFile(readFileSync(file), {
    profile: config.profile,
    today: localIso(now, config.profile.timeZone).slice(0, 10),
    refuses: (name, address) => findChannel(name)?.refusesAddress?.(config.channelSettings.get(name), address)?.ja,
  });
}

function refusedFile(reason: string): ResidentsFile {
  return { kind: 'refused', refused: [{ line: 0, column: '', reason }] };
}

/**
 * Writes the households of a checked file, those of one day of consent together.
 * After a broken connection the same file is handed in again: it renews and doubles nothing.
 */
export async function writeResidents(
  residents: ResidentsService,
  all: readonly ConsentedHousehold[],
): Promise<{ households: number; ways: number }> {
  const total = { households: 0, ways: 0 };
  for (const [day, group] of byDayOfConsent(all)) {
    const consent = {
      version: `residents-file ${day}`,
      wording: `市が住民から受けた申込みによる同意（同意日 ${day}）`,
      how: 'residents-file',
    };
    for (let from = 0; from < group.length; from += BATCH) {
      const added = await residents.add(group.slice(from, from + BATCH), NOTHING_CHOSEN, consent);
      total.households += added.households;
      total.ways += added.ways;
    }
  }
  return total;
}

/** Each way of the file carries its own choice. */
const NOTHING_CHOSEN = { topics: [], groups: [], drills: false };

function byDayOfConsent(all: readonly ConsentedHousehold[]): Map<string, ResidentHousehold[]> {
  const days = new Map<string, ResidentHousehold[]>();
  for (const { consentOn, household } of all) {
    const group = days.get(consentOn);
    if (group === undefined) days.set(consentOn, [household]);
    else group.push(household);
  }
  return days;
}

/** One refusal for a person to mend: 12行目「町名」: ... */
export function refusalLine({ line, column, reason }: Refused): string {
  const where = line === 0 ? '' : `${line}行目`;
  const what = column === '' ? '' : `「${column}」`;
  return where === '' ? reason : `${where}${what}: ${reason}`;
}
