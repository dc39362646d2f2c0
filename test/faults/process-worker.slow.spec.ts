import { describe, expect, it } from '@jest/globals';
import { useGround } from '../support/fault-ground.js';
import { killedAt, MAILS_IN_FLIGHT } from '../support/fault-kill.js';
import { BACKENDS, inTown } from '../support/fault-town.js';
import { eventually } from '../support/hub.js';
import { workerRows } from './rows/worker.js';

const CHANNELS = ['email', 'line', 'web-push'];
/** Where a worker comes by; `request-parsed` and `committed` of an order are the web process's (F01, F02). */
const POINTS = ['enqueued', 'committed', 'claimed', 'provider-accepted', 'ledger-written', 'job-completed'];

workerRows('redis');

describe.each(BACKENDS)('a worker dies at every border, queue on %s', (queue) => {
  const ground = useGround({ residents: 300 });

  it.each(POINTS.flatMap((point) => CHANNELS.map((channel) => ({ point, channel }))))(
    'F07 at $point while $channel goes out: nobody is lost and all is done in 10 s',
    async ({ point, channel }) => {
      await inTown(ground(), { queue }, async (town) => {
        await town.only(channel);
        expect(await killedAt(town, point)).toBeLessThan(10_000);
      });
    },
    60_000,
  );

  it('F08 five workers die of the same job: it is delivered all the same', async () => {
    await inTown(ground(), { queue }, async (town) => {
      await town.only('email');
      await town.worker().restart({ HUB_CRASH_AT: 'provider-accepted' });
      await town.worker().ready();
      await town.alarm();
      for (let deaths = 1; deaths <= 5; deaths += 1) {
        expect(await town.worker().exit(60_000)).toEqual({ code: null, signal: 'SIGKILL' });
        town.worker().start(deaths < 5 ? { HUB_CRASH_AT: 'provider-accepted' } : {});
      }
      await town.settled(1, 60_000);
      await town.expectAllReached(5 * MAILS_IN_FLIGHT);
    });
  }, 240_000);
});

describe('all workers are dead', () => {
  const ground = useGround({ residents: 60 });

  it.each(['a telegram waits unread', 'an order waits to be cut'])(
    'F12 %s: the web process says so within 120 s',
    async (what) => {
      await inTown(ground(), { queue: 'postgresql' }, async (town) => {
        await town.worker().kill();
        if (what.startsWith('a telegram')) await town.alarm();
        else await town.issue(await town.draft());
        const alarmed = async (): Promise<boolean> => (await town.web.health()).parts.some(({ ok }) => !ok);
        await eventually(alarmed, 125_000);
        town.worker().start();
        await town.settled();
        await town.expectAllReached();
      });
    },
    200_000,
  );
});
