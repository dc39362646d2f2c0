import type { AreaCode } from '../domain/area.js';
import { areasNamed, foldedName, withoutCity } from '../domain/area-names.js';
import type { Patch, Ring } from '../domain/area-geometry.js';
import { knownAreas } from '../domain/districts.js';
import type { CityProfile } from '../domain/profile.js';
import type { Trouble } from './import-plan.js';

/** Boundaries by area, and what of the file was left aside. */
export interface BoundaryFile {
  boundaries: Map<AreaCode, Patch[]>;
  /** Names of the file that lie inside a town without 丁目, by its code: 大字 and 小字. */
  joined: Map<AreaCode, string[]>;
  /** Features of other municipalities, and of water. */
  elsewhere: number;
  water: number;
  troubles: Trouble[];
}

interface Feature {
  properties: Record<string, unknown>;
  geometry: { type: string; coordinates: unknown } | null;
}

/** What the reader may look up. */
export interface Surroundings {
  profile: CityProfile;
  /** The name that our table gives to a KEY_CODE of e-Stat: it decides over the file's own. */
  nameOfKey: (key: string) => string | undefined;
}

type Placed = { area: AreaCode; name?: string } | 'elsewhere' | 'water' | 'none' | Omit<Trouble, 'where'>;

/** 水面調査区: a lake or river has nobody to tell (e-Stat 境界データ, HCODE). */
const WATER = '8154';

export function isFeatureCollection(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'features' in json && Array.isArray(json.features);
}

/** Reads a FeatureCollection whose features are named by our code (`area`), by KEY_CODE, or by S_NAME / MOJI. */
export function readBoundaries(json: unknown, around: Surroundings): BoundaryFile {
  const { features } = json as { features: Feature[] };
  const file: BoundaryFile = { boundaries: new Map(), joined: new Map(), elsewhere: 0, water: 0, troubles: [] };
  const known = knownAreas(around.profile);
  features.forEach((feature, index) => {
    const where = `${index + 1}番目の図形`;
    const placed = placeOf(textsOf(feature), around, known);
    if (placed === 'elsewhere' || placed === 'water') file[placed] += 1;
    else if (typeof placed === 'object' && 'area' in placed) take(file, placed, { feature, where });
    else if (placed !== 'none') file.troubles.push({ where, ...placed });
  });
  return file;
}

function take(
  file: BoundaryFile,
  placed: { area: AreaCode; name?: string },
  { feature, where }: { feature: Feature; where: string },
): void {
  const patches = patchesOf(feature);
  if (!Array.isArray(patches)) {
    file.troubles.push({ where, ...patches });
    return;
  }
  file.boundaries.set(placed.area, [...(file.boundaries.get(placed.area) ?? []), ...patches]);
  if (placed.name !== undefined) file.joined.set(placed.area, [...(file.joined.get(placed.area) ?? []), placed.name]);
}

/** The properties as text; a number lost its leading zero somewhere and is still better than nothing. */
function textsOf({ properties }: Feature): (name: string) => string | undefined {
  return (name) => {
    const value = (properties as Record<string, unknown> | null)?.[name];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' ? value.trim() : undefined;
  };
}

function placeOf(
  text: (name: string) => string | undefined,
  { profile, nameOfKey }: Surroundings,
  known: ReadonlySet<AreaCode>,
): Placed {
  const own = text('area');
  if (own === '') return 'none';
  if (own !== undefined) return known.has(own) ? { area: own } : unknownArea(own);
  const key = keyOfEstat(text('KEY_CODE'));
  if (key !== undefined && !key.startsWith(profile.code)) return 'elsewhere';
  if (text('HCODE') === WATER) return 'water';
  const name = (key === undefined ? undefined : nameOfKey(key)) ?? firstOf(text('S_NAME'), text('MOJI'));
  return name === undefined ? NAMELESS : byName(profile, name);
}

/** 9 or 11 digits; written as a number, 07202… has lost its first. */
function keyOfEstat(key: string | undefined): string | undefined {
  return key?.length === 8 || key?.length === 10 ? `0${key}` : key;
}

function firstOf(...texts: (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && text !== '');
}

function byName(profile: CityProfile, name: string): Placed {
  const { areas, unknown } = areasNamed(profile, name);
  const [area] = areas;
  if (area !== undefined && areas.length === 1 && unknown.length === 0) return { area };
  // 大字 and 小字 lie inside the town whose name they begin with; 貫井北町 is not 貫井: the longest name counts.
  const folded = withoutCity(profile, foldedName(name));
  const [town] = profile.towns
    .filter((each) => folded.startsWith(foldedName(each.name)))
    .sort((a, b) => b.name.length - a.name.length);
  if (town?.chome === 0) return { area: `${profile.code}.${town.id}`, name };
  return {
    ja: `「${name}」は${profile.name.ja}の町の表にありません。properties に "area"（例：${profile.code}.${profile.towns[0]?.id ?? ''}）を書くか、だれも住まない図形なら "area": "" としてください。`,
    en: `"${name}" names no town of the profile: add a property "area" with our code, or "area": "" where nobody lives.`,
  };
}

function unknownArea(area: string): Omit<Trouble, 'where'> {
  return {
    ja: `地区コード「${area}」は、この市の設定にありません。profiles のファイルと見くらべてください。`,
    en: `The profile has no area "${area}".`,
  };
}

const NAMELESS = {
  ja: '名前がありません。properties に "area"、KEY_CODE、S_NAME のどれかが必要です。',
  en: 'The feature needs a property "area", KEY_CODE or S_NAME.',
};

function patchesOf({ geometry }: Feature): Patch[] | Omit<Trouble, 'where'> {
  const polygons = polygonsOf(geometry);
  if (polygons === undefined) {
    return {
      ja: 'Polygon か MultiPolygon ではありません。点や線は境界になりません。',
      en: 'A boundary is a Polygon or a MultiPolygon.',
    };
  }
  const patches: Patch[] = [];
  for (const polygon of polygons) {
    const rings = Array.isArray(polygon) ? polygon.map(ringOf) : [];
    if (rings.length === 0 || rings.some((ring) => ring === undefined)) return BAD_RING;
    patches.push(rings.flatMap((ring) => (ring === undefined ? [] : [ring])));
  }
  return patches;
}

function polygonsOf(geometry: Feature['geometry']): unknown[] | undefined {
  if (geometry === null || !Array.isArray(geometry.coordinates)) return undefined;
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates as unknown[]) : undefined;
}

/** Around Japan, with the longitude first (RFC 7946): what is not is another projection, or the other way round. */
function ringOf(ring: unknown): Ring | undefined {
  if (!Array.isArray(ring) || ring.length < 4) return undefined;
  const points = (ring as unknown[]).map((point) => (Array.isArray(point) ? (point as unknown[]) : []));
  const isSound = points.every(
    ([lon, lat]) =>
      typeof lon === 'number' && typeof lat === 'number' && lon > 120 && lon < 156 && lat > 20 && lat < 47,
  );
  const [first, last] = [points[0], points.at(-1)];
  if (!isSound || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return undefined;
  return points.map(([lon, lat]) => [lat as number, lon as number]);
}

const BAD_RING = {
  ja: '座標が読めません。緯度経度（JGD2011 か WGS84、経度が先）の GeoJSON で、輪が閉じている（最初と最後の点が同じ）必要があります。平面直角座標のファイルは変換してください。',
  en: 'Coordinates must be longitude and latitude of Japan (RFC 7946) in closed rings; convert a projected file first.',
};
