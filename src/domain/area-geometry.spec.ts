import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  areaOf,
  haversineKm,
  holds,
  innerPoint,
  outlineOfPatch,
  outlineOfRing,
  ringAround,
  sharedArea,
  unwrapped,
  type LatLon,
  type Ring,
} from './area-geometry.js';

const square = (south: number, west: number, side = 0.01): Ring => [
  [south, west],
  [south, west + side],
  [south + side, west + side],
  [south + side, west],
  [south, west],
];
const lat = fc.double({ min: 35.7, max: 35.76, noNaN: true });
const lon = fc.double({ min: 139.5, max: 139.57, noNaN: true });
const triangle = fc
  .tuple(lat, lon, lat, lon, lat, lon)
  .map(([a, b, c, d, e, f]): Ring => [
    [a, b],
    [c, d],
    [e, f],
    [a, b],
  ]) // prettier-ignore
  .filter((ring) => twice(ring) > 1e-6)
  .map((ring) => ring);

function twice(ring: Ring): number {
  return Math.abs(signed(ring));
}

function signed(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1) sum += ring[i - 1]![1] * ring[i]![0] - ring[i]![1] * ring[i - 1]![0];
  return sum;
}

/** Sutherland and Hodgman's clipping, for two convex rings: another way to the same figure. */
function clippedTwice(subject: Ring, clip: Ring): number {
  const way = Math.sign(signed(clip));
  let ring = subject.slice(0, -1);
  for (let i = 1; i < clip.length; i += 1) {
    const [a, b] = [clip[i - 1]!, clip[i]!];
    const side = ([y, x]: LatLon): number => way * ((b[1] - a[1]) * (y - a[0]) - (b[0] - a[0]) * (x - a[1]));
    ring = ring.flatMap((point, at) => {
      const before = ring.at(at - 1)!;
      const [here, there] = [side(point), side(before)];
      const share = there / (there - here);
      const met: LatLon = [before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])];
      if (here >= 0) return there >= 0 ? [point] : [met, point];
      return there >= 0 ? [met] : [];
    });
  }
  return ring.length < 3 ? 0 : twice([...ring, ring[0]!]);
}

const DEGREE_M = (6371.0088 * 1_000 * Math.PI) / 180;
const squareMetres = (squareDegrees: number): number =>
  squareDegrees * DEGREE_M ** 2 * Math.cos((35.73 * Math.PI) / 180);

describe('rings and patches', () => {
  it('the shared part of two triangles has the area that clipping gives', () => {
    fc.assert(
      fc.property(triangle, triangle, (a, b) => {
        const clipped = squareMetres(clippedTwice(a, b) / 2);
        const shared = sharedArea(outlineOfRing(a), outlineOfPatch([b]));
        const larger = squareMetres(Math.max(twice(a), twice(b)) / 2);
        expect(Math.abs(shared - clipped)).toBeLessThan(0.001 * larger + 1);
        expect(Math.abs(areaOf(outlineOfRing(a)) - squareMetres(twice(a) / 2))).toBeLessThan(0.002 * larger);
      }),
    );
  });

  it('a common border is no shared area, and a point on it is in exactly one of the two', () => {
    const left = outlineOfPatch([square(35.72, 139.5)]);
    const right = outlineOfPatch([square(35.72, 139.51)]);
    expect(sharedArea(left, right)).toBe(0);
    fc.assert(
      fc.property(fc.double({ min: 35.72, max: 35.7299999, noNaN: true }), (y) => {
        expect([left, right].filter((each) => holds(each, [y, 139.51]))).toHaveLength(1);
      }),
    );
  });

  it('a hole in a boundary is outside; a ring in a ring of CAP adds nothing and takes nothing away', () => {
    const hole = square(35.722, 139.502, 0.002);
    const patch = outlineOfPatch([square(35.72, 139.5), hole]);
    expect(holds(patch, [35.723, 139.503])).toBe(false);
    expect(holds(patch, [35.725, 139.505])).toBe(true);
    const lapping: Ring = [...square(35.72, 139.5), ...square(35.72, 139.5)];
    expect(holds(outlineOfRing(lapping), [35.723, 139.503])).toBe(true);
    expect(areaOf(outlineOfRing(lapping))).toBeCloseTo(areaOf(outlineOfRing(square(35.72, 139.5))), 3);
  });

  it('the inner point is inside, also of a bent area', () => {
    const bent: Ring = [[35.72, 139.5], [35.72, 139.53], [35.75, 139.53], [35.75, 139.525], [35.725, 139.525], [35.725, 139.5], [35.72, 139.5]]; // prettier-ignore
    expect(holds(outlineOfPatch([bent]), innerPoint(outlineOfPatch([bent])))).toBe(true);
    fc.assert(
      fc.property(triangle, (ring) => {
        expect(holds(outlineOfPatch([ring]), innerPoint(outlineOfPatch([ring])))).toBe(true);
      }),
    );
  });

  it('a ring around a circle holds what is nearer than the radius, and nothing much farther', () => {
    const centre: LatLon = [35.73, 139.54];
    const ring = outlineOfRing(ringAround(centre, 2));
    fc.assert(
      fc.property(lat, lon, (y, x) => {
        const km = haversineKm(centre, [y, x]);
        if (km < 1.999) expect(holds(ring, [y, x])).toBe(true);
        if (km > 2.01) expect(holds(ring, [y, x])).toBe(false);
      }),
    );
    expect(haversineKm([0, 0], [0, 1])).toBeCloseTo(111.195, 2);
  });

  it('a ring across the 180th meridian does not go around the world', () => {
    const ring: Ring = [[10, 170], [10, -170], [20, -170], [20, 170], [10, 170]]; // prettier-ignore
    expect(unwrapped(ring).map(([, x]) => x)).toEqual([170, 190, 190, 170, 170]);
    expect(holds(outlineOfRing(unwrapped(ring)), [15, 139.5])).toBe(false);
  });
});
