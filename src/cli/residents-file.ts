import type { ResidentHousehold } from '../audience/residents.service.js';
import { byColumns, heading } from './residents-columns.js';
import { rowReader, type FileContext, type Person } from './residents-row.js';
import type { Refused } from './residents-refused.js';
import { readTable } from './residents-table.js';

/** A household with the day on which its people agreed. */
export interface ConsentedHousehold {
  household: ResidentHousehold;
  consentOn: string;
  /** Somebody who knocks finds the door. */
  hasNumber: boolean;
}

/** All rows, or none and every reason. */
export type ResidentsFile =
  { kind: 'residents'; households: ConsentedHousehold[]; people: number } | { kind: 'refused'; refused: Refused[] };

/** Reads a residents' file (CSV or XLSX). Writes nothing. */
export async function readResidentsFile(bytes: Buffer, context: FileContext): Promise<ResidentsFile> {
  const table = await readTable(bytes);
  if (table.kind === 'refused') return { kind: 'refused', refused: [table.refused] };
  const { rows, refused } = byColumns(table.rows);
  const read = rowReader(context);
  const people: Person[] = [];
  for (const row of rows) {
    const result = read(row);
    if (Array.isArray(result)) refused.push(...result);
    else people.push(result);
  }
  addRepeated(people, refused);
  const households = gathered(people, refused);
  if (refused.length > 0) return { kind: 'refused', refused: refused.sort((a, b) => a.line - b.line) };
  return { kind: 'residents', households, people: people.length };
}

/** One address under two people: the second would take it from the first without a word. */
function addRepeated(people: readonly Person[], refused: Refused[]): void {
  const seen = new Map<string, number>();
  for (const { line, household, member, keys } of people) {
    const same = [
      ...keys.map(({ key, column }) => ({ key, column })),
      { key: `person|${household}|${member.name}|${member.kana}`, column: 'name' as const },
    ];
    for (const { key, column } of same) {
      const first = seen.get(key);
      if (first === undefined) seen.set(key, line);
      else
        refused.push({
          line,
          column: heading(column),
          reason: `${first}行目と同じ${column === 'name' ? '人' : '宛先'}です。`,
        });
    }
  }
}

/**
 * Rows with one number are one household, wherever they stand in the file. Its consent counts from the day on
 * which the last of them had agreed: on that day it is certain for every one of them.
 */
function gathered(people: readonly Person[], refused: Refused[]): ConsentedHousehold[] {
  const households = new Map<string, ConsentedHousehold & { line: number }>();
  for (const { line, household: reference, area, address, hasNumber, consentOn, wishes, member } of people) {
    const known = households.get(reference);
    if (known === undefined) {
      households.set(reference, {
        line,
        consentOn,
        hasNumber,
        household: { reference, area, address, wishes, members: [member] },
      });
      continue;
    }
    if (known.household.area !== area) {
      refused.push({
        line,
        column: heading('town'),
        reason: `${known.line}行目と同じ世帯番号ですが、町か丁目が違います。`,
      });
    }
    known.household.members.push(member);
    // The members write one address each; the one that leads to the door is the household's.
    if (hasNumber && !known.hasNumber) Object.assign(known, { hasNumber }).household.address = address;
    // The first of the household who names an order speaks for it.
    if (known.household.wishes?.length === 0) known.household.wishes = wishes;
    if (consentOn > known.consentOn) known.consentOn = consentOn;
  }
  return [...households.values()].map(({ household, consentOn, hasNumber }) => ({ household, consentOn, hasNumber }));
}
