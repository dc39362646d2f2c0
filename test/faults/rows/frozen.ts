import { describe, expect, it } from '@jest/globals';
import { useGround } from '../../support/fault-ground.js';
import { inTown, type FaultTown, type QueueBackend } from '../../support/fault-town.js';
import { eventually } from '../../support/hub.js';

/** Mails that were on the wire, or answered in the last 100 ms, when the worker stood still. */
const IN_FLIGHT = 40;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Mail that takes its time: what is in the middle when the fault comes. */
async function sendingSlowly(town: FaultTown): Promise<void> {
  await town.only('email', 'line');
  await town.proxy('smtp').set({ delayMs: 20 });
  await town.alarm();
  await eventually(() => Promise.resolve(town.seen().email.length > 5), 20_000);
}

export function frozenRows(queue: QueueBackend): void {
  describe(`a worker that stands still, queue on ${queue}`, () => {
    const ground = useGround({ residents: 300 });

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
}
