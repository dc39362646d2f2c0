import { describe, expect, it } from '@jest/globals';
import type { Town } from '../../domain/profile.js';
import { gridOf } from './town-grid.js';

const town = (id: string, lat?: number, lon?: number): Town => ({
  id,
  name: id,
  kana: id,
  romaji: id,
  chome: 0,
  ...(lat === undefined || lon === undefined ? {} : { at: { lat, lon } }),
});

describe('the schematic map', () => {
  it('gives every town a tile of its own, however close they lie', () => {
    const towns = Array.from({ length: 60 }, (_, i) => town(`t${i}`, 35.7 + (i % 3) / 1e4, 139.5 + (i % 5) / 1e4));
    const cells = gridOf(towns, 6);
    expect(new Set(cells.map(({ column, row }) => `${column}/${row}`)).size).toBe(60);
    expect(cells.every(({ column, row }) => column >= 0 && column < 6 && row >= 0)).toBe(true);
  });
  it('keeps north above south and west before east', () => {
    const cells = gridOf([town('nw', 36, 139), town('ne', 36, 140), town('sw', 35, 139), town('se', 35, 140)], 3);
    const of = (id: string) => cells.find((cell) => cell.town.id === id)!;
    expect(of('nw').row).toBeLessThan(of('sw').row);
    expect(of('ne').row).toBeLessThan(of('se').row);
    expect(of('nw').column).toBeLessThan(of('ne').column);
    expect(of('sw').column).toBeLessThan(of('se').column);
  });
  it('puts towns without a position in order, below the others', () => {
    const cells = gridOf([town('a'), town('b'), town('c', 35, 139)], 2);
    expect(cells.map(({ town: { id }, column, row }) => [id, column, row])).toEqual([
      ['c', 0, 0],
      ['a', 0, 1],
      ['b', 1, 1],
    ]);
    expect(gridOf([], 4)).toEqual([]);
  });
});
