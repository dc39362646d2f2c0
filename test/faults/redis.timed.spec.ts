import { describe, expect, it } from '@jest/globals';
import { useGround } from '../support/fault-ground.js';
import { OwnRedis } from '../../src/cli/nemesis/own-servers.js';
import { inTown, redisOf } from '../support/fault-town.js';
import { eventually } from '../support/hub.js';
import { expectBothTaken, silentRow } from './rows/redis.js';

describe('Redis carries the queue', () => {
  const ground = useGround({ residents: 120 });

  it('F15 is killed and comes back with its log: nothing is lost, and work goes on within 3 s', async () => {
    await inTown(ground(), { queue: 'redis', proxied: ['smtp'] }, async (town) => {
      await town.proxy('smtp').set({ delayMs: 10 });
      for (let n = 0; n < 3; n += 1) await town.alarm();
      await eventually(() => Promise.resolve(town.seen().email.length > 5));
      await redisOf(town).kill();
      await expectBothTaken(town);
      await town.proxy('smtp').set('pass');
      await redisOf(town).up();
      const backAt = Date.now();
      await town.alarm();
      await eventually(() => Promise.resolve(town.lastSeen() > backAt), 3_000);
      await town.settled(6);
      await town.expectAllReached();
    });
  }, 60_000);

  it('F16 has lost everything while work was waiting: the ledger fills it again within 15 s', async () => {
    await inTown(ground(), { queue: 'redis' }, async (town) => {
      await town.worker().kill();
      await expectBothTaken(town);
      await redisOf(town).kill();
      redisOf(town).forget();
      await redisOf(town).up();
      town.worker().start();
      await town.worker().ready();
      expect(await town.settled(2)).toBeLessThan(15_000);
      await town.expectAllReached();
    });
  }, 60_000);

  it.each([
    ['throws waiting work away when memory is short', { 'maxmemory-policy': 'allkeys-lru' }, 'maxmemory-policy'],
    ['keeps nothing on disk', { appendonly: 'no' }, 'appendonly'],
  ])(
    'F17 %s: the hub says so by name and does not run in silence',
    async (_what, wrong, name) => {
      const redis = await OwnRedis.start('always', wrong);
      try {
        await inTown(ground(), { queue: 'redis', redis, asleep: true }, async (town) => {
          town.web.start();
          await eventually(() => Promise.resolve(!town.web.isRunning || town.web.output.includes(name)), 20_000);
          expect(town.web.output).toContain(name);
          if (name === 'maxmemory-policy') expect(await town.web.exit()).toMatchObject({ code: 1 });
        });
      } finally {
        await redis.remove();
      }
    },
    60_000,
  );
});

silentRow(5_000);
