import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { findChannel } from '../channels/index.js';
import type { Language } from '../domain/language.js';
import { Platform } from '../platform/platform.js';
import { AddressesService, uuidFrom } from './addresses.service.js';
import { AudienceStore, type NewHousehold, type NewMember, type NewWay } from './audience.store.js';
import type { Choice } from './preferences.js';

/** Ways that are no digital address: kept so that nobody without a screen is forgotten. */
export const OFFLINE_WAYS = ['board', 'radio', 'phone', 'fax', 'visit'] as const;

export interface ResidentWay extends Partial<Choice> {
  /** A channel's name, or one of OFFLINE_WAYS. */
  channel: string;
  /** What the channel's address schema gave; for offline ways a number or nothing. */
  address: unknown;
}

/** One household as an office lists it. */
export interface ResidentHousehold {
  /** The office's own number; the same number again renews the household. */
  reference: string;
  area: string;
  address: string;
  /** Ways of living in the order wished (domain/chain.ts); absent = the order of the chain. */
  wishes?: readonly string[];
  members: {
    name: string;
    kana: string;
    language: Language;
    needsSupport: boolean;
    /** Consents that name and address go to helpers outside the office (災害対策基本法 §49-11). Absent = no. */
    disclosure?: boolean;
    ways: ResidentWay[];
  }[];
}

export interface ConsentGiven {
  version: string;
  wording: string;
  how: string;
}

/** Writes households in bulk: all of a batch or nothing. */
@Injectable()
export class ResidentsService {
  constructor(
    @Inject(AudienceStore) private readonly store: AudienceStore,
    @Inject(AddressesService) private readonly addresses: AddressesService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async add(
    households: readonly ResidentHousehold[],
    choice: Omit<Choice, 'areas' | 'language'>,
    consent: ConsentGiven,
  ): Promise<{ households: number; ways: number }> {
    const indices = households.map((household) => this.platform.vault.index('household', household.reference));
    const known = await this.store.knownHouseholds(indices);
    const rows: Rows = { households: [], members: [], ways: [] };
    households.forEach((household, i) => {
      const index = indices[i] ?? Buffer.alloc(0);
      this.collect(household, { id: known.get(index.toString('hex')) ?? randomUUID(), index, choice }, rows);
    });
    const at = this.platform.clock.now();
    await this.store.transaction(async (tx) => {
      await this.store.insertHouseholds(tx, rows.households, at);
      await this.store.removeMembers(tx, [...known.values()]);
      await this.store.insertMembers(tx, rows.members, at);
      const wayIds = await this.store.upsertWays(tx, rows.ways, { at, keepsLeft: true });
      await this.store.addConsents(tx, wayIds, { ...consent, organisation: OWNER, at });
    });
    return { households: rows.households.length, ways: rows.ways.length };
  }

  private collect(
    household: ResidentHousehold,
    how: { id: string; index: Buffer; choice: Omit<Choice, 'areas' | 'language'> },
    rows: Rows,
  ): void {
    const { vault } = this.platform;
    const { id, index, choice } = how;
    rows.households.push({
      id,
      organisation: OWNER,
      area: household.area,
      sealed: vault.seal(household.address, `household|sealed|${id}`),
      index,
      wishes: household.wishes ?? [],
    });
    for (const [nth, member] of household.members.entries()) {
      const memberId = randomUUID();
      rows.members.push({
        id: memberId,
        householdId: id,
        organisation: OWNER,
        sealed: vault.seal(JSON.stringify({ name: member.name, kana: member.kana }), `member|sealed|${memberId}`),
        language: member.language,
        needsSupport: member.needsSupport,
        disclosure: member.disclosure ?? false,
      });
      for (const way of member.ways) {
        const { channel, address, ...own } = way;
        const addressIndex = this.indexOf(way, `${household.reference}|${nth}`);
        const wayId = isOffline(channel) ? uuidFrom(addressIndex) : randomUUID();
        rows.ways.push({
          id: wayId,
          organisation: OWNER,
          householdId: id,
          memberId,
          channel,
          sealed: this.addresses.seal(channel, wayId, address),
          destination: this.addresses.destination(channel, address),
          addressIndex,
          state: 'active',
          ...choice,
          areas: [household.area],
          language: member.language,
          ...own,
        });
      }
    }
  }

  /**
   * A way without a screen belongs to its person: two families may share a telephone, and a number that changed
   * replaces the old one when the office lists the person anew.
   */
  private indexOf({ channel, address }: ResidentWay, person: string): Buffer {
    const key = isOffline(channel) ? person : (findChannel(channel)?.addressKey(address) ?? person);
    return this.addresses.index(channel, key);
  }
}

function isOffline(channel: string): boolean {
  return (OFFLINE_WAYS as readonly string[]).includes(channel);
}

interface Rows {
  households: NewHousehold[];
  members: NewMember[];
  ways: NewWay[];
}

const OWNER = 'city';
