import { describe, expect, it } from '@jest/globals';
import { useGround } from '../../support/fault-ground.js';
import { killedAt } from '../../support/fault-kill.js';
import { inTown, type QueueBackend } from '../../support/fault-town.js';
import { eventually } from '../../support/hub.js';

export function workerRows(queue: QueueBackend): void {
  describe(`a worker dies, queue on ${queue}`, () => {
    const ground = useGround({ residents: 300 });

    it.each(['claimed', 'provider-accepted'])(
      'F07 at %s: nobody is lost and all is done in 10 s',
      async (point) => {
        await inTown(ground(), { queue }, async (town) => {
          expect(await killedAt(town, point)).toBeLessThan(10_000);
        });
      },
      60_000,
    );

    it('F12 comes back late: what is out of date is marked so, and life-safety goes first', async () => {
      await inTown(ground(), { queue }, async (town) => {
        await town.only('email');
        await town.worker().kill();
        const soon = new Date(Date.now() + 6_000).toISOString();
        const news = { severity: 'Minor', urgency: 'Future', headline: '広報', level: undefined };
        const orders = [{ headline: '期限切れ', expiresAt: soon }, news, { headline: '今すぐ避難' }];
        const versions: string[] = [];
        for (const change of orders) {
          const issued = await town.issue(await town.draft(change));
          expect(issued.status).toBe(200);
          versions.push(issued.body.versionId as string);
        }
        await new Promise((done) => setTimeout(done, Date.parse(soon) - Date.now()));
        town.worker().start();
        await town.settled(3);
        const counts = await town.ledger.ask<{ version_id: string; outcome: string; first: Date }>(
          "SELECT version_id, outcome, min(at) AS first FROM attempt WHERE final AND channel = 'email' GROUP BY 1, 2",
        );
        const found = versions.map((id) => counts.filter((row) => row.version_id === id));
        expect(found.map((rows) => rows.map((row) => row.outcome))).toEqual([['expired'], ['sent'], ['sent']]);
        const [, late, early] = found.map((rows) => rows[0]?.first.getTime() ?? 0);
        expect(early).toBeLessThanOrEqual(late ?? 0);
        expect(town.seen().email.some((pair) => pair.startsWith(versions[0] ?? '?'))).toBe(false);
      });
    }, 60_000);

    it('F14 is told to stop with a send of 5 s in flight: it ends that, exits 0 within 10 s, and nothing is sent twice', async () => {
      await inTown(ground(), { queue, proxied: ['smtp'] }, async (town) => {
        await town.only('email');
        await town.proxy('smtp').set({ delayMs: 20 });
        await town.alarm();
        await eventually(() => Promise.resolve(town.seen().email.length > 5), 20_000);
        await town.proxy('smtp').set('blackhole');
        const began = Date.now();
        const ended = town.worker().kill('SIGTERM');
        await new Promise((done) => setTimeout(done, 5_000));
        await town.proxy('smtp').set('pass');
        expect(await ended).toEqual({ code: 0, signal: null });
        expect(Date.now() - began).toBeLessThan(10_000);
        town.worker().start();
        await town.settled();
        await town.expectAllReached();
      });
    }, 60_000);
  });
}
