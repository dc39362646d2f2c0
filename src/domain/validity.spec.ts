import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cut, dayIn, isDay, on, overlay, type Period } from './validity.js';

const same = (a: string, b: string): boolean => a === b;
const dayOf = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const period = fc
  .tuple(fc.nat(60), fc.option(fc.integer({ min: 1, max: 30 })), fc.constantFrom('a', 'b', 'c'))
  .map(([from, length, value]) => ({
    from: dayOf(from),
    ...(length === null ? {} : { to: dayOf(from + length) }),
    value,
  }));

function built(periods: readonly Period<string>[]): Period<string>[] {
  return periods.reduce<Period<string>[]>((timeline, each) => overlay(timeline, each, same), []);
}

describe('what holds on which day', () => {
  it('the last word about a day counts, and no other day is touched', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), period, fc.nat(120), (before, next, n) => {
        const day = dayOf(n);
        const timeline = built(before);
        const isMeant = next.from <= day && (next.to === undefined || day < next.to);
        expect(on(overlay(timeline, next, same), day)).toBe(isMeant ? next.value : on(timeline, day));
      }),
    );
  });

  it('periods never overlap, are never empty, and stand in their order', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 8 }), (periods) => {
        const timeline = built(periods);
        timeline.forEach((each, index) => {
          expect(each.to === undefined || each.from < each.to).toBe(true);
          const next = timeline[index + 1];
          if (next !== undefined) expect(each.to !== undefined && each.to <= next.from).toBe(true);
        });
      }),
    );
  });

  it('the same once more changes nothing', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), period, (before, next) => {
        const timeline = overlay(built(before), next, same);
        expect(overlay(timeline, next, same)).toEqual(timeline);
      }),
    );
  });

  it('what is gone is gone from that day on', () => {
    expect(cut([{ from: '2001-01-21', value: 'a' }], '2026-05-28')).toEqual([
      { from: '2001-01-21', to: '2026-05-28', value: 'a' },
    ]);
    expect(cut([{ from: '2026-05-28', value: 'a' }], '2026-05-28')).toEqual([]);
  });

  it('a day is a day of the town, and one that exists', () => {
    expect(dayIn(new Date('2026-05-27T15:00:00Z'), 'Asia/Tokyo')).toBe('2026-05-28');
    expect(dayIn(new Date('2026-05-27T14:59:59Z'), 'Asia/Tokyo')).toBe('2026-05-27');
    expect(['2026-02-28', '2026-02-30', '2026-2-3', ''].map(isDay)).toEqual([true, false, false, false]);
  });
});
