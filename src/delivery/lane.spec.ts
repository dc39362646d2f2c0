import { describe, expect, it } from '@jest/globals';
import type { Attempted, Reason } from '../domain/outcome.js';
import { Lane } from './lane.js';

const MAIL = { first: 10, most: 100 };

function answers(count: number, reason: Reason, more: Partial<Attempted> = {}): Attempted[] {
  return Array.from({ length: count }, (_, n) => ({ wayId: String(n), reason, ...more }));
}

/** Sends window after window to a provider that takes `perSecond` and refuses the rest, for `seconds`. */
function run(lane: Lane, perSecond: number, seconds: number): { sent: number; refused: number } {
  let now = 0;
  let [sent, refused] = [0, 0];
  const taken = new Map<number, number>();
  while (now < seconds * 1_000) {
    const wait = lane.waitMs(now);
    if (wait > 0) now += wait;
    const count = lane.take(now);
    const second = Math.floor(now / 1_000);
    const free = Math.max(0, perSecond - (taken.get(second) ?? 0));
    const good = Math.min(free, count);
    taken.set(second, (taken.get(second) ?? 0) + good);
    sent += good;
    refused += count - good;
    now += 20;
    lane.heard([...answers(good, 'accepted'), ...answers(count - good, 'rate-limited')], 20, now);
  }
  return { sent, refused };
}

describe('the pace of a lane', () => {
  it('a destination nobody knows gets a small window first, and twice as many each time all is well', () => {
    const lane = new Lane(MAIL);
    const sizes = [0, 1, 2, 3, 4].map((n) => {
      const count = lane.take(n * 50);
      lane.heard(answers(count, 'accepted'), 40, n * 50 + 40);
      return count;
    });
    expect(sizes).toEqual([10, 20, 40, 80, 100]);
    expect(lane.waitMs(300)).toBe(0);
  });

  it('a provider that takes 500 in one call and says once that calls come too fast is called again within seconds', () => {
    const lane = new Lane({ first: 500, most: 500 });
    lane.take(0);
    lane.heard(answers(500, 'rate-limited'), 30, 30);
    lane.take(1_000);
    lane.heard(answers(1, 'rate-limited'), 30, 1_100);
    for (let now = 3_000; now < 6_000; now += 1_000) lane.take(now, 1);
    expect(lane.waitMs(6_000)).toBeLessThanOrEqual(3_000);
  });

  it('a short window is paced by those who are in it', () => {
    const lane = new Lane({ first: 10, most: 100 });
    lane.take(0);
    lane.heard(answers(10, 'provider-busy'), 30, 30);
    lane.take(2_000, 1);
    expect(lane.waitMs(2_000)).toBeLessThanOrEqual(50);
  });

  it('a provider that knows repeats by the whole call never gets a part of one', () => {
    const lane = new Lane({ first: 500, most: 500 });
    expect(lane.take(0)).toBe(500);
    lane.heard(answers(500, 'rate-limited'), 30, 30);
    expect(lane.take(5_000)).toBe(500);
    expect(lane.waitMs(5_000)).toBeGreaterThan(0);
  });

  it('F41 a relay that takes ten a second is asked for little more, and most of what it can take is sent', () => {
    const { sent, refused } = run(new Lane(MAIL), 10, 60);
    expect(sent).toBeGreaterThan(300);
    expect(refused).toBeLessThan(sent);
  });

  it('when the limit is gone, the pace comes back', () => {
    const lane = new Lane(MAIL);
    run(lane, 10, 5);
    expect(run(lane, 1_000, 60).sent).toBeGreaterThan(5_000);
  });

  it('the windows that were under way together halve the pace once', () => {
    const lane = new Lane(MAIL);
    lane.heard(answers(100, 'accepted'), 50, 50);
    const jam = [...answers(50, 'accepted'), ...answers(50, 'rate-limited')];
    for (let n = 0; n < 4; n += 1) lane.heard(jam, 50, 100 + n);
    expect(lane.state(100)).toMatchObject({ state: 'slowed', perSecond: 75 });
  });

  it('F44 what the provider asks for is waited for, an hour at most', () => {
    const lane = new Lane(MAIL);
    lane.heard(answers(3, 'rate-limited', { retryAfterMs: 7_000 }), 50, 1_000);
    expect(lane.waitMs(1_000)).toBe(7_000);
    lane.heard(answers(3, 'rate-limited', { retryAfterMs: 90_000_000 }), 50, 10_000);
    expect(lane.waitMs(10_000)).toBe(3_600_000);
  });

  it('F34 a server that greylists everybody is tried for everybody: it is slowed, not stopped', () => {
    const lane = new Lane(MAIL);
    lane.heard(answers(10, 'provider-busy'), 50, 50);
    expect(lane.state(50).state).toBe('slowed');
    expect(lane.take(2_000)).toBeGreaterThanOrEqual(10);
  });
});

describe('the circuit breaker of a lane', () => {
  it('F33 a provider that is away is probed after 1, 2, 4 seconds with a small window', () => {
    const lane = new Lane(MAIL);
    let now = 0;
    const waits = [1, 2, 3, 4].map(() => {
      const count = lane.take(now);
      lane.heard(answers(count, 'provider-down'), 10, now);
      expect(count).toBe(10);
      const wait = lane.waitMs(now);
      now += wait;
      return wait;
    });
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(lane.isProven(now)).toBe(false);
  });

  it('never waits longer than a minute, and is free at once when somebody answers', () => {
    const lane = new Lane(MAIL);
    let now = 0;
    for (let n = 0; n < 12; n += 1) {
      lane.heard(answers(10, 'timeout'), 10, now);
      expect(lane.waitMs(now)).toBeLessThanOrEqual(60_000);
      now += lane.waitMs(now);
    }
    lane.heard(answers(10, 'accepted'), 10, now);
    expect(lane.isProven(now)).toBe(true);
    expect(lane.waitMs(now)).toBe(0);
  });

  it('one dead mailbox among many says nothing about the server', () => {
    const lane = new Lane(MAIL);
    lane.heard([...answers(1, 'timeout'), ...answers(99, 'accepted')], 8_000, 8_000);
    expect(lane.isProven(8_000)).toBe(true);
  });

  it('what was never tried says nothing at all', () => {
    const lane = new Lane(MAIL);
    lane.heard(answers(100, 'not-started'), 10, 10);
    expect(lane.isProven(10)).toBe(false);
    expect(lane.waitMs(10)).toBe(0);
  });
});
