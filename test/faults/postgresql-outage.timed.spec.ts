import { describe, expect, it } from '@jest/globals';
import { useGround } from '../support/fault-ground.js';
import { inTown } from '../support/fault-town.js';
import { eventually } from '../support/hub.js';
import { outageRows } from './rows/outage.js';

outageRows('postgresql');

describe('PostgreSQL carries the queue', () => {
  const ground = useGround({ residents: 60 });

  it('F24 the connections that listen are ended: new work is picked up within 5 s', async () => {
    await inTown(ground(), { queue: 'postgresql' }, async (town) => {
      const ended = await town.ledger.ask(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%LISTEN bullmq_jobs%' AND datname = current_database() AND pid <> pg_backend_pid()",
      );
      expect(ended.length).toBeGreaterThan(0);
      const endedAt = Date.now();
      await town.alarm();
      await eventually(() => Promise.resolve(town.lastSeen() > endedAt), 5_000);
      await town.settled();
      await town.expectAllReached();
    });
  }, 60_000);
});
