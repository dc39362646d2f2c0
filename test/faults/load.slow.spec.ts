import { describe, expect, it } from '@jest/globals';
import { useGround } from '../support/fault-ground.js';
import { inTown } from '../support/fault-town.js';
import { eventually } from '../support/hub.js';

const ground = useGround({ residents: 2_000 });

describe('everybody opens the page at once', () => {
  it('F71 500 requests a second: p99 within 200 ms, and sending goes on', async () => {
    await inTown(ground(), { queue: 'postgresql' }, async (town) => {
      await town.alarm();
      const [alert] = await eventually(async () => {
        const rows = await town.ledger.ask<{ short_id: string }>('SELECT short_id FROM alert');
        return rows.length > 0 && rows;
      });
      const page = `${town.url}/alerts/${alert?.short_id ?? ''}`;
      await fetch(page);
      const times: number[] = [];
      const failures: string[] = [];
      const began = performance.now();
      const one = async (): Promise<void> => {
        const sent = performance.now();
        const answer = await fetch(page).catch((error: unknown) => String(error));
        if (typeof answer === 'string' || !answer.ok)
          failures.push(typeof answer === 'string' ? answer : String(answer.status));
        else await answer.arrayBuffer();
        times.push(performance.now() - sent);
      };
      const all: Promise<void>[] = [];
      for (let tick = 0; tick < 60; tick += 1) {
        for (let n = 0; n < 25; n += 1) all.push(one());
        const next = began + (tick + 1) * 50;
        await new Promise((done) => setTimeout(done, Math.max(0, next - performance.now())));
      }
      await Promise.all(all);
      expect(failures).toEqual([]);
      times.sort((a, b) => a - b);
      expect(times[Math.floor(times.length * 0.99)]).toBeLessThan(200);
      await town.settled(1);
      await town.expectAllReached();
    });
  }, 60_000);
});
