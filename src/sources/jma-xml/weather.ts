import type { CityProfile } from '../../domain/profile.js';
import { problem, type ParseResult, type SourceContext } from '../source.js';
import { attribute, child, children, descend, findAll, textOf, type XmlElement } from '../xml.js';
import { withdrawal } from './cancel.js';
import { LEVEL_GRAVITY, lookUp, NS, OVER, SIGNIFICANCY_LEVELS, WARNING_LEVELS } from './codes.js';
import type { Phenomenon } from './codes.js';
import { draftsOf, inEveryLanguage, messageTypeOf, namesOf, nobody, type Finding } from './draft.js';
import { warningName } from './phrases-weather.js';
import { shown, type Telegram } from './telegram.js';
import { writeWeather, type InForce, type Standing } from './weather-text.js';

const M = NS.meteorology;
const TOWN_BLOCK = '気象警報・注意報（市町村等）';
const LABEL: Record<Phenomenon, { ja: string; en: string }> = {
  rain: { ja: '大雨', en: 'heavy rain' },
  landslide: { ja: '土砂災害', en: 'landslides' },
};

/** VPWW55 and VPWW56: the whole present state of a prefecture, from which our town is taken. */
export function readWeather(telegram: Telegram, context: SourceContext, phenomenon: Phenomenon): ParseResult {
  const { profile } = context;
  const key = `jma:${telegram.type ?? ''}:${profile.jma.office}:${profile.jma.class20[0] ?? ''}`;
  const withdraw = () => withdrawal({ telegram, context, what: phenomenon, topic: topicOf(phenomenon), key });
  if (telegram.infoType === 'cancelled') {
    return concernsOffice(telegram, profile) ? withdraw() : elsewhere(telegram, profile);
  }
  const kinds = kindsOfTown(telegram, profile);
  if ('kind' in kinds) return kinds;
  const standing = strongest(kinds.found, phenomenon);
  if ('kind' in standing) return standing;
  if (standing.state === 'none') {
    // A correction to "nothing": the version before may have named us by mistake.
    return telegram.infoType === 'corrected' ? withdraw() : nothingInForce(profile, phenomenon);
  }
  const texts = inEveryLanguage((language) =>
    writeWeather({ telegram, standing, phenomenon, timeZone: profile.timeZone, kinds: kinds.found }, language),
  );
  const common = { topic: topicOf(phenomenon), texts, key };
  return draftsOf({ ...common, ...valuesOf(standing, telegram, phenomenon) }, telegram, context);
}

type Values = Pick<Finding, 'messageType' | 'gravity' | 'level' | 'holdsHours' | 'material' | 'event'>;

function valuesOf(standing: InForce, telegram: Telegram, phenomenon: Phenomenon): Values {
  const system = telegram.type ?? '';
  if (standing.state === 'ended') {
    const event = { system, code: '00', name: `${LABEL[phenomenon].ja}の警報・注意報の解除` };
    return { messageType: 'AllClear', gravity: OVER, holdsHours: 12, material: '00', event };
  }
  const { level, code } = standing;
  return {
    messageType: messageTypeOf(telegram),
    gravity: LEVEL_GRAVITY[level],
    level,
    holdsHours: level >= 4 ? 24 : 12,
    // 継続 repeats the code: no news (神奈川 2022: 626 mails, one for each repetition).
    material: code,
    event: { system, code, name: warningName(phenomenon, level) },
  };
}

/** The kinds that the last block (市町村等) gives for our town; the three blocks before repeat them more coarsely. */
function kindsOfTown(telegram: Telegram, profile: CityProfile): { found: XmlElement[] } | ParseResult {
  const block = children(telegram.body, M, 'Warning')
    .filter((warning) => attribute(warning, 'type') === TOWN_BLOCK)
    .at(-1);
  if (block === undefined) return blockMissing(telegram);
  const found = children(block, M, 'Item')
    .filter((item) => profile.jma.class20.includes(textOf(descend(item, M, 'Area', 'Code'))))
    .flatMap((item) => children(item, M, 'Kind'));
  if (found.length > 0) return { found };
  return concernsOffice(telegram, profile) ? townMissing(block) : elsewhere(telegram, profile);
}

function topicOf(phenomenon: Phenomenon): 'weather' | 'landslide' {
  return phenomenon === 'rain' ? 'weather' : 'landslide';
}

/** When our town has several codes or kinds, the gravest counts; it is over only when all are over. */
function strongest(kinds: readonly XmlElement[], phenomenon: Phenomenon): Standing | ParseResult {
  let best: Standing = { state: 'none' };
  for (const kind of kinds) {
    const standing = standingOf(kind, phenomenon);
    if ('kind' in standing) return standing;
    if (rank(standing) > rank(best)) best = standing;
  }
  return best;
}

function rank(standing: Standing): number {
  return standing.state === 'level' ? standing.level : Number(standing.state === 'ended');
}

function standingOf(kind: XmlElement, phenomenon: Phenomenon): Standing | ParseResult {
  const code = textOf(child(kind, M, 'Code'));
  const status = textOf(child(kind, M, 'Status'));
  const signified = significancy(kind);
  if (typeof signified !== 'number') return codeUnknown(signified.unknown, kind.line);
  if (code === '00' || status === '解除') return signified >= 2 ? mismatch(kind.line) : { state: 'ended' };
  if (code === '' && status === '発表警報・注意報はなし') {
    const before = textOf(descend(kind, M, 'LastKind', 'Code'));
    return { state: before === '' || before === '00' ? 'none' : 'ended' };
  }
  const level = lookUp(WARNING_LEVELS[phenomenon], code);
  if (level === undefined) return codeUnknown(code, kind.line);
  if (signified !== 0 && signified !== level) return mismatch(kind.line);
  return { state: 'level', level, code };
}

/** The level a second time, in Significancy; 0 where the telegram does not give it. */
function significancy(kind: XmlElement): number | { unknown: string } {
  const codes = findAll(kind, (element) => element.ns === M && element.name === 'Significancy').map((element) =>
    textOf(child(element, M, 'Code')),
  );
  const unknown = codes.find((code) => lookUp(SIGNIFICANCY_LEVELS, code) === undefined);
  if (unknown !== undefined) return { unknown };
  return Math.max(0, ...codes.map((code) => lookUp(SIGNIFICANCY_LEVELS, code) ?? 0));
}

/** 東京都大雨警報・注意報 is ours; the office also stands as a code in the blocks of a telegram that is no 取消. */
function concernsOffice(telegram: Telegram, profile: CityProfile): boolean {
  const { office, officeName } = profile.jma;
  if (telegram.title.startsWith(officeName)) return true;
  return officeAreas(telegram).some((area) => textOf(child(area, M, 'Code')) === office);
}

/** Areas of the first block (府県予報区等). */
function officeAreas(telegram: Telegram): XmlElement[] {
  return children(child(telegram.body, M, 'Warning'), M, 'Item').flatMap((item) => children(item, M, 'Area'));
}

function elsewhere(telegram: Telegram, profile: CityProfile): ParseResult {
  const names = officeAreas(telegram).map((area) => textOf(child(area, M, 'Name')));
  const about = names.length === 0 ? shown(telegram.title) : namesOf(names);
  return nobody(
    `${about}についての「${telegram.information}」です。${profile.name.ja}には関係がありません。`,
    `"${telegram.information}" about ${about}; it does not concern ${profile.name.en}.`,
  );
}

function nothingInForce(profile: CityProfile, phenomenon: Phenomenon): ParseResult {
  return nobody(
    `${profile.name.ja}に、${LABEL[phenomenon].ja}の警報・注意報は出ていません。`,
    `No warning or advisory for ${LABEL[phenomenon].en} is in force in ${profile.name.en}.`,
  );
}

function blockMissing(telegram: Telegram): ParseResult {
  return problem(
    'block-missing',
    '電文に市町村ごとの警報・注意報がありません。気象庁の発表を直接確認してください。',
    'The telegram has no block for municipalities. Check with JMA directly.',
    telegram.body.line,
  );
}

function townMissing(block: XmlElement): ParseResult {
  return problem(
    'town-missing',
    'この府県の電文ですが、設定された市町村コードが載っていません。区域の変更がないか、設定を確認してください。',
    'The telegram is for our prefecture but lists none of our municipality codes. Check the profile for changed areas.',
    block.line,
  );
}

function codeUnknown(code: string, line: number): ParseResult {
  return problem(
    'code-unknown',
    `警報・注意報のコード「${shown(code)}」が表にありません。気象庁の発表を直接確認してください。`,
    `The warning code "${shown(code)}" is not in the table. Check with JMA directly.`,
    line,
  );
}

function mismatch(line: number): ParseResult {
  return problem(
    'level-mismatch',
    '警報の種別とレベルが食い違っています。気象庁の発表を直接確認してください。',
    'The kind of warning and its level contradict each other. Check with JMA directly.',
    line,
  );
}
