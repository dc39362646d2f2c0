import { describe, expect, it } from '@jest/globals';
import { counted, dateReading, decimal, digitByDigit, phoneNumber } from './numbers.js';

describe('numbers said aloud', () => {
  it.each([
    [0, 'ぜろ'],
    [10, 'じゅう'],
    [14, 'じゅうよん'],
    [100, 'ひゃく'],
    [320, 'さんびゃくにじゅう'],
    [600, 'ろっぴゃく'],
    [3805, 'さんぜんはっぴゃくご'],
    [10_000, 'いちまん'],
    [200_001, 'にじゅうまんいち'],
  ])('%i is %s', (value, words) => expect(counted(value)).toBe(words));
  it('say a fraction digit by digit', () => expect(decimal('2.35')).toBe('にてんさんご'));
  it('say a code digit by digit', () => expect(digitByDigit('48215')).toBe('よん・はち・に・いち・ご'));
  it('say a telephone number with の between its parts', () =>
    expect(phoneNumber('042-464-1311')).toBe('ぜろ・よん・に の よん・ろく・よん の いち・さん・いち・いち'));
});

describe('dates said aloud', () => {
  it.each([
    [6, 22, 'ろくがつにじゅうににち'],
    [1, 1, 'いちがつついたち'],
    [4, 4, 'しがつよっか'],
    [7, 14, 'しちがつじゅうよっか'],
    [9, 20, 'くがつはつか'],
    [10, 19, 'じゅうがつじゅうくにち'],
    [12, 24, 'じゅうにがつにじゅうよっか'],
    [8, 10, 'はちがつとおか'],
    [3, 31, 'さんがつさんじゅういちにち'],
  ])('%i/%i is %s', (month, day, words) => expect(dateReading(month, day)).toBe(words));
  it('do not invent a day', () => {
    expect(dateReading(13, 1)).toBeUndefined();
    expect(dateReading(6, 32)).toBeUndefined();
  });
});
