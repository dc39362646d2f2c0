import Flatbush from 'flatbush';
import type { AreaCode } from '../domain/area.js';
import {
  areaOf,
  boxOf,
  crosses,
  haversineKm,
  holds,
  innerPoint,
  outlineOfPatch,
  outlineOfRing,
  passesBy,
  ringAround,
  sharedArea,
  shiftedEast,
  unwrapped,
  type Box,
  type LatLon,
  type Outline,
  type Patch,
} from '../domain/area-geometry.js';
import type { Shape } from '../sources/source.js';

/** An area with its boundary: one or more patches (飛び地 lie apart). */
export interface District {
  area: AreaCode;
  patches: readonly Patch[];
}

interface Known {
  area: AreaCode;
  outline: Outline;
  inner: LatLon;
  squareMetres: number;
}

/** One polygon or circle of a shape, ready to be held against many patches. */
interface Part {
  box: Box;
  touches(known: Known): boolean;
}

/** A hectare, or a hundredth of the smaller of the two: a border drawn twice never lies twice at the same place. */
const TOLERANCE = { squareMetres: 10_000, share: 0.01 };
/** A point in the gap between two boundaries, or just outside all of them, still is somewhere. */
const GAP_KM = 0.05;
/** Less than this is a line or a point that was written as a polygon. */
const NOTHING_SQUARE_METRES = 1;
/** Farther, a circle on a map has no useful ring: its distance alone decides. */
const WIDE_KM = 5_000;

/** Boundaries of districts that can be asked which of them a shape concerns. */
export class DistrictIndex {
  private readonly known: readonly Known[];
  private readonly tree: Flatbush | undefined;

  constructor(districts: readonly District[]) {
    this.known = districts.flatMap(({ area, patches }) => patches.map((patch) => knownOf(area, patch)));
    if (this.known.length === 0) return;
    this.tree = new Flatbush(this.known.length);
    for (const { outline } of this.known) {
      const { west, south, east, north } = outline.box;
      this.tree.add(west, south, east, north);
    }
    this.tree.finish();
  }

  /** Areas whose inner point the shape covers, or that it overlaps by more than the tolerance. */
  within(shape: Shape): AreaCode[] {
    const found = new Set<AreaCode>();
    for (const ring of shape.polygons) for (const part of partsOfPolygon(ring)) this.collect(part, found);
    for (const { centre, km } of shape.circles) this.collectCircle(centre, km, found);
    return [...found];
  }

  private collectCircle(centre: LatLon, km: number, found: Set<AreaCode>): void {
    if (km > 0) {
      for (const part of partsOfCircle(centre, km)) this.collect(part, found);
      return;
    }
    const holder = this.near(boxOf([centre])).find(({ outline }) => holds(outline, centre));
    if (holder !== undefined) found.add(holder.area);
    else for (const part of partsOfCircle(centre, GAP_KM)) this.collect(part, found);
  }

  private collect(part: Part, found: Set<AreaCode>): void {
    for (const known of this.near(part.box)) if (!found.has(known.area) && part.touches(known)) found.add(known.area);
  }

  private near({ west, south, east, north }: Box): Known[] {
    return (this.tree?.search(west, south, east, north) ?? []).flatMap((index) => this.known[index] ?? []);
  }
}

function knownOf(area: AreaCode, patch: Patch): Known {
  const outline = outlineOfPatch(patch);
  return { area, outline, inner: innerPoint(outline), squareMetres: areaOf(outline) };
}

/** A line or a point that was written as a polygon is taken at its corners. */
function partsOfPolygon(ring: readonly LatLon[]): Part[] {
  const isNothing = areaOf(outlineOfRing(unwrapped(ring))) < NOTHING_SQUARE_METRES;
  return isNothing ? ring.flatMap((corner) => partsOfCircle(corner, GAP_KM)) : partsOfRing(ring);
}

/** A ring across the 180th meridian lies on two sides of the map: it is looked for on each. */
function partsOfRing(ring: readonly LatLon[]): Part[] {
  const whole = unwrapped(ring);
  const { west, east } = boxOf(whole);
  const turns = [-360, 0, 360].filter((turn) => east + turn >= -180 && west + turn <= 180);
  return turns.map((turn) => {
    const outline = outlineOfRing(shiftedEast(whole, turn));
    const squareMetres = areaOf(outline);
    return { box: outline.box, touches: (known: Known) => overlaps(outline, squareMetres, known) };
  });
}

function partsOfCircle(centre: LatLon, km: number): Part[] {
  const covers = (known: Known): boolean => haversineKm(centre, known.inner) <= km;
  const world = { south: -90, west: -180, north: 90, east: 180 };
  if (km > WIDE_KM) return [{ box: world, touches: covers }];
  return partsOfRing(ringAround(centre, km)).map((part) => ({
    box: part.box,
    touches: (known) => covers(known) || part.touches(known),
  }));
}

function overlaps(shape: Outline, squareMetres: number, known: Known): boolean {
  if (holds(shape, known.inner)) return true;
  if (passesBy(shape, known.outline.box)) return false;
  // Borders that do not meet: one point tells for all.
  if (!crosses(shape, known.outline)) return holds(known.outline, innerPoint(shape));
  const share = Math.min(squareMetres, known.squareMetres) * TOLERANCE.share;
  const enough = Math.min(TOLERANCE.squareMetres, share);
  return sharedArea(shape, known.outline, enough) > enough;
}
