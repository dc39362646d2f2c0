import { describe, expect, it } from '@jest/globals';
import { useGround } from '../../support/fault-ground.js';
import { MAILS_IN_FLIGHT } from '../../support/fault-kill.js';
import { startInOrder, stopEverything, type Part } from '../../support/fault-orders.js';
import { inTown, quake, type FaultTown, type QueueBackend } from '../../support/fault-town.js';
import { eventually } from '../../support/hub.js';

/** The machines come up one second after the other, and then everything must work within half a minute. */
export function startRows(queue: QueueBackend, orders: readonly Part[][]): void {
  describe(`the machines start in any order, queue on ${queue}`, () => {
    const ground = useGround({ residents: 60, ownPostgres: true });

    it.each(orders.map((order) => ({ order, name: order.join(', ') })))(
      'F22 $name',
      async ({ order }) => {
        await inTown(ground(), { queue, asleep: true }, async (town) => {
          await stopEverything(town);
          await startInOrder(town, order, 1_000);
          const upAt = Date.now();
          await Promise.all(town.processes.map((each) => each.ready(30_000)));
          await town.alarm();
          await town.settled(1, 30_000);
          expect(Date.now() - upAt).toBeLessThan(30_000);
          await town.expectAllReached();
        });
      },
      90_000,
    );
  });
}

/** PostgreSQL comes up a minute after the hub, as after a power cut in a house whose disks are checked first. */
export function lateDatabaseRow(queue: QueueBackend): void {
  describe(`PostgreSQL comes a minute late, queue on ${queue}`, () => {
    const ground = useGround({ residents: 60, ownPostgres: true });

    it('F22 the hub waits for it without a hand, and works within 30 s of its coming', async () => {
      await inTown(ground(), { queue, asleep: true }, async (town) => {
        await stopEverything(town);
        const others = ['web', 'worker', ...(queue === 'redis' ? (['redis'] as const) : [])] as const;
        await startInOrder(town, others, 300);
        await new Promise((done) => setTimeout(done, 60_000));
        await startInOrder(town, ['postgresql'], 0);
        const upAt = Date.now();
        await Promise.all(town.processes.map((each) => each.ready(30_000)));
        await town.alarm();
        await town.settled(1, 30_000);
        expect(Date.now() - upAt).toBeLessThan(30_000);
        await town.expectAllReached();
      });
    }, 150_000);
  });
}

/** Everything dies during a send, and comes back in this order. */
export function powerCutRows(queue: QueueBackend, orders: readonly Part[][]): void {
  describe(`the whole house loses its power, queue on ${queue}`, () => {
    const ground = useGround({ residents: 120, ownPostgres: true });

    it.each(orders.map((order) => ({ order, name: order.join(', ') })))(
      'F63 during a send and starts again as $name: nobody is lost, and it works in 30 s',
      async ({ order }) => {
        await inTown(ground(), { queue, proxied: ['smtp'] }, async (town) => {
          await town.proxy('smtp').set({ delayMs: 10 });
          for (let n = 0; n < 3; n += 1) await town.alarm();
          await eventually(() => Promise.resolve(town.seen().email.length > 5));
          await stopEverything(town);
          await town.proxy('smtp').set('pass');
          await startInOrder(town, order, 300);
          const upAt = Date.now();
          await town.settled(3, 30_000);
          await town.web.ready();
          expect(Date.now() - upAt).toBeLessThan(30_000);
          await town.expectAllReached(MAILS_IN_FLIGHT);
        });
      },
      90_000,
    );
  });
}

/** A new version is rolled out. */
export function rollingRow(queue: QueueBackend): void {
  describe(`a new version is rolled out, queue on ${queue}`, () => {
    const ground = useGround({ residents: 120 });

    it('F67 each process is restarted in turn during a live send: no loss, and no gap of more than 5 s', async () => {
      await inTown(ground(), { queue, workers: 2 }, async (town) => {
        const second = await town.another('web');
        second.start();
        await second.ready();
        const webs = [town.web, second];
        let handedIn = 0;
        let isOver = false;
        const stream = (async () => {
          while (!isOver) {
            const telegram = quake();
            // A sender that is refused asks the other door.
            for (const { url } of webs) if ((await town.handIn(telegram, url, 2_000)).status === 202) break;
            handedIn += 1;
            await new Promise((done) => setTimeout(done, 1_500));
          }
        })();
        for (const each of [...webs, ...town.workers]) {
          expect(await each.kill('SIGTERM')).toEqual({ code: 0, signal: null });
          each.start();
          await each.ready();
        }
        isOver = true;
        await stream;
        await town.settled(handedIn, 60_000);
        await second.kill('SIGTERM');
        const figures = await town.expectAllReached();
        expect(figures.versions).toBe(handedIn);
        expect(longestGap(town)).toBeLessThan(5_000);
      });
    }, 180_000);
  });
}

/** Between two messages, at any receiver. */
function longestGap(town: FaultTown): number {
  const { smtp, line, push } = town.ground.sinks;
  const times = [smtp, line, push]
    .flatMap(({ received }) => received.map(({ at }) => at.getTime()))
    .sort((a, b) => a - b);
  return Math.max(...times.slice(1).map((time, n) => time - (times[n] ?? time)));
}
