/** Latitude and longitude in degrees, WGS84. */
export type Point = readonly [latitude: number, longitude: number];

/** A closed line of points; whether the first is repeated at the end makes no difference here. */
export type Ring = readonly Point[];

const EARTH_KM = 6_371.0088;
/** A coastline of 7,000 points needs 0.3 million. */
const MAX_COMPARED = 4_000_000;
const RADIANS = Math.PI / 180;

/** Great-circle distance by the haversine formula. */
export function kmBetween([latA, lonA]: Point, [latB, lonB]: Point): number {
  const half = (degrees: number): number => Math.sin((degrees * RADIANS) / 2) ** 2;
  const root = half(latB - latA) + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * half(lonB - lonA);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(root)));
}

/**
 * The ring with longitudes that run on over the antimeridian: from 179 to -179 is two degrees, not 358. Longitudes
 * are then near `about`, which may be outside ±180.
 */
export function unwrapped(ring: Ring, about: number): Point[] {
  const line: Point[] = [];
  let last = about;
  for (const point of ring) {
    const turns = Math.abs(last - point[1]) <= 180 ? 0 : Math.round((last - point[1]) / 360);
    last = point[1] + 360 * turns;
    line.push(turns === 0 ? point : [point[0], last]);
  }
  return line;
}

/** True inside the ring and on its line. */
export function isInRing(point: Point, ring: Ring): boolean {
  return isInside(point, edgesOf(unwrapped(ring, point[1])));
}

/** True when the rings have a point in common: their lines meet, or one holds the other. */
export function ringsMeet(one: Ring, other: Ring): boolean {
  const [first] = one;
  const [start] = other;
  if (first === undefined || start === undefined) return false;
  const line = unwrapped(one, first[1]);
  const against = unwrapped(other, first[1]);
  const others = edgesOf(against);
  const crosses = edgesOf(line).some((edge) => others.some((second) => edgesMeet(edge, second)));
  return crosses || isInRing(first, other) || isInRing(start, one);
}

/** True when every point of `inner` lies in `outer`. */
export function isRingInRing(inner: Ring, outer: Ring): boolean {
  const [first] = inner;
  if (first === undefined) return false;
  const edges = edgesOf(unwrapped(outer, first[1]));
  return unwrapped(inner, first[1]).every((point) => isInside(point, edges));
}

/** Kilometres from a point to a ring; 0 inside. Flat near the point, which is exact enough within a few hundred km. */
export function kmToRing(point: Point, ring: Ring): number {
  const edges = edgesOf(unwrapped(ring, point[1]));
  if (isInside(point, edges)) return 0;
  // At a pole longitudes say nothing; a millionth keeps the division below defined.
  const narrow = Math.max(1e-6, Math.cos(point[0] * RADIANS));
  let least = Infinity;
  let nearest: Point = point;
  for (const edge of edges) {
    const foot = footOn(edge, point, narrow);
    const size = (foot[0] - point[0]) ** 2 + ((foot[1] - point[1]) * narrow) ** 2;
    if (size >= least) continue;
    least = size;
    nearest = foot;
  }
  return least === Infinity ? Infinity : kmBetween(point, nearest);
}

/**
 * True when the line of the ring crosses or touches itself: such a ring has no plain inside. Edges are met in the order of
 * their southern ends, so that thousands of them cost no more than their neighbours; a line drawn to and fro so often that
 * even this takes too long is no border and counts as crossing.
 */
export function crossesItself(ring: Ring): boolean {
  const edges = edgesOf(unwrapped(ring, ring[0]?.[1] ?? 0)).map(bounded);
  const active: Bounded[] = [];
  let compared = 0;
  for (const next of [...edges].sort((a, b) => a.south - b.south)) {
    let kept = 0;
    for (const other of active) {
      if (other.north < next.south) continue;
      active[kept] = other;
      kept += 1;
      if (isClose(other, next) && conflict(other, next, edges.length)) return true;
    }
    active.length = kept;
    active.push(next);
    compared += kept;
    if (compared > MAX_COMPARED) return true;
  }
  return false;
}

/** An edge with its number in the ring and the box around it. */
interface Bounded {
  edge: Edge;
  index: number;
  south: number;
  north: number;
  west: number;
  east: number;
}

function bounded(edge: Edge, index: number): Bounded {
  const [[latA, lonA], [latB, lonB]] = edge;
  const [south, north] = latA < latB ? [latA, latB] : [latB, latA];
  const [west, east] = lonA < lonB ? [lonA, lonB] : [lonB, lonA];
  return { edge, index, south, north, west, east };
}

function isClose(one: Bounded, other: Bounded): boolean {
  return one.west <= other.east && other.west <= one.east && one.south <= other.north && other.south <= one.north;
}

type Edge = readonly [from: Point, to: Point];

/** Neighbours share one point by nature; they are in conflict only when one runs back over the other. */
function conflict(one: Bounded, other: Bounded, count: number): boolean {
  const apart = Math.abs(one.index - other.index);
  if (apart !== 1 && apart !== count - 1) return edgesMeet(one.edge, other.edge);
  const isNext = (one.index + 1) % count === other.index;
  const [first, second] = isNext ? [one.edge, other.edge] : [other.edge, one.edge];
  return side(first[0], first[1], second[1]) === 0 && isBetween(second[1], first) && count > 2;
}

/** The edges of a ring; a point repeated at once makes none, and the ring is closed if it was not. */
function edgesOf(ring: readonly Point[]): Edge[] {
  const edges: Edge[] = [];
  const [first] = ring;
  let last = first;
  for (const point of ring) {
    if (last === undefined || isSame(point, last)) continue;
    edges.push([last, point]);
    last = point;
  }
  if (first !== undefined && last !== undefined && !(isSame(first, last) && edges.length > 0))
    edges.push([last, first]);
  return edges;
}

function edgesMeet([a, b]: Edge, [c, d]: Edge): boolean {
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return false;
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return false;
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

/** Which side of the line from `a` to `b` a point is on: -1, 0 (on it) or 1. */
function side(a: Point, b: Point, point: Point): number {
  return Math.sign((b[1] - a[1]) * (point[0] - a[0]) - (b[0] - a[0]) * (point[1] - a[1]));
}

function isBetween(point: Point, [a, b]: Edge): boolean {
  const inLat = point[0] >= Math.min(a[0], b[0]) && point[0] <= Math.max(a[0], b[0]);
  return inLat && point[1] >= Math.min(a[1], b[1]) && point[1] <= Math.max(a[1], b[1]);
}

/**
 * Even and odd crossings of a ray. A long ring may pass the point on its way once round, so that its longitudes have come
 * out a turn away.
 */
function isInside(point: Point, edges: readonly Edge[]): boolean {
  let [west, east] = [Infinity, -Infinity];
  for (const [[, lon]] of edges) {
    if (lon < west) west = lon;
    if (lon > east) east = lon;
  }
  return [0, -360, 360]
    .map((turn): Point => [point[0], point[1] + turn])
    .some((spot) => spot[1] >= west && spot[1] <= east && isInsidePlain(spot, edges));
}

function isInsidePlain(point: Point, edges: readonly Edge[]): boolean {
  const [lat, lon] = point;
  let inside = false;
  for (const edge of edges) {
    const [a, b] = edge;
    const spans = a[0] > lat !== b[0] > lat;
    if (!spans && a[0] !== lat && b[0] !== lat) continue;
    if (side(a, b, point) === 0 && isBetween(point, edge)) return true;
    if (spans && lon < ((b[1] - a[1]) * (lat - a[0])) / (b[0] - a[0]) + a[1]) inside = !inside;
  }
  return inside;
}

/** The point of an edge nearest to `point`, longitudes counted `narrow` times as long as latitudes. */
function footOn([a, b]: Edge, point: Point, narrow: number): Point {
  const dLat = b[0] - a[0];
  const dLon = b[1] - a[1];
  const flat = dLon * narrow * narrow;
  const length = dLat * dLat + dLon * flat;
  const along = (point[0] - a[0]) * dLat + (point[1] - a[1]) * flat;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, along / length));
  return [a[0] + share * dLat, a[1] + share * dLon];
}

function isSame(one: Point, other: Point): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
