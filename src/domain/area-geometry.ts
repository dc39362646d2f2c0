/** WGS84 degrees, latitude first as in CAP 1.2 §3.2.4. GeoJSON (RFC 7946 §3.1.1) has the longitude first. */
export type LatLon = readonly [latitude: number, longitude: number];
export type Ring = readonly LatLon[];
/** An outer ring and the holes in it, as boundaries have them. */
export type Patch = readonly Ring[];

export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

const EARTH_KM = 6371.0088;
/** Metres of one degree on a meridian. */
const DEGREE_M = (EARTH_KM * 1_000 * Math.PI) / 180;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export function boxOf(ring: Ring): Box {
  const box = { south: Infinity, west: Infinity, north: -Infinity, east: -Infinity };
  for (const [lat, lon] of ring) {
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
  }
  return box;
}

/** Great-circle distance on a sphere of the mean radius: within 0.6 % of the ellipsoid. */
export function haversineKm([latA, lonA]: LatLon, [latB, lonB]: LatLon): number {
  const half =
    Math.sin(radians(latB - latA) / 2) ** 2 +
    Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(radians(lonB - lonA) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

const CORNERS = 64;

/** A ring around a circle: its sides touch the circle from outside, so that nothing inside is lost. */
export function ringAround([lat, lon]: LatLon, km: number): Ring {
  const angle = km / EARTH_KM / Math.cos(Math.PI / CORNERS);
  const corners = Array.from({ length: CORNERS }, (_, i): LatLon => {
    const bearing = (2 * Math.PI * i) / CORNERS;
    const sine =
      Math.sin(radians(lat)) * Math.cos(angle) + Math.cos(radians(lat)) * Math.sin(angle) * Math.cos(bearing);
    const east = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(radians(lat)),
      Math.cos(angle) - Math.sin(radians(lat)) * sine,
    );
    return [(Math.asin(sine) * 180) / Math.PI, lon + (east * 180) / Math.PI];
  });
  return [...corners, ...corners.slice(0, 1)];
}

/** The ring without the jump at the 180th meridian: its longitudes may pass 180 or -180. */
export function unwrapped(ring: Ring): Ring {
  let turns = 0;
  let before = ring[0]?.[1] ?? 0;
  return ring.map(([lat, lon]) => {
    if (lon - before > 180) turns -= 360;
    else if (lon - before < -180) turns += 360;
    before = lon;
    return [lat, lon + turns];
  });
}

export function shiftedEast(ring: Ring, degrees: number): Ring {
  return degrees === 0 ? ring : ring.map(([lat, lon]) => [lat, lon + degrees]);
}

/** One side, from its lower end: neighbours get the same figures for the border they share. */
interface Edge {
  south: number;
  southLon: number;
  north: number;
  northLon: number;
  /** Whether the ring goes up or down here. */
  way: 1 | -1;
}

/** A ring or patch made ready to be asked many times. */
export interface Outline {
  box: Box;
  edges: readonly Edge[];
  /**
   * `enclosed`: all that a ring of CAP goes around, also where it laps over itself (CAP 1.2 has no holes).
   * `alternate`: a boundary, whose inner rings are holes.
   */
  inside: 'enclosed' | 'alternate';
}

export function outlineOfRing(ring: Ring): Outline {
  return { box: boxOf(ring), edges: edgesOf(ring), inside: 'enclosed' };
}

export function outlineOfPatch(patch: Patch): Outline {
  return { box: boxOf(patch[0] ?? []), edges: patch.flatMap(edgesOf), inside: 'alternate' };
}

function edgesOf(ring: Ring): Edge[] {
  return ring.slice(1).map((b, i) => {
    const a = ring[i] ?? b;
    const [low, high] = a[0] < b[0] ? [a, b] : [b, a];
    return { south: low[0], southLon: low[1], north: high[0], northLon: high[1], way: low === a ? 1 : -1 };
  });
}

type Span = readonly [west: number, east: number];

/** The parts of a parallel that lie inside. */
function spansAt({ edges, inside }: Outline, lat: number): Span[] {
  const crossings: { lon: number; step: number }[] = [];
  for (const edge of edges) {
    if (isAt(edge, lat)) crossings.push({ lon: lonAt(edge, lat), step: inside === 'enclosed' ? edge.way : 1 });
  }
  crossings.sort((a, b) => a.lon - b.lon);
  const spans: Span[] = [];
  let depth = 0;
  let west = 0;
  for (const { lon, step } of crossings) {
    const before = depth;
    depth = inside === 'enclosed' ? depth + step : (depth + 1) % 2;
    if (before === 0) west = lon;
    if (depth === 0) spans.push([west, lon]);
  }
  return spans;
}

/** Of two areas with one border, exactly one holds a point on it. */
export function holds({ box, edges, inside }: Outline, [lat, lon]: LatLon): boolean {
  if (lat < box.south || lat > box.north || lon < box.west || lon > box.east) return false;
  let depth = 0;
  for (const edge of edges) {
    // Borders to the west of the point, the point's own place among them.
    if (isAt(edge, lat) && lonAt(edge, lat) <= lon) depth += inside === 'enclosed' ? edge.way : 1;
  }
  return inside === 'enclosed' ? depth !== 0 : depth % 2 === 1;
}

/** Half-open, so that a corner does not count twice. */
function isAt({ south, north }: Edge, lat: number): boolean {
  return south <= lat && lat < north;
}

function lonAt({ south, southLon, north, northLon }: Edge, lat: number): number {
  return southLon + ((lat - south) / (north - south)) * (northLon - southLon);
}

/** A point well inside, in the middle of a wide part: a centroid may lie outside a bent area. */
export function innerPoint(outline: Outline): LatLon {
  const { south, north, west, east } = outline.box;
  let best = { width: -1, at: [(south + north) / 2, (west + east) / 2] as LatLon };
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7, 0.15, 0.85]) {
    const lat = south + (north - south) * share;
    for (const span of spansAt(outline, lat)) {
      const width = span[1] - span[0];
      if (width > best.width * 1.2) best = { width, at: [lat, (span[0] + span[1]) / 2] };
    }
  }
  return best.at;
}

/** Square metres inside, for areas of the size of a town. */
export function areaOf(outline: Outline): number {
  return measured(outline, outline, Infinity);
}

/** Square metres that two outlines share; it stops counting beyond `enough`. A common border is no area. */
export function sharedArea(a: Outline, b: Outline, enough = Infinity): number {
  return measured(a, b, enough);
}

/** True when no side of `a` comes near `b`: then `a` holds all of `b`, or none of it, or lies in it. */
export function passesBy(a: Outline, box: Box): boolean {
  return !a.edges.some((edge) => isNear(edge, box));
}

function isNear(edge: Edge, { south, west, north, east }: Box): boolean {
  return (
    edge.south <= north &&
    edge.north >= south &&
    Math.min(edge.southLon, edge.northLon) <= east &&
    Math.max(edge.southLon, edge.northLon) >= west
  );
}

/** True when a side of one crosses a side of the other; where they only touch, either answer may come. */
export function crosses(a: Outline, b: Outline): boolean {
  const box = sharedBox(a.box, b.box);
  if (box === undefined) return false;
  const sides = a.edges.filter((edge) => isNear(edge, box));
  return b.edges.some((other) => isNear(other, box) && sides.some((side) => doCross(side, other)));
}

/** Each has its ends on two sides of the other, or an end upon it. */
function doCross(a: Edge, b: Edge): boolean {
  return (
    sideOf(a, b.south, b.southLon) * sideOf(a, b.north, b.northLon) <= 0 &&
    sideOf(b, a.south, a.southLon) * sideOf(b, a.north, a.northLon) <= 0
  );
}

function sideOf({ south, southLon, north, northLon }: Edge, lat: number, lon: number): number {
  return (north - south) * (lon - southLon) - (northLon - southLon) * (lat - south);
}

const STRIPS = 8;
/** So many times what is asked leaves no doubt, however coarsely it was measured. */
const CLEARLY = 4;
/** A shape of many thousand corners is measured more coarsely, not for seconds. */
const MOST_STRIPS = 240;

/** In horizontal strips, exactly; of outlines with very many corners closely. */
function measured(a: Outline, b: Outline, enough: number): number {
  const box = sharedBox(a.box, b.box);
  if (box === undefined) return 0;
  const [nearA, nearB] = a === b ? [a, a] : [near(a, box), near(b, box)];
  // Most that share anything share far more than is asked: a coarse look tells.
  const coarse =
    enough === Infinity ? 0 : summed(nearA, nearB, { strips: evenly(box, STRIPS), enough: enough * CLEARLY });
  if (coarse > enough * CLEARLY) return coarse;
  return summed(nearA, nearB, { strips: stripsOf(box, nearA.edges, nearB.edges), enough });
}

function summed(
  a: Outline,
  b: Outline,
  { strips, enough }: { strips: readonly (readonly [number, number])[]; enough: number },
): number {
  let total = 0;
  for (const [low, high] of strips) {
    const lat = (low + high) / 2;
    const spans = spansAt(a, lat);
    if (spans.length === 0) continue;
    const width = sharedWidth(spans, a === b ? spans : spansAt(b, lat));
    total += width * (high - low) * DEGREE_M ** 2 * Math.cos(radians(lat));
    if (total > enough) return total;
  }
  return total;
}

function near(outline: Outline, { south, north }: Box): Outline {
  return { ...outline, edges: outline.edges.filter((edge) => edge.south <= north && edge.north >= south) };
}

function sharedBox(a: Box, b: Box): Box | undefined {
  const south = Math.max(a.south, b.south);
  const west = Math.max(a.west, b.west);
  const north = Math.min(a.north, b.north);
  const east = Math.min(a.east, b.east);
  return south < north && west < east ? { south, west, north, east } : undefined;
}

/** Between these latitudes no side begins, ends or crosses another, so that the width in the middle is the mean. */
function stripsOf(box: Box, a: readonly Edge[], b: readonly Edge[]): [number, number][] {
  const corners = [...a, ...b].flatMap((edge) => [edge.south, edge.north]);
  if (corners.length > 2 * MOST_STRIPS) return evenly(box, MOST_STRIPS);
  const met = a === b ? [] : a.flatMap((side) => b.flatMap((other) => meeting(side, other)));
  const inside = [...corners, ...met].filter((lat) => lat > box.south && lat < box.north);
  const sorted = [box.south, ...[...new Set(inside)].sort((one, two) => one - two), box.north];
  return sorted.slice(1).map((high, i) => [sorted[i] ?? box.south, high]);
}

/** The latitude at which two sides cross. */
function meeting(a: Edge, b: Edge): number[] {
  if (!doCross(a, b)) return [];
  const low = sideOf(b, a.south, a.southLon);
  const high = sideOf(b, a.north, a.northLon);
  return low === high ? [] : [a.south + ((a.north - a.south) * low) / (low - high)];
}

function evenly({ south, north }: Pick<Box, 'south' | 'north'>, count: number): [number, number][] {
  const at = (i: number): number => (i === count ? north : south + ((north - south) * i) / count);
  return Array.from({ length: count }, (_, i) => [at(i), at(i + 1)]);
}

function sharedWidth(a: readonly Span[], b: readonly Span[]): number {
  let width = 0;
  for (const [westA, eastA] of a) {
    for (const [westB, eastB] of b) width += Math.max(0, Math.min(eastA, eastB) - Math.max(westA, westB));
  }
  return width;
}
