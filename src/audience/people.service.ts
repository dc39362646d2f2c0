import { Inject, Injectable } from '@nestjs/common';
import type { Facility } from '../domain/profile.js';
import { Platform } from '../platform/platform.js';
import { AddressesService } from './addresses.service.js';
import { PeopleStore } from './people.store.js';

export interface Person {
  name: string;
  kana: string;
  language: string;
  needsSupport: boolean;
  /** Consented that helpers outside the office see name and address. */
  disclosure: boolean;
}

/** A household in clear. Kept nowhere: it goes onto one page and is gone. */
export interface People {
  address: string;
  members: Person[];
  /** By channel: `phone`, `fax`. */
  numbers: { channel: string; number: string; drills: boolean }[];
}

/** Unseals names, addresses and numbers for the lists that people ring and knock by. Whoever calls it writes the audit line. */
@Injectable()
export class PeopleService {
  constructor(
    @Inject(PeopleStore) private readonly store: PeopleStore,
    @Inject(AddressesService) private readonly addresses: AddressesService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async of(householdIds: readonly string[]): Promise<Map<string, People>> {
    const [households, members, numbers] = await Promise.all([
      this.store.households(householdIds),
      this.store.members(householdIds),
      this.store.numbers(householdIds, []),
    ]);
    const people = new Map<string, People>(
      households.map(({ id, sealed }) => [
        id,
        { address: sealed === null ? '' : this.open(sealed, `household|sealed|${id}`), members: [], numbers: [] },
      ]),
    );
    for (const { id, household_id, sealed, language, needs_support, disclosure } of members) {
      const { name, kana } = JSON.parse(this.open(sealed, `member|sealed|${id}`)) as { name: string; kana: string };
      people.get(household_id)?.members.push({ name, kana, language, needsSupport: needs_support, disclosure });
    }
    for (const way of numbers) {
      const number = this.addresses.open(way);
      if (typeof number !== 'string' || number === '') continue;
      people.get(way.household_id ?? '')?.numbers.push({ channel: way.channel, number, drills: way.drills });
    }
    return people;
  }

  /** Care facilities by the way of their telephone or fax. */
  async facilities(wayIds: readonly string[]): Promise<Map<string, Facility>> {
    const rows = await this.store.numbers([], wayIds);
    return new Map(
      rows.flatMap((way) => {
        const found = this.addresses.facility(way);
        return found === undefined ? [] : [[way.id, found] as const];
      }),
    );
  }

  private open(sealed: Buffer, where: string): string {
    return this.platform.vault.open(sealed, where);
  }
}
