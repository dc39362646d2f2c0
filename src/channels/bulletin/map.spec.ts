import { describe, expect, it } from '@jest/globals';
import { nishitokyo } from '../../../test/support/profile.js';
import { loadProfile } from '../../platform/config/profile.js';
import type { CityProfile } from '../../domain/profile.js';
import { cellsOf, hullAround } from './cells.js';
import { townMap, type TownMap } from './map.js';
import { PAPER_WORDS } from './paper-words.js';

const say = { language: 'ja', words: PAPER_WORDS.ja } as const;
const mapOf = (profile: CityProfile, areas: string[]): TownMap => {
  const map = townMap(profile, areas, profile.shelters, say);
  if (map === null) throw new Error('no map');
  return map;
};
const labelled = (map: TownMap, text: string) => {
  const found = map.labels.find((label) => label.text === text);
  if (found === undefined) throw new Error(`${text} is not on the map`);
  return found;
};

describe('the schematic map', () => {
  it('has north up and east to the right', () => {
    const map = mapOf(nishitokyo, []);
    expect(labelled(map, '栄町').y).toBeLessThan(labelled(map, '新町').y);
    expect(labelled(map, '芝久保町').x).toBeLessThan(labelled(map, '東伏見').x);
  });

  it('hatches the towns of the alert, also where it names a part of one, and no other', () => {
    expect(mapOf(nishitokyo, ['13229.yagisawa.3', '13229.tanashi']).svg.match(/url\(#h\)/g)).toHaveLength(2);
    expect(mapOf(nishitokyo, ['13229']).svg.match(/url\(#h\)/g)).toHaveLength(nishitokyo.towns.length);
  });

  it('is black and white: hatching and lines, no grey', () => {
    const colours = Array.from(
      mapOf(nishitokyo, ['13229']).svg.matchAll(/(?:fill|stroke)="([^"]+)"/g),
      ([, colour]) => colour,
    );
    expect([...new Set(colours)].sort()).toEqual(['#000', 'none', 'url(#h)']);
  });

  it('puts each shelter into its town by the number of the table, two of one town side by side', () => {
    const map = mapOf(loadProfile('koganei'), []);
    const [first, , third] = map.marks.toSorted((a, b) => a.number - b.number);
    expect(map.marks.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    expect(first?.y).toBe(third?.y);
    expect(first?.x).toBeLessThan(third?.x ?? 0);
  });

  it('keeps everything on the paper, however far a village lies', () => {
    for (const name of ['nishitokyo', 'koganei', 'aizuwakamatsu']) {
      const map = mapOf(loadProfile(name), []);
      for (const { x, y } of [...map.labels, ...map.marks]) {
        expect(Math.min(x, 1 - x, y, map.ratio - y)).toBeGreaterThan(0.02);
      }
    }
  });

  it('leaves out towns whose place nobody has noted, and is not drawn from fewer than three', () => {
    const known = nishitokyo.towns.filter((town) => town.at !== undefined);
    const some = { ...nishitokyo, towns: known.map((town, i) => (i < 2 ? town : { ...town, at: undefined })) };
    expect(townMap(some, [], [], say)).toBeNull();
    const most = { ...nishitokyo, towns: known.map((town, i) => (i === 0 ? { ...town, at: undefined } : town)) };
    expect(mapOf(most, []).labels).toHaveLength(known.length - 1);
  });

  it('says in words what it shows', () => {
    expect(mapOf(nishitokyo, ['13229.yagisawa']).alt).toMatch(
      /^町の略図。上が北。対象の地区：柳沢。避難先：1 田無小学校、2 /,
    );
  });
});

describe('the parts of the map', () => {
  it('share the outline among the towns without gap or overlap', () => {
    const sites = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 3, y: 9 },
    ];
    const outline = hullAround(sites, 4);
    const size = (points: readonly { x: number; y: number }[]): number =>
      Math.abs(
        points.reduce((sum, point, i) => {
          const next = points[(i + 1) % points.length] ?? point;
          return sum + point.x * next.y - next.x * point.y;
        }, 0) / 2,
      );
    const whole = cellsOf(sites, outline).reduce((sum, cell) => sum + size(cell), 0);
    expect(Math.abs(whole - size(outline))).toBeLessThan(size(outline) / 50);
  });
});
