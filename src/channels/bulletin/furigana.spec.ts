import { describe, expect, it } from '@jest/globals';
import { nishitokyo } from '../../../test/support/profile.js';
import { phrases, withReadings } from './furigana.js';
import { knownReadings } from './place-readings.js';

const readings = knownReadings(nishitokyo);
const read = (text: string): string[] =>
  withReadings(text, readings)
    .filter((part) => part.r !== '')
    .map((part) => `${part.t}=${part.r}`);
const cut = (text: string): string =>
  phrases(withReadings(text, readings))
    .map((phrase) => phrase.map((part) => part.t).join(''))
    .join('|');

describe('readings of names', () => {
  it('are put on the towns of the city', () => {
    expect(read('柳沢三丁目、田無町一丁目')).toEqual([
      '柳沢=やぎさわ',
      '三丁目=さんちょうめ',
      '田無町=たなしちょう',
      '一丁目=いっちょうめ',
    ]);
  });
  it('prefer the longer name', () => {
    expect(read('西東京市ひばりが丘北と柳沢中学校')).toEqual([
      '西東京市=にしとうきょうし',
      'ひばりが丘北=ひばりがおかきた',
      '柳沢中学校=やぎさわちゅうがっこう',
    ]);
  });
  it('are not put inside another word', () => {
    expect(read('伊東町と新町内会')).toEqual([]);
  });
  it('lose no character', () => {
    const text = '西東京市柳沢三丁目（柳沢）𠮷の東町。';
    expect(
      withReadings(text, readings)
        .map((part) => part.t)
        .join(''),
    ).toBe(text);
  });
});

describe('line ends in large print', () => {
  it('keep a word and what clings to it together', () => {
    expect(cut('いますぐ避難してください。')).toMatch(/避難してください\|。$/);
  });
  it('keep a town and its 丁目 together', () => {
    expect(cut('柳沢三丁目、田無町一丁目')).toBe('柳沢三丁目|、|田無町一丁目');
  });
  it('keep a number and its unit together', () => {
    expect(cut('建物の2階以上へ')).toContain('2階');
  });
  it('lose no character', () => {
    const text = '避難指示（石神井川の沿岸）15時20分、水位2.35m。';
    expect(cut(text).replaceAll('|', '')).toBe(text);
  });
});
