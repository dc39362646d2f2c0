import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Source, SourceContext } from '../../sources/source.js';
import { Chance } from './chance.js';
import { mutate } from './mutate.js';

export interface Corpus {
  name: string;
  bytes: Buffer;
}

/** An input that broke a promise, and which. */
export interface Broken {
  promise: 'throws' | 'stalls' | 'contradicts itself';
  detail: string;
  from: string;
  round: number;
  bytes: Buffer;
}

export interface Fuzzed {
  source: string;
  seed: number;
  rounds: number;
  seconds: number;
  slowestMs: number;
  /** Heap after a collection, at the end against after the warm-up. */
  grownMb: number;
  results: Record<string, number>;
  broken: Broken[];
}

/** The event loop of the hub may stand still for so long because of one document. */
const STALL_MS = 100;
const WARM_UP = 2_000;
const MB = 1_048_576;
const LOOK_EVERY = 256;

/** Feeds changed documents to one parser until the time is over or something broke. */
export function fuzzSource(
  source: Source,
  corpus: readonly Corpus[],
  how: { seed: number; seconds: number; context: SourceContext; onLook?: (rounds: number) => void },
): Fuzzed {
  const chance = new Chance(how.seed);
  const collect = collector();
  const done: Fuzzed = {
    source: source.name,
    seed: how.seed,
    rounds: 0,
    seconds: 0,
    slowestMs: 0,
    grownMb: 0,
    results: {},
    broken: [],
  };
  let heap = 0;
  const began = performance.now();
  while (done.seconds < how.seconds && done.broken.length < 10) {
    if (done.rounds === WARM_UP) heap = collect();
    one(source, corpus, chance, { done, context: how.context });
    done.rounds += 1;
    done.seconds = (performance.now() - began) / 1_000;
    if (done.rounds % LOOK_EVERY === 0) how.onLook?.(done.rounds);
  }
  done.grownMb = heap === 0 ? 0 : Math.max(0, (collect() - heap) / MB);
  return done;
}

function one(
  source: Source,
  corpus: readonly Corpus[],
  chance: Chance,
  { done, context }: { done: Fuzzed; context: SourceContext },
): void {
  const [base, other] = [chance.of(corpus), chance.of(corpus)];
  const bytes = mutate(base.bytes, other.bytes, chance);
  const broke = (promise: Broken['promise'], detail: string): void => {
    done.broken.push({ promise, detail, from: base.name, round: done.rounds, bytes: Buffer.from(bytes) });
  };
  try {
    const began = cpuMs();
    const result = source.parse(bytes, context);
    const tookMs = quickest(cpuMs() - began, () => source.parse(bytes, context));
    done.slowestMs = Math.max(done.slowestMs, tookMs);
    done.results[result.kind] = (done.results[result.kind] ?? 0) + 1;
    if (tookMs > STALL_MS) broke('stalls', `${Math.round(tookMs)} ms`);
    if (JSON.stringify(result).includes('"reportedAt":"Invalid')) broke('contradicts itself', 'a time that is none');
  } catch (error) {
    broke('throws', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** What was slow once may have met a collection: the best of three counts. */
function quickest(firstMs: number, again: () => unknown): number {
  let best = firstMs;
  for (let n = 0; n < 3 && best > STALL_MS; n += 1) {
    const began = cpuMs();
    again();
    best = Math.min(best, cpuMs() - began);
  }
  return best;
}

/** Milliseconds of this thread's own work: neighbours on the machine do not count. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** Collects garbage and tells the bytes that are left. */
function collector(): () => number {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  return () => {
    gc();
    return process.memoryUsage().heapUsed;
  };
}
