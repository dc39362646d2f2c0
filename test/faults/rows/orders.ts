import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { useGround } from '../../support/fault-ground.js';
import { inTown, quake, type FaultTown, type QueueBackend } from '../../support/fault-town.js';

/** Starts the web process so that it dies at `point`, and waits until it serves. */
async function arm(town: FaultTown, point: string): Promise<void> {
  await town.web.restart({ HUB_CRASH_AT: point });
  await town.web.ready();
}

async function expectKilled(town: FaultTown): Promise<void> {
  expect(await town.web.exit()).toEqual({ code: null, signal: 'SIGKILL' });
  town.web.start();
  await town.web.ready();
}

export function orderRows(queue: QueueBackend): void {
  describe(`the web process is killed while an order is given, queue on ${queue}`, () => {
    const ground = useGround({ residents: 60 });

    it('F01 before the commit: the office sees an error, nothing is sent, and the retry sends once', async () => {
      await inTown(ground(), { queue }, async (town) => {
        const key = randomUUID();
        const draft = await town.draft({}, key);
        await arm(town, 'request-parsed');
        expect((await town.issue(draft)).status).toBe(0);
        await expectKilled(town);
        expect(await town.ledger.figures()).toMatchObject({ versions: 0, channels: {} });
        const again = await town.draft({}, key);
        expect(again.body).toMatchObject({ id: draft.body.id, state: 'draft' });
        expect((await town.issue(again)).body).toMatchObject({ state: 'issued' });
        await town.settled();
        expect(await town.expectAllReached()).toMatchObject({ versions: 1 });
      });
    }, 60_000);

    it('F02 after the commit: the retry finds the first result, and it is sent once', async () => {
      await inTown(ground(), { queue }, async (town) => {
        const key = randomUUID();
        const draft = await town.draft({}, key);
        await arm(town, 'committed');
        expect((await town.issue(draft)).status).toBe(0);
        await expectKilled(town);
        const again = await town.draft({}, key);
        expect(again.body).toMatchObject({ id: draft.body.id, state: 'issued' });
        expect((await town.issue(again)).status).toBe(409);
        await town.settled();
        expect(await town.expectAllReached()).toMatchObject({ versions: 1 });
      });
    }, 60_000);

    it('F02 after a telegram was kept: handed in again it is known, and it is sent once', async () => {
      await inTown(ground(), { queue }, async (town) => {
        const telegram = quake();
        await arm(town, 'committed');
        expect((await town.handIn(telegram)).status).toBe(0);
        await expectKilled(town);
        expect(await town.handIn(telegram)).toMatchObject({ status: 202, body: { duplicateOf: expect.any(String) } });
        await town.settled();
        expect(await town.expectAllReached()).toMatchObject({ versions: 1 });
      });
    }, 60_000);
  });
}
