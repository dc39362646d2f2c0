import { contains, townOf } from '../../domain/area.js';
import { htmlLang, type Language } from '../../domain/language.js';
import type { CityProfile, Shelter } from '../../domain/profile.js';
import { cellsOf, hullAround, type Point } from './cells.js';
import type { PaperWords } from './paper-words.js';

/** A map without a scale: towns by their rough positions, those the alert speaks of hatched, shelters by their numbers. */
export interface TownMap {
  /** Shapes only, black and white: letters are set by the template, in our own fonts. */
  svg: string;
  /** Height for a width of 1. */
  ratio: number;
  /** Names of towns; x and y from 0 to 1 of the width, `room` the free width around the point. */
  labels: { x: number; y: number; room: number; text: string; strong: boolean }[];
  marks: { x: number; y: number; number: number }[];
  alt: string;
}

/** Three points make an area; fewer are no map. */
const FEWEST_TOWNS = 3;
/** Pixels of the drawing; only proportions count. */
const WIDTH = 1_000;
const MARGIN = 14;
/** Beyond this many times the usual distance, far villages would press the centre into a blot. */
const FAR = 2.6;

/** Room beyond the outermost town, of the way to it from the middle: its name stands there. */
const EDGE = 0.13;

/** The map for an alert about `areas`; nothing where the profile does not know where its towns lie. */
export function townMap(
  profile: CityProfile,
  areas: readonly string[],
  shelters: readonly Shelter[],
  say: { language: Language; words: Pick<PaperWords, 'mapAlt'> },
): TownMap | null {
  const towns = profile.towns.flatMap((town) => (town.at === undefined ? [] : [{ ...town, at: town.at }]));
  if (towns.length < FEWEST_TOWNS) return null;
  const { sites, ratio, hull, cells } = drawing(towns.map(({ at }) => at));
  const japanese = htmlLang(say.language) === 'ja';
  // Who reads Chinese finds the characters of the street signs sooner than their Latin spelling.
  const isHan = japanese || say.language === 'zh-Hans';
  const name = (town: { name: string; romaji: string }): string => (isHan ? town.name : town.romaji);
  const code = (id: string): string => `${profile.code}.${id}`;
  const alerted = towns.map((town) =>
    areas.some((area) => contains(area, code(town.id)) || contains(code(town.id), area)),
  );
  const numbered = shelters.map((shelter, index) => ({ shelter, number: index + 1 }));
  const inTown = (id: string) => numbered.filter(({ shelter }) => townOf(shelter.area) === code(id));
  return {
    svg: svgOf(cells, hull, alerted, ratio),
    ratio,
    labels: towns.map((town, i) => ({
      ...share(sites[i]),
      room: roomOf(sites, i) / WIDTH,
      text: name(town),
      strong: alerted[i] === true || inTown(town.id).length > 0,
    })),
    marks: towns.flatMap((town, i) => {
      const here = inTown(town.id);
      return here.map(({ number }, place) => ({ ...share(sites[i], place - (here.length - 1) / 2), number }));
    }),
    alt: say.words.mapAlt(
      towns
        .filter((_, i) => alerted[i] === true)
        .map(name)
        .join(isHan ? '、' : ', '),
      numbered.map(({ shelter, number }) => `${number} ${shelter.name}`).join(isHan ? '、' : ', '),
    ),
  };
}

/** Several shelters of one town stand side by side. */
const MARK_STEP = 0.062;

function share(site: Point | undefined, place = 0): { x: number; y: number } {
  const at = site ?? { x: 0, y: 0 };
  return { x: round(at.x / WIDTH + place * MARK_STEP, 4), y: round(at.y / WIDTH, 4) };
}

function roomOf(sites: readonly Point[], index: number): number {
  const own = sites[index];
  if (own === undefined) return 0;
  // A neighbour above or below leaves the line free, so height counts double.
  return Math.min(
    ...sites.filter((_, i) => i !== index).map((other) => Math.hypot(other.x - own.x, (other.y - own.y) * 2.2)),
  );
}

/** From degrees to the paper: north up, the middle of the town opened where far villages would press it together. */
function drawing(at: readonly { lat: number; lon: number }[]) {
  const middle = { lat: median(at.map((each) => each.lat)), lon: median(at.map((each) => each.lon)) };
  const narrow = Math.cos((middle.lat * Math.PI) / 180);
  const plane = at.map(({ lat, lon }) => ({ x: (lon - middle.lon) * narrow, y: middle.lat - lat }));
  const reach = plane.map(({ x, y }) => Math.hypot(x, y));
  const power = Math.max(...reach) > FAR * median(reach) ? 0.5 : 1;
  const bent = plane.map(({ x, y }, i) => {
    const far = reach[i] ?? 0;
    const factor = far === 0 ? 0 : far ** (power - 1);
    return { x: x * factor, y: y * factor };
  });
  const around = Math.max(
    0.75 * median(bent.map((own) => nearest(bent, own))),
    EDGE * Math.max(...bent.map(({ x, y }) => Math.hypot(x, y))),
  );
  const hull = hullAround(bent, around);
  const [left, right] = [Math.min(...hull.map(({ x }) => x)), Math.max(...hull.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...hull.map(({ y }) => y)), Math.max(...hull.map(({ y }) => y))];
  const unit = (WIDTH - 2 * MARGIN) / (right - left);
  const put = ({ x, y }: Point): Point => ({
    x: round((x - left) * unit + MARGIN, 1),
    y: round((y - top) * unit + MARGIN, 1),
  });
  const [sites, outline] = [bent.map(put), hull.map(put)];
  return {
    sites,
    hull: outline,
    cells: cellsOf(sites, outline),
    ratio: round(((bottom - top) * unit + 2 * MARGIN) / WIDTH, 4),
  };
}

function nearest(all: readonly Point[], own: Point): number {
  return Math.min(...all.filter((other) => other !== own).map((other) => Math.hypot(other.x - own.x, other.y - own.y)));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Hatching survives the copier, a grey does not. */
const HATCH =
  '<pattern id="h" width="40" height="40" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M20 0v40" stroke="#000" stroke-width="9"/></pattern>';

function svgOf(cells: readonly Point[][], hull: readonly Point[], alerted: readonly boolean[], ratio: number): string {
  const path = (points: readonly Point[]): string => `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}z`;
  const drawn = cells.map(
    (cell, i) =>
      `<path d="${path(cell)}" fill="${alerted[i] === true ? 'url(#h)' : 'none'}" stroke="#000" stroke-width="2.5"/>`,
  );
  const height = round(WIDTH * ratio, 1);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}"><defs>${HATCH}</defs>${drawn.join('')}<path d="${path(hull)}" fill="none" stroke="#000" stroke-width="8" stroke-linejoin="round"/></svg>`;
}
