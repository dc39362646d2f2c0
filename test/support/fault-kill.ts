import { expect } from '@jest/globals';
import type { FaultTown } from './fault-town.js';

/** Mails that may be out at once when a process dies: six dispatches, one window of 100 each. */
export const MAILS_IN_FLIGHT = 600;

/** Where a crash leaves something in doubt that no key can mend: between the provider's word and the ledger's. */
const DOUBTFUL = new Set(['provider-accepted']);

/**
 * Kills the town's only worker where it is armed, starts it again as a supervisor would, and holds it to I1-I5.
 * How long it took from the kill until all was delivered.
 */
export async function killedAt(town: FaultTown, point: string, alreadyDone = 0): Promise<number> {
  const worker = town.worker();
  await worker.restart({ HUB_CRASH_AT: point });
  await worker.ready();
  await town.alarm();
  expect(await worker.exit(30_000)).toEqual({ code: null, signal: 'SIGKILL' });
  const diedAt = Date.now();
  worker.start();
  await town.settled(alreadyDone + 1);
  const took = Date.now() - diedAt;
  const [name = ''] = point.split(':');
  await town.expectAllReached(DOUBTFUL.has(name) ? MAILS_IN_FLIGHT : 0);
  return took;
}
