import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Attempted } from '../domain/outcome.js';
import { Told } from './told.js';

afterEach(() => {
  jest.useRealTimers();
});

const sent = (wayId: string): Attempted => ({ wayId, reason: 'accepted' });

describe('outcomes on their way to the ledger', () => {
  it('are not handed to the next window before those that are being written have arrived', async () => {
    jest.useFakeTimers();
    const arrived: string[] = [];
    const arrival = Promise.withResolvers<void>();
    const told = new Told(async (attempts) => {
      await arrival.promise;
      arrived.push(...attempts.map(({ wayId }) => wayId));
    }, true);
    told.add(sent('a'));
    jest.advanceTimersByTime(150);
    told.add(sent('b'));
    let rest: Attempted[] | undefined;
    const asked = told.rest().then((found) => (rest = found));
    await Promise.resolve();
    expect(rest).toBeUndefined();
    arrival.resolve();
    await asked;
    expect(arrived).toEqual(['a']);
    expect(rest).toEqual([sent('b')]);
    await told.end();
  });

  it('come back where the write failed', async () => {
    jest.useFakeTimers();
    const told = new Told(() => Promise.reject(new Error('the database is away')), true);
    told.add(sent('a'));
    jest.advanceTimersByTime(150);
    expect(await told.rest()).toEqual([sent('a')]);
    await told.end();
  });
});
