import { crossesItself, isRingInRing, kmBetween, kmToRing, type Point } from '../../domain/geometry.js';
import type { Shape } from '../source.js';
import type { Report } from './report.js';
import { parts, wordOf, type Part } from './schema.js';

/** A long coastline has some thousand points (WMO recommends about a hundred); ten times the largest seen is none. */
const MAX_POINTS = 20_000;
const MAX_RING = 10_000;
/** A coastline and its islands are no hole, and comparing them would take most of the time. */
const MAX_RING_FOR_HOLES = 1_000;

/** What an area block says by geometry, and what of it could not be used. */
export interface BlockShape {
  shape: Shape;
  /** A polygon or circle was there and says nothing that can be relied on: a person looks at the area. */
  isBroken: boolean;
}

/** True when the document may be measured at all. Looked at before any geometry is done. */
export function isWithinLimits(alert: Part, report: Report): boolean {
  let total = 0;
  for (const polygon of parts(alert, 'info').flatMap((info) =>
    parts(info, 'area').flatMap((area) => parts(area, 'polygon')),
  )) {
    const count = countPoints(polygon.text);
    total += count;
    if (count <= MAX_RING && total <= MAX_POINTS) continue;
    report.add('too-many-points', polygon.line, String(count > MAX_RING ? count : total));
    return false;
  }
  return true;
}

function countPoints(text: string): number {
  let commas = 0;
  for (let at = text.indexOf(','); at !== -1; at = text.indexOf(',', at + 1)) commas += 1;
  return commas;
}

/** Reads the polygons and circles of one area block (CAP 1.2 §3.2.4), mending what leaves no doubt. */
export function readShape(area: Part, home: Point, report: Report): BlockShape {
  const polygons: Point[][] = [];
  const circles: Shape['circles'] = [];
  let isBroken = false;
  for (const polygon of parts(area, 'polygon')) {
    const ring = readRing(polygon, home, report);
    if (ring === 'broken') isBroken = true;
    else if (ring !== 'empty') polygons.push(ring);
  }
  for (const circle of parts(area, 'circle')) {
    const read = readCircle(circle, report);
    if (read === undefined) isBroken = true;
    else circles.push(read);
  }
  checkHoles(area, polygons, report);
  checkHeights(area, report);
  return { shape: { polygons, circles }, isBroken };
}

function readRing(polygon: Part, home: Point, report: Report): Point[] | 'empty' | 'broken' {
  const { line } = polygon;
  if (polygon.text.trim() === '') {
    report.add('polygon-empty', line);
    return 'empty';
  }
  const clean = polygon.text.replace(/[()[\]{};]+/gu, ' ');
  if (clean !== polygon.text) report.add('polygon-garbage', line);
  const words = splitPairs(clean, line, report);
  const points = words.map(readPoint);
  const unreadable = words.find((_, index) => points[index] === undefined);
  if (unreadable !== undefined) report.add('coordinates-unreadable', line, unreadable.slice(0, 30));
  const sound = points.filter((point) => point !== undefined);
  noteSwap(sound, home, line, report);
  if (unreadable !== undefined && sound.length < words.length * 0.5) return 'broken';
  const onEarth = sound.map(withinTurn);
  if (onEarth.some((point) => !isOnEarth(point))) {
    report.add('coordinates-out-of-range', line);
    return 'broken';
  }
  if (onEarth.some((point, index) => point !== sound[index])) report.add('longitude-beyond-antimeridian', line);
  return closedRing(onEarth, line, report);
}

/** `1 , 2` and `1,2,` are pairs whose white space went astray. */
function splitPairs(text: string, line: number, report: Report): string[] {
  const mended = text.replace(/\s*,\s*/gu, ',');
  if (mended !== text) report.add('polygon-garbage', line);
  return mended
    .split(/\s+/u)
    .map((word) => word.replace(/^,+|,+$/gu, ''))
    .filter(Boolean);
}

function closedRing(points: Point[], line: number, report: Report): Point[] | 'broken' {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return 'broken';
  const isClosed = first[0] === last[0] && first[1] === last[1];
  if (!hasThreePlaces(points) || points.length < (isClosed ? 4 : 3)) {
    report.add('polygon-too-few-points', line);
    return 'broken';
  }
  if (!isClosed) report.add('polygon-not-closed', line);
  const ring = isClosed ? points : [...points, first];
  if (crossesItself(ring)) report.add('polygon-crosses-itself', line);
  return ring;
}

function hasThreePlaces(points: readonly Point[]): boolean {
  const isAt = (one: Point | undefined, [lat, lon]: Point): boolean => one?.[0] === lat && one[1] === lon;
  const [first] = points;
  const second = points.find((point) => !isAt(first, point));
  return points.some((point) => !isAt(first, point) && !isAt(second, point));
}

function readPoint(word: string): Point | undefined {
  const [lat, lon] =
    /^([-+]?\d{1,3}(?:\.\d{0,20})?),([-+]?\d{1,3}(?:\.\d{0,20})?)$/u.exec(word)?.slice(1).map(Number) ?? [];
  return lat === undefined || lon === undefined ? undefined : [lat, lon];
}

function readCircle(circle: Part, report: Report): Shape['circles'][number] | undefined {
  const [pair = '', radius = '', ...more] = circle.text
    .trim()
    .replace(/\s*,\s*/gu, ',')
    .split(/\s+/u);
  const centre = readPoint(pair);
  const km = /^\+?\d{1,6}(?:\.\d{0,20})?$/u.test(radius) ? Number(radius) : undefined;
  if (centre === undefined || km === undefined || more.length > 0) {
    report.add('circle-unreadable', circle.line);
    return undefined;
  }
  if (isOnEarth(centre)) return { centre, km };
  report.add('coordinates-out-of-range', circle.line);
  return undefined;
}

/** -180.2 is 179.8 for whoever draws a ring over the antimeridian (GDACS). */
function withinTurn(point: Point): Point {
  const [lat, lon] = point;
  if (Math.abs(lon) <= 180 || Math.abs(lon) > 360) return point;
  return [lat, lon > 0 ? lon - 360 : lon + 360];
}

function isOnEarth([lat, lon]: Point): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}

/** A town near the place with its numbers exchanged, and far from the place as written. */
function noteSwap(ring: readonly Point[], home: Point, line: number, report: Report): void {
  const [first] = ring;
  if (first === undefined || (isOnEarth(first) && kmBetween(first, home) < 1_000) || Math.abs(first[1]) > 90) return;
  if (kmBetween([first[1], first[0]], home) < 300) report.add('coordinates-maybe-swapped', line);
}

/** Every pair of rings is looked at: by its box first, then some points of the inner one stand for all. */
function checkHoles(area: Part, polygons: readonly Point[][], report: Report): void {
  const small = polygons.filter(({ length }) => length <= MAX_RING_FOR_HOLES);
  const boxed = small.slice(0, 50).map((ring) => ({ ring, box: boxOf(ring) }));
  const some = (ring: Point[]): Point[] => ring.filter((_, index) => index % Math.ceil(ring.length / 8) === 0);
  let tests = 0;
  const isHole = (inner: Boxed, outer: Boxed): boolean => {
    if (inner === outer || !isBoxInBox(inner.box, outer.box) || tests > 100) return false;
    tests += 1;
    return isRingInRing(some(inner.ring), outer.ring);
  };
  if (boxed.some((inner) => boxed.some((outer) => isHole(inner, outer)))) report.add('polygon-in-polygon', area.line);
}

type Box = readonly [south: number, north: number, west: number, east: number];

interface Boxed {
  ring: Point[];
  box: Box;
}

function boxOf(ring: readonly Point[]): Box {
  let [south, north, west, east] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [lat, lon] of ring) {
    if (lat < south) south = lat;
    if (lat > north) north = lat;
    if (lon < west) west = lon;
    if (lon > east) east = lon;
  }
  return [south, north, west, east];
}

function isBoxInBox([south, north, west, east]: Box, outer: Box): boolean {
  return south >= outer[0] && north <= outer[1] && west >= outer[2] && east <= outer[3];
}

function checkHeights(area: Part, report: Report): void {
  const altitude = wordOf(area, 'altitude');
  const ceiling = wordOf(area, 'ceiling');
  if (ceiling === '') return;
  if (altitude === '') report.add('ceiling-without-altitude', area.line);
  else if (Number(ceiling) < Number(altitude)) report.add('ceiling-below-altitude', area.line);
}

/** Kilometres from a point to the nearest part of a shape; 0 inside, infinite for an empty shape. */
export function kmToShape(point: Point, { polygons, circles }: Shape): number {
  const toRings = polygons.map((ring) => kmToRing(point, ring));
  const toCircles = circles.map(({ centre, km }) => Math.max(0, kmBetween(point, centre) - km));
  return [...toRings, ...toCircles].reduce((least, km) => Math.min(least, km), Infinity);
}
