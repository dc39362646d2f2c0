import { describe, expect, it } from '@jest/globals';
import {
  hasGap,
  isOverdue,
  isUnchangedTooLong,
  nextPoll,
  retryDelaySeconds,
  unreachableAfterSeconds,
} from './schedule.js';

const at = (time: string): Date => new Date(`2026-09-01T${time}+09:00`);
const minutely = { everySeconds: 60, offsetSeconds: 20 };

describe('the rhythm of a feed', () => {
  it.each([
    ['14:00:00', '14:00:20'],
    ['14:00:19', '14:00:20'],
    ['14:00:20', '14:01:20'],
    ['14:00:59', '14:01:20'],
  ])('after %s it is asked at %s: 20 seconds past the minute', (now, next) => {
    expect(nextPoll(at(now), minutely)).toEqual(at(next));
  });

  it('keeps to the same second of the minute when it is slowed down', () => {
    expect(nextPoll(at('14:01:30'), { everySeconds: 180, offsetSeconds: 20 })).toEqual(at('14:03:20'));
  });

  it('has no second beyond its own round', () => {
    const next = nextPoll(at('14:00:00'), { everySeconds: 60, offsetSeconds: 80 });
    expect(next).toEqual(at('14:00:20'));
  });

  it('asks at once after a start, unless another process has just asked', () => {
    expect(isOverdue(at('14:00:00'), undefined, 60)).toBe(true);
    expect(isOverdue(at('14:00:00'), at('13:58:00'), 60)).toBe(true);
    expect(isOverdue(at('14:00:00'), at('13:59:30'), 60)).toBe(false);
  });
});

describe('a gap', () => {
  it('is more than ten minutes without an answer; before the first answer there is none', () => {
    expect(hasGap(at('14:10:01'), at('14:00:00'))).toBe(true);
    expect(hasGap(at('14:10:00'), at('14:00:00'))).toBe(false);
    expect(hasGap(at('14:10:00'), undefined)).toBe(false);
  });

  it('is told to a person after five minutes, or after three rounds of a slow feed', () => {
    expect([60, 900].map(unreachableAfterSeconds)).toEqual([300, 2_700]);
  });
});

it('"unchanged" is believed for an hour', () => {
  expect(isUnchangedTooLong(at('14:59:59'), at('14:00:00'))).toBe(false);
  expect(isUnchangedTooLong(at('15:00:00'), at('14:00:00'))).toBe(true);
  expect(isUnchangedTooLong(at('15:00:00'), undefined)).toBe(true);
});

it('a document is tried again after 20 seconds, then ever later, at most after ten minutes', () => {
  expect([1, 2, 3, 6, 50].map((attempts) => retryDelaySeconds(attempts))).toEqual([20, 40, 80, 600, 600]);
  expect(retryDelaySeconds(1, 120)).toBe(120);
  expect(retryDelaySeconds(1, 5)).toBe(20);
});
