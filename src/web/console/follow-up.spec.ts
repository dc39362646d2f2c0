import { describe, expect, it } from '@jest/globals';
import { sentenceOf, timeOf } from './follow-up.js';

const step = { list: 'call', afterMinutes: 25, households: 312, unlessAnswered: false } as const;

describe('what follows for those who are not reached', () => {
  it('is said with how many, at what time on the town’s clock, and what ends it', () => {
    const time = timeOf(step, new Date('2026-09-01T00:50:00Z'), 'Asia/Tokyo');
    expect(time).toBe('10:15');
    expect(sentenceOf(step, time)).toEqual({
      ja: '312世帯に10:15から電話をかけます（それまでに届くか、返事があれば、かけません）',
      en: '312 households are called from 10:15 on, unless they have been reached or answered by then',
    });
  });

  it('names an answer alone where being reached is not enough', () => {
    expect(sentenceOf({ ...step, list: 'visit', households: 1, unlessAnswered: true }, '10:15')).toEqual({
      ja: '1世帯を10:15から訪問します（それまでに返事があれば、訪問しません）',
      en: '1 household is visited from 10:15 on, unless they have answered by then',
    });
  });
});
