import { Inject, Injectable } from '@nestjs/common';
import type { AlertRecord } from '../alerts/alert-record.js';
import { PeopleService, type People } from '../audience/people.service.js';
import { townOf } from '../domain/area.js';
import type { List } from '../domain/chain.js';
import type { Facility } from '../domain/profile.js';
import { Platform } from '../platform/platform.js';
import { DisclosureService, type Emergency } from './disclosure.service.js';
import { numbersFor, shownTo, type Line, type Reader } from './list-sheet.js';
import type { LineRow } from './lists.store.js';

interface How {
  list: List;
  reader: Reader;
  isDrill: boolean;
  emergency: Emergency | undefined;
}

/** Puts names and numbers to lines, as far as their reader may see them. */
@Injectable()
export class LineNamesService {
  constructor(
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(DisclosureService) private readonly disclosure: DisclosureService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async of(
    record: AlertRecord,
    rows: readonly LineRow[],
    how: Omit<How, 'emergency'>,
  ): Promise<{ lines: Line[]; emergency: Emergency | undefined }> {
    const [people, facilities, emergency] = await Promise.all([
      this.people.of(rows.flatMap(({ household_id }) => household_id ?? [])),
      this.people.facilities(rows.flatMap(({ way_id }) => way_id ?? [])),
      this.disclosure.emergencyOf(record),
    ]);
    const lines = rows.map((row) => {
      const facility = facilities.get(row.way_id ?? '');
      if (facility !== undefined) return this.facilityLine(row, facility, how.list);
      return this.householdLine(row, people.get(row.household_id ?? ''), { ...how, emergency });
    });
    return { lines, emergency };
  }

  /** A house that is on the map: its name is nobody's secret. */
  private facilityLine(row: LineRow, facility: Facility, list: List): Line {
    const { name, kana, kind } = facility;
    const number = (list === 'fax' ? facility.fax : facility.phone) ?? '';
    return {
      ...this.common(row),
      area: row.area,
      token: this.token(row),
      numbers: [number],
      facility: { name, kana, kind },
    };
  }

  private householdLine(row: LineRow, found: People | undefined, how: How): Line {
    const { list, reader, isDrill, emergency } = how;
    const people = shownTo(reader, found, emergency);
    const numbers = numbersFor(list, reader, found, isDrill);
    // Without a gate the 丁目 stays away too: with one household in it, it would be an address.
    if (people === undefined) return { ...this.common(row), area: townOf(row.area), numbers };
    return { ...this.common(row), area: row.area, token: this.token(row), numbers, people };
  }

  private common(row: LineRow): Pick<Line, 'id' | 'number' | 'part' | 'tries' | 'last'> {
    const { id, number, part, tries, last_kind: kind, last_at: at } = row;
    return { id, number, part, tries, ...(kind === null || at === null ? {} : { last: { kind, at } }) };
  }

  private token(row: LineRow): string {
    return this.platform.vault.token('line', row.id);
  }
}
