import { describe, expect, it } from '@jest/globals';
import type { Attempted } from '../domain/outcome.js';
import type { Dispatch } from '../ledger/dispatch.js';
import { nextTry, remaindersOf } from './retry.js';

const START = new Date('2026-11-21T00:00:00Z');
const BUSY: Attempted = { wayId: 'a', reason: 'provider-busy' };
const later = (ms: number): Date => new Date(START.getTime() + ms);

const DISPATCH: Dispatch = {
  id: 'd',
  versionId: 'v',
  channel: 'line',
  language: 'ja',
  lane: 'emergency',
  because: 'area',
  destination: '',
  wayIds: ['a', 'b', 'c', 'd'],
  round: 0,
  tries: 0,
  crashes: 0,
  firstTriedAt: START,
};

function tryAfter(tries: number, ms: number, more: Partial<Parameters<typeof nextTry>[0]> = {}): unknown {
  const usual = { again: [BUSY], laneWaitMs: 0, expiresAt: later(86_400_000 * 30), firstTriedAt: START };
  return nextTry({ tries, now: later(ms), ...usual, ...more });
}

describe('when something is tried again', () => {
  it('the first three tries come within ten seconds, then fewer, never more than five minutes apart', () => {
    const pauses = Array.from({ length: 12 }, (_, tries) => (tryAfter(tries, 0) as { pauseMs: number }).pauseMs);
    expect(pauses.slice(0, 3).reduce((sum, pause) => sum + pause)).toBeLessThanOrEqual(10_000);
    expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
    expect(pauses.at(-1)).toBe(300_000);
  });

  it('a lane that is closed is not asked before it opens', () => {
    expect(tryAfter(0, 0, { laneWaitMs: 42_000 })).toEqual({ pauseMs: 42_000 });
  });

  it('the last try comes just before the information expires, and none after', () => {
    expect(tryAfter(9, 0, { expiresAt: later(60_000) })).toEqual({ pauseMs: 55_000 });
    expect(tryAfter(9, 56_000, { expiresAt: later(60_000) })).toBe('over');
  });

  it('after 72 hours it is over, whatever the alert says', () => {
    expect(tryAfter(500, 72 * 3_600_000 - 4_000)).toBe('over');
  });
});

describe('who is tried again together', () => {
  it('F50 those of an unanswered call keep its key, and nobody else gets it', () => {
    const again: Attempted[] = [
      { wayId: 'a', reason: 'timeout', repeatKey: 'k1' },
      { wayId: 'b', reason: 'provider-busy' },
      { wayId: 'c', reason: 'timeout', repeatKey: 'k1' },
    ];
    expect(remaindersOf(DISPATCH, again, ['d'])).toEqual([
      { wayIds: ['a', 'c'], repeatKey: 'k1' },
      { wayIds: ['b', 'd'] },
    ]);
  });

  it('who was not asked keeps the key the dispatch came with', () => {
    expect(remaindersOf({ ...DISPATCH, repeatKey: 'k0' }, [], ['a', 'b'])).toEqual([
      { wayIds: ['a', 'b'], repeatKey: 'k0' },
    ]);
  });
});
