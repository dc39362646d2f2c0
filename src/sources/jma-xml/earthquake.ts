import type { Language } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import { threadOf } from '../../domain/subject.js';
import type { ParseResult, SourceContext } from '../source.js';
import { child, children, descend, textOf, type XmlElement } from '../xml.js';
import { withdrawal } from './cancel.js';
import { INTENSITIES, intensityGravity, NOT_RECEIVED, NS, type Gravity, type Intensity } from './codes.js';
import { draftsOf, lines, messageTypeOf, nobody } from './draft.js';
import { cityName, intensityName } from './ground-names.js';
import { codeUnknown, eventIdMissing, groundTexts } from './ground-text.js';
import { readHypocentre, sayHypocentre, type Hypocentre } from './hypocentre.js';
import { earthquakeWords, type TsunamiComment } from './phrases-earthquake.js';
import { shown, type Telegram } from './telegram.js';

const S = NS.seismology;

/** How hard it shook, and whether that is the town's own value or the one of its 細分区域. */
interface Felt {
  intensity: Intensity;
  scope: 'city' | 'area';
}

/**
 * VXSE51 (震度速報) knows the 細分区域 alone, VXSE53 the town: one alert, in which the town's own value replaces the
 * district's. An equal value is no news.
 */
export function readEarthquake(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  if (telegram.eventId === '') return eventIdMissing(telegram);
  const identity = {
    key: `jma:earthquake:${telegram.eventId}`,
    thread: threadOf('shaking', telegram.eventId),
    subject: 'shaking',
  } as const;
  const withdraw = () => withdrawal({ telegram, context, what: 'earthquake', topic: 'earthquake', ...identity });
  if (telegram.infoType === 'cancelled') return withdraw();
  const hypocentre = readHypocentre(telegram.body);
  const felt = feltIn(telegram, profile);
  if (felt === undefined) {
    // A correction without us: the version before may have named us by mistake.
    return telegram.infoType === 'corrected' ? withdraw() : notFelt(telegram, profile, hypocentre);
  }
  if ('kind' in felt) return felt;
  const { intensity, scope } = felt;
  const place = (language: Language): string =>
    scope === 'city' ? cityName(profile.name, language) : profile.jma.seismicAreaName;
  return draftsOf(
    {
      topic: 'earthquake',
      messageType: messageTypeOf(telegram),
      gravity: gravityHere(intensity, profile),
      texts: groundTexts(`shaking-${bandOf(intensity)}`, {
        telegram,
        context,
        slots: (language) => ({ place: place(language), intensity: intensityName(intensity, language) }),
        detail: (language) => detailsOf({ telegram, felt, hypocentre, profile }, language),
      }),
      holdsHours: 24,
      ...identity,
      material: intensity,
      isCoarse: scope === 'area',
      event: { system: telegram.type ?? '', code: intensity, name: intensityName(intensity, 'ja') },
    },
    telegram,
    context,
  );
}

/** 震度1 to 4 count by what the town has set; 5 Lower and more can hurt and is not for it to set down. */
function gravityHere(intensity: Intensity, { thresholds }: CityProfile): Gravity {
  const gravity = intensityGravity(intensity);
  const rank = INTENSITIES.indexOf(intensity);
  if (rank >= INTENSITIES.indexOf('5-?')) return gravity;
  return { ...gravity, severity: rank >= INTENSITIES.indexOf(thresholds.shaking) ? 'Moderate' : 'Minor' };
}

function feltIn(telegram: Telegram, profile: CityProfile): Felt | ParseResult | undefined {
  const areas = children(descend(telegram.body, S, 'Intensity', 'Observation'), S, 'Pref').flatMap((pref) =>
    children(pref, S, 'Area'),
  );
  const cities = areas.flatMap((area) => children(area, S, 'City'));
  const ours = cities.filter((city) => profile.jma.seismicCities.includes(textOf(child(city, S, 'Code'))));
  if (ours.length > 0) return gravest(telegram, ours, 'city');
  const around = areas.filter((area) => textOf(child(area, S, 'Code')) === profile.jma.seismicArea);
  return around.length > 0 ? gravest(telegram, around, 'area') : undefined;
}

function gravest(telegram: Telegram, places: readonly XmlElement[], scope: Felt['scope']): Felt | ParseResult {
  let best: Intensity | undefined;
  for (const place of places) {
    const found = intensityOf(telegram, place);
    if (typeof found === 'object') return found;
    if (best === undefined || INTENSITIES.indexOf(found) > INTENSITIES.indexOf(best)) best = found;
  }
  return best === undefined ? codeUnknown(telegram, '', 0) : { intensity: best, scope };
}

/** A silent station outweighs the weaker values that did arrive: the line often breaks where it shook most. */
function intensityOf(telegram: Telegram, place: XmlElement): Intensity | ParseResult {
  const value = textOf(child(place, S, 'MaxInt'));
  const silent = textOf(child(place, S, 'Condition')) === NOT_RECEIVED;
  const known = INTENSITIES.find((candidate) => candidate === value && candidate !== '5-?');
  if (known === undefined && (value !== '' || !silent)) return codeUnknown(telegram, value, place.line);
  if (known === undefined) return '5-?';
  return silent && INTENSITIES.indexOf(known) < INTENSITIES.indexOf('5-?') ? '5-?' : known;
}

interface Scene {
  telegram: Telegram;
  felt: Felt;
  hypocentre: Hypocentre | undefined;
  profile: CityProfile;
}

function detailsOf({ telegram, felt, hypocentre, profile }: Scene, language: Language): string {
  const words = earthquakeWords(language);
  if (words === undefined) return '';
  const city = cityName(profile.name, language);
  const area = profile.jma.seismicAreaName;
  return lines(
    felt.intensity === '5-?' ? words.notReceived(felt.scope === 'city' ? city : area) : '',
    felt.scope === 'area' ? words.areaOnly(area, city) : '',
    sayHypocentre(hypocentre, profile.timeZone, language),
    tsunamiLine(telegram, language),
  );
}

function bandOf(intensity: Intensity): 'strong' | 'moderate' | 'weak' {
  if (INTENSITIES.indexOf(intensity) >= INTENSITIES.indexOf('5-?')) return 'strong';
  return intensity === '4' ? 'moderate' : 'weak';
}

/** Comments/ForecastComment: in Japanese as 気象庁 wrote it, elsewhere by its codes. */
function tsunamiLine(telegram: Telegram, language: Language): string {
  const comment = descend(telegram.body, S, 'Comments', 'ForecastComment');
  const codes = textOf(child(comment, S, 'Code')).split(/\s+/u);
  if (language === 'ja') return textOf(child(comment, S, 'Text')).replace(/\s*\n\s*/gu, '');
  const which: TsunamiComment = codes.includes('0211')
    ? 'inForce'
    : codes.includes('0203') || codes.includes('0215')
      ? 'none'
      : 'other';
  return earthquakeWords(language)?.tsunami[which] ?? '';
}

function notFelt(telegram: Telegram, profile: CityProfile, hypocentre: Hypocentre | undefined): ParseResult {
  const about = hypocentre === undefined ? `「${shown(telegram.title)}」` : `${hypocentre.name}の地震の情報`;
  return nobody(
    `${about}です。${profile.name.ja}と${profile.jma.seismicAreaName}の震度は載っていません。`,
    `${about}: the report gives no intensity for ${profile.name.en} or its district.`,
  );
}
