import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { isCollision, isOutage, throughOutage } from './outage.js';

const coded = (code: string): Error => Object.assign(new Error('x'), { code });

describe('what is an outage', () => {
  it.each(['57P01', '57P03', '53100', '53300', '08006', '25006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])(
    '%s passes when the machine underneath is back',
    (code) => {
      expect(isOutage(coded(code))).toBe(true);
      expect(isOutage(new QueryFailedError('SELECT 1', [], coded(code)))).toBe(true);
    },
  );

  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'Query read timeout'])(
    'node-postgres says “%s” without a code',
    (words) => {
      expect(isOutage(new Error(words))).toBe(true);
    },
  );

  it('several refused addresses are one refusal', () => {
    expect(isOutage(new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]))).toBe(true);
  });

  it.each(['23505', '42P01', '22P02', '28P01', '3D000'])('%s is a mistake, and waiting does not mend it', (code) => {
    expect(isOutage(coded(code))).toBe(false);
  });

  it('F27 two transactions that met are told from it', () => {
    expect(isCollision(new QueryFailedError('x', [], coded('40P01')))).toBe(true);
    expect(isCollision(coded('23505'))).toBe(false);
  });
});

describe('work that meets an outage', () => {
  it('is done again until it goes through', async () => {
    let tries = 0;
    const work = (): Promise<string> => {
      tries += 1;
      return tries < 3 ? Promise.reject(coded('57P03')) : Promise.resolve('done');
    };
    await expect(throughOutage(work, () => false)).resolves.toBe('done');
  });

  it('a mistake comes out at once, and an outage when nobody wants to wait any more', async () => {
    await expect(
      throughOutage(
        () => Promise.reject(coded('23505')),
        () => false,
      ),
    ).rejects.toThrow();
    await expect(
      throughOutage(
        () => Promise.reject(coded('57P03')),
        () => true,
      ),
    ).rejects.toThrow();
  });
});
