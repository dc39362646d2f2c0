import { holdsUntil, issuedOf, type AlertRecord, type VersionRecord } from '../../alerts/alert-record.js';
import { laneOf, type Kind, type Lane } from '../../domain/alert.js';
import { contains, placeText, type AreaCode } from '../../domain/area.js';
import type { Language } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import { isNewsletter } from '../../domain/topic.js';
import type { Standing } from './alert-words.js';
import { standingOf, toldAt } from './public-alert.js';
import { cellsOf, onPages } from './sign-text.js';

/** One alert on the screen of a public place. */
export interface SignAlert {
  record: AlertRecord;
  version: VersionRecord;
  standing: Standing;
  expiresAt: Date;
  toldAt: Date;
}

/** One screenful. */
export interface SignPage {
  alert: SignAlert;
  language: Language;
  part: 'headline' | 'instruction' | 'detail';
  /** The headline in the page's language, and for a headline's page where it is. */
  text: string;
  seconds: number;
}

const LANES: readonly Lane[] = ['emergency', 'warning', 'notice'];
/** How long an end or a withdrawal is shown to people who walk by. */
const OVER_MS = 60 * 60_000;
const MOST_ALERTS = 6;

/** What a screen shows now, gravest first. While something real and grave is on, no drill and no notice stands beside it. */
export function alertsOnSign(
  records: readonly AlertRecord[],
  { area, now }: { area: AreaCode | undefined; now: Date },
): SignAlert[] {
  const all = records
    .flatMap((record) => asSignAlert(record, now))
    .filter(({ version }) => area === undefined || version.content.areas.some((each) => overlap(each, area)));
  const grave = all.some((each) => isReal(each) && lane(each) === 'emergency' && each.standing === 'active');
  return all
    .filter((each) => !grave || (isReal(each) && lane(each) !== 'notice'))
    .sort((a, b) => LANES.indexOf(lane(a)) - LANES.indexOf(lane(b)) || b.toldAt.getTime() - a.toldAt.getTime())
    .slice(0, MOST_ALERTS);
}

const isReal = ({ version }: SignAlert): boolean => (version.content.kind satisfies Kind) === 'actual';
const lane = ({ version }: SignAlert): Lane => laneOf(version.content);
const overlap = (one: AreaCode, other: AreaCode): boolean => contains(one, other) || contains(other, one);

function asSignAlert(record: AlertRecord, now: Date): SignAlert[] {
  const version = issuedOf(record);
  if (version === undefined || isNewsletter(version.content.topic)) return [];
  const standing = standingOf(record, version, now);
  const isEnd = version.content.messageType === 'AllClear' || version.content.messageType === 'Cancel';
  // Ended or withdrawn without a word of its own: there is nothing to show.
  if (standing !== 'active' && !isEnd) return [];
  const told = toldAt(version);
  const until = holdsUntil(record).getTime();
  const expiresAt = new Date(isEnd ? Math.min(until, told.getTime() + OVER_MS) : until);
  return expiresAt > now ? [{ record, version, standing, expiresAt, toldAt: told }] : [];
}

/** All screenfuls in the order they turn: Japanese in full, then each language of the profile what it is and what to do. */
export function signPages(profile: CityProfile, alerts: readonly SignAlert[]): SignPage[] {
  return alerts.flatMap((alert) =>
    profile.languages.flatMap((language) => {
      const { content } = alert.version;
      const text = content.texts[language];
      if (text === undefined) return [];
      const place = text.place.trim() === '' ? placeText(profile, content.areas, language) : text.place;
      // An end says that it is over; what to do in a danger that has passed would send people out again.
      const parts: [SignPage['part'], string][] = [
        ['headline', `${text.headline}\n${place}`],
        ['instruction', text.instruction],
        ['detail', language === 'ja' ? text.body : ''],
      ];
      return parts.flatMap(([part, words]) =>
        onPages(words, language).map((page) => ({ alert, language, part, text: page, seconds: secondsFor(page) })),
      );
    }),
  );
}

/** Time to read it twice over, slowly. */
function secondsFor(text: string): number {
  return Math.min(14, Math.max(7, Math.round(5 + cellsOf(text) * 0.12)));
}
