import type { Client } from 'pg';
import { shareOf, type Mix } from './population.js';
import { ADDRESSED, type AllSeen } from './receivers.js';
import type { ReceiversClient } from './receivers-client.js';
import { startHubProcesses, untilFannedOut, untilSettled, type HubPlace, type RunningHub } from './running-hub.js';
import { perSecond } from './statistics.js';
import { wallClockMs } from './tally.js';

/** One alert, from the telegram that came in to the last word in the ledger. */
export interface Round {
  mix: Mix;
  backend: 'postgresql' | 'redis';
  addresses: number;
  /** From the moment the telegram was posted to the first message at a receiver. */
  firstMs: number;
  /** ... to the last message at a receiver. */
  lastMs: number;
  /** ... until the ledger owes nothing, public channels included. */
  settledMs: number;
  /** Between the first and the last message. */
  perSecond: number;
  received: number;
  /** Addresses whose last word in the ledger is that it was handed off. */
  handedOff: number;
}

export interface HubRunInput extends HubPlace {
  mix: Mix;
  residents: number;
  rounds: number;
  receivers: ReceiversClient;
  apiKey: string;
  /** No further round is begun after this time (wall clock, ms). */
  until: number;
  /** What is waited for after the start and before the first alert. */
  ready?: (hub: RunningHub) => Promise<void>;
}

export interface HubRun {
  rounds: Round[];
  workerPeakMb: number;
  /** What the processes had behind them when the first telegram was posted: their start. */
  startMs: number;
}

/** No round takes longer than this for each thousand addresses, and half a minute. */
const PATIENCE_PER_THOUSAND_MS = 1_500;

/** One web process, one worker process or several, and `rounds` alerts one after the other. */
export async function runHub(input: HubRunInput): Promise<HubRun> {
  const hub = await startHubProcesses(input);
  try {
    await input.ready?.(hub);
    const rounds: Round[] = [];
    while (rounds.length < input.rounds && (rounds.length === 0 || Date.now() < input.until))
      rounds.push(await oneRound(input, hub));
    const peaks = await Promise.all(hub.workers.map((worker) => worker.peakMb()));
    return { rounds, workerPeakMb: Math.max(...peaks), startMs: hub.startMs };
  } finally {
    await hub.stop();
  }
}

async function oneRound(input: HubRunInput, hub: RunningHub): Promise<Round> {
  await input.receivers.reset();
  const { noticeId, startedAt } = await hub.quake(input.apiKey);
  const deadline = deadlineOf(startedAt, input.residents);
  const versionId = await untilFannedOut(hub.ledger, noticeId, deadline);
  await untilSettled(hub.ledger, versionId, deadline);
  const handedOff = await handedOffOf(hub.ledger, versionId);
  const settledMs = wallClockMs() - startedAt;
  const { first, last, received } = summed(await input.receivers.read());
  return {
    mix: input.mix,
    backend: input.redisUrl === undefined ? 'postgresql' : 'redis',
    addresses: ADDRESSED.reduce((sum, channel) => sum + shareOf(input.mix, channel, input.residents), 0),
    firstMs: first - startedAt,
    lastMs: last - startedAt,
    settledMs,
    perSecond: perSecond(received, last - first),
    received,
    handedOff,
  };
}

/** When an alert to so many that was handed in at `startedAt` should long be through. */
export function deadlineOf(startedAt: number, residents: number): number {
  return startedAt + 30_000 + (residents / 1_000) * PATIENCE_PER_THOUSAND_MS;
}

function summed(seen: AllSeen): { first: number; last: number; received: number } {
  const busy = ADDRESSED.map((channel) => seen[channel]).filter(({ calls }) => calls > 0);
  return {
    first: Math.min(...busy.map(({ firstAt }) => firstAt)),
    last: Math.max(...busy.map(({ lastAt }) => lastAt)),
    received: busy.reduce((sum, { messages }) => sum + messages, 0),
  };
}

async function handedOffOf(ledger: Client, versionId: string): Promise<number> {
  const { rows } = await ledger.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM attempt WHERE version_id = $1 AND final AND outcome = 'sent' AND channel = ANY ($2)",
    [versionId, [...ADDRESSED]],
  );
  return rows[0]?.count ?? 0;
}
