import type { CityProfile, ProfileFeed } from '../../domain/profile.js';
import { findSource } from '../../sources/index.js';
import { LOOPBACK } from './loopback.js';

/** One feed to be fetched: where, how often, and when its silence is an alarm. */
export interface FeedPlan {
  name: string;
  label: { ja: string; en: string };
  /** Source that understands what it brings. */
  source: string;
  /** Organisation the notices come in for. */
  organisation: string;
  url: string;
  /** Holds several days; read once after an outage. */
  longUrl?: string;
  everySeconds: number;
  /** Seconds after the full minute. */
  offsetSeconds: number;
  silentAfterMinutes: number;
  /** Warnings: the last to be slowed down when much was fetched. */
  isVital: boolean;
  entries: ProfileFeed['entries'];
}

const JMA = 'https://www.data.jma.go.jp/developer/xml/feed/';
/** JMA asks to begin at about 20 seconds past the minute, when its feeds have been written. */
const FIRST_SECOND = 20;
const APART_SECONDS = 3;

/** The four public feeds. How long each may be without news is an estimate from captured feeds, high enough for a calm winter. */
const JMA_FEEDS = [
  { id: 'extra', ja: '気象庁：随時（警報など）', en: 'JMA: warnings', silentAfterMinutes: 180, isVital: true },
  {
    id: 'eqvol',
    ja: '気象庁：地震・津波・火山',
    en: 'JMA: earthquakes, tsunami, volcanoes',
    silentAfterMinutes: 1_440,
    isVital: true,
  },
  { id: 'regular', ja: '気象庁：定時（予報など）', en: 'JMA: forecasts', silentAfterMinutes: 720, isVital: false },
  { id: 'other', ja: '気象庁：その他', en: 'JMA: other', silentAfterMinutes: 10_080, isVital: false },
] as const;

/** What shall be fetched, by the settings and the profile, and everything that is wrong with it. */
export function feedPlans(jmaFeeds: string, profile: CityProfile): { plans: FeedPlan[]; problems: string[] } {
  const organisation = profile.organisations.find(({ kind }) => kind === 'city')?.code ?? '';
  const base = baseOf(jmaFeeds);
  const problems = base === 'wrong' ? [WRONG_BASE] : [];
  const jma = base instanceof URL ? JMA_FEEDS.map((feed, at) => jmaPlan(feed, { at, base, organisation })) : [];
  const own = profile.feeds.map((feed, at): FeedPlan => ({
    ...feed,
    label: { ja: feed.name, en: feed.name },
    organisation,
    offsetSeconds: FIRST_SECOND + (JMA_FEEDS.length + at) * APART_SECONDS,
    // What libraries hand in is no warning, whoever fetches it.
    isVital: findSource(feed.source)?.by.every((kind) => kind === 'city') ?? false,
  }));
  const plans = [...jma, ...own].map((plan) => ({
    ...plan,
    silentAfterMinutes: profile.feedSilenceMinutes[plan.name] ?? plan.silentAfterMinutes,
  }));
  return { plans, problems: [...problems, ...own.flatMap((plan) => wrongWith(plan, plans))] };
}

function jmaPlan(feed: (typeof JMA_FEEDS)[number], on: { at: number; base: URL; organisation: string }): FeedPlan {
  const { id, ja, en, silentAfterMinutes, isVital } = feed;
  return {
    name: `jma-${id}`,
    label: { ja, en },
    source: 'jma-xml',
    organisation: on.organisation,
    url: new URL(`${id}.xml`, on.base).href,
    longUrl: new URL(`${id}_l.xml`, on.base).href,
    everySeconds: 60,
    offsetSeconds: FIRST_SECOND + on.at * APART_SECONDS,
    silentAfterMinutes,
    isVital,
    entries: 'links',
  };
}

function baseOf(text: string): URL | 'off' | 'wrong' {
  if (text === 'off') return 'off';
  if (text === 'on') return new URL(JMA);
  if (!URL.canParse(text)) return 'wrong';
  const base = new URL(text.endsWith('/') ? text : `${text}/`);
  return isFetchable(base) ? base : 'wrong';
}

/** In the open network nothing but HTTPS: whoever can change a warning on its way can frighten a town. */
function isFetchable(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
}

function wrongWith(plan: FeedPlan, all: readonly FeedPlan[]): string[] {
  const source = findSource(plan.source);
  const where = `feeds「${plan.name}」`;
  return [
    ...(all.filter(({ name }) => name === plan.name).length > 1
      ? [`${where}: 同じ名前のフィードがあります。別の名前にしてください (this name is taken).`]
      : []),
    ...(isFetchable(new URL(plan.url))
      ? []
      : [`${where}: URL は https で、利用者名なしで書いてください (the address must be https, without credentials).`]),
    ...(source === undefined ? [`${where}: 情報源「${plan.source}」はありません (no such source).`] : []),
    ...(source !== undefined && plan.entries === 'links' && source.readFeed === undefined
      ? [
          `${where}: 「${plan.source}」のフィードは entries を whole にしてください (this source takes a feed as a whole).`,
        ]
      : []),
  ];
}

const WRONG_BASE =
  'JMA_FEEDS: off か on、または https の URL にしてください (off, on, or an https address without credentials).';
