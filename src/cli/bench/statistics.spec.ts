import { describe, expect, test } from '@jest/globals';
import { median, percentile, perSecond, sideBySide } from './statistics.js';

describe('the figures of the benchmark', () => {
  test('the 99th percentile of few values is the worst of them', () => {
    expect(percentile([30, 10, 20], 0.99)).toBe(30);
    expect(percentile([5], 0.5)).toBe(5);
    expect(percentile([], 0.5)).toBeNaN();
  });

  test('the median of an even number of values is the lower one, never the better one of a rate', () => {
    expect(median([4, 1, 3, 2])).toBe(2);
  });

  test('a rate over no time is not a number', () => {
    expect(perSecond(500, 250)).toBe(2_000);
    expect(perSecond(500, 0)).toBeNaN();
  });

  test('work side by side is done once each, and never wider than asked', async () => {
    const done: number[] = [];
    let now = 0;
    let widest = 0;
    await sideBySide(3, 10, async (n) => {
      now += 1;
      widest = Math.max(widest, now);
      await new Promise((next) => setTimeout(next, 1));
      now -= 1;
      done.push(n);
    });
    expect([...done].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(widest).toBe(3);
  });
});
