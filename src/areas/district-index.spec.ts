import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { haversineKm, type LatLon, type Ring } from '../domain/area-geometry.js';
import type { Shape } from '../sources/source.js';
import { DistrictIndex, type District } from './district-index.js';

const SOUTH = 35.7;
const WEST = 139.5;
const STEP = 0.004;
const ROWS = 28;
const COLUMNS = 25;

/** A sheet of 28 × 25 districts with crooked borders of many corners, each shared by two neighbours. */
function sheet(): District[] {
  const wave = (y: number, x: number): LatLon => [
    SOUTH + STEP * (y + 0.2 * Math.sin(3 * x + y)),
    WEST + STEP * (x + 0.2 * Math.cos(2 * y + x)),
  ];
  const line = (from: [number, number], to: [number, number]): LatLon[] =>
    Array.from({ length: 12 }, (_, i) =>
      wave(from[0] + ((to[0] - from[0]) * i) / 12, from[1] + ((to[1] - from[1]) * i) / 12),
    );
  return Array.from({ length: ROWS * COLUMNS }, (_, i) => {
    const [y, x] = [Math.floor(i / COLUMNS), i % COLUMNS];
    const ring = [
      ...line([y, x], [y, x + 1]),
      ...line([y, x + 1], [y + 1, x + 1]),
      ...line([y + 1, x + 1], [y + 1, x]),
      ...line([y + 1, x], [y, x]),
    ];
    return { area: `${y}-${x}`, patches: [[[...ring, ring[0]!]]] };
  });
}

const districts = sheet();
const index = new DistrictIndex(districts);
const polygon = (...polygons: Ring[]): Shape => ({ polygons: polygons.map((ring) => [...ring]), circles: [] });
const circle = (centre: LatLon, km: number): Shape => ({ polygons: [], circles: [{ centre, km }] });
const inside = fc
  .tuple(fc.double({ min: 0.3, max: 0.7, noNaN: true }), fc.double({ min: 0.3, max: 0.7, noNaN: true }))
  .map(([y, x]): LatLon => [SOUTH + STEP * ROWS * y, WEST + STEP * COLUMNS * x]);
const star = fc
  .tuple(inside, fc.array(fc.double({ min: 0.002, max: 0.02, noNaN: true }), { minLength: 3, maxLength: 24 }))
  .map(([[lat, lon], arms]): Ring => {
    const ring = arms.map((arm, i): LatLon => {
      const bearing = (2 * Math.PI * i) / arms.length;
      return [lat + arm * Math.sin(bearing), lon + arm * Math.cos(bearing)];
    });
    return [...ring, ring[0]!];
  });

describe('which districts a shape concerns', () => {
  it('a point is in one district, and a circle around it holds that district', () => {
    fc.assert(
      fc.property(inside, (point) => {
        const [area, ...more] = index.within(circle(point, 0));
        expect(more).toEqual([]);
        expect(index.within(circle(point, 0.4))).toContain(area);
      }),
    );
  });

  it('every district is concerned by its own boundary, and no neighbour is', () => {
    for (const { area, patches } of districts.slice(0, 200))
      expect(index.within(polygon(patches[0]![0]!))).toEqual([area]);
  });

  it('a shape that lies in one district concerns that one, however small it is', () => {
    fc.assert(
      fc.property(inside, ([lat, lon]) => {
        const tiny: Ring = [[lat, lon], [lat, lon + 2e-5], [lat + 2e-5, lon + 2e-5], [lat + 2e-5, lon], [lat, lon]]; // prettier-ignore
        const [area] = index.within(circle([lat + 1e-5, lon + 1e-5], 0));
        expect(index.within(polygon(tiny))).toContain(area);
      }),
    );
  });

  it('a larger shape concerns no district less, and two shapes those of each', () => {
    fc.assert(
      fc.property(star, star, (a, b) => {
        const both = index.within(polygon(a, b));
        expect(new Set(both)).toEqual(new Set([...index.within(polygon(a)), ...index.within(polygon(b))]));
      }),
    );
    fc.assert(
      fc.property(inside, fc.double({ min: 0.01, max: 5, noNaN: true }), (centre, km) => {
        expect(index.within(circle(centre, km * 1.5))).toEqual(
          expect.arrayContaining(index.within(circle(centre, km))),
        );
      }),
    );
  });

  it('the corners of a shape lie in districts that it concerns, save for slivers at their borders', () => {
    fc.assert(
      fc.property(star, (ring) => {
        const middle: LatLon = [
          ring.slice(1).reduce((sum, [lat]) => sum + lat, 0) / (ring.length - 1),
          ring.slice(1).reduce((sum, [, lon]) => sum + lon, 0) / (ring.length - 1),
        ];
        const concerned = index.within(polygon(ring));
        expect(concerned.length).toBeGreaterThan(0);
        for (const area of concerned) {
          const { patches } = districts.find((each) => each.area === area)!;
          expect(Math.min(...patches[0]![0]!.map((corner) => haversineKm(corner, middle)))).toBeLessThan(8);
        }
      }),
    );
  });

  it('touching borders, and a sliver of a border that was drawn twice, are no overlap', () => {
    const box = (west: number, east: number): Ring => [[35.7, west], [35.7, east], [35.71, east], [35.71, west], [35.7, west]]; // prettier-ignore
    const two = new DistrictIndex([
      { area: 'a', patches: [[box(139.5, 139.51)]] },
      { area: 'b', patches: [[box(139.51, 139.52)]] },
    ]);
    expect(two.within(polygon(box(139.5, 139.51)))).toEqual(['a']);
    expect(two.within(polygon(box(139.5, 139.51005)))).toEqual(['a']);
    expect(two.within(polygon(box(139.5, 139.512)))).toEqual(['a', 'b']);
    expect(two.within(circle([35.705, 139.51], 0))).toHaveLength(1);
    expect(two.within(circle([35.7102, 139.505], 0))).toEqual(['a']);
    expect(two.within(circle([35.8, 139.505], 0))).toEqual([]);
  });

  it('a line or a point that was written as a polygon is taken at its corners', () => {
    const [lat, lon] = [SOUTH + STEP * 10.5, WEST + STEP * 10.5];
    const line: Ring = [[lat, lon], [lat, lon + STEP], [lat, lon], [lat, lon]]; // prettier-ignore
    expect(index.within(polygon(line))).toEqual(expect.arrayContaining(['10-10', '10-11']));
    expect(index.within(polygon([]))).toEqual([]);
  });

  it('a shape around half the earth, over the 180th meridian or over the pole, is looked for on the right side', () => {
    const wide: Ring = [[20, 130], [20, -140], [50, -140], [50, 130], [20, 130]]; // prettier-ignore
    expect(index.within(polygon(wide))).toHaveLength(ROWS * COLUMNS);
    expect(index.within(polygon([...wide].reverse()))).toHaveLength(ROWS * COLUMNS);
    const pacific: Ring = [[20, 150], [20, -140], [50, -140], [50, 150], [20, 150]]; // prettier-ignore
    expect(index.within(polygon(pacific))).toEqual([]);
    expect(index.within(circle([90, 0], 0))).toEqual([]);
    expect(index.within(circle([0, 0], 20_100))).toHaveLength(ROWS * COLUMNS);
  });

  it('a thousand shapes against 700 districts take less than a millisecond each', () => {
    const shapes = fc.sample(star, { numRuns: 1_000, seed: 7 });
    index.within(polygon(shapes[0]!));
    const began = process.cpuUsage();
    let found = 0;
    for (const ring of shapes) found += index.within(polygon(ring)).length;
    const each = process.cpuUsage(began).user / 1_000 / shapes.length;
    expect(found).toBeGreaterThan(1_000);
    // Of the processor's own time, which a busy machine stretches too.
    expect(each).toBeLessThan(5);
  });
});
