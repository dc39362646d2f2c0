import { describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useGround } from '../support/fault-ground.js';
import { BACKENDS, inTown, type FaultTown } from '../support/fault-town.js';
import { eventually } from '../support/hub.js';

const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
/** Mails that were on the wire, or answered in the last 100 ms, when the worker stood still. */
const IN_FLIGHT = 40;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const ground = useGround({ residents: 300 });

/** Mail that takes its time: what is in the middle when the fault comes. */
async function sendingSlowly(town: FaultTown): Promise<void> {
  await town.only('email', 'line');
  await town.proxy('smtp').set({ delayMs: 20 });
  await town.alarm();
  await eventually(() => Promise.resolve(town.seen().email.length > 5), 20_000);
}

describe.each(BACKENDS)('a worker that stands still, queue on %s', (queue) => {
  it('F09 is frozen in the middle of sending: another delivers, and the thawed one sends nothing more', async () => {
    await inTown(ground(), { queue, workers: 2, proxied: ['smtp'] }, async (town) => {
      await sendingSlowly(town);
      town.worker(0).signal('SIGSTOP');
      await town.settled(1, 30_000);
      const before = town.seen().email.length;
      town.worker(0).signal('SIGCONT');
      await pause(2_000);
      expect(town.seen().email.length - before).toBeLessThanOrEqual(10);
      await town.expectAllReached(IN_FLIGHT);
    });
  }, 60_000);

  it('F11 its loop is blocked for longer than its lease: another delivers, and it gives up what it held', async () => {
    await inTown(ground(), { queue, workers: 2, proxied: ['smtp'] }, async (town) => {
      await sendingSlowly(town);
      town.worker(0).block(9_000);
      await town.settled(1, 30_000);
      await pause(3_000);
      await town.expectAllReached(IN_FLIGHT);
      expect(town.worker(0).isRunning).toBe(true);
    });
  }, 60_000);
});

const withFaketime = existsSync(FAKETIME) ? it : it.skip;

describe('a worker whose clock jumps', () => {
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
