import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { joined } from './bench/floors.js';
import { openBench, type Bench } from './bench/open-bench.js';
import { planOf, type Plan } from './bench/plan.js';
import { makeReport, printed, type Measured } from './bench/report.js';

const OUT = resolve('bench-out');
const { values } = parseArgs({
  options: {
    residents: { type: 'string' },
    channel: { type: 'string' },
    quick: { type: 'boolean' },
    profile: { type: 'boolean' },
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

/** The real program on this machine against its floors and against what one would build instead. */
async function bench(): Promise<number> {
  const plan = planOf(values);
  if ('ja' in plan) {
    process.stderr.write(`${plan.ja} ${plan.en}\n`);
    return 2;
  }
  mkdirSync(OUT, { recursive: true });
  const started = Date.now();
  const opening = openBench(plan, { out: OUT, until: started + plan.budgetMs, say });
  const leave = async (): Promise<never> => {
    await opening.then((opened) => opened.close()).catch(() => undefined);
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave());
  const session = await opening;
  try {
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
  } finally {
    await session.close();
  }
}

process.exit(await bench());
