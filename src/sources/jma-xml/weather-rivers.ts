import type { AreaCode } from '../../domain/area.js';
import type { CityProfile } from '../../domain/profile.js';
import type { ParseResult, SourceContext } from '../source.js';
import { child, findAll, textOf, type XmlElement } from '../xml.js';
import { LEVEL_GRAVITY, lookUp, NS, OVER } from './codes.js';
import { draftsOf, messageTypeOf, nobody } from './draft.js';
import { shown, type Telegram } from './telegram.js';
import { RIVER_LEVELS, type Level } from './weather-codes.js';
import { elsewhere, headAreas, isOurForecastArea, townCode } from './weather-places.js';
import { codeUnknown } from './weather-problems.js';
import { eventName, weatherWithdrawal, write } from './weather-writing.js';

const M = NS.meteorology;

/** Code types of the unit a telegram is about: 予報区域 of VXKO, 発表区間 of VXSU. */
const SECTIONS = ['指定河川洪水予報（予報区域）', '水位周知河川に関する情報（発表区間）'];

interface Section {
  code: string;
  name: string;
  kind: string;
}

/**
 * 指定河川洪水予報 (VXKO) and 水位周知河川に関する情報 (VXSU). Ours when the profile has the river, or when the areas that
 * may be flooded name our municipality. 解除 and 取消 often name no areas: they go out under the river's key, and the
 * register leaves alone what it does not know.
 */
export function readRiver(telegram: Telegram, context: SourceContext): ParseResult {
  const section = sectionOf(telegram);
  if (telegram.infoType === 'cancelled') return readWithdrawal(telegram, context, section);
  const level = lookUp(RIVER_LEVELS, section?.kind ?? '');
  if (section === undefined || level === undefined) return codeUnknown(section?.kind ?? '', telegram.head.line);
  return level === 1 ? readEnd(telegram, context, section) : readLevel(telegram, context, section, level);
}

/** 取消: its EventID is the code of the river's forecast area. */
function readWithdrawal(telegram: Telegram, context: SourceContext, section: Section | undefined): ParseResult {
  const code = section?.code ?? telegram.eventId;
  if (code === '') return codeUnknown('', telegram.head.line);
  return mayBeOurs(telegram, context, code) ? withdraw(telegram, context, code) : notOurs(telegram, context);
}

function readEnd(telegram: Telegram, context: SourceContext, section: Section): ParseResult {
  const isOurs = floodedAreas(telegram, context.profile).length > 0 || mayBeOurs(telegram, context, section.code);
  return isOurs ? ended(telegram, context, section) : notOurs(telegram, context);
}

function readLevel(telegram: Telegram, context: SourceContext, section: Section, level: Level): ParseResult {
  const { profile } = context;
  const flooded = floodedAreas(telegram, profile);
  if (flooded.length > 0) return inForce(telegram, context, section, { level, areas: areasOf(flooded, profile) });
  if (isListed(section.code, profile)) {
    return inForce(telegram, context, section, { level, areas: [profile.code] });
  }
  // A correction that no longer names our town, of a river we may have spoken of.
  return telegram.infoType === 'corrected' && mayBeOurs(telegram, context, section.code)
    ? withdraw(telegram, context, section.code)
    : notOurs(telegram, context);
}

function keyOf(code: string, profile: CityProfile): string {
  return `jma:river-flood:${townCode(profile)}:${code.slice(0, 40)}`;
}

function isListed(code: string, profile: CityProfile): boolean {
  return profile.jma.rivers.some((river) => river.code === code);
}

function withdraw(telegram: Telegram, context: SourceContext, code: string): ParseResult {
  const identityKey = keyOf(code, context.profile);
  const draft = weatherWithdrawal({ telegram, context, subject: 'river-flood', identityKey, of: 'report' });
  return { kind: 'drafts', drafts: [draft] };
}

function inForce(
  telegram: Telegram,
  context: SourceContext,
  section: Section,
  { level, areas }: { level: Level; areas: AreaCode[] },
): ParseResult {
  const { profile } = context;
  const texts = write({ telegram, context, key: `river-flood.${level}`, slots: { river: section.name } });
  return draftsOf(
    {
      topic: 'weather',
      messageType: messageTypeOf(telegram),
      gravity: LEVEL_GRAVITY[level],
      level,
      texts,
      holdsHours: level >= 4 ? 24 : 12,
      key: keyOf(section.code, profile),
      // The names of before and after 2026 are one level; more districts are news to those who live there.
      material: areas.includes(profile.code) ? String(level) : `${level}:${areas.join(',')}`,
      event: { system: telegram.type ?? '', code: section.kind, name: eventName(texts) },
      areas,
      subject: 'river-flood',
    },
    telegram,
    context,
  );
}

function sectionOf(telegram: Telegram): Section | undefined {
  const area = headAreas(telegram).find((candidate) => SECTIONS.includes(candidate.codeType));
  if (area === undefined || area.code === '') return undefined;
  return { code: area.code, name: oneLine(area.name), kind: area.codes[0] ?? '' };
}

function oneLine(name: string): string {
  return name.replace(/\s+/gu, ' ').slice(0, 20);
}

/** A river of the profile, or one of our prefecture: the register knows whether it was told here. */
function mayBeOurs(telegram: Telegram, { profile }: SourceContext, code: string): boolean {
  if (isListed(code, profile)) return true;
  const areas = headAreas(telegram);
  // A 取消 names nothing but its EventID.
  return areas.length === 0 || areas.some((area) => isOurForecastArea(area, profile));
}

/** The areas of the body that may be flooded and lie in our municipality. */
function floodedAreas(telegram: Telegram, profile: CityProfile): XmlElement[] {
  const own = [...profile.jma.class20, `${profile.code}00`];
  return findAll(telegram.body, (element) => element.ns === M && element.name === 'Area').filter((area) =>
    own.includes(textOf(child(area, M, 'CityCode'))),
  );
}

/** Our towns that SubCityList names; the whole city as soon as one name is no town of ours. */
function areasOf(flooded: readonly XmlElement[], profile: CityProfile): AreaCode[] {
  const names = flooded.flatMap((area) => textOf(child(area, M, 'SubCityList')).split(/[\s、]+/u));
  const towns = names.map((name) => profile.towns.find((town) => town.name === name));
  const codes = towns.map((town) => (town === undefined ? profile.code : `${profile.code}.${town.id}`));
  return codes.includes(profile.code) ? [profile.code] : [...new Set(codes)].sort();
}

function ended(telegram: Telegram, context: SourceContext, section: Section): ParseResult {
  return draftsOf(
    {
      topic: 'weather',
      messageType: 'AllClear',
      gravity: OVER,
      texts: write({ telegram, context, key: 'river-flood.end', slots: { river: section.name } }),
      holdsHours: 12,
      key: keyOf(section.code, context.profile),
      material: '00',
      event: { system: telegram.type ?? '', code: section.kind, name: `${section.name}の氾濫の情報の解除` },
      subject: 'river-flood',
    },
    telegram,
    context,
  );
}

function notOurs(telegram: Telegram, { profile }: SourceContext): ParseResult {
  const [river] = headAreas(telegram);
  if (river === undefined) return elsewhere(telegram, profile);
  return nobody(
    `${shown(river.name)}についての「${shown(telegram.information)}」です。${profile.name.ja}は浸水の想定に入っていません。`,
    `"${shown(telegram.information)}" about ${shown(river.name)}; ${profile.name.en} is not among the areas it names.`,
  );
}
