import type { VNode } from 'preact';
import type { Town } from '../../domain/profile.js';
import type { TownCount } from '../../reach/figures.js';
import { figure } from '../layout/words.js';
import { gridOf } from './town-grid.js';

const TILE = { width: 104, height: 68, gap: 6 };
const LONGEST_NAME = 6;

/** From which share of unreached households on a tile is so dark. Greys only: a copier and every eye tell them apart. */
const SHADES = [
  { from: 0.5, shade: 4, words: '半分を超えて届いていない' },
  { from: 0.25, shade: 3, words: '4分の1を超えて' },
  { from: 0.1, shade: 2, words: '1割を超えて' },
  { from: 0, shade: 1, words: '1割まで' },
] as const;

export function shadeOf({ households, unreached }: { households: number; unreached: number }): number {
  if (unreached === 0) return 0;
  return SHADES.find(({ from }) => unreached / households > from)?.shade ?? 1;
}

interface TownMapProps {
  towns: readonly Town[];
  /** By town code. */
  counts: ReadonlyMap<string, TownCount>;
  /** Code of the city, before the town's own. */
  city: string;
}

/** Where the town is dark: one tile for each town, near its place. The same stands in the table below it. */
export function TownMap(props: TownMapProps): VNode {
  const wide = Math.min(12, Math.max(5, Math.ceil(Math.sqrt(props.towns.length * 1.6))));
  return (
    <div class="town-map">
      <Drawing {...props} columns={wide} look="wide" />
      <Drawing {...props} columns={3} look="narrow" />
      <ul class="shades" aria-label="濃さの意味 Shades">
        <li>
          <span class="shade shade-0">✓</span> 全世帯に届いた <span lang="en">all</span>
        </li>
        {SHADES.toReversed().map(({ shade, words }) => (
          <li>
            <span class={`shade shade-${shade}`} /> {words}
          </li>
        ))}
        <li>
          <span class="shade shade-none" /> 対象外 <span lang="en">not concerned</span>
        </li>
      </ul>
    </div>
  );
}

function Drawing({ towns, counts, city, columns, look }: TownMapProps & { columns: number; look: string }): VNode {
  const cells = gridOf(towns, columns);
  const rows = Math.max(0, ...cells.map(({ row }) => row + 1));
  const dark = [...counts.values()].filter(({ unreached }) => unreached > 0).sort((a, b) => b.unreached - a.unreached);
  const worst = dark.slice(0, 5).map(({ name, unreached }) => `${name} ${figure(unreached)}世帯`);
  const label = dark.length === 0 ? '届いていない町はありません' : `届いていない世帯の多い町：${worst.join('、')}`;
  return (
    <svg
      class={`map-${look}`}
      viewBox={`0 0 ${columns * (TILE.width + TILE.gap)} ${rows * (TILE.height + TILE.gap)}`}
      role="img"
      aria-label={`町の略図。${label}。数は下の表と同じです。`}
    >
      {cells.map(({ town, column, row }) => (
        <Tile
          town={town}
          count={counts.get(`${city}.${town.id}`)}
          x={column * (TILE.width + TILE.gap) + TILE.gap / 2}
          y={row * (TILE.height + TILE.gap) + TILE.gap / 2}
        />
      ))}
    </svg>
  );
}

function Tile({ town, count, x, y }: { town: Town; count: TownCount | undefined; x: number; y: number }): VNode {
  const shade = count === undefined ? 'none' : String(shadeOf(count));
  return (
    <g class={`tile tile-${shade}`} data-town={town.id} transform={`translate(${x} ${y})`}>
      <rect width={TILE.width} height={TILE.height} rx="4" />
      <TileName name={town.name} />
      {count === undefined ? (
        <text class="tile-note" x={TILE.width / 2} y="54">
          対象外
        </text>
      ) : (
        <>
          <text class="tile-number" x={TILE.width / 2} y="46">
            {count.unreached === 0 ? '✓' : figure(count.unreached)}
          </text>
          <text class="tile-note" x={TILE.width / 2} y="61">
            {count.needsHelp > 0 ? `要支援 ${figure(count.needsHelp)}` : `／${figure(count.households)}世帯`}
          </text>
        </>
      )}
    </g>
  );
}

/** A long name is set narrower, never cut. */
function TileName({ name }: { name: string }): VNode {
  const long = name.length > LONGEST_NAME;
  return (
    <text
      class="tile-name"
      x={TILE.width / 2}
      y="20"
      {...(long ? { textLength: TILE.width - 8, lengthAdjust: 'spacingAndGlyphs' } : {})}
    >
      {name}
    </text>
  );
}
