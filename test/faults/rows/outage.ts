import { describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { useGround } from '../../support/fault-ground.js';
import { MAILS_IN_FLIGHT } from '../../support/fault-kill.js';
import { inTown, quake, type FaultTown, type QueueBackend } from '../../support/fault-town.js';
import { eventually } from '../../support/hub.js';

/** Hands telegrams in again and again until one is taken. How many were taken. */
async function takenInTime(town: FaultTown, timeoutMs: number): Promise<number> {
  const telegram = quake();
  await eventually(async () => (await town.handIn(telegram, town.url, 2_000)).status === 202, timeoutMs);
  return 1;
}

export function outageRows(queue: QueueBackend): void {
  describe(`PostgreSQL is in trouble, queue on ${queue}`, () => {
    const ground = useGround({ residents: 120, ownPostgres: true });

    it('F21 is killed under load: no acknowledged alert is lost, and sending goes on 3 s after it is back', async () => {
      await inTown(ground(), { queue, proxied: ['smtp'] }, async (town) => {
        await town.proxy('smtp').set({ delayMs: 10 });
        for (let n = 0; n < 3; n += 1) await town.alarm();
        await eventually(() => Promise.resolve(town.seen().email.length > 5));
        const during = [1, 2, 3].map(() => town.handIn(quake(), town.url, 5_000));
        await ground().postgres?.kill();
        const known = 3 + (await Promise.all(during)).filter(({ status }) => status === 202).length;
        await town.proxy('smtp').set('pass');
        await new Promise((done) => setTimeout(done, 1_000));
        await ground().postgres?.up();
        const backAt = Date.now();
        await eventually(() => Promise.resolve(town.lastSeen() > backAt), 3_000);
        const more = await takenInTime(town, 5_000);
        await town.settled(known + more);
        await town.expectAllReached(MAILS_IN_FLIGHT);
      });
    }, 90_000);

    it('F23 open connections of the workers go dead without a word: new work is picked up within 10 s', async () => {
      await inTown(ground(), { queue, proxied: ['postgresql'], webIsDirect: true }, async (town) => {
        town.proxy('postgresql').blackholeExisting();
        const deadAt = Date.now();
        await town.alarm();
        await eventually(() => Promise.resolve(town.lastSeen() > deadAt), 10_000);
        await town.settled();
        await town.expectAllReached();
      });
    }, 60_000);

    it('F23 open connections of the web process go dead without a word: it takes alerts again within 10 s', async () => {
      await inTown(ground(), { queue, proxied: ['postgresql'] }, async (town) => {
        town.proxy('postgresql').blackholeExisting();
        const deadAt = Date.now();
        await takenInTime(town, 10_000);
        expect(Date.now() - deadAt).toBeLessThan(10_000);
        await town.settled(1, 20_000);
        await town.expectAllReached();
      });
    }, 60_000);
  });
}

export function readOnlyRow(queue: QueueBackend): void {
  describe(`PostgreSQL takes no writes, queue on ${queue}`, () => {
    const ground = useGround({ residents: 120, ownPostgres: true });

    it('F28 is read-only: it counts as down, nothing is acknowledged, and all goes on when it is over', async () => {
      await inTown(ground(), { queue }, async (town) => {
        const draft = await town.draft();
        await setReadOnly(town, 'on');
        await eventually(async () => (await town.web.health()).status === 503, 5_000);
        expect((await town.handIn(quake(), town.url, 5_000)).status).not.toBe(202);
        expect((await town.issue(draft)).status).not.toBe(200);
        await setReadOnly(town, 'off');
        await town.web.ready();
        expect((await town.ledger.figures()).versions).toBe(0);
        await town.alarm();
        expect((await town.issue(draft)).status).toBe(200);
        await town.settled(2);
        await town.expectAllReached();
      });
    }, 60_000);
  });
}

export function crowdedRow(queue: QueueBackend): void {
  describe(`PostgreSQL is crowded, queue on ${queue}`, () => {
    const ground = useGround({ residents: 60, ownPostgres: { max_connections: '100' } });

    it('F26 has no connection left for strangers: the hub keeps its own, and an administrator gets in', async () => {
      await inTown(ground(), { queue, role: 'todoke_plain' }, async (town) => {
        const crowd = await fill(town);
        try {
          expect(await town.ledger.ask('SELECT 1 AS one')).toEqual([{ one: 1 }]);
          await new Promise((done) => setTimeout(done, 11_000));
          await town.alarm();
          await town.settled();
          await town.expectAllReached();
        } finally {
          await crowd.leave();
        }
      });
    }, 90_000);
  });
}

async function setReadOnly(town: FaultTown, value: 'on' | 'off'): Promise<void> {
  await town.ledger.ask(`ALTER SYSTEM SET default_transaction_read_only = ${value}`);
  await town.ledger.ask('SELECT pg_reload_conf()');
}

/** Idle clients without privileges, until the server takes no more of them. */
async function fill(town: FaultTown): Promise<{ leave(): Promise<void> }> {
  await town.ledger.ask("DROP ROLE IF EXISTS stranger; CREATE ROLE stranger LOGIN PASSWORD 'stranger'");
  const url = new URL(town.databaseUrl);
  url.username = 'stranger';
  url.password = 'stranger';
  const clients: Client[] = [];
  for (;;) {
    const client = new Client({ connectionString: url.href });
    client.on('error', () => undefined);
    try {
      await client.connect();
      clients.push(client);
    } catch {
      return { leave: async () => void (await Promise.all(clients.map((each) => each.end()))) };
    }
  }
}
