import type { Language } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import { threadOf } from '../../domain/subject.js';
import { problem, type ParseResult, type SourceContext } from '../source.js';
import { withdrawal } from './cancel.js';
import { lookUp, OVER, type Gravity } from './codes.js';
import { draftsOf, messageTypeOf, type Finding } from './draft.js';
import { volcanoLevelName, withdrawnName } from './ground-names.js';
import { codeUnknown, eventIdMissing, groundTexts, notOurs } from './ground-text.js';
import type { Telegram } from './telegram.js';
import { isOurVolcano, itemsOf, namesTown, volcanoOf } from './volcano-areas.js';

type Step = 1 | 2 | 3 | 4 | 5;

/** 対象火山: 11-15 are 噴火警戒レベル; volcanoes without levels have 21-25 and 35, 36 (submarine) in their place. */
const STEPS: Readonly<Record<string, Step>> = {
  '11': 1,
  '12': 2,
  '13': 3,
  '14': 4,
  '15': 5,
  '21': 1,
  '22': 2,
  '23': 3,
  '24': 4,
  '25': 5,
  '35': 1,
  '36': 2,
};

/** 対象市町村等: 01-03 are warnings, 04 lifts one, 05 is the quiet state. */
const TOWN_CODES: Readonly<Record<string, 'warned' | 'lifted' | 'quiet'>> = {
  '01': 'warned',
  '02': 'warned',
  '03': 'warned',
  '04': 'lifted',
  '05': 'quiet',
};

/** 噴火警戒レベル is no 警戒レベル: it never stands in `level`, by which the rules for rain decide. */
const GRAVITY: Readonly<Record<Exclude<Step, 1>, Gravity>> = {
  5: { severity: 'Extreme', urgency: 'Immediate', certainty: 'Likely' },
  4: { severity: 'Severe', urgency: 'Immediate', certainty: 'Likely' },
  3: { severity: 'Moderate', urgency: 'Expected', certainty: 'Likely' },
  2: { severity: 'Minor', urgency: 'Expected', certainty: 'Possible' },
};

const VOLCANO = '噴火警報・予報（対象火山）';
const TOWNS = '噴火警報・予報（対象市町村等）';
/** Names towns that have measures to take although no warning is for them. */
const MEASURES = '噴火警報・予報（対象市町村の防災対応等）';

interface Standing {
  volcano: { code: string; name: string };
  code: string;
  step: Step;
  before: Step;
  /** What the telegram says of our town itself; absent where only its volcano is ours. */
  town: 'warned' | 'lifted' | 'quiet' | undefined;
}

/** VFVO50: the state of one volcano, told where it names our town or a volcano the town has plans for. */
export function readVolcano(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  if (telegram.eventId === '') return eventIdMissing(telegram);
  const identity = {
    // EventID is the number of the volcano, the same for years: one alert for a town and a volcano while it lasts.
    key: `jma:volcano:${telegram.eventId}:${profile.jma.seismicCities[0] ?? ''}`,
    thread: threadOf('eruption', telegram.eventId),
    subject: 'eruption',
  } as const;
  const withdraw = () =>
    withdrawal({ telegram, context, what: withdrawnName('volcano'), topic: 'volcano', ...identity });
  if (telegram.infoType === 'cancelled') return withdraw();
  const standing = standingOf(telegram, profile);
  if (standing === undefined) return telegram.infoType === 'corrected' ? withdraw() : notOurs(telegram, context);
  if ('kind' in standing) return standing;
  const isOver = standing.step === 1 || standing.town === 'lifted';
  if (isOver && standing.town === 'warned') return mismatch(telegram);
  if (isQuiet(standing)) return notOurs(telegram, context);
  return draftsOf({ ...identity, ...saidOf(telegram, context, standing, isOver) }, telegram, context);
}

/** Quiet before and quiet now: there is nothing to end. */
function isQuiet({ step, before, town }: Standing): boolean {
  return step === 1 && before === 1 && town !== 'lifted';
}

type Said = Omit<Finding, 'key' | 'thread' | 'subject'>;

function saidOf(telegram: Telegram, context: SourceContext, standing: Standing, isOver: boolean): Said {
  const { volcano, step, code } = standing;
  const over = isOver || step === 1;
  const hasLevels = code.startsWith('1');
  const slots = (language: Language): Record<string, string> => ({
    volcano: volcano.name,
    level: volcanoLevelName(hasLevels ? step : undefined, language),
  });
  return {
    topic: 'volcano',
    messageType: over ? 'AllClear' : messageTypeOf(telegram),
    gravity: over ? OVER : gravityOf(step, standing.town),
    texts: groundTexts(over ? 'volcano-over' : `volcano-${step}`, { telegram, context, slots, quotes: true }),
    holdsHours: over ? 24 : LASTING_HOURS,
    material: over ? 'over' : `${step}:${standing.town ?? 'near'}`,
    event: { system: telegram.type ?? '', code, name: `${volcano.name} ${over ? '警報解除' : `レベル${step}`}` },
  };
}

/** 噴火警報 stand for months (浅間山 2023: a year and more) until they are lifted. */
const LASTING_HOURS = 24 * 365;

/** A volcano in our plans whose warning does not name the town is worth a look, and no alarm. */
function gravityOf(step: Exclude<Step, 1>, town: Standing['town']): Gravity {
  const gravity = GRAVITY[step];
  return town === 'warned' || step < 4 ? gravity : { ...gravity, severity: 'Moderate', urgency: 'Expected' };
}

function standingOf(telegram: Telegram, profile: CityProfile): Standing | ParseResult | undefined {
  const volcanoes = itemsOf(telegram, VOLCANO);
  const volcano = volcanoOf(volcanoes);
  const [first] = volcanoes;
  if (volcano === undefined || first === undefined) return blockMissing(telegram);
  const ours = itemsOf(telegram, TOWNS).filter((item) => namesTown(item, profile));
  const measures = itemsOf(telegram, MEASURES).some((item) => namesTown(item, profile));
  if (ours.length === 0 && !measures && !isOurVolcano(volcano.code, profile)) return undefined;
  const step = lookUp(STEPS, first.code);
  if (step === undefined) return codeUnknown(telegram, first.code, first.line);
  const states = ours.map((item) => lookUp(TOWN_CODES, item.code));
  const strange = ours[states.indexOf(undefined)];
  if (strange !== undefined) return codeUnknown(telegram, strange.code, strange.line);
  const town = states.includes('warned') ? 'warned' : states.includes('lifted') ? 'lifted' : states[0];
  return { volcano, code: first.code, step, before: lookUp(STEPS, first.last) ?? 1, town };
}

function mismatch(telegram: Telegram): ParseResult {
  return problem(
    'level-mismatch',
    '火山のレベルと、市町村への警報の種別が食い違っています。気象庁の発表を直接確認してください。',
    'The level of the volcano and the warning for the town contradict each other. Check with JMA directly.',
    telegram.body.line,
  );
}

function blockMissing(telegram: Telegram): ParseResult {
  return problem(
    'block-missing',
    '電文に対象の火山がありません。気象庁の発表を直接確認してください。',
    'The telegram names no volcano. Check with JMA directly.',
    telegram.body.line,
  );
}
