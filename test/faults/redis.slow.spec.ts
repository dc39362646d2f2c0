import { describe, expect, it } from '@jest/globals';
import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { useGround } from '../support/fault-ground.js';
import { inTown, redisOf } from '../support/fault-town.js';
import { eventually } from '../support/hub.js';
import { expectBothTaken, silentRow } from './rows/redis.js';

describe('Redis loses what it was told', () => {
  const ground = useGround({ residents: 120 });

  it('F16 is emptied under a live send: nobody is lost, and nobody hears it twice', async () => {
    await inTown(ground(), { queue: 'redis', proxied: ['smtp'] }, async (town) => {
      await town.proxy('smtp').set({ delayMs: 10 });
      for (let n = 0; n < 3; n += 1) await town.alarm();
      await eventually(() => Promise.resolve(town.seen().email.length > 5));
      await redisOf(town).ask((redis) => redis.flushall());
      const emptiedAt = Date.now();
      await town.proxy('smtp').set('pass');
      await town.settled(3);
      expect(Date.now() - emptiedAt).toBeLessThan(15_000);
      await town.alarm();
      await town.settled(4);
      await town.expectAllReached();
    });
  }, 60_000);

  it('F19 lost the tail of its log to a power cut: it loads the rest, and the ledger mends what is missing', async () => {
    await inTown(ground(), { queue: 'redis' }, async (town) => {
      await town.worker().kill();
      for (let n = 0; n < 3; n += 1) await town.alarm();
      const redis = redisOf(town);
      await redis.kill();
      const log = lastLog(redis.dir);
      truncateSync(log, Math.floor(statSync(log).size * 0.6) + 1);
      await redis.up();
      town.worker().start();
      await town.worker().ready();
      expect(await town.settled(3)).toBeLessThan(15_000);
      await town.expectAllReached();
    });
  }, 60_000);

  it('F18 is out of memory: orders are still taken, and sent when there is room', async () => {
    await inTown(ground(), { queue: 'redis' }, async (town) => {
      const redis = redisOf(town);
      await redis.ask((asked) => asked.config('SET', 'maxmemory', '1'));
      await expectBothTaken(town);
      await redis.ask((asked) => asked.config('SET', 'maxmemory', '0'));
      const roomAt = Date.now();
      await town.settled(2);
      expect(Date.now() - roomAt).toBeLessThan(15_000);
      await town.expectAllReached();
    });
  }, 60_000);
});

silentRow(60_000);

/** Where Redis 7 appends. */
function lastLog(dir: string): string {
  const folder = join(dir, 'appendonlydir');
  const name = readdirSync(folder).find((file) => file.endsWith('.incr.aof'));
  return join(folder, name ?? '');
}
