import type { Text } from '../../domain/alert.js';
import type { Language } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import { problem, type ParseResult, type SourceContext } from '../source.js';
import { child, children, descend, textOf, type XmlElement } from '../xml.js';
import { withdrawal } from './cancel.js';
import { INTENSITIES, intensityGravity, NOT_RECEIVED, NS, type Intensity } from './codes.js';
import { draftsOf, inEveryLanguage, lines, messageTypeOf, nobody } from './draft.js';
import { readHypocentre, sayHypocentre, type Hypocentre } from './hypocentre.js';
import { CORRECTED, REPORTED } from './phrases-common.js';
import { earthquakeWords, type Shaking, type TsunamiComment } from './phrases-earthquake.js';
import { shown, type Telegram } from './telegram.js';
import { sayTime } from './times.js';

const S = NS.seismology;

/** How hard it shook, and whether that is the town's own value or the one of its 細分区域. */
interface Felt {
  intensity: Intensity;
  scope: 'city' | 'area';
}

/** VXSE53: what was felt in our town, or at least in its 細分区域. */
export function readEarthquake(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  const key = `jma:earthquake:${telegram.eventId}`;
  if (telegram.eventId === '') return eventIdMissing(telegram);
  const withdraw = () => withdrawal({ telegram, context, what: 'earthquake', topic: 'earthquake', key });
  if (telegram.infoType === 'cancelled') return withdraw();
  const hypocentre = readHypocentre(telegram.body);
  const felt = feltIn(telegram, profile);
  if (felt === undefined) {
    // A correction without us: the version before may have named us by mistake.
    return telegram.infoType === 'corrected' ? withdraw() : notFelt(telegram, profile, hypocentre);
  }
  if ('kind' in felt) return felt;
  const texts = inEveryLanguage((language) => write({ telegram, felt, hypocentre, profile }, language));
  return draftsOf(
    {
      topic: 'earthquake',
      messageType: messageTypeOf(telegram),
      gravity: intensityGravity(felt.intensity),
      texts,
      holdsHours: 24,
      key,
      material: `${felt.intensity}:${felt.scope}`,
      event: { system: 'VXSE53', code: felt.intensity, name: earthquakeWords('ja').intensity[felt.intensity] },
    },
    telegram,
    context,
  );
}

function feltIn(telegram: Telegram, profile: CityProfile): Felt | ParseResult | undefined {
  const areas = children(descend(telegram.body, S, 'Intensity', 'Observation'), S, 'Pref').flatMap((pref) =>
    children(pref, S, 'Area'),
  );
  const cities = areas.flatMap((area) => children(area, S, 'City'));
  const ours = cities.filter((city) => profile.jma.seismicCities.includes(textOf(child(city, S, 'Code'))));
  if (ours.length > 0) return gravest(ours, 'city');
  const around = areas.filter((area) => textOf(child(area, S, 'Code')) === profile.jma.seismicArea);
  return around.length > 0 ? gravest(around, 'area') : undefined;
}

function gravest(places: readonly XmlElement[], scope: Felt['scope']): Felt | ParseResult {
  let best: Intensity | undefined;
  for (const place of places) {
    const found = intensityOf(place);
    if (typeof found === 'object') return found;
    if (best === undefined || INTENSITIES.indexOf(found) > INTENSITIES.indexOf(best)) best = found;
  }
  return best === undefined ? codeUnknown('', 0) : { intensity: best, scope };
}

/** A silent station outweighs the weaker values that did arrive: the line often breaks where it shook most. */
function intensityOf(place: XmlElement): Intensity | ParseResult {
  const value = textOf(child(place, S, 'MaxInt'));
  const silent = textOf(child(place, S, 'Condition')) === NOT_RECEIVED;
  const known = INTENSITIES.find((candidate) => candidate === value && candidate !== '5-?');
  if (known === undefined && (value !== '' || !silent)) return codeUnknown(value, place.line);
  if (known === undefined) return '5-?';
  return silent && INTENSITIES.indexOf(known) < INTENSITIES.indexOf('5-?') ? '5-?' : known;
}

interface Scene {
  telegram: Telegram;
  felt: Felt;
  hypocentre: Hypocentre | undefined;
  profile: CityProfile;
}

function write({ telegram, felt, hypocentre, profile }: Scene, language: Language): Text {
  const words = earthquakeWords(language);
  const city = language === 'ja' || language === 'ja-x-easy' ? profile.name.ja : profile.name.en;
  const area = profile.jma.seismicAreaName;
  return {
    headline: words.headline(felt.scope === 'city' ? city : area, words.intensity[felt.intensity]),
    place: '',
    instruction: words.instruction[shakingOf(felt.intensity)],
    body: lines(
      telegram.infoType === 'corrected' ? CORRECTED[language] : '',
      felt.intensity === '5-?' ? words.notReceived(felt.scope === 'city' ? city : area) : '',
      felt.scope === 'area' ? words.areaOnly(area, city) : '',
      sayHypocentre(hypocentre, profile.timeZone, language),
      tsunamiLine(telegram, language),
      REPORTED[language](sayTime(telegram.reportedAt, profile.timeZone, language)),
    ),
  };
}

function shakingOf(intensity: Intensity): Shaking {
  const rank = INTENSITIES.indexOf(intensity);
  if (rank >= INTENSITIES.indexOf('5-?')) return 'strong';
  return intensity === '4' ? 'moderate' : 'weak';
}

/** Comments/ForecastComment: in Japanese as 気象庁 wrote it, elsewhere by its codes. */
function tsunamiLine(telegram: Telegram, language: Language): string {
  const comment = descend(telegram.body, S, 'Comments', 'ForecastComment');
  const codes = textOf(child(comment, S, 'Code')).split(/\s+/u);
  if (language === 'ja') return textOf(child(comment, S, 'Text')).replace(/\s*\n\s*/gu, '');
  const words = earthquakeWords(language).tsunami;
  const which: TsunamiComment = codes.includes('0211')
    ? 'inForce'
    : codes.includes('0203') || codes.includes('0215')
      ? 'none'
      : 'other';
  return words[which];
}

function notFelt(telegram: Telegram, profile: CityProfile, hypocentre: Hypocentre | undefined): ParseResult {
  const about = hypocentre === undefined ? shown(telegram.headline || telegram.title) : hypocentre.name;
  return nobody(
    `${about}の地震の情報です。${profile.name.ja}と${profile.jma.seismicAreaName}の震度は載っていません。`,
    `An earthquake at ${about}; the report gives no intensity for ${profile.name.en} or its district.`,
  );
}

function codeUnknown(value: string, line: number): ParseResult {
  return problem(
    'code-unknown',
    `震度「${shown(value)}」が表にありません。気象庁の発表を直接確認してください。`,
    `The intensity "${shown(value)}" is not in the table. Check with JMA directly.`,
    line,
  );
}

function eventIdMissing(telegram: Telegram): ParseResult {
  return problem(
    'event-id-missing',
    '地震を見分ける番号（EventID）がありません。気象庁の発表を直接確認してください。',
    'The telegram has no EventID, so its earthquake cannot be told from others. Check with JMA directly.',
    telegram.head.line,
  );
}
