import { Inject, Injectable } from '@nestjs/common';
import type { ChannelReceipt } from '../channels/channel.js';
import { channels, findChannel, leavingChannels } from '../channels/index.js';
import type { VersionContent } from '../domain/alert.js';
import { areaClosure, isKnownArea } from '../domain/area.js';
import { followed, isOffered, stored } from '../domain/digest.js';
import type { Language } from '../domain/language.js';
import type { Refusal } from '../domain/lifecycle.js';
import { newslettersOf } from '../domain/newsletter.js';
import { TOPIC_FACTS, TOPICS } from '../domain/topic.js';
import type { Queryable } from '../platform/database/database.js';
import { Platform } from '../platform/platform.js';
import { AddressesService, newWayId } from './addresses.service.js';
import { AudienceStore, type AtGate, type NewWay, type WayRow } from './audience.store.js';
import { concernedParameters } from './concerned.js';
import { LettersService } from './letters.service.js';
import { CONSENT, type Choice, type Preferences, type SubscribeInput } from './preferences.js';

export interface AudienceCount {
  total: number;
  byChannel: Record<string, number>;
  households: number;
  withoutDigitalWay: number;
}

const OWNER = 'city';

/** Residents: who is concerned, who subscribes, who leaves. */
@Injectable()
export class AudienceService {
  constructor(
    @Inject(AudienceStore) private readonly store: AudienceStore,
    @Inject(AddressesService) private readonly addresses: AddressesService,
    @Inject(LettersService) private readonly letters: LettersService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** How many a version would concern, before it is issued. */
  async count(content: VersionContent): Promise<AudienceCount> {
    const { profile } = this.platform.config;
    const byChannel = await this.store.counts(
      concernedParameters(
        content,
        profile,
        leavingChannels().map((channel) => channel.name),
      ),
    );
    const inside = areaClosure(profile, content.areas).filter((code) =>
      content.areas.some((area) => code === area || code.startsWith(`${area}.`)),
    );
    const addressed = channels.filter((channel) => channel.reach === 'addressed').map((channel) => channel.name);
    const households = await this.store.households(inside, addressed);
    const total = Object.values(byChannel).reduce((sum, count) => sum + count, 0);
    return { total, byChannel, households: households.all, withoutDigitalWay: households.without };
  }

  /** E-mail: sends a letter with a link. The answer is the same whether the address is known or not. */
  async subscribe(input: SubscribeInput): Promise<'sent' | Refusal> {
    const wrong = this.problemWith(input);
    if (wrong !== undefined) return wrong;
    const channel = findChannel(input.channel);
    const address = channel?.address.safeParse(input.address);
    if (channel === undefined || address?.success !== true) return BAD_ADDRESS;
    const index = this.addresses.index(channel.name, channel.addressKey(address.data));
    const known = await this.store.wayByAddress(channel.name, index);
    if (known?.state === 'active') {
      await this.letters.write(known.id, 'already', address.data as string);
      return 'sent';
    }
    const id = known?.id ?? newWayId();
    await this.keep(id, { ...input, address: address.data }, { index, state: 'pending' });
    await this.letters.write(id, 'confirm', address.data as string);
    return 'sent';
  }

  /** A browser proves its address by having it: active at once. */
  async subscribePush(input: SubscribeInput): Promise<{ preferencesToken: string } | Refusal> {
    const wrong = this.problemWith(input);
    if (wrong !== undefined) return wrong;
    const channel = findChannel(input.channel);
    const address = channel?.address.safeParse(input.address);
    if (channel === undefined || address?.success !== true) return BAD_ADDRESS;
    const refusal = channel.refusesAddress?.(this.platform.config.channelSettings.get(channel.name), address.data);
    if (refusal !== undefined) return { code: 'bad-address', ...refusal };
    const index = this.addresses.index(channel.name, channel.addressKey(address.data));
    const id = (await this.store.wayByAddress(channel.name, index))?.id ?? newWayId();
    await this.keep(id, { ...input, address: address.data }, { index, state: 'active' });
    await this.consent(id, 'web-push');
    return { preferencesToken: this.addresses.leaveToken(id) };
  }

  async confirmable(token: string): Promise<boolean> {
    const way = await this.wayOf('confirm', token);
    return way?.state === 'pending' || way?.state === 'active';
  }

  async confirm(token: string): Promise<{ preferencesToken: string } | Refusal> {
    const way = await this.wayOf('confirm', token);
    if (way === undefined || (way.state !== 'pending' && way.state !== 'active')) return LINK_DEAD;
    if (way.state === 'pending') {
      await this.store.setState(way.id, 'active', this.platform.clock.now());
      await this.consent(way.id, 'web-email');
    }
    return { preferencesToken: this.addresses.leaveToken(way.id) };
  }

  async preferences(token: string): Promise<Preferences | undefined> {
    const way = await this.wayOf('leave', token);
    if (way === undefined) return undefined;
    const { channel, areas, language, drills, state } = way;
    const following = followed(way, this.platform.config.profile);
    return { channel, addressMasked: this.addresses.masked(way), areas, ...following, language, drills, state };
  }

  /** Whose link this is, and what they read. Also of somebody who left: they may still need help. */
  async holder(token: string): Promise<{ wayId: string; language: Language } | undefined> {
    const way = await this.wayOf('leave', token);
    return way === undefined ? undefined : { wayId: way.id, language: way.language };
  }

  /** The same by the address that a provider names. */
  async known(channelName: string, address: unknown): Promise<{ wayId: string; language: Language } | undefined> {
    const way = await this.store.wayByAddress(channelName, this.indexOf(channelName, address));
    return way === undefined ? undefined : { wayId: way.id, language: way.language };
  }

  async change(token: string, choice: Choice): Promise<Preferences | Refusal> {
    const way = await this.wayOf('leave', token);
    if (way === undefined || way.state === 'left') return LINK_DEAD;
    const wrong = this.problemWith({ ...choice, consentVersion: CONSENT.version }, way.groups);
    if (wrong !== undefined) return wrong;
    const kept = { ...choice, ...stored(choice, this.platform.config.profile) };
    await this.store.change(way.id, kept, this.platform.clock.now());
    return (await this.preferences(token)) ?? LINK_DEAD;
  }

  /** Stops at once: what is already queued for this address is dropped at the last gate. */
  async leave(token: string): Promise<'left' | Refusal> {
    const way = await this.wayOf('leave', token);
    if (way === undefined) return LINK_DEAD;
    const at = this.platform.clock.now();
    await this.store.setState(way.id, 'left', at);
    await this.store.withdrawConsents(way.id, at);
    return 'left';
  }

  /**
   * Somebody became a friend or left at the provider's side: life-safety for the whole town, to be refined later. Events
   * come late, twice and out of order: the latest by the provider's clock is what holds.
   */
  async heardFrom(
    channelName: string,
    receipt: Pick<ChannelReceipt<unknown>, 'address' | 'at'> & { kind: 'joined' | 'left' },
  ): Promise<void> {
    const { kind, address, at: toldAt } = receipt;
    const index = this.indexOf(channelName, address);
    const state = kind === 'joined' ? 'active' : 'left';
    await this.store.transaction(async (tx) => {
      const known = await this.store.lockedByAddress(tx, channelName, index);
      if (known?.told_at != null && known.told_at >= toldAt) return;
      const id = known?.id ?? newWayId();
      // Who left before anybody heard of them is kept too: the event of their joining may still be under way.
      if (known === undefined) await this.keep(id, this.wholeTown(channelName, address), { index, state }, tx);
      const at = this.platform.clock.now();
      await this.store.setTold(tx, id, { state, toldAt, at });
      if (state === 'left') await this.store.withdrawConsents(id, at, tx);
      else if (known?.state !== 'active') await this.consent(id, `${channelName}-joined`, tx);
    });
  }

  private wholeTown(channel: string, address: unknown): SubscribeInput {
    const areas = [this.platform.config.profile.code];
    const topics = TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety);
    const choice = { areas, topics, groups: [], language: 'ja' as const, drills: false };
    return { ...choice, channel, address, consentVersion: CONSENT.version };
  }

  private indexOf(channelName: string, address: unknown): Buffer {
    const channel = findChannel(channelName);
    if (channel === undefined) throw new Error(`no channel ${channelName}`);
    return this.addresses.index(channelName, channel.addressKey(address));
  }

  /** Under which codes readers wait for a digest at this hour. */
  digestCodes(slot: string): Promise<string[]> {
    return this.store.digestCodes(slot);
  }

  ways(ids: readonly string[]): Promise<AtGate[]> {
    return this.store.ways(ids);
  }

  way(id: string): Promise<WayRow | undefined> {
    return this.store.way(id);
  }

  /** An address that no longer exists gets nothing more until its owner comes back. */
  suspend(ids: readonly string[]): Promise<void> {
    return this.store.suspend(ids, this.platform.clock.now());
  }

  private async keep(
    id: string,
    input: SubscribeInput,
    how: { index: Buffer; state: WayRow['state'] },
    tx?: Queryable,
  ): Promise<void> {
    const { channel, areas, language, drills, address } = input;
    const { topics, groups } = stored(input, this.platform.config.profile);
    const way: NewWay = {
      id,
      organisation: OWNER,
      channel,
      sealed: this.addresses.seal(channel, id, address),
      destination: this.addresses.destination(channel, address),
      addressIndex: how.index,
      state: how.state,
      areas,
      topics,
      groups,
      language,
      drills,
    };
    const write = (inside: Queryable): Promise<unknown> =>
      this.store.upsertWays(inside, [way], { at: this.platform.clock.now() });
    await (tx === undefined ? this.store.transaction(write) : write(tx));
  }

  private async consent(wayId: string, how: string, tx?: Queryable): Promise<void> {
    const consent = {
      version: CONSENT.version,
      wording: CONSENT.ja,
      how,
      organisation: OWNER,
      at: this.platform.clock.now(),
    };
    const write = (inside: Queryable): Promise<void> => this.store.addConsents(inside, [wayId], consent);
    await (tx === undefined ? this.store.transaction(write) : write(tx));
  }

  private async wayOf(purpose: 'confirm' | 'leave', token: string): Promise<WayRow | undefined> {
    const id = this.platform.vault.readToken(purpose, token);
    return id === undefined ? undefined : this.store.way(id);
  }

  private problemWith(input: Choice & { consentVersion: string }, held: readonly string[] = []): Refusal | undefined {
    const { profile } = this.platform.config;
    if (input.consentVersion !== CONSENT.version) return CONSENT_CHANGED;
    if (input.topics.length === 0 && input.groups.length === 0) return NO_TOPIC;
    if (input.areas.length === 0) return NO_AREA;
    if (input.areas.some((area) => !isKnownArea(profile, area))) return UNKNOWN_AREA;
    // Classes are joined with the school's own code only; a form cannot claim them.
    const open = newslettersOf(profile).map(({ group }) => group);
    if (!input.groups.every((group) => open.includes(group) || held.includes(group))) return UNKNOWN_GROUP;
    return input.digest === undefined || isOffered(profile, input.digest) ? undefined : QUIET_HOUR;
  }
}

const refusal = (code: string, ja: string, en: string): Refusal => ({ code, ja, en });
const BAD_ADDRESS = refusal(
  'bad-address',
  '宛先の形が正しくありません。入力を確かめてください。',
  'The address is malformed: check it.',
);
const LINK_DEAD = refusal(
  'link-dead',
  'このリンクは使えません。もう一度登録してください。',
  'This link no longer works. Please subscribe again.',
);
const CONSENT_CHANGED = refusal(
  'consent-changed',
  '説明が新しくなりました。読み直して、もう一度登録してください。',
  'The privacy notice changed: read it and send again.',
);
const NO_TOPIC = refusal('no-topic', '受け取る種類を1つ以上選んでください。', 'Choose at least one kind of notice.');
const NO_AREA = refusal('no-area', '地区を1つ以上選んでください。', 'Choose at least one area.');
const UNKNOWN_AREA = refusal(
  'unknown-area',
  'その地区はこの市にありません。選び直してください。',
  'That area is not in this town.',
);
const QUIET_HOUR = refusal(
  'quiet-hour',
  'その時刻にはお届けできません。夜にかからない時刻を選んでください。',
  'No digest is sent at that hour: choose one outside the quiet hours.',
);
const UNKNOWN_GROUP = refusal(
  'unknown-group',
  'その組には、ここからは登録できません。学校の案内を使ってください。',
  'That group cannot be joined here: use the school’s invitation.',
);
