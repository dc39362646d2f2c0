import { Inject, Injectable } from '@nestjs/common';
import { AddressesService } from '../audience/addresses.service.js';
import { AudienceService } from '../audience/audience.service.js';
import { PeopleService, type People } from '../audience/people.service.js';
import type { Facility } from '../domain/profile.js';
import type { HelpRow } from '../ledger/receipt-record.js';

/** One call for help, as the office sees it. */
export interface HelpCall {
  id: string;
  since: Date;
  /** Who lives there; absent where the address belongs to no household of the register. */
  people?: People;
  /** The house that answered, where it is one of the profile's. */
  facility?: Facility;
  /** The way the answer came by, and what it is addressed to where that says who it is. */
  way?: { channel: string; address?: string };
  /** Where the household lives, or what the address asked to hear about. */
  areas: readonly string[];
}

/** Channels whose address a person can write or ring to. */
const SAYS_WHO = ['email', 'phone', 'fax'];

/** Puts names, numbers and places to calls for help. */
@Injectable()
export class HelpNamesService {
  constructor(
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(AddressesService) private readonly addresses: AddressesService,
  ) {}

  async of(rows: readonly HelpRow[]): Promise<HelpCall[]> {
    const [people, facilities] = await Promise.all([
      this.people.of(rows.flatMap(({ household_id }) => household_id ?? [])),
      this.people.facilities(rows.flatMap(({ way_id, household_id }) => (household_id === null ? (way_id ?? []) : []))),
    ]);
    return Promise.all(
      rows.map(async (row): Promise<HelpCall> => {
        const lives = people.get(row.household_id ?? '');
        const facility = facilities.get(row.way_id ?? '');
        const way = row.way_id === null ? undefined : await this.wayOf(row.way_id);
        return {
          id: row.id,
          since: row.at,
          areas: row.areas,
          ...(lives === undefined ? {} : { people: lives }),
          ...(facility === undefined ? {} : { facility }),
          ...(way === undefined ? {} : { way }),
        };
      }),
    );
  }

  private async wayOf(id: string): Promise<HelpCall['way']> {
    const way = await this.audience.way(id);
    if (way === undefined) return undefined;
    const { channel } = way;
    const address = SAYS_WHO.includes(channel) ? this.addresses.open(way) : undefined;
    return { channel, ...(typeof address === 'string' ? { address } : {}) };
  }
}
