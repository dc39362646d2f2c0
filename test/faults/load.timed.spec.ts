import { describe, expect, it } from '@jest/globals';
import { useGround } from '../support/fault-ground.js';
import { BACKENDS, inTown } from '../support/fault-town.js';
import { eventually } from '../support/hub.js';

const ground = useGround({ residents: 2_000 });

const NEWS = {
  topic: 'city',
  severity: 'Minor',
  urgency: 'Future',
  certainty: 'Observed',
  level: undefined,
  headline: '市報 11月号',
  instruction: 'ご覧ください。',
  body: '今月の催しです。',
};

describe.each(BACKENDS)('newsletters in front of an emergency, queue on %s', (queue) => {
  it('F70 the first hand-off of an evacuation order comes within two seconds all the same', async () => {
    await inTown(ground(), { queue, proxied: ['smtp'] }, async (town) => {
      await town.only('email');
      await town.ledger.ask("UPDATE way SET topics = topics || 'city'::text WHERE channel = 'email'");
      await town.proxy('smtp').set({ delayMs: 15 });
      for (let n = 0; n < 5; n += 1) expect((await town.issue(await town.draft(NEWS))).status).toBe(200);
      await eventually(() => Promise.resolve(town.seen().email.length > 100), 30_000);
      const began = Date.now();
      await town.alarm();
      const first = await eventually(async () => {
        const [row] = await town.ledger.ask<{ at: Date | null }>(
          `SELECT min(a.at) AS at FROM attempt a JOIN dispatch d ON d.id = a.dispatch_id
           WHERE d.lane = 'emergency' AND a.channel = 'email' AND a.outcome = 'sent'`,
        );
        return row?.at ?? undefined;
      }, 20_000);
      expect(first.getTime() - began).toBeLessThan(2_000);
      const { channels } = await town.ledger.figures();
      // They had not been through yet: the order overtook them.
      expect(channels.email?.open).toBeGreaterThan(500);
    });
  }, 90_000);
});
