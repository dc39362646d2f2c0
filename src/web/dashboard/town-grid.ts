import type { Town } from '../../domain/profile.js';

/** Where a town's tile stands. */
export interface Cell {
  town: Town;
  column: number;
  row: number;
}

/**
 * Towns as tiles of one size, each near its place on the map: every town takes the free cell that is nearest, those in the
 * dense middle first. Towns without a position follow in their order, at the end.
 */
export function gridOf(towns: readonly Town[], columns: number): Cell[] {
  const placed = placedTowns(towns, columns);
  const rows = Math.max(0, ...placed.map(({ row }) => row + 1));
  const rest = towns.filter((town) => town.at === undefined);
  return [...placed, ...rest.map((town, i) => ({ town, column: i % columns, row: rows + Math.floor(i / columns) }))];
}

/** Tiles stand closer than towns: a few cells stay empty, so that the shape of the city shows. */
const ROOM = 1.3;

function placedTowns(towns: readonly Town[], columns: number): Cell[] {
  const known = towns.flatMap((town) => (town.at === undefined ? [] : [{ town, x: town.at.lon, y: -town.at.lat }]));
  if (known.length === 0) return [];
  const rows = Math.max(1, Math.ceil((known.length * ROOM) / columns));
  const [across, down] = [
    scaleOf(
      known.map(({ x }) => x),
      columns,
    ),
    scaleOf(
      known.map(({ y }) => y),
      rows,
    ),
  ];
  const wanted = known.map(({ town, x, y }) => ({ town, x: across(x), y: down(y) }));
  const middle = { x: (columns - 1) / 2, y: (rows - 1) / 2 };
  wanted.sort((a, b) => distance(a, middle) - distance(b, middle) || a.town.id.localeCompare(b.town.id));
  const free = Array.from({ length: rows * columns }, (_, i) => ({ x: i % columns, y: Math.floor(i / columns) }));
  return wanted.map(({ town, ...at }) => {
    const nearest = free.reduce((best, cell) => (distance(cell, at) < distance(best, at) ? cell : best));
    free.splice(free.indexOf(nearest), 1);
    return { town, column: nearest.x, row: nearest.y };
  });
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
}

/** By rank, half by measure: a lone far village must not press all others into one corner. */
function scaleOf(values: readonly number[], cells: number): (value: number) => number {
  const sorted = [...values].sort((a, b) => a - b);
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const last = Math.max(1, sorted.length - 1);
  return (value) => {
    const rank = sorted.indexOf(value) / last;
    const measure = most === least ? 0.5 : (value - least) / (most - least);
    return ((rank + measure) / 2) * (cells - 1);
  };
}
