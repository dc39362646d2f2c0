import { describe, expect, it } from '@jest/globals';
import { BACKENDS, planEpisode, type EpisodePlan } from './plan.js';
import { kindOf } from './report.js';

const many: EpisodePlan[] = Array.from({ length: 600 }, (_, n) => planEpisode(7, n, BACKENDS[n % 2] ?? 'redis'));

describe('the plan of an episode', () => {
  it('follows from the seed and the number alone', () => {
    expect(planEpisode(7, 3, 'redis')).toEqual(many[3]);
    expect(planEpisode(8, 3, 'redis')).not.toEqual({ ...many[3], seed: 8 });
  });

  it('has three to eight operations and one to four faults within two seconds', () => {
    for (const { operations, faults } of many) {
      expect(operations.length).toBeGreaterThanOrEqual(3);
      expect(operations.length).toBeLessThanOrEqual(8);
      expect(faults.length).toBeGreaterThanOrEqual(1);
      expect(faults.length).toBeLessThanOrEqual(4);
      for (const { atMs } of [...operations, ...faults]) expect(atMs).toBeLessThan(2_000);
    }
  });

  it('withdraws an earthquake last, so that its number never stands for two', () => {
    for (const { operations } of many) {
      const telegrams = operations.flatMap(({ what }) => (what.do === 'telegram' ? [what] : []));
      for (const { nth, order } of telegrams.filter(({ form }) => form === 'withdraw')) {
        expect(telegrams.filter((each) => each.nth === nth && each.order > order)).toEqual([]);
      }
    }
  });

  it('hurts Redis only where there is one', () => {
    const kinds = (backend: string): string[] =>
      many.filter((plan) => plan.backend === backend).flatMap(({ faults }) => faults.map(({ what }) => kindOf(what)));
    expect(kinds('postgresql').filter((kind) => kind.includes('redis'))).toEqual([]);
    expect(kinds('redis')).toEqual(expect.arrayContaining(['empty-redis', 'kill-redis', 'redis blackhole']));
  });

  it('comes to every kind of operation and to more than forty kinds of faults', () => {
    const operations = new Set(many.flatMap((plan) => plan.operations.map(({ what }) => what.do)));
    const faults = new Set(many.flatMap((plan) => plan.faults.map(({ what }) => kindOf(what))));
    expect([...operations].sort()).toEqual([
      'cancel',
      'correct',
      'leave',
      'newsletter',
      'subscribe',
      'telegram',
      'write',
    ]);
    expect(faults.size).toBeGreaterThan(40);
  });
});
