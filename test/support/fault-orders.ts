import type { FaultTown, QueueBackend } from './fault-town.js';

/** What a house is made of; the order in which these come up after a power cut is nobody's choice. */
export const PARTS = ['postgresql', 'redis', 'web', 'worker'] as const;
export type Part = (typeof PARTS)[number];

/** Every order there is: 24 with Redis, 6 without. */
export function startOrders(queue: QueueBackend): Part[][] {
  return permutations(PARTS.filter((part) => part !== 'redis' || queue === 'redis'));
}

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((first) => permutations(all.filter((each) => each !== first)).map((rest) => [first, ...rest]));
}

/** A power cut: all at once, and nobody is asked. */
export async function stopEverything(town: FaultTown): Promise<void> {
  const running = town.processes.filter((each) => each.isRunning);
  await Promise.all([town.ground.postgres?.kill(), town.redis?.kill(), ...running.map((each) => each.kill())]);
}

/** Starts the parts one after the other, none waiting for the one before but for `gapMs`. */
export async function startInOrder(town: FaultTown, order: readonly Part[], gapMs: number): Promise<void> {
  for (const [nth, part] of order.entries()) {
    if (nth > 0) await new Promise((done) => setTimeout(done, gapMs));
    if (part === 'postgresql') await town.ground.postgres?.up();
    else if (part === 'redis') await town.redis?.up();
    else if (part === 'web') town.web.start();
    else for (const worker of town.workers) worker.start();
  }
}
