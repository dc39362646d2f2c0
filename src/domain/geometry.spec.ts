import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  crossesItself,
  isInRing,
  isRingInRing,
  kmBetween,
  kmToRing,
  ringsMeet,
  unwrapped,
  type Point,
} from './geometry.js';

const square = (lat: number, lon: number, half: number): Point[] => [
  [lat - half, lon - half],
  [lat - half, lon + half],
  [lat + half, lon + half],
  [lat + half, lon - half],
  [lat - half, lon - half],
];
const place = fc.tuple(fc.double({ min: -60, max: 60, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }));
/** Corners around a centre, by angle: a ring that cannot cross itself. */
const star = fc.array(fc.double({ min: 0.2, max: 2, noNaN: true }), { minLength: 4, maxLength: 40 }).map((radii) =>
  radii.map((radius, i): Point => {
    const angle = (2 * Math.PI * i) / radii.length;
    return [35 + radius * Math.sin(angle), 139 + radius * Math.cos(angle)];
  }),
);

describe('distances', () => {
  it('from Tokyo to Osaka are 400 km, and a degree of latitude is 111', () => {
    expect(kmBetween([35.681, 139.767], [34.702, 135.496])).toBeCloseTo(403, -1);
    expect(kmBetween([0, 0], [1, 0])).toBeCloseTo(111.2, 1);
    expect(kmBetween([0, 179.5], [0, -179.5])).toBeCloseTo(111.2, 1);
  });

  it('are the same there and back, and never NaN', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(kmBetween(a, b)).toBeCloseTo(kmBetween(b, a), 6);
        expect(kmBetween(a, b)).toBeLessThan(20_038);
      }),
    );
  });

  it('to a ring are 0 inside and grow outside', () => {
    expect(kmToRing([35, 139], square(35, 139, 1))).toBe(0);
    expect(kmToRing([35, 141], square(35, 139, 1))).toBeCloseTo(91, 0);
    expect(kmToRing([0, -178], square(0, 179, 1))).toBeCloseTo(222, 0);
    expect(kmToRing([90, 0], square(35, 139, 1))).toBeGreaterThan(5_000);
  });
});

describe('inside and outside', () => {
  it('holds on the line, at a corner and over the antimeridian', () => {
    expect(isInRing([34, 139], square(35, 139, 1))).toBe(true);
    expect(isInRing([34, 138], square(35, 139, 1))).toBe(true);
    const overDateLine: Point[] = [
      [-1, 179],
      [-1, -179],
      [1, -179],
      [1, 179],
    ];
    expect(isInRing([0, 180], overDateLine)).toBe(true);
    expect(isInRing([0, -179.5], overDateLine)).toBe(true);
    expect(isInRing([0, 0], overDateLine)).toBe(false);
    expect(unwrapped(overDateLine, 0).map(([, lon]) => lon)).toEqual([179, 181, 181, 179]);
  });

  it('is the same wherever the ring begins, whichever way it runs, and a turn away', () => {
    fc.assert(
      fc.property(
        star,
        fc.nat(39),
        fc.tuple(fc.double({ min: 32, max: 38, noNaN: true }), fc.double({ min: 136, max: 142, noNaN: true })),
        (ring, shift, point) => {
          const turned = [...ring.slice(shift % ring.length), ...ring.slice(0, shift % ring.length)];
          const inside = isInRing(point, ring);
          expect(isInRing(point, turned)).toBe(inside);
          expect(isInRing(point, [...ring].reverse())).toBe(inside);
          expect(
            isInRing(
              point,
              ring.map(([lat, lon]): Point => [lat, lon - 360]),
            ),
          ).toBe(inside);
          expect(kmToRing(point, ring) === 0).toBe(inside);
        },
      ),
    );
  });

  it('the centre of a star is in it, and the star in a square around', () => {
    fc.assert(
      fc.property(star, (ring) => {
        expect(isInRing([35, 139], ring)).toBe(true);
        expect(isRingInRing(ring, square(35, 139, 3))).toBe(true);
        expect(isRingInRing(square(35, 139, 3), ring)).toBe(false);
      }),
    );
  });
});

describe('rings', () => {
  it('meet when they cross, touch or hold each other, also over the antimeridian', () => {
    expect(ringsMeet(square(35, 139, 1), square(35.5, 139.5, 1))).toBe(true);
    expect(ringsMeet(square(35, 139, 1), square(35, 139, 3))).toBe(true);
    expect(ringsMeet(square(35, 139, 1), square(35, 141, 1))).toBe(true);
    expect(ringsMeet(square(35, 139, 1), square(35, 142, 1))).toBe(false);
    expect(ringsMeet(square(0, 179.5, 1), square(0, -179.5, 1))).toBe(true);
    expect(ringsMeet([], square(35, 139, 1))).toBe(false);
  });

  it('meet or not in either order', () => {
    fc.assert(
      fc.property(star, place, (ring, [lat, lon]) => {
        const other = square(lat, lon, 2);
        expect(ringsMeet(ring, other)).toBe(ringsMeet(other, ring));
      }),
    );
  });

  it('cross themselves as an eight, at a repeated corner, or running back on their own line', () => {
    expect(
      crossesItself([
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
        [0, 0],
      ]),
    ).toBe(true);
    expect(
      crossesItself([
        [0, 0],
        [0, 2],
        [1, 1],
        [2, 2],
        [2, 0],
        [1, 1],
        [0, 0],
      ]),
    ).toBe(true);
    expect(
      crossesItself([
        [0, 0],
        [0, 2],
        [0, 1],
        [1, 1],
        [0, 0],
      ]),
    ).toBe(true);
    expect(crossesItself(square(35, 139, 1))).toBe(false);
    expect(
      crossesItself([
        [0, 0],
        [0, 0],
        [0, 1],
        [1, 1],
        [1, 1],
        [0, 0],
      ]),
    ).toBe(false);
  });

  it('a star never crosses itself, and does once two of its corners change places', () => {
    fc.assert(
      fc.property(star, (ring) => {
        expect(crossesItself(ring)).toBe(false);
        const [a, b, c, d, ...rest] = ring;
        if (a && b && c && d && rest.length === 0) expect(crossesItself([a, c, b, d])).toBe(true);
      }),
    );
  });
});
