/** A point on the paper: x to the right, y down. */
export interface Point {
  x: number;
  y: number;
}

/** Corners of the circle that keeps the outline away from the outermost towns. */
const CORNERS = 12;

/** The convex outline around `points` at a distance of `around`. */
export function hullAround(points: readonly Point[], around: number): Point[] {
  const circle = Array.from({ length: CORNERS }, (_, i) => (i / CORNERS) * 2 * Math.PI);
  return hullOf(
    points.flatMap(({ x, y }) =>
      circle.map((turn) => ({ x: x + around * Math.cos(turn), y: y + around * Math.sin(turn) })),
    ),
  );
}

/** Which side of the line from `a` to `b` the point lies on; 0 on it. */
function side(a: Point, b: Point, point: Point): number {
  return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}

/** Andrew's monotone chain. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of list) {
      while (turnsBack(chain, point)) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turnsBack(chain: readonly Point[], point: Point): boolean {
  const [before, last] = chain.slice(-2);
  return before !== undefined && last !== undefined && side(before, last, point) <= 0;
}

/** For each site the part of the outline that is nearer to it than to any other (Voronoi). */
export function cellsOf(sites: readonly Point[], outline: readonly Point[]): Point[][] {
  return sites.map((site) => {
    const others = sites.filter((other) => other !== site);
    return others.reduce<Point[]>((cell, other) => nearerPart(cell, site, other), [...outline]);
  });
}

/** Cuts off what is nearer to `other` (Sutherland-Hodgman with one edge). */
function nearerPart(cell: readonly Point[], site: Point, other: Point): Point[] {
  const distance = (point: Point): number =>
    (point.x - (site.x + other.x) / 2) * (other.x - site.x) + (point.y - (site.y + other.y) / 2) * (other.y - site.y);
  return cell.flatMap((point, i) => {
    const next = cell[(i + 1) % cell.length] ?? point;
    const [here, there] = [distance(point), distance(next)];
    const kept = here <= 0 ? [point] : [];
    if (here <= 0 === there <= 0) return kept;
    const share = here / (here - there);
    const cut = { x: point.x + (next.x - point.x) * share, y: point.y + (next.y - point.y) * share };
    return [...kept, { x: Number(cut.x.toFixed(1)), y: Number(cut.y.toFixed(1)) }];
  });
}
