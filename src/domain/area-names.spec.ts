import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadProfile } from '../platform/config/profile.js';
import { allAreas, areaClosure, areaName, placeText } from './area.js';
import { areasNamed } from './area-names.js';
import { districtsOf, gathered, uncovered } from './districts.js';

const profiles = ['nishitokyo', 'koganei', 'aizuwakamatsu'].map((city) => loadProfile(city));
const [nishitokyo, koganei, aizu] = profiles as [
  (typeof profiles)[number],
  (typeof profiles)[number],
  (typeof profiles)[number],
];

describe('places by their names', () => {
  it.each(profiles.map((profile) => [profile.id, profile] as const))(
    'every area of %s is found again from its own name, alone and in a list',
    (_id, profile) => {
      const areas = allAreas(profile);
      for (const area of areas)
        expect(areasNamed(profile, areaName(profile, area, 'ja'))).toEqual({ areas: [area], unknown: [] });
      // 西東京市 柳沢三丁目 is one place, not two.
      const parts = areas.filter((area) => area !== profile.code);
      const some = fc.uniqueArray(fc.constantFrom(...parts), { minLength: 1, maxLength: 12 });
      fc.assert(
        fc.property(some, fc.constantFrom('、', '・', ' ', '　', '，', '\n'), (chosen, between) => {
          const text = chosen.map((area) => areaName(profile, area, 'ja')).join(between);
          expect(areasNamed(profile, text)).toEqual({ areas: chosen, unknown: [] });
        }),
      );
      expect(areasNamed(profile, placeText(profile, [profile.code], 'ja')).areas).toEqual([profile.code]);
    },
  );

  it.each([
    ['柳沢', '13229.yagisawa'],
    ['柳沢三丁目', '13229.yagisawa.3'],
    ['柳沢3丁目', '13229.yagisawa.3'],
    ['柳沢３丁目', '13229.yagisawa.3'],
    ['柳沢　３丁目', '13229.yagisawa.3'],
    ['西東京市柳沢三丁目', '13229.yagisawa.3'],
    ['東京都西東京市柳沢全域', '13229.yagisawa'],
    ['ひばりケ丘北', '13229.hibarigaokakita'],
    ['市内全域', '13229'],
    ['全域', '13229'],
    ['西東京市', '13229'],
    ['西東京市の全域', '13229'],
  ])('%s is %s', (text, area) => {
    expect(areasNamed(nishitokyo, text)).toEqual({ areas: [area], unknown: [] });
  });

  it.each(['柳沢七丁目', '柳沢三', '柳', '柳沢周辺', '石神井川沿い', '小金井市', '東京都', '柳沢四・五丁目', '北部'])(
    '%s names nothing exactly: a person is asked',
    (text) => {
      expect(areasNamed(nishitokyo, text).unknown.length).toBeGreaterThan(0);
    },
  );

  it('what is known and what is not stand side by side', () => {
    expect(areasNamed(nishitokyo, '柳沢三丁目、富士山 中町・')).toEqual({
      areas: ['13229.yagisawa.3', '13229.nakamachi'],
      unknown: ['富士山'],
    });
    expect(areasNamed(koganei, '貫井北町五丁目').areas).toEqual(['13210.nukuikita.5']);
    expect(areasNamed(aizu, '一箕町大字亀賀').unknown).toEqual(['一箕町大字亀賀']);
  });

  it('never throws, and gives only codes of the profile', () => {
    const known = new Set(allAreas(nishitokyo));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(areasNamed(nishitokyo, text).areas.every((area) => known.has(area))).toBe(true);
      }),
    );
  });
});

describe('districts', () => {
  it.each(profiles.map((profile) => [profile.id, profile] as const))(
    'of %s, gathered, are the same places in fewer codes',
    (_id, profile) => {
      const chosen = fc.subarray(allAreas(profile).filter((area) => area !== profile.code));
      fc.assert(
        fc.property(chosen, (areas) => {
          const fewer = gathered(profile, areas);
          expect(fewer.length).toBeLessThanOrEqual(Math.max(1, areas.length));
          expect(uncovered(profile, fewer)).toEqual(uncovered(profile, areas));
          expect(areaClosure(profile, fewer)).toEqual(expect.arrayContaining(areas));
        }),
      );
      expect(gathered(profile, districtsOf(profile))).toEqual([profile.code]);
    },
  );

  it('all 丁目 of a town are the town', () => {
    expect(districtsOf(nishitokyo)).toHaveLength(114);
    expect(gathered(nishitokyo, ['13229.sakae.3', '13229.sakae.1', '13229.sakae.2', '13229.yato.2'])).toEqual([
      '13229.yato.2',
      '13229.sakae',
    ]);
    expect(gathered(nishitokyo, [])).toEqual([]);
  });
});
