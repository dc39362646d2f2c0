import type { AlertDraft } from '../../domain/alert.js';
import type { CityProfile } from '../../domain/profile.js';
import { SUBJECTS } from '../../domain/subject.js';
import type { WeatherKey } from '../../domain/wording/weather/keys.js';
import type { ParseResult, SourceContext } from '../source.js';
import { children, findAll, textOf, type XmlElement } from '../xml.js';
import { LEVEL_GRAVITY, NS, OVER } from './codes.js';
import { draftOf, messageTypeOf, nobody } from './draft.js';
import type { Telegram } from './telegram.js';
import { ADVISORY_ONLY, gradeGravity, weightOf, type Rank, type WarningSubject } from './weather-codes.js';
import { itemsOf, readKind, townBlock, type KindReading } from './weather-kinds-of-town.js';
import { concernsOffice, elsewhere, townCode } from './weather-places.js';
import { blockMissing, townMissing } from './weather-problems.js';
import { dangerInProse } from './weather-prose.js';
import { eventName, weatherWithdrawal, write } from './weather-writing.js';

const M = NS.meteorology;

/** What one kind of telegram may carry, and how fine it is. */
export interface WarningTelegram {
  subjects: readonly WarningSubject[];
  /** The old system: no levels in its kinds, and a second copy of what the new one says. */
  isCoarse: boolean;
}

interface Reading extends WarningTelegram {
  telegram: Telegram;
  context: SourceContext;
}

/** One hazard of our town: in force with its gravest code, or ended. */
export type Standing =
  { state: 'in-force'; code: string; rank: Rank; kinds: XmlElement[]; fromProse: boolean } | { state: 'ended' };

/** The key by which telegrams of the old and the new system are one alert. */
export function warningKey(subject: WarningSubject, profile: CityProfile): string {
  return `jma:weather:${subject}:${townCode(profile)}`;
}

/** 気象警報・注意報: the whole present state of a prefecture, from which our town is taken, one draft per hazard. */
export function readWarnings(telegram: Telegram, context: SourceContext, of: WarningTelegram): ParseResult {
  const { profile } = context;
  const reading: Reading = { telegram, context, ...of };
  if (telegram.infoType === 'cancelled') {
    if (!concernsOffice(telegram, profile)) return elsewhere(telegram, profile);
    return { kind: 'drafts', drafts: of.subjects.map((subject) => withdraw(subject, reading)) };
  }
  const block = townBlock(telegram.body);
  if (block === undefined) return blockMissing(telegram.body.line);
  const items = itemsOf(block, profile.jma.class20);
  if (items.length === 0) return notListed(reading, block);
  const standings = standingsOf(
    items.flatMap((item) => children(item, M, 'Kind')),
    reading,
  );
  if ('problem' in standings) return standings.problem;
  const drafts = draftsOf(standings.found, reading);
  return drafts.length > 0 ? { kind: 'drafts', drafts } : nothingInForce(profile, of.subjects);
}

/** Sea hazards name coastal towns only; any other telegram of our prefecture has to name ours. */
function notListed({ telegram, context, subjects }: Reading, block: XmlElement): ParseResult {
  const { profile } = context;
  const isOfTheSea = subjects.every((subject) => subject === 'surge' || subject === 'wave');
  return concernsOffice(telegram, profile) && !isOfTheSea ? townMissing(block.line) : elsewhere(telegram, profile);
}

/** When our town has several codes or kinds of one hazard, the gravest counts; it is over only when all are over. */
function standingsOf(
  kinds: readonly XmlElement[],
  { telegram, context, subjects, isCoarse }: Reading,
): { found: Map<WarningSubject, Standing> } | { problem: ParseResult } {
  const readings: KindReading[] = [];
  for (const kind of kinds) {
    const read = readKind(kind, subjects);
    if ('problem' in read) return read;
    readings.push(read.reading);
  }
  const found = new Map<WarningSubject, Standing>();
  const before = readings.flatMap((reading) => (reading.endsAll ? [...subjects] : reading.before));
  for (const subject of before) found.set(subject, { state: 'ended' });
  for (const { subject, code, rank, kind } of readings.flatMap((reading) => reading.inForce)) {
    raise(found, subject, { state: 'in-force', code, rank, kinds: [kind], fromProse: false });
  }
  for (const { subject, code } of isCoarse ? dangerInProse(telegram, context.profile) : []) {
    raise(found, subject, { state: 'in-force', code, rank: { level: 4 }, kinds: [], fromProse: true });
  }
  return { found };
}

function raise(found: Map<WarningSubject, Standing>, subject: WarningSubject, standing: Standing): void {
  if (weight(standing) > weight(found.get(subject))) found.set(subject, standing);
}

function weight(standing: Standing | undefined): number {
  return standing?.state === 'in-force' ? weightOf(standing.rank) : 0;
}

function draftsOf(found: ReadonlyMap<WarningSubject, Standing>, reading: Reading): AlertDraft[] {
  return reading.subjects.flatMap((subject) => {
    const standing = found.get(subject);
    if (standing?.state === 'in-force') return [warningDraft(subject, standing, reading)];
    if (standing?.state === 'ended') return [endDraft(subject, reading)];
    // A correction to "nothing": the version before may have named us by mistake.
    return reading.telegram.infoType === 'corrected' ? [withdraw(subject, reading)] : [];
  });
}

function withdraw(subject: WarningSubject, { telegram, context }: Reading): AlertDraft {
  return weatherWithdrawal({
    telegram,
    context,
    subject,
    identityKey: warningKey(subject, context.profile),
    of: 'warning',
  });
}

function warningDraft(
  subject: WarningSubject,
  { code, rank, kinds, fromProse }: Extract<Standing, { state: 'in-force' }>,
  { telegram, context, isCoarse }: Reading,
): AlertDraft {
  const japanese = [outlook(kinds), fromProse ? PROSE : ''];
  const texts = write({ telegram, context, key: phraseKey(subject, rank), japanese });
  return draftOf(
    {
      topic: SUBJECTS[subject].topic,
      messageType: messageTypeOf(telegram),
      ...('level' in rank
        ? { gravity: LEVEL_GRAVITY[rank.level], level: rank.level }
        : { gravity: gradeGravity(subject, rank.grade) }),
      texts,
      holdsHours: holdsHours(rank),
      key: warningKey(subject, context.profile),
      // 継続 repeats the code: no news (神奈川 2022: 626 mails, one for each repetition).
      material: code,
      event: { system: telegram.type ?? '', code, name: eventName(texts) },
      subject,
      isCoarse,
    },
    telegram,
    context,
  );
}

const PROSE = '気象庁が移行期間に並行して出している従来形式の電文の文章から、レベル４を読み取りました。';

function holdsHours(rank: Rank): number {
  const isLong = 'level' in rank ? rank.level >= 4 : rank.grade !== 'warning';
  return isLong ? 24 : 12;
}

function phraseKey(subject: WarningSubject, rank: Rank): WeatherKey {
  const key = 'level' in rank ? `${subject}.${rank.level}` : `${subject}.${rank.grade}`;
  // The table of codes gives a hazard only ranks that the table of words has; a test walks both.
  return key as WeatherKey;
}

function endDraft(subject: WarningSubject, { telegram, context, isCoarse }: Reading): AlertDraft {
  const key = subject === 'rain' || subject === 'landslide' ? (`${subject}.end` as const) : generalEnd(subject);
  return draftOf(
    {
      topic: SUBJECTS[subject].topic,
      messageType: 'AllClear',
      gravity: OVER,
      texts: write({ telegram, context, key, hazard: subject }),
      holdsHours: 12,
      key: warningKey(subject, context.profile),
      material: '00',
      event: { system: telegram.type ?? '', code: '00', name: `${SUBJECTS[subject].ja}の警報・注意報の解除` },
      subject,
      isCoarse,
    },
    telegram,
    context,
  );
}

function generalEnd(subject: WarningSubject): WeatherKey {
  return ADVISORY_ONLY.includes(subject) ? 'advisory.end' : 'warning.end';
}

/** When level 4 is expected (CriteriaPeriod), in a sentence of its own. */
function outlook(kinds: readonly XmlElement[]): string {
  const named = (name: string) => (element: XmlElement) => element.ns === M && element.name === name;
  const sentences = kinds
    .flatMap((kind) => findAll(kind, named('CriteriaPeriod')))
    .flatMap((period) => findAll(period, named('Sentence')))
    .map(textOf);
  return sentences.length === 0 ? '' : `見通し：${[...new Set(sentences)].join('、')}（気象庁）`;
}

function nothingInForce(profile: CityProfile, subjects: readonly WarningSubject[]): ParseResult {
  const [first] = subjects;
  const about = subjects.length === 1 && first !== undefined ? SUBJECTS[first] : undefined;
  return nobody(
    `${profile.name.ja}に、${about === undefined ? 'この電文の種類' : about.ja}の警報・注意報は出ていません。`,
    `No warning or advisory ${about === undefined ? 'of this telegram' : `for ${about.en}`} is in force in ${profile.name.en}.`,
  );
}
