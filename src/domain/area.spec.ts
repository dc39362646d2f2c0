import { describe, expect, it } from '@jest/globals';
import { nishitokyo } from '../../test/support/profile.js';
import { areaClosure, areaName, contains, kanjiNumber, placeText } from './area.js';

describe('areas', () => {
  it('a town holds its 丁目 and not the town whose name begins the same', () => {
    expect(contains('13229.hibarigaoka', '13229.hibarigaoka.3')).toBe(true);
    expect(contains('13229.hibarigaoka', '13229.hibarigaokakita.1')).toBe(false);
  });

  it('an alert for a town concerns its 丁目, the town and whoever asked for the whole city', () => {
    expect(areaClosure(nishitokyo, ['13229.midori'])).toEqual([
      '13229',
      '13229.midori',
      '13229.midori.1',
      '13229.midori.2',
      '13229.midori.3',
    ]);
  });

  it('the whole city is 1 + 22 + 114 codes', () => {
    expect(areaClosure(nishitokyo, ['13229'])).toHaveLength(137);
  });

  it('names a place in the words of each language', () => {
    expect(areaName(nishitokyo, '13229.yagisawa.3', 'ja')).toBe('柳沢三丁目');
    expect(areaName(nishitokyo, '13229.yagisawa.3', 'en')).toBe('Yagisawa 3-chome');
    expect(placeText(nishitokyo, ['13229'], 'ja')).toBe('西東京市全域');
    expect(kanjiNumber(11)).toBe('十一');
  });
});
