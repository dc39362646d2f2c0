import type { Alternative } from './alternatives.js';
import type { Floor } from './floors.js';
import type { HubRun, Round } from './hub-run.js';
import { shareOf, type Mix } from './population.js';
import { table } from './printing.js';
import { ADDRESSED, type Addressed } from './receivers.js';
import { median, percentile, perSecond } from './statistics.js';

/** Everything one run measured. */
export interface Measured {
  residents: number;
  runs: { mix: Mix; backend: Round['backend']; run: HubRun }[];
  floors: Floor[];
  alternatives: Alternative[];
}

export interface Line {
  mix: Mix;
  backend: Round['backend'];
  /** Messages a second between the first and the last, median of the rounds. */
  rate: number;
  /** From the telegram to the last message, median of the rounds. */
  lastMs: number;
  /** Rate over the floor's. */
  shareOfFloor: number | undefined;
  /** How many times sooner everybody has it than with one job per recipient on the same backend. */
  againstOneJobEach: number | undefined;
  /** Rate of Redis over the rate of PostgreSQL, on the lines of Redis. */
  againstPostgresql: number | undefined;
  workerPeakMb: number;
  /** Addresses that got nothing, and messages too many, of all rounds. */
  missing: number;
  surplus: number;
}

export interface Latency {
  backend: Round['backend'];
  alerts: number;
  p50Ms: number;
  p99Ms: number;
}

export interface Report {
  residents: number;
  lines: Line[];
  latencies: Latency[];
  floors: Floor[];
  alternatives: Alternative[];
}

export function makeReport(measured: Measured): Report {
  const lines = measured.runs.map(({ mix, backend, run }) => lineOf(measured, { mix, backend, run }));
  const backends = [...new Set(measured.runs.map(({ backend }) => backend))];
  const latencies = backends.map((backend): Latency => {
    const first = measured.runs
      .filter((each) => each.backend === backend)
      .flatMap(({ run }) => run.rounds.map(({ firstMs }) => firstMs));
    return { backend, alerts: first.length, p50Ms: median(first), p99Ms: percentile(first, 0.99) };
  });
  const { residents, floors, alternatives } = measured;
  return { residents, lines, latencies, floors, alternatives };
}

function lineOf(measured: Measured, { mix, backend, run }: Measured['runs'][number]): Line {
  const { residents, floors, alternatives } = measured;
  const rate = rateOf(run);
  const lastMs = median(run.rounds.map((round) => round.lastMs));
  const floor = togetherMs(mix, residents, (channel) =>
    floors.find((each) => each.channel === channel && each.isReference),
  );
  const alternative = togetherMs(mix, residents, (channel) =>
    alternatives.find((each) => each.channel === channel && each.backend === backend),
  );
  const other = measured.runs.find((each) => each.mix === mix && each.backend === 'postgresql');
  return {
    mix,
    backend,
    rate,
    lastMs,
    shareOfFloor: floor === undefined ? undefined : rate / perSecond(residents, floor),
    againstOneJobEach: alternative === undefined ? undefined : alternative / lastMs,
    againstPostgresql: backend === 'redis' && other !== undefined ? rate / rateOf(other.run) : undefined,
    workerPeakMb: run.workerPeakMb,
    missing: run.rounds.reduce((sum, round) => sum + Math.max(0, round.addresses - round.handedOff), 0),
    surplus: run.rounds.reduce((sum, round) => sum + Math.max(0, round.received - round.addresses), 0),
  };
}

function rateOf(run: HubRun): number {
  return median(run.rounds.map((round) => round.perSecond));
}

/** How long a loop needs for the whole mix, channel after channel: it has one core, so they do not overlap. */
function togetherMs(
  mix: Mix,
  residents: number,
  measuredAt: (channel: Addressed) => { perSecond: number } | undefined,
): number | undefined {
  let ms = 0;
  for (const channel of ADDRESSED) {
    const share = shareOf(mix, channel, residents);
    if (share === 0) continue;
    const found = measuredAt(channel);
    if (found === undefined) return undefined;
    ms += (share * 1_000) / found.perSecond;
  }
  return ms;
}

/** The report for a person. */
export function printed(report: Report): string {
  const head = [
    '経路 channel',
    '行列 queue',
    '件/秒 /s',
    '最後まで ms',
    '床の割合 floor',
    '1人1ジョブ比',
    'Redis/PG',
    'RSS MB',
    '欠け',
    '重複',
  ];
  const rows = report.lines.map((line) => [
    line.mix,
    line.backend,
    whole(line.rate),
    whole(line.lastMs),
    line.shareOfFloor === undefined ? '-' : `${whole(line.shareOfFloor * 100)}%`,
    times(line.againstOneJobEach),
    times(line.againstPostgresql),
    whole(line.workerPeakMb),
    String(line.missing),
    String(line.surplus),
  ]);
  const waits = report.latencies.map(
    ({ backend, alerts, p50Ms, p99Ms }) =>
      `受信から最初の引渡しまで (telegram to first hand-off) ${backend}: p50 ${whole(p50Ms)} ms, p99 ${whole(p99Ms)} ms（${alerts} 件）`,
  );
  const floors = report.floors.map(
    (floor) => `床 floor${floor.isReference ? '*' : ' '} ${floor.channel}: ${floor.name}: ${whole(floor.perSecond)}/s`,
  );
  const alternatives = report.alternatives.map(
    (each) =>
      `1人1ジョブ one job each: ${each.channel}, ${each.backend}: ${whole(each.perSecond)}/s（${each.sent} 件から推定）`,
  );
  return [...table([head, ...rows]), '', ...waits, '', ...floors, ...alternatives].join('\n');
}

function whole(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value)) : '-';
}

function times(value: number | undefined): string {
  return value === undefined ? '-' : `${value.toFixed(2)}x`;
}
