import { table } from '../printing.js';
import { verdictOf, type Experiment, type Finding, type Verdict } from './experiment.js';

const WORDS: Record<Verdict, string> = {
  aim: '◎ 目指す値 aim',
  met: '○ 達成 pass',
  missed: '× 未達 miss',
  told: '－',
  'not measured': '？ 測れず not measured',
};

/** What the experiments may be called and about what they cost, at this size. */
export function planInWords(experiments: readonly Experiment[], share: number): string {
  const rows = experiments.map(({ name, minutes, about }) => [
    name,
    `約 ${Math.max(1, Math.round(minutes * share))} 分`,
    `${about.ja} (${about.en})`,
  ]);
  const total = experiments.reduce((sum, { minutes }) => sum + minutes, 0);
  return table([...rows, ['all', `約 ${Math.max(1, Math.round(total * share))} 分`, '']]).join('\n');
}

/** The findings for a person: the table, and under it what each figure means. */
export function findingsInWords(findings: readonly Finding[]): string {
  const head = ['', '目標 target', '必須 must', '目指す aim', '測った値 reached', '判定 verdict'];
  const rows = findings.map((each, i) => [
    String(i + 1),
    each.target,
    amount(each.must, each),
    amount(each.aim, each),
    amount(each.reached, each),
    WORDS[verdictOf(each)],
  ]);
  return [...table([head, ...rows]), '', ...findings.map((each, i) => `${i + 1}  ${each.meaning}`)].join('\n');
}

function amount(value: number | undefined, { unit }: Finding): string {
  if (value === undefined || Number.isNaN(value)) return '-';
  if (!Number.isFinite(value)) return '∞';
  return unit === 'x' ? `${value.toFixed(2)}x` : `${Math.round(value)} ${unit}`;
}
