import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nishitokyo as profile } from '../../test/support/profile.js';
import { digestHours, dueSlots, followed, isOffered, slotCode, slotOf, stored, type Following } from './digest.js';
import { newslettersOf } from './newsletter.js';
import type { Topic } from './topic.js';

const mondays = { weekday: 1, hour: 18 };

describe('what a reader follows', () => {
  it('is kept apart from the issues as they come once they want a digest', () => {
    const following: Following = {
      topics: ['weather', 'library', 'newsletter'],
      groups: ['tanashi-es/4-1', 'library/yato', 'library/chuo', 'city/garbage'],
      digest: mondays,
    };
    expect(stored(following, profile)).toEqual({
      topics: ['weather'],
      groups: ['tanashi-es/4-1', 'library#mon-18#chuo+yato', 'city#mon-18#garbage'],
    });
  });

  it('comes back as it was chosen', () => {
    const groups = newslettersOf(profile).map(({ group }) => group);
    const slot = fc.record({ weekday: fc.nat(6), hour: fc.constantFrom(...digestHours(profile)) });
    fc.assert(
      fc.property(fc.subarray(groups), fc.option(slot, { nil: undefined }), (chosen, digest) => {
        const topics: Topic[] = [
          'weather',
          ...(chosen.some((group) => group.startsWith('library')) ? ['library' as const] : []),
        ];
        if (chosen.some((group) => group.startsWith('city'))) topics.push('newsletter');
        const given = { topics, groups: ['tanashi-es/4-1', ...chosen], ...(digest === undefined ? {} : { digest }) };
        const back = followed(stored(given, profile), profile);
        expect(back.groups.toSorted()).toEqual(given.groups.toSorted());
        expect(back.topics.toSorted()).toEqual(topics.toSorted());
        expect(back.digest).toEqual(chosen.length === 0 ? undefined : digest);
      }),
    );
  });

  it('is never offered an hour of the night', () => {
    expect(digestHours(profile)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    expect(isOffered(profile, { weekday: 1, hour: 21 })).toBe(false);
    expect(isOffered(profile, { weekday: 1, hour: 6 })).toBe(false);
    expect(isOffered(profile, { weekday: 7, hour: 12 })).toBe(false);
    expect(slotOf('mon-24')).toBeUndefined();
    expect(slotCode(slotOf('sun-07')!)).toBe('sun-07');
  });
});

describe('the hours at which digests are due', () => {
  const at = (day: string): Date => new Date(`2026-11-${day}+09:00`);

  it('are the full hours of the town’s clock, the beginning not counted and the end counted', () => {
    const due = dueSlots(profile, { after: at('23T18:00:00'), until: at('23T20:00:00') });
    expect(due.map(({ at: when, slot }) => [when.toISOString(), slotCode(slot)])).toEqual([
      ['2026-11-23T10:00:00.000Z', 'mon-19'],
      ['2026-11-23T11:00:00.000Z', 'mon-20'],
    ]);
  });

  it('leave the night out', () => {
    expect(dueSlots(profile, { after: at('23T20:30:00'), until: at('24T06:59:00') })).toEqual([]);
  });

  it('come once for each slot after an outage of weeks, the last one of each', () => {
    const due = dueSlots(profile, { after: at('01T00:00:00'), until: at('23T18:30:00') });
    expect(due).toHaveLength(7 * 14);
    expect(new Set(due.map(({ slot }) => slotCode(slot))).size).toBe(7 * 14);
    expect(due.at(-1)?.at).toEqual(at('23T18:00:00'));
    expect(due.map(({ at: when }) => when.getTime())).toEqual(due.map(({ at: when }) => when.getTime()).toSorted());
  });

  it('are found quickly even after a year', () => {
    const start = performance.now();
    expect(dueSlots(profile, { after: new Date(0), until: at('23T18:30:00') })).toHaveLength(98);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
