import { describe, expect, it } from '@jest/globals';
import { useGround } from '../support/fault-ground.js';
import { inTown } from '../support/fault-town.js';

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const ground = useGround({ residents: 300 });

describe('a mail that ends the program', () => {
  it('F13 is found and left out after a few deaths; everybody else gets theirs, and staff are told', async () => {
    await inTown(ground(), { queue: 'postgresql' }, async (town) => {
      await town.only('email');
      await town.alarm();
      await town.settled();
      const victim = ground().sinks.smtp.received[0]?.to[0] ?? '';
      const worker = town.worker();
      await worker.restart({ FAULT_POISON: victim });
      await worker.ready();
      await town.alarm();
      let deaths = 0;
      const isSettled = (): Promise<boolean> => town.ledger.isSettled(2).catch(() => false);
      const until = Date.now() + 180_000;
      while (!(await isSettled()) && Date.now() < until) {
        // As `npm start` and the container do.
        if (!worker.isRunning) {
          deaths += 1;
          worker.start({ FAULT_POISON: victim });
        }
        await pause(100);
      }
      const reasons = await town.ledger.ask<{ reason: string; count: number }>(
        `SELECT reason, count(*)::int AS count FROM attempt a JOIN version v ON v.id = a.version_id
         WHERE final AND channel = 'email' AND v.issued_at = (SELECT max(issued_at) FROM version) GROUP BY reason ORDER BY count`,
      );
      expect(reasons).toEqual([
        { reason: 'crashed', count: 1 },
        { reason: 'accepted', count: expect.any(Number) },
      ]);
      expect(deaths).toBeLessThanOrEqual(10);
    });
  }, 240_000);
});
