import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { verdictOf, type Experiment, type Finding } from './experiments/experiment.js';
import { findingsInWords } from './experiments/findings.js';
import { Lab } from './experiments/lab.js';
import { openMachines } from './machines.js';

export interface ExperimentsInput {
  experiments: readonly Experiment[];
  /** Addresses of the targets' town. */
  size: number;
  /** Folder for the results. */
  out: string;
  say: (line: string) => void;
}

export interface ExperimentsRun {
  /** False where one of them ended with an error; a target that was missed is a result like any other. */
  run(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens the machines; what one experiment breaks does not keep the others from running. */
export async function openExperiments(input: ExperimentsInput): Promise<ExperimentsRun> {
  const opened = await openMachines(input.say);
  const lab = new Lab(opened.machines, input.size, input.say);
  const closing = new AbortController();
  const isClosed = (): boolean => closing.signal.aborted;
  const run = async (): Promise<boolean> => {
    const all: Finding[] = [];
    let isSound = true;
    for (const experiment of input.experiments) {
      // Broken off: what is being taken down is not measured.
      if (isClosed()) return false;
      input.say(`\n== ${experiment.name}: ${experiment.about.ja} (${experiment.about.en})`);
      const startedAt = Date.now();
      const findings = await experiment.run(lab).catch((error: unknown) => {
        isSound = false;
        return [broken(experiment, error)];
      });
      if (isClosed()) return false;
      all.push(...findings);
      keep(input, experiment, { findings, seconds: Math.round((Date.now() - startedAt) / 1_000) });
      input.say(findingsInWords(findings));
    }
    if (input.experiments.length > 1) input.say(`\n${findingsInWords(all)}`);
    return isSound;
  };
  const close = (): Promise<void> => {
    closing.abort();
    return opened.close();
  };
  return { run, close };
}

function keep(input: ExperimentsInput, experiment: Experiment, what: { findings: Finding[]; seconds: number }): void {
  const about = { cores: cpus().length, node: process.version, at: new Date().toISOString(), size: input.size };
  const findings = what.findings.map((each) => ({ ...each, verdict: verdictOf(each) }));
  const kept = { experiment: experiment.name, ...about, seconds: what.seconds, findings };
  writeFileSync(join(input.out, `experiment-${experiment.name}.json`), `${JSON.stringify(kept, undefined, 2)}\n`);
}

function broken(experiment: Experiment, error: unknown): Finding {
  const what = error instanceof Error ? error.message : String(error);
  return {
    target: experiment.name,
    better: 'higher',
    unit: '',
    meaning: `途中で終わった (ended with an error): ${what}`,
  };
}
