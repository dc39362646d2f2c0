import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Arena } from './nemesis/arena.js';
import { runEpisode, type EpisodeResult } from './nemesis/episode.js';
import { BACKENDS, planEpisode, type QueueBackend } from './nemesis/plan.js';
import { makeReport, printed } from './nemesis/report.js';

const OUT = resolve('nemesis-out');
const USAGE =
  'npm run nemesis -- --episodes N --seed S [--from K] [--episode K] [--queue postgresql|redis|both] [--arenas N] [--keep-going]';
const { values } = parseArgs({
  options: {
    episodes: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    episode: { type: 'string' },
    queue: { type: 'string', default: 'both' },
    arenas: { type: 'string', default: '1' },
    'keep-going': { type: 'boolean', default: false },
  },
});

interface Run {
  seed: number;
  /** Numbers of the episodes, in order. */
  numbers: number[];
  queue: QueueBackend | 'both';
  /** Towns for each queue, side by side: while one waits for a lease to run out, another works. */
  arenas: number;
  keepsGoing: boolean;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readRun(): Run | undefined {
  const seed = Number(values.seed);
  const count = Number(values.episodes);
  const only = values.episode === undefined ? undefined : Number(values.episode);
  const from = Number(values.from);
  const towns = Number(values.arenas);
  const queue = [...BACKENDS, 'both' as const].find((each) => each === values.queue);
  const numbers = only === undefined ? Array.from({ length: count }, (_, n) => from + n) : [only];
  if (queue === undefined || ![seed, count, from, towns, ...numbers].every(Number.isInteger)) return undefined;
  return { seed, numbers, queue, arenas: towns, keepsGoing: values['keep-going'] };
}

/** Which queue an episode runs on follows from its number, so that it can be replayed alone. */
function backendOf(run: Run, number: number): QueueBackend {
  return run.queue === 'both' ? (number % 2 === 0 ? 'postgresql' : 'redis') : run.queue;
}

const arenas = new Set<Arena>();
const results: EpisodeResult[] = [];
let isOver = false;

/** Episodes that nobody has begun. */
type Pending = Record<QueueBackend, number[]>;

/** Whoever is free takes the next episode of its backend, and helps the other one when there are none left. */
async function fight(run: Run, first: QueueBackend, pending: Pending): Promise<void> {
  for (const backend of [first, ...BACKENDS.filter((each) => each !== first)])
    if (pending[backend].length > 0) await fightOn(run, backend, pending[backend]);
}

/** One episode after the other, in an arena of their own. */
async function fightOn(run: Run, backend: QueueBackend, pending: number[]): Promise<void> {
  let arena = await enter(backend);
  while (!isOver) {
    const number = pending.shift();
    if (number === undefined) break;
    const result = await runEpisode(arena, planEpisode(run.seed, number, backend));
    results.push(result);
    tell(run, result);
    if (result.violations.length > 0 && !run.keepsGoing) isOver = true;
    if (!result.isAtRest && !isOver) {
      await leaveArena(arena);
      arena = await enter(backend);
    }
    if (results.length % 25 === 0) say(`   ${results.length} / ${run.numbers.length}`);
  }
  await leaveArena(arena);
}

async function enter(backend: QueueBackend): Promise<Arena> {
  const arena = await Arena.start(backend);
  arenas.add(arena);
  return arena;
}

async function leaveArena(arena: Arena): Promise<void> {
  arenas.delete(arena);
  await arena.stop();
}

function tell(run: Run, { plan, violations, timeline, logTail, recoveryMs, tookMs }: EpisodeResult): void {
  const name = `${plan.number} ${plan.backend}`;
  appendFileSync(join(OUT, 'timelines.txt'), `${name}: ${tookMs} ms\n${timeline.join('\n')}\n\n`);
  if (violations.length === 0) {
    if (run.numbers.length <= 50) say(`ok ${name}: ${tookMs} ms, at rest after ${recoveryMs} ms`);
    return;
  }
  say(
    `\nVIOLATION in episode ${name}: npm run nemesis -- --seed ${run.seed} --episode ${plan.number}${run.queue === 'both' ? '' : ` --queue ${run.queue}`}`,
  );
  for (const { invariant, text, rows } of violations) {
    say(`  ${invariant} ${text}`);
    for (const row of rows) say(`     ${JSON.stringify(row)}`);
  }
  for (const line of timeline) say(`  ${line}`);
  writeFileSync(join(OUT, `episode-${run.seed}-${plan.number}.log`), `${timeline.join('\n')}\n\n${logTail}`);
}

function writeReport(run: Run, began: number): boolean {
  const seconds = Math.round((performance.now() - began) / 1_000);
  const report = makeReport(results, { seed: run.seed, planned: run.numbers.length, seconds });
  writeFileSync(join(OUT, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  say(`\n${printed(report)}\nくわしくは nemesis-out/report.json (details)`);
  return report.episodes.failed === 0;
}

/** Random operations under random faults, and a checker that knows what must hold whatever happens. */
async function nemesis(): Promise<number> {
  const run = readRun();
  if (run === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'timelines.txt'), '');
  const began = performance.now();
  const leave = async (): Promise<never> => {
    isOver = true;
    writeReport(run, began);
    await Promise.allSettled([...arenas].map((arena) => arena.stop()));
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave());
  const pending: Pending = { postgresql: [], redis: [] };
  for (const number of run.numbers) pending[backendOf(run, number)].push(number);
  const places = BACKENDS.flatMap((backend) => Array.from({ length: run.arenas }, () => backend));
  const fights = await Promise.allSettled(places.map((backend) => fight(run, backend, pending)));
  const failures = fights.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  for (const failure of failures)
    say(`\nthe nemesis itself failed: ${failure instanceof Error ? failure.stack : String(failure)}`);
  await Promise.allSettled([...arenas].map((arena) => arena.stop()));
  const isWhole = writeReport(run, began);
  return isWhole && failures.length === 0 ? 0 : 1;
}

process.exit(await nemesis());
