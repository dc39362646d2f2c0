import { createECDH, createHash } from 'node:crypto';
import type { ResidentHousehold, ResidentWay } from '../../audience/residents.service.js';
import type { CityProfile } from '../../domain/profile.js';
import { TOPIC_FACTS, TOPICS, type Topic } from '../../domain/topic.js';
import { ADDRESSED, type Addressed } from './receivers.js';

/** Everybody on one channel, or the mix that the targets speak of. */
export type Mix = Addressed | 'mixed';
export const MIXES: readonly Mix[] = [...ADDRESSED, 'mixed'];

/** Half web push, three in ten LINE, a fifth mail. */
const TEN: readonly Addressed[] = [
  'web-push',
  'line',
  'web-push',
  'email',
  'web-push',
  'line',
  'web-push',
  'email',
  'web-push',
  'line',
];
/** Key pairs that all subscriptions share: what encrypting costs does not depend on whose key it is. */
const PAIRS = 64;
const PEOPLE_PER_HOUSEHOLD = 4;
const LANGUAGES_USED = 5;

export interface Subscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export function channelOf(mix: Mix, n: number): Addressed {
  return mix === 'mixed' ? (TEN[n % TEN.length] ?? 'email') : mix;
}

/** How many of `residents` have this channel. */
export function shareOf(mix: Mix, channel: Addressed, residents: number): number {
  let count = 0;
  for (let n = 0; n < residents; n += 1) if (channelOf(mix, n) === channel) count += 1;
  return count;
}

/** Subscriptions of a push service each, with keys as browsers make them. */
export function subscriptions(origins: readonly string[]): (n: number) => Subscription {
  const keys = Array.from({ length: PAIRS }, () => createECDH('prime256v1').generateKeys('base64url'));
  const auths = keys.map((key) => createHash('sha256').update(key).digest().subarray(0, 16).toString('base64url'));
  return (n) => ({
    endpoint: `${origins[n % origins.length] ?? ''}/push/${n}`,
    p256dh: keys[n % PAIRS] ?? '',
    auth: auths[n % PAIRS] ?? '',
  });
}

export function mailbox(n: number): string {
  return `resident${n}@mail${n % 4}.example`;
}

/** LINE user ids are `U` and 32 hexadecimal digits. */
export function lineId(n: number): string {
  return `U${n.toString(16).padStart(32, '0')}`;
}

export interface PopulationOptions {
  mix: Mix;
  residents: number;
  profile: CityProfile;
  subscription: (n: number) => Subscription;
  /** Topics everybody asked for; life safety when absent. */
  topics?: readonly Topic[];
  /** Where the mail of a person goes; four domains that take it at once when absent. */
  mailboxOf?: (n: number) => string;
}

/** Invented households, each person with exactly one way, spread over the profile's towns and languages. */
export function* population(options: PopulationOptions): Generator<ResidentHousehold> {
  const { residents, profile } = options;
  for (let start = 0; start < residents; start += PEOPLE_PER_HOUSEHOLD) {
    const number = start / PEOPLE_PER_HOUSEHOLD;
    const town = profile.towns[number % profile.towns.length];
    yield {
      reference: `bench-${number}`,
      area: `${profile.code}.${town?.id ?? ''}`,
      address: `${town?.name ?? ''}${number}番地`,
      members: Array.from({ length: Math.min(PEOPLE_PER_HOUSEHOLD, residents - start) }, (_, i) => ({
        name: '試験 花子',
        kana: 'しけん はなこ',
        language: profile.languages[number % Math.min(LANGUAGES_USED, profile.languages.length)] ?? 'ja',
        needsSupport: false,
        ways: [wayOf(options, start + i)],
      })),
    };
  }
}

const LIFE_SAFETY = TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety);

function wayOf(options: PopulationOptions, n: number): ResidentWay {
  const channel = channelOf(options.mix, n);
  const address = {
    'web-push': () => options.subscription(n),
    line: () => lineId(n),
    email: () => (options.mailboxOf ?? mailbox)(n),
  };
  const topics = [...(options.topics ?? LIFE_SAFETY)];
  return { channel, address: address[channel](), topics, groups: [], drills: false };
}
