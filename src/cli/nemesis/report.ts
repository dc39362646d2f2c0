import type { EpisodeResult } from './episode.js';
import { doubtsOf } from './faults.js';
import type { Fault } from './plan.js';

export interface Report {
  seed: number;
  episodes: { planned: number; ran: number; failed: number };
  operations: Record<string, number>;
  calls: Record<string, number>;
  faults: Record<string, number>;
  /** By invariant. */
  violations: Record<string, number>;
  failing: { episode: number; backend: string; violations: { invariant: string; text: string; rows: unknown[] }[] }[];
  messages: number;
  versions: number;
  duplicates: { email: number; line: number; 'web-push': number };
  /** Mails that came again, for each time a worker's sessions were left in doubt: mean and most of an episode. */
  mailsAgainPerDoubt: { mean: number; most: number };
  /** Messages of an older version that were under way when a newer one overtook them. */
  overtaken: number;
  latestAfterTheEndMs: number;
  processesEndedAlone: number;
  recoveryMs: Percentiles;
  recoveryByFault: Record<string, Percentiles>;
  episodeMs: Percentiles;
  seconds: number;
}

interface Percentiles {
  p50: number;
  p99: number;
  max: number;
}

export function makeReport(
  results: readonly EpisodeResult[],
  run: { seed: number; planned: number; seconds: number },
): Report {
  const failed = results.filter(({ violations }) => violations.length > 0);
  const sum = (valueOf: (result: EpisodeResult) => number): number =>
    results.reduce((all, one) => all + valueOf(one), 0);
  return {
    seed: run.seed,
    episodes: { planned: run.planned, ran: results.length, failed: failed.length },
    operations: count(results.flatMap(({ plan }) => plan.operations.map(({ what }) => what.do))),
    calls: {
      acknowledged: sum(({ calls }) => calls.acknowledged),
      refused: sum(({ calls }) => calls.refused),
      unknown: sum(({ calls }) => calls.unknown),
    },
    faults: count(results.flatMap(({ plan }) => plan.faults.map(({ what }) => kindOf(what)))),
    violations: count(results.flatMap(({ violations }) => violations.map(({ invariant }) => invariant))),
    failing: failed.map(({ plan, violations }) => ({ episode: plan.number, backend: plan.backend, violations })),
    messages: sum(({ messages }) => messages),
    versions: sum(({ versions }) => versions),
    duplicates: {
      email: sum(({ repeats }) => repeats.email),
      line: sum(({ repeats }) => repeats.line),
      'web-push': sum(({ repeats }) => repeats['web-push']),
    },
    mailsAgainPerDoubt: perDoubt(results),
    overtaken: sum(({ overtaken }) => overtaken),
    latestAfterTheEndMs: Math.max(0, ...results.map(({ latestMs }) => latestMs)),
    processesEndedAlone: sum(({ endedAlone }) => endedAlone),
    recoveryMs: percentiles(results.map(({ recoveryMs }) => recoveryMs)),
    recoveryByFault: byFault(results),
    episodeMs: percentiles(results.map(({ tookMs }) => tookMs)),
    seconds: run.seconds,
  };
}

function perDoubt(results: readonly EpisodeResult[]): Report['mailsAgainPerDoubt'] {
  const each = results.flatMap(({ plan, repeats }) => {
    const doubts = plan.faults.reduce((sum, { what }) => sum + doubtsOf(what), 0);
    return doubts === 0 ? [] : [repeats.email / doubts];
  });
  const mean = each.reduce((sum, one) => sum + one, 0) / Math.max(1, each.length);
  return { mean: Math.round(mean * 10) / 10, most: Math.max(0, ...each) };
}

export function kindOf(fault: Fault): string {
  switch (fault.fault) {
    case 'kill':
    case 'freeze':
      return `${fault.fault} ${fault.process < 2 ? 'web' : 'worker'}`;
    case 'cut':
      return `${fault.way} ${fault.how}`;
    case 'mail':
    case 'push':
    case 'line':
      return `${fault.fault} ${fault.trouble}`;
    case 'crash-point':
      return `crash at ${fault.point}`;
    default:
      return fault.fault;
  }
}

/** Episodes in which it was the only fault: what it costs by itself. */
function byFault(results: readonly EpisodeResult[]): Record<string, Percentiles> {
  const alone = new Map<string, number[]>();
  for (const { plan, recoveryMs } of results) {
    const [first] = plan.faults;
    if (first === undefined || plan.faults.length > 1) continue;
    const kind = kindOf(first.what);
    alone.set(kind, [...(alone.get(kind) ?? []), recoveryMs]);
  }
  return Object.fromEntries([...alone].sort().map(([kind, times]) => [kind, percentiles(times)]));
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

export function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}

export function printed(report: Report): string {
  const { episodes, recoveryMs, episodeMs, duplicates } = report;
  const list = (counts: Record<string, number>): string =>
    Object.entries(counts)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ') || '-';
  return [
    `${episodes.ran} 回（計画 ${episodes.planned}）、破れた回 ${episodes.failed} (episodes run of those planned; failed), seed ${report.seed}, ${report.seconds} s`,
    `operations: ${list(report.operations)}`,
    `calls: ${list(report.calls)}`,
    `faults: ${list(report.faults)}`,
    `versions ${report.versions}, messages ${report.messages}, duplicates: mail ${duplicates.email}, LINE ${duplicates.line}, push ${duplicates['web-push']} (hidden by their tag)`,
    `mails again for each doubt: mean ${report.mailsAgainPerDoubt.mean}, most ${report.mailsAgainPerDoubt.most}`,
    `overtaken ${report.overtaken}, latest after the end ${report.latestAfterTheEndMs} ms, processes that ended alone ${report.processesEndedAlone}`,
    `recovery ms: p50 ${recoveryMs.p50}, p99 ${recoveryMs.p99}, max ${recoveryMs.max}; episode ms: p50 ${episodeMs.p50}, p99 ${episodeMs.p99}, max ${episodeMs.max}`,
    `violations: ${list(report.violations)}`,
  ].join('\n');
}
