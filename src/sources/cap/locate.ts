import type { AreaCode } from '../../domain/area.js';
import type { SourceContext } from '../source.js';
import type { Info } from './info.js';
import { homeOf } from './japan.js';
import { placeOfCode, placeOfNames, type Placed } from './places.js';
import type { Report } from './report.js';
import { parts, wordOf, type Part } from './schema.js';
import { kmToShape, readShape, type BlockShape } from './shapes.js';

/** `unknown`: it may concern us and nothing says where; a person decides, never the whole town by itself. */
export type Located =
  | { kind: 'ours'; areas: AreaCode[] }
  | { kind: 'elsewhere'; names: string }
  | { kind: 'unknown'; line: number | undefined };

/** Which of our areas an info is about: the union of its blocks (CAP 1.2 §3.2.4). */
export function locate(info: Info, context: SourceContext, report: Report): Located {
  const found = info.areas.map((area) => locateBlock({ area, isJapanese: isJapanese(info, area) }, context, report));
  const areas = [...new Set(found.flatMap((each) => (each.verdict === 'ours' ? each.areas : [])))];
  if (areas.length > 0) return { kind: 'ours', areas: areas.sort() };
  const doubtful = info.areas.find((_, index) => found[index]?.verdict === 'unknown');
  if (doubtful !== undefined || info.areas.length === 0) return { kind: 'unknown', line: doubtful?.line };
  return { kind: 'elsewhere', names: info.areas.map((area) => wordOf(area, 'areaDesc')).join('; ') };
}

/** A name in kanji is a place of ours to look up only when the text is Japanese; Taiwan's are not. */
function isJapanese({ language }: Info, area: Part): boolean {
  return language?.startsWith('ja') === true || /[\u3041-\u30fa]/u.test(wordOf(area, 'areaDesc'));
}

function locateBlock(
  { area, isJapanese }: { area: Part; isJapanese: boolean },
  context: SourceContext,
  report: Report,
): Placed {
  const { profile, areasWithin } = context;
  const home = homeOf(profile);
  const block = readShape(area, home.at, report);
  const named = namesOf(area, isJapanese, profile);
  const coded = codesOf(area, context);
  if (block.shape.polygons.length + block.shape.circles.length === 0) {
    return ours([...coded.areas, ...named.areas]) ?? withoutShape(block, coded, named);
  }
  if (areasWithin !== undefined) {
    const touched = areasWithin(block.shape);
    return byBoundaries({ touched, coded, named, isBroken: block.isBroken }, profile.code);
  }
  const isFar = kmToShape(home.at, block.shape) > home.farKm;
  const byWords = ours([...coded.areas, ...named.areas]);
  if (byWords === undefined) return isFar && !block.isBroken ? ELSEWHERE : withoutBoundaries(coded, named);
  report.add('boundaries-not-loaded', area.line);
  // A name of ours on a shape far away is another town of that name, or a mistake: neither is ours to settle.
  return isFar && coded.areas.length === 0 ? UNKNOWN : byWords;
}

function namesOf(area: Part, isJapanese: boolean, profile: SourceContext['profile']): Placed {
  const words = wordOf(area, 'areaDesc');
  const place = placeOfNames(words, profile);
  const isForeign = place.verdict === 'unknown' && !isJapanese && words !== '';
  return isForeign ? { areas: [], verdict: 'foreign-words' } : place;
}

/** A shape in the neighbourhood, with codes or names of others only. */
function withoutBoundaries(coded: Placed, named: Placed): Placed {
  return coded.verdict === 'elsewhere' || named.verdict === 'elsewhere' ? ELSEWHERE : UNKNOWN;
}

const UNKNOWN: Placed = { areas: [], verdict: 'unknown' };
const ELSEWHERE: Placed = { areas: [], verdict: 'elsewhere' };

interface Found {
  touched: AreaCode[];
  coded: Placed;
  named: Placed;
  isBroken: boolean;
}

/** A shape says best where; the name of the whole town beside it describes the shape and does not widen it. */
function byBoundaries({ touched, coded, named, isBroken }: Found, city: AreaCode): Placed {
  const finer = named.areas.filter((code) => code !== city);
  if (touched.length > 0) return { areas: [...touched, ...coded.areas, ...finer], verdict: 'ours' };
  return ours([...coded.areas, ...named.areas]) ?? (isBroken ? UNKNOWN : ELSEWHERE);
}

function ours(areas: AreaCode[]): Placed | undefined {
  return areas.length === 0 ? undefined : { areas, verdict: 'ours' };
}

function withoutShape(block: BlockShape, coded: Placed, named: Placed): Placed {
  if (coded.verdict === 'elsewhere' || named.verdict === 'elsewhere') return ELSEWHERE;
  return block.isBroken || named.verdict === 'unknown' ? UNKNOWN : ELSEWHERE;
}

/** A block with a code of ours is ours; one with codes of others only is another's. */
function codesOf(area: Part, { profile }: SourceContext): Placed {
  const read = parts(area, 'geocode').map((code) =>
    placeOfCode(wordOf(code, 'valueName'), wordOf(code, 'value'), profile),
  );
  const areas = [...new Set(read.flatMap((each) => each.areas))];
  if (areas.length > 0) return { areas, verdict: 'ours' };
  return read.some(({ verdict }) => verdict === 'elsewhere') ? ELSEWHERE : UNKNOWN;
}
