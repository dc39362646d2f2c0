import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXPERIMENTS } from './bench/experiments/index.js';
import { planInWords } from './bench/experiments/findings.js';
import { joined } from './bench/floors.js';
import { openBench, type Bench } from './bench/open-bench.js';
import { experimentPlanOf, planOf, type Plan } from './bench/plan.js';
import { makeReport, printed, type Measured } from './bench/report.js';
import { openExperiments } from './bench/run-experiments.js';

const OUT = resolve('bench-out');
const { values } = parseArgs({
  options: {
    residents: { type: 'string' },
    channel: { type: 'string' },
    quick: { type: 'boolean' },
    profile: { type: 'boolean' },
    experiment: { type: 'string' },
  },
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Everything of a channel close together in time, so that ratios hold although the machine is shared. */
async function measure(session: Bench, plan: Plan): Promise<Measured> {
  const measured: Measured = { residents: plan.residents, runs: [], floors: [], alternatives: [] };
  for (const mix of plan.mixes) {
    if (plan.isProfile || mix === 'mixed') {
      measured.runs.push(...(await session.hub(mix)));
      continue;
    }
    const before = await session.floors(mix);
    measured.alternatives.push(...(await session.alternatives(mix)));
    measured.runs.push(...(await session.hub(mix)));
    measured.floors.push(...joined(before, await session.floors(mix)));
  }
  return measured;
}

/** However it ends: what was started is taken down. */
async function withOpened<T extends { close(): Promise<void> }>(
  opening: Promise<T>,
  work: (opened: T) => Promise<number>,
): Promise<number> {
  const leave = async (): Promise<never> => {
    await opening.then((opened) => opened.close()).catch(() => undefined);
    process.exit(130);
  };
  // A terminal and the runner above may both send it: the second must not end what the first is taking down.
  let leaving: Promise<never> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void (leaving ??= leave()));
  const opened = await opening;
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** The real program on this machine against its floors and against what one would build instead. */
async function bench(): Promise<number> {
  const plan = planOf(values);
  if ('ja' in plan) return refuse(plan);
  const started = Date.now();
  return withOpened(openBench(plan, { out: OUT, until: started + plan.budgetMs, say }), async (session) => {
    const measured = await measure(session, plan);
    const report = makeReport(measured);
    const about = { cores: cpus().length, node: process.version, at: new Date().toISOString(), command: values };
    const seconds = Math.round((Date.now() - started) / 1_000);
    writeFileSync(join(OUT, 'report.json'), `${JSON.stringify({ ...about, seconds, ...report }, undefined, 2)}\n`);
    writeFileSync(join(OUT, 'rounds.json'), `${JSON.stringify(measured.runs, undefined, 2)}\n`);
    say(`\n${printed(report)}`);
    say(
      `\n${about.cores} コア、${seconds} 秒。数字は bench-out/ にあります (cores, seconds; figures are in bench-out/)`,
    );
    return report.lines.every((line) => line.missing === 0) ? 0 : 1;
  });
}

/** The named experiments, each answering one line of the table of targets. */
async function experiments(): Promise<number> {
  const plan = experimentPlanOf(values, EXPERIMENTS);
  if ('ja' in plan) return refuse(plan);
  say(planInWords(plan.experiments, plan.share));
  if (plan.isListOnly) return 0;
  return withOpened(openExperiments({ ...plan, out: OUT, say }), async (session) => ((await session.run()) ? 0 : 1));
}

function refuse(words: { ja: string; en: string }): number {
  process.stderr.write(`${words.ja} ${words.en}\n`);
  return 2;
}

mkdirSync(OUT, { recursive: true });
process.exit(await (values.experiment === undefined ? bench() : experiments()));
