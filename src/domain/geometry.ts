/** Latitude and longitude in degrees, WGS84. */
export type Point = readonly [latitude: number, longitude: number];

/** A closed line of points; whether the first is repeated at the end makes no difference here. */
export type Ring = readonly Point[];

const EARTH_KM = 6_371.0088;
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
  let last = about;
  return ring.map(([lat, lon], index) => {
    last = nearTo(lon, index === 0 ? about : last);
    return [lat, last];
  });
}

/** True inside the ring and on its line. */
export function isInRing(point: Point, ring: Ring): boolean {
  const line = unwrapped(ring, point[1]);
  // A long ring may pass the point on its way once round: its longitudes may have come out a turn away.
  return [0, -360, 360].some((turn) => isInPlainRing([point[0], point[1] + turn], line));
}

/** True when the rings have a point in common: their lines meet, or one holds the other. */
export function ringsMeet(one: Ring, other: Ring): boolean {
  const [first] = one;
  const [start] = other;
  if (first === undefined || start === undefined) return false;
  const line = unwrapped(one, first[1]);
  const against = unwrapped(other, first[1]);
  const crosses = edgesOf(line).some((edge) => edgesOf(against).some((second) => edgesMeet(edge, second)));
  return crosses || isInRing(first, other) || isInRing(start, one);
}

/** True when every point of `inner` lies in `outer` and their lines do not cross. */
export function isRingInRing(inner: Ring, outer: Ring): boolean {
  return inner.length > 0 && inner.every((point) => isInRing(point, outer));
}

/** Kilometres from a point to a ring; 0 inside. Flat near the point, which is exact enough within a few hundred km. */
export function kmToRing(point: Point, ring: Ring): number {
  if (isInRing(point, ring)) return 0;
  const narrow = Math.cos(point[0] * RADIANS);
  const flat = unwrapped(ring, point[1]).map(([lat, lon]): Point => [lat - point[0], (lon - point[1]) * narrow]);
  const nearest = edgesOf(flat).map((edge) => nearestToOrigin(edge));
  const candidates = nearest.map(([lat, lon]) =>
    kmBetween(point, [lat + point[0], narrow === 0 ? point[1] : lon / narrow + point[1]]),
  );
  return candidates.reduce((least, km) => Math.min(least, km), Infinity);
}

/**
 * True when the line of the ring crosses or touches itself: such a ring has no plain inside. Edges are met in the order of
 * their southern ends, so that thousands of them cost no more than their neighbours.
 */
export function crossesItself(ring: Ring): boolean {
  const edges = edgesOf(unwrapped(ring, ring[0]?.[1] ?? 0));
  const order = edges
    .map((edge, index) => ({ edge, index, low: Math.min(edge[0][0], edge[1][0]), high: Math.max(edge[0][0], edge[1][0]) }))
    .sort((a, b) => a.low - b.low);
  let active: typeof order = [];
  for (const next of order) {
    active = active.filter(({ high }) => high >= next.low);
    if (active.some((other) => conflict(other, next, edges.length))) return true;
    active.push(next);
  }
  return false;
}

type Edge = readonly [from: Point, to: Point];

interface Numbered {
  edge: Edge;
  index: number;
}

/** Neighbours share one point by nature; they are in conflict only when one runs back over the other. */
function conflict(one: Numbered, other: Numbered, count: number): boolean {
  const apart = Math.abs(one.index - other.index);
  if (apart !== 1 && apart !== count - 1) return edgesMeet(one.edge, other.edge);
  const isNext = (one.index + 1) % count === other.index;
  const [first, second] = isNext ? [one.edge, other.edge] : [other.edge, one.edge];
  return side(first[0], first[1], second[1]) === 0 && isBetween(second[1], first) && count > 2;
}

/** The edges of a ring; a point repeated at once makes none, and the ring is closed if it was not. */
function edgesOf(ring: readonly Point[]): Edge[] {
  const points = ring.filter((point, index) => index === 0 || !isSame(point, ring[index - 1]));
  if (points.length > 1 && isSame(points.at(-1) ?? [0, 0], points[0])) points.pop();
  return points.map((point, index): Edge => [point, points[(index + 1) % points.length] ?? point]);
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

function isInPlainRing(point: Point, line: readonly Point[]): boolean {
  let inside = false;
  for (const [a, b] of edgesOf(line)) {
    if (side(a, b, point) === 0 && isBetween(point, [a, b])) return true;
    const crosses = a[0] > point[0] !== b[0] > point[0];
    if (crosses && point[1] < ((b[1] - a[1]) * (point[0] - a[0])) / (b[0] - a[0]) + a[1]) inside = !inside;
  }
  return inside;
}

function nearestToOrigin([a, b]: Edge): Point {
  const [dLat, dLon] = [b[0] - a[0], b[1] - a[1]];
  const length = dLat * dLat + dLon * dLon;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(a[0] * dLat + a[1] * dLon) / length));
  return [a[0] + share * dLat, a[1] + share * dLon];
}

function nearTo(lon: number, about: number): number {
  return lon + 360 * Math.round((about - lon) / 360);
}

function isSame(one: Point, other: Point | undefined): boolean {
  return other !== undefined && one[0] === other[0] && one[1] === other[1];
}
