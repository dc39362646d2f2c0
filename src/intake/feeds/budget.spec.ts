import { describe, expect, it } from '@jest/globals';
import { dayIn, paceOf } from './budget.js';

const MB = 1_000_000;
const pace = (used: number, isVital: boolean) => paceOf(used * MB, 500 * MB, isVital);

describe('the allowance of a day', () => {
  it('changes nothing while there is enough', () => {
    expect([true, false].map((vital) => pace(399, vital))).toEqual(Array(2).fill({ factor: 1, isPaused: false }));
  });

  it('slows forecasts from 80 % on and stops them at the end of it', () => {
    expect([400, 499, 500].map((used) => pace(used, false))).toEqual([
      { factor: 3, isPaused: false },
      { factor: 3, isPaused: false },
      { factor: 3, isPaused: true },
    ]);
  });

  it('never stops warnings, and slows them only beyond it', () => {
    expect([499, 500, 5_000, 50_000].map((used) => pace(used, true))).toEqual(
      [1, 2, 4, 4].map((factor) => ({ factor, isPaused: false })),
    );
  });

  it('begins anew at midnight in the town', () => {
    expect(dayIn(new Date('2026-09-01T14:59:59Z'), 'Asia/Tokyo')).toBe('2026-09-01');
    expect(dayIn(new Date('2026-09-01T15:00:00Z'), 'Asia/Tokyo')).toBe('2026-09-02');
  });
});
