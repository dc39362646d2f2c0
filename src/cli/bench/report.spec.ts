import { describe, expect, test } from '@jest/globals';
import type { Round } from './hub-run.js';
import { planOf } from './plan.js';
import { summariseProfile } from './profile-summary.js';
import { makeReport, printed, type Measured } from './report.js';

function round(given: Partial<Round>): Round {
  const same = { mix: 'email', backend: 'postgresql', addresses: 1_000, received: 1_000, handedOff: 1_000 } as const;
  return { ...same, firstMs: 100, lastMs: 1_100, settledMs: 1_200, perSecond: 1_000, ...given };
}

function measured(): Measured {
  const run = (rounds: Round[]) => ({ rounds, workerPeakMb: 200, startMs: 0 });
  return {
    residents: 1_000,
    runs: [
      { mix: 'email', backend: 'postgresql', run: run([round({}), round({ firstMs: 300 })]) },
      {
        mix: 'email',
        backend: 'redis',
        run: run([round({ backend: 'redis', perSecond: 1_500, received: 1_002, handedOff: 999 })]),
      },
    ],
    floors: [
      { channel: 'email', name: 'slow', isReference: false, sent: 1_000, ms: 4_000, perSecond: 250 },
      { channel: 'email', name: 'fast', isReference: true, sent: 1_000, ms: 500, perSecond: 2_000 },
    ],
    alternatives: [{ channel: 'email', backend: 'postgresql', sent: 10, ms: 100, perSecond: 100 }],
  };
}

describe('the report', () => {
  test('counts shares against the reference floor and times against the same backend', () => {
    const [postgresql, redis] = makeReport(measured()).lines;
    expect(postgresql).toMatchObject({ rate: 1_000, shareOfFloor: 0.5, againstPostgresql: undefined });
    // 10 s for 1,000 at 100 a second, against 1.1 s.
    expect(postgresql?.againstOneJobEach).toBeCloseTo(9.09, 2);
    expect(redis).toMatchObject({ againstOneJobEach: undefined, againstPostgresql: 1.5 });
  });

  test('tells who got nothing and who got too much', () => {
    expect(makeReport(measured()).lines.map(({ missing, surplus }) => [missing, surplus])).toEqual([
      [0, 0],
      [1, 2],
    ]);
  });

  test('gives the first hand-off for each backend with the number of alerts behind it', () => {
    expect(makeReport(measured()).latencies).toEqual([
      { backend: 'postgresql', alerts: 2, p50Ms: 100, p99Ms: 300 },
      { backend: 'redis', alerts: 1, p50Ms: 100, p99Ms: 100 },
    ]);
  });

  test('is printed with a dash where nothing was measured', () => {
    const lines = printed(makeReport(measured())).split('\n');
    expect(lines[1]).toMatch(/^email +postgresql +1000 +1100 +50% +9\.09x +- +200 +0 +0$/);
    expect(lines[2]).toMatch(/^email +redis +1500 +1100 +75% +- +1\.50x +200 +1 +2$/);
  });
});

describe('the plan', () => {
  test('refuses what it does not understand in both languages', () => {
    expect(planOf({ channel: 'fax' })).toEqual({ ja: expect.stringContaining('--channel'), en: expect.any(String) });
    expect(planOf({ residents: '1e9' })).toHaveProperty('ja');
    expect(planOf({ residents: 'many' })).toHaveProperty('en');
  });

  test('gives a larger town more time, and one channel nothing of the others', () => {
    expect(planOf({ residents: '200000', channel: 'line' })).toMatchObject({
      residents: 200_000,
      mixes: ['line'],
      budgetMs: 1_600_000,
    });
    expect(planOf({ quick: true })).toMatchObject({ residents: 2_000, budgetMs: 160_000 });
  });
});

describe('the summary of a profile', () => {
  const frame = (functionName: string, url: string) => ({ functionName, url, lineNumber: 1 });
  const profile = {
    nodes: [
      { id: 1, callFrame: frame('(idle)', '') },
      { id: 2, callFrame: frame('encrypt', 'file:///somewhere/node_modules/http_ece/ece.js') },
      { id: 3, callFrame: frame('deliver', 'file:///somewhere/dist/delivery/delivery.service.js') },
      { id: 4, callFrame: frame('request', 'node:internal/http2/core') },
    ],
    samples: [3, 1, 2, 2, 3, 4],
    timeDeltas: [1_000_000, 10_000, 30_000, 20_000, 40_000, 10_000],
  };

  test('leaves the start and the waiting out', () => {
    expect(summariseProfile(profile, 1_005)).toMatchObject({ busyMs: 100, idleMs: 10 });
  });

  test('names packages and parts of the house, and nothing of the machine it ran on', () => {
    const { packages, functions } = summariseProfile(profile, 1_005);
    expect(packages.slice(0, 3)).toEqual([
      { what: 'http_ece', share: 0.5 },
      { what: 'dist/delivery', share: 0.4 },
      { what: 'node:internal/http2', share: 0.1 },
    ]);
    expect(JSON.stringify(functions)).not.toContain('somewhere');
  });
});
