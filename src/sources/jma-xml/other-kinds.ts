import type { CityProfile } from '../../domain/profile.js';
import { problem, type ParseResult } from '../source.js';
import { attribute, child, children, findAll, textOf, type XmlElement } from '../xml.js';
import { NS } from './codes.js';
import { namesOf, nobody } from './draft.js';
import { shown, type Telegram } from './telegram.js';

/** Which of our codes belong to which code type: equal digits in another code type are another place. */
function ownCodes(profile: CityProfile): Readonly<Record<string, readonly string[]>> {
  const { jma } = profile;
  return {
    '気象情報／府県予報区・細分区域等': [jma.office, jma.class10, jma.class15],
    '気象・地震・火山情報／市町村等': [...jma.class20, ...jma.seismicCities],
    '地震情報／細分区域': [jma.seismicArea],
    津波予報区: jma.tsunamiAreas,
    '緊急地震速報／府県予報区': [jma.eewArea],
    火山名: jma.volcanoes.map(({ code }) => code),
  };
}

/**
 * Kinds of information this source has no reader for. One that names only other places is nobody's business
 * here; any other needs a person, because silence would look like safety.
 */
export function otherKind(telegram: Telegram, profile: CityProfile): ParseResult {
  const places = placesOf(telegram, profile);
  const information = shown(telegram.information);
  if (places.readable && !places.ours && !telegram.title.startsWith(profile.jma.officeName)) {
    const about = places.names.length === 0 ? shown(telegram.title) : namesOf(places.names);
    return nobody(
      `${about}についての「${information}」です。${profile.name.ja}には関係がありません。`,
      `"${information}" about ${about}; it does not concern ${profile.name.en}.`,
    );
  }
  return problem(
    'kind-unknown',
    `この電文の種類は読み取りの対象ではありません：「${information}」。内容を確認し、必要なら手で発信してください。`,
    `This kind of telegram is not read: "${information}". Look at it and write an alert by hand if needed.`,
    telegram.head.line,
  );
}

interface Places {
  /** Areas in a known code type were named, so that absence of ours means something. */
  readable: boolean;
  ours: boolean;
  names: string[];
}

/** Head names the places with their code types; the body may go into finer ones, so both are asked. */
function placesOf(telegram: Telegram, profile: CityProfile): Places {
  const own = ownCodes(profile);
  const groups = findAll(telegram.head, (element) => element.ns === NS.head && element.name === 'Areas').filter(
    (areas) => Object.hasOwn(own, attribute(areas, 'codeType') ?? ''),
  );
  const inHead = groups.flatMap((areas) =>
    children(areas, NS.head, 'Area').map((area) => ({ area, codes: own[attribute(areas, 'codeType') ?? ''] ?? [] })),
  );
  const any = Object.values(own).flat();
  const inBody = findAll(telegram.body, (element) => element.name === 'Area' || element.name === 'City');
  return {
    readable: inHead.length > 0,
    ours:
      inHead.some(({ area, codes }) => codes.includes(textOf(child(area, NS.head, 'Code')))) ||
      inBody.some((place) => any.includes(codeIn(place))),
    // The first block is the coarsest: 奈良県, not each of its towns.
    names: children(groups[0], NS.head, 'Area').map((area) => textOf(child(area, NS.head, 'Name'))),
  };
}

/** Without a code type a match can be chance: then a person looks once too often, never once too seldom. */
function codeIn(place: XmlElement): string {
  return textOf(child(place, place.ns, 'Code'));
}
