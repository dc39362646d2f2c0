import type { ResidentHousehold, ResidentWay } from '../audience/residents.service.js';
import type { Language } from '../domain/language.js';
import type { CityProfile } from '../domain/profile.js';
import { TOPIC_FACTS, TOPICS, type Topic } from '../domain/topic.js';

/** A repeatable stream of chances: the same seed makes the same town (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface SeedOptions {
  residents: number;
  seed: number;
  profile: CityProfile;
  /** Makes a browser's subscription. Without it nobody has web push. */
  pushDevice?: (n: number) => { endpoint: string; p256dh: string; auth: string };
  /** The domain of a resident's mail; without it four of them share the town. */
  mailDomain?: (n: number) => string;
}

const SURNAMES: [string, string][] = [
  ['佐藤', 'さとう'],
  ['鈴木', 'すずき'],
  ['高橋', 'たかはし'],
  ['田中', 'たなか'],
  ['伊藤', 'いとう'],
  ['渡辺', 'わたなべ'],
  ['山本', 'やまもと'],
  ['中村', 'なかむら'],
  ['小林', 'こばやし'],
  ['加藤', 'かとう'],
];
const NAMES: [string, string][] = [
  ['陽子', 'ようこ'],
  ['健太', 'けんた'],
  ['美咲', 'みさき'],
  ['蓮', 'れん'],
  ['結衣', 'ゆい'],
  ['誠', 'まこと'],
  ['花子', 'はなこ'],
  ['勇', 'いさむ'],
  ['さくら', 'さくら'],
  ['一郎', 'いちろう'],
];
/** Shares of a town like ours: most read Japanese, some need it easy, some read another language. */
const LANGUAGE_SHARES: [Language, number][] = [
  ['ja', 0.78],
  ['ja-x-easy', 0.05],
  ['en', 0.05],
  ['zh-Hans', 0.05],
  ['ko', 0.02],
  ['vi', 0.02],
  ['ne', 0.01],
  ['tl', 0.01],
  ['id', 0.005],
  ['my', 0.005],
];
const LIFE_SAFETY: Topic[] = TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety);

/** Invented households of the profile's town: no person behind any of them, addresses under `.example`. */
export function* syntheticHouseholds(options: SeedOptions): Generator<ResidentHousehold> {
  const chance = chances(options.seed);
  let made = 0;
  for (let number = 1; made < options.residents; number += 1) {
    const size = Math.min(options.residents - made, 1 + Math.floor(chance() * 3));
    const town = pick(options.profile.towns, chance);
    const chome = town.chome === 0 ? '' : `.${1 + Math.floor(chance() * town.chome)}`;
    const surname = pick(SURNAMES, chance);
    const members = Array.from({ length: size }, (_, i) => member({ n: made + i + 1, surname, chance, options }));
    made += size;
    yield {
      reference: `seed-${options.seed}-${number}`,
      area: `${options.profile.code}.${town.id}${chome}`,
      address: `${town.name}${number}番地`,
      members,
    };
  }
}

interface MemberSeed {
  n: number;
  surname: [string, string];
  chance: () => number;
  options: SeedOptions;
}

function member(from: MemberSeed): ResidentHousehold['members'][number] {
  const { surname, chance } = from;
  const given = pick(NAMES, chance);
  const language = byShare(LANGUAGE_SHARES, chance());
  return {
    name: `${surname[0]} ${given[0]}`,
    kana: `${surname[1]} ${given[1]}`,
    language,
    needsSupport: chance() < 0.06,
    ways: waysOf(from),
  };
}

/** Two in five read mail, a quarter LINE, a fifth web push; a fifth has no digital way at all. */
function waysOf({ n, chance, options }: MemberSeed): ResidentWay[] {
  const drawn = chance();
  const choice = { topics: topicsOf(chance), groups: groupsOf(options.profile, chance), drills: chance() < 0.3 };
  const domain = options.mailDomain?.(n) ?? `mail${n % 4}.example`;
  const mail = { channel: 'email', address: `resident${n}@${domain}`, ...choice };
  const line = {
    channel: 'line',
    address: `U${(n * 2_654_435_761).toString(16).padStart(32, '0').slice(-32)}`,
    ...choice,
  };
  if (drawn < 0.35) return [mail];
  if (drawn < 0.42) return [mail, line];
  if (drawn < 0.6) return [line];
  if (drawn < 0.8 && options.pushDevice !== undefined)
    return [{ channel: 'web-push', address: options.pushDevice(n), ...choice }];
  const offline = pick(['board', 'radio', 'phone', 'visit'] as const, chance);
  return [
    {
      channel: offline,
      address: offline === 'phone' ? `042-400-${String(n % 10_000).padStart(4, '0')}` : '',
      topics: LIFE_SAFETY,
      groups: [],
      drills: false,
    },
  ];
}

function topicsOf(chance: () => number): Topic[] {
  const extra: Topic[] = chance() < 0.3 ? ['city', 'library'] : [];
  return [...LIFE_SAFETY, 'safety', ...extra];
}

function groupsOf(profile: CityProfile, chance: () => number): string[] {
  if (chance() > 0.15 || profile.schools.length === 0) return [];
  const school = pick(profile.schools, chance);
  return [`${school.organisation}/${pick(school.classes, chance).id}`];
}

function pick<T>(from: readonly T[], chance: () => number): T {
  const found = from[Math.floor(chance() * from.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

function byShare<T>(shares: readonly [T, number][], drawn: number): T {
  let sum = 0;
  for (const [value, share] of shares) {
    sum += share;
    if (drawn < sum) return value;
  }
  return shares[0]?.[0] as T;
}
