import { describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useGround } from '../support/fault-ground.js';
import { inTown } from '../support/fault-town.js';
import { eventually } from '../support/hub.js';
import { frozenRows } from './rows/frozen.js';

const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';

frozenRows('postgresql');

const withFaketime = existsSync(FAKETIME) ? it : it.skip;

describe('a worker whose clock jumps', () => {
  const ground = useGround({ residents: 300 });

  withFaketime(
    'F10 by two minutes and by a day: nothing expires early, nobody gets it twice, and the skew is told',
    async () => {
      const dir = mkdtempSync(join(tmpdir(), 'todoke-clock-'));
      const file = join(dir, 'clock');
      writeFileSync(file, '+0');
      const env = {
        LD_PRELOAD: FAKETIME,
        FAKETIME_TIMESTAMP_FILE: file,
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      };
      try {
        await inTown(ground(), { queue: 'postgresql', workers: 2, asleep: true }, async (town) => {
          town.web.start();
          await town.web.ready();
          town.worker(0).start(env);
          town.worker(1).start();
          await Promise.all(town.workers.map((worker) => worker.ready()));
          for (const [nth, jump] of ['+120', '-3600', '+86400'].entries()) {
            writeFileSync(file, jump);
            const expiresAt = new Date(Date.now() + 60_000).toISOString();
            const issued = await town.issue(await town.draft({ expiresAt, headline: `警戒 ${nth + 1}` }));
            expect(issued.status).toBe(200);
            await town.settled(nth + 1);
          }
          const told = await eventually(
            async () => Math.abs((await town.worker(0).metric('todoke_clock_skew_seconds')) ?? 0) > 80_000,
          );
          expect(told).toBe(true);
          await town.expectAllReached();
        });
      } finally {
        rmSync(dir, { recursive: true, force: true });
      }
    },
    90_000,
  );
});
