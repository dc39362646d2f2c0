import { describe, expect, it } from '@jest/globals';
import { wallClock, when } from './when.js';

const tokyo = (iso: string): string => when(new Date(iso), 'Asia/Tokyo', 'ja');

describe('a moment on paper', () => {
  it.each([
    ['2026-06-22T06:31:00Z', '令和8年6月22日（月）午後3時31分'],
    ['2026-06-22T15:00:00Z', '令和8年6月23日（火）午前0時'],
    ['2026-06-22T03:00:00Z', '令和8年6月22日（月）正午'],
    ['2026-06-22T03:05:00Z', '令和8年6月22日（月）午後0時5分'],
    ['2019-05-01T00:00:00+09:00', '令和元年5月1日（水）午前0時'],
  ])('%s is %s', (iso, words) => {
    expect(tokyo(iso)).toBe(words);
  });
  it('is in the city zone in other languages too', () => {
    expect(when(new Date('2026-06-22T15:30:00Z'), 'Asia/Tokyo', 'en')).toMatch(/June 23, 2026.*12:30.AM/);
  });
  it('gives the parts of the wall clock', () => {
    expect(wallClock(new Date('2026-12-31T15:04:05Z'), 'Asia/Tokyo')).toEqual({
      year: 2027,
      month: 1,
      day: 1,
      hour: 0,
      minute: 4,
      second: 5,
    });
  });
});
