import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { channels, findChannel } from '../channels/index.js';
import type { Place } from '../channels/channel.js';
import { TOPIC_FACTS, TOPICS } from '../domain/topic.js';
import type { Facility } from '../domain/profile.js';
import { Platform } from '../platform/platform.js';
import { AudienceStore, type NewWay, type WayRow } from './audience.store.js';
import type { Choice } from './preferences.js';

/** Opens and seals addresses. The only code that sees one in clear, besides the channel that sends. */
@Injectable()
export class AddressesService {
  constructor(
    @Inject(AudienceStore) private readonly store: AudienceStore,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  seal(channel: string, wayId: string, address: unknown): Buffer {
    return this.platform.vault.seal(JSON.stringify(address), sealedWhere(channel, wayId));
  }

  open(way: Pick<WayRow, 'id' | 'channel' | 'sealed'>): unknown {
    return JSON.parse(this.platform.vault.open(way.sealed, sealedWhere(way.channel, way.id)));
  }

  index(channel: string, key: string): Buffer {
    return this.platform.vault.index(`way|${channel}`, key);
  }

  /** The lane this address belongs to, as a keyed hash: enough to group by, and says nothing to who steals it. */
  destination(channel: string, address: unknown): string {
    const name = findChannel(channel)?.destinationOf?.(address);
    return name === undefined ? '' : this.platform.vault.index(`destination|${channel}`, name).toString('hex', 0, 8);
  }

  /** How an operator may see it. */
  masked(way: Pick<WayRow, 'id' | 'channel' | 'sealed'>): string {
    return findChannel(way.channel)?.maskAddress(this.open(way)) ?? '***';
  }

  leaveToken(wayId: string): string {
    return this.platform.vault.token('leave', wayId);
  }

  /** The place a public way stands for, and the number of its sheet. */
  place(address: unknown): Place | undefined {
    const { place: code } = address as { place?: string };
    const { boards, stations } = this.platform.config.profile;
    const sheet = boards.findIndex((board) => board.code === code) + 1;
    const found = boards[sheet - 1] ?? stations.find((station) => station.code === code);
    return found === undefined
      ? undefined
      : { code: found.code, name: found.name, area: found.area, sheet: Math.max(sheet, 1) };
  }

  /** The care facility that a way of its telephone or fax belongs to. */
  facility(way: Pick<WayRow, 'id' | 'channel' | 'sealed'>): Facility | undefined {
    const { facility: code } = this.open(way) as { facility?: string };
    return this.platform.config.profile.facilities.find((each) => each.code === code);
  }

  /** Makes the profile's stations, boards and care facilities ways of their channels. Run at every start. */
  async syncPlaces(): Promise<void> {
    const at = this.platform.clock.now();
    const publicChannels = channels.filter((channel) => channel.reach === 'public').map((channel) => channel.name);
    const ways = [
      ...publicChannels.flatMap((channel) =>
        this.placesOf(channel).map((place) => this.placeWay(channel, place, { place: place.code })),
      ),
      ...this.platform.config.profile.facilities.map((facility) =>
        // One line on one list: by telephone where there is one.
        this.placeWay(facility.phone === undefined ? 'fax' : 'phone', facility, { facility: facility.code }),
      ),
    ];
    await this.store.transaction((tx) => this.store.upsertWays(tx, ways, { at }));
    await this.store.retirePlaces(
      [...publicChannels, ...FACILITY_WAYS],
      ways.map((way) => way.addressIndex),
      at,
    );
  }

  /** The way of a station or a board: it follows from its code. */
  placeWayId(channel: string, code: string): string {
    return uuidFrom(this.index(channel, code));
  }

  private placesOf(channel: string): { code: string; area: string }[] {
    const { boards, stations } = this.platform.config.profile;
    return channel === BOARD_CHANNEL ? boards : stations.filter((station) => station.channel === channel);
  }

  private placeWay(channel: string, place: { code: string; area: string }, address: object): NewWay {
    // The id follows from the place, so that a restart finds the same way and the same seal.
    const addressIndex = this.index(channel, place.code);
    const id = this.placeWayId(channel, place.code);
    return {
      id,
      organisation: 'city',
      channel,
      sealed: this.seal(channel, id, address),
      destination: '',
      addressIndex,
      state: 'active',
      ...PLACE_CHOICE,
      areas: [place.area],
    };
  }
}

/** The channel whose places are the profile's notice boards. */
const BOARD_CHANNEL = 'bulletin';

const FACILITY_WAYS = ['phone', 'fax'] as const;

const PLACE_CHOICE: Choice = {
  areas: [],
  topics: TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety || topic === 'safety' || topic === 'city'),
  groups: [],
  language: 'ja',
  drills: true,
};

function sealedWhere(channel: string, wayId: string): string {
  return `way|sealed|${channel}|${wayId}`;
}

/** An id that follows from the index: the same place or person gets the same way and the same seal again. */
export function uuidFrom(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function newWayId(): string {
  return randomUUID();
}
