import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadProfile } from '../platform/config/profile.js';
import { sources } from '../sources/index.js';
import type { Source } from '../sources/source.js';
import { fuzzSource, type Corpus, type Fuzzed } from './fuzz/fuzz-source.js';

/** Real documents lie beside the project where there are any; the project's own samples always. */
const FIXTURES = resolve('../shared/fixtures');
const OUT = resolve('fuzz-out');
const MOST_GROWTH_MB = 64;
const USAGE = 'npm run fuzz -- [--source NAME] [--minutes N] [--seed S]';

const { values } = parseArgs({
  options: {
    source: { type: 'string' },
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
const chosen = sources.filter((source) => values.source === undefined || source.name === values.source);
if (!(minutes > 0) || !Number.isInteger(seed) || chosen.length === 0) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !path.endsWith('.md') && !path.endsWith('.xsd'));
}

const FIXTURES_OF: Readonly<Record<string, string>> = { 'jma-xml': 'jma', cap: 'cap' };

function corpusOf(source: Source): Corpus[] {
  const theirs = FIXTURES_OF[source.name];
  const files = [
    ...filesUnder(resolve('src/sources', source.name, 'samples')),
    ...(theirs === undefined ? [] : filesUnder(join(FIXTURES, theirs))),
  ];
  return files.map((path) => ({ name: path, bytes: readFileSync(path) }));
}

function contextOf(source: Source): Parameters<Source['parse']>[1] {
  const profile = loadProfile('nishitokyo');
  const organisation = profile.organisations.find((each) => source.by.includes(each.kind))?.code ?? 'city';
  return { profile, organisation, receivedAt: new Date('2026-11-01T00:00:00Z') };
}

function reported(done: Fuzzed): string {
  const results = Object.entries(done.results).map(([kind, count]) => `${kind} ${count}`);
  return `${done.source}: ${done.rounds} 回、${Math.round(done.seconds)} 秒、種 ${done.seed}、最も遅い ${done.slowestMs.toFixed(1)} ms、記憶の増え ${done.grownMb.toFixed(1)} MB、${results.join('、')}、破れ ${done.broken.length}`;
}

/** Inputs that broke something are kept, to become tests. */
function keep(done: Fuzzed): void {
  for (const { promise, detail, from, round, bytes } of done.broken) {
    const file = join(OUT, `${done.source}-${done.seed}-${round}.bin`);
    writeFileSync(file, bytes);
    say(`  ${promise}: ${detail.split('\n').slice(0, 4).join(' | ')} (from ${from}) → ${file}`);
  }
}

mkdirSync(OUT, { recursive: true });
const all = chosen.map((source) => {
  const corpus = corpusOf(source);
  if (corpus.length === 0) {
    say(`${source.name}: 見本がありません (no samples)`);
    return undefined;
  }
  const done = fuzzSource(source, corpus, { seed, seconds: minutes * 60, context: contextOf(source) });
  say(reported(done));
  keep(done);
  return done;
});
const run = all.filter((done) => done !== undefined);
writeFileSync(
  join(OUT, 'report.json'),
  `${JSON.stringify(
    run.map(({ broken, ...done }) => ({ ...done, broken: broken.length })),
    null,
    2,
  )}\n`,
);
process.exit(run.some((done) => done.broken.length > 0 || done.grownMb > MOST_GROWTH_MB) ? 1 : 0);
