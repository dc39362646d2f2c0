import { describe, expect, it } from '@jest/globals';
import { loadProfile } from '../platform/config/profile.js';
import { nishitokyo } from '../../test/support/profile.js';
import { allAreas, areaClosure, areaName, chomeReading, contains, kanjiNumber, placeText, readingOf } from './area.js';

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

describe('how a place is read aloud', () => {
  const said = (
    'いっ に さん よん ご ろく なな はっ きゅう じゅっ じゅういっ じゅうに じゅうさん じゅうよん じゅうご ' +
    'じゅうろく じゅうなな じゅうはっ じゅうきゅう にじゅっ'
  ).split(' ');

  it.each(said.map((start, index) => [index + 1, `${start}ちょうめ`] as const))('%i丁目 is %s', (chome, kana) => {
    expect(chomeReading(chome)).toBe(kana);
  });

  it('goes on beyond twenty: 21 and 40 丁目', () => {
    expect([chomeReading(21), chomeReading(40)]).toEqual(['にじゅういっちょうめ', 'よんじゅっちょうめ']);
  });

  it('takes the town from the profile and counts its 丁目', () => {
    expect(readingOf(nishitokyo, '13229.tanashi.3')).toBe('たなしちょうさんちょうめ');
    expect(readingOf(nishitokyo, '13229.fujimachi')).toBe('ふじまち');
    expect(readingOf(nishitokyo, '13229')).toBe('にしとうきょうし');
    expect(readingOf(nishitokyo, '13229.nowhere.2')).toBe('13229.nowhere.2');
  });

  it.each(['nishitokyo', 'koganei', 'aizuwakamatsu'])('has a reading in kana for every place of %s', (city) => {
    const profile = loadProfile(city);
    for (const code of allAreas(profile)) expect(readingOf(profile, code)).toMatch(/^[\p{Script=Hiragana}ー]+$/u);
  });

  it.each(['nishitokyo', 'koganei', 'aizuwakamatsu'])(
    'reads one name in one way all over the profile of %s',
    (city) => {
      const profile = loadProfile(city);
      const places = [
        ...profile.towns,
        ...profile.shelters,
        ...profile.schools,
        ...profile.libraries,
        ...profile.boards,
        ...profile.stations,
        ...profile.organisations.map(({ name }) => ({ name: name.ja, kana: name.kana })),
      ];
      for (const { name, kana } of places) {
        expect([name, kana]).toEqual([name, places.find((place) => place.name === name)?.kana]);
        const town = profile.towns.find((each) => name.startsWith(each.name) && !name.startsWith('東'));
        if (town !== undefined) expect(kana.startsWith(town.kana)).toBe(true);
      }
    },
  );
});
