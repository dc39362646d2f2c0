import { describe, expect, it } from '@jest/globals';
import { useGround } from '../../support/fault-ground.js';
import { inTown, quake, type FaultTown } from '../../support/fault-town.js';

/** The office gives an order and a telegram comes in: both must be taken within a second each. */
export async function expectBothTaken(town: FaultTown): Promise<void> {
  const draft = await town.draft();
  const began = Date.now();
  expect((await town.issue(draft)).status).toBe(200);
  const issuedMs = Date.now() - began;
  expect((await town.handIn(quake())).status).toBe(202);
  expect({ issuedMs, isQuick: issuedMs <= 1_000 }).toEqual({ issuedMs, isQuick: true });
  expect(Date.now() - began - issuedMs).toBeLessThanOrEqual(1_000);
}

/** Redis keeps every connection open and says nothing for `silentMs`. */
export function silentRow(silentMs: number): void {
  describe(`Redis goes silent for ${silentMs / 1_000} s`, () => {
    const ground = useGround({ residents: 120 });

    it(
      'F20 orders are taken within a second all the while, and sent when it speaks again',
      async () => {
        await inTown(ground(), { queue: 'redis', proxied: ['redis'] }, async (town) => {
          await town.proxy('redis').set('blackhole');
          await expectBothTaken(town);
          await new Promise((done) => setTimeout(done, silentMs));
          await expectBothTaken(town);
          await town.proxy('redis').set('pass');
          await town.settled(4);
          await town.expectAllReached();
        });
      },
      60_000 + silentMs,
    );
  });
}
