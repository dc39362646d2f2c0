import { Client } from 'pg';
import type { CityProfile } from '../../domain/profile.js';
import { shareOf, type Mix } from './population.js';
import { startProgram, type Program } from './programs.js';
import { eventIdOf, quakeTelegram } from './quake.js';
import { ADDRESSED, type AllSeen } from './receivers.js';
import type { ReceiversClient } from './receivers-client.js';
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

export interface HubRunInput {
  mix: Mix;
  residents: number;
  rounds: number;
  profile: CityProfile;
  receivers: ReceiversClient;
  databaseUrl: string;
  redisUrl?: string;
  /** Settings of the hub that both processes share. */
  environment: Record<string, string>;
  /** For Node: where a profile is wanted. */
  workerFlags?: readonly string[];
  apiKey: string;
  /** No further round is begun after this time (wall clock, ms). */
  until: number;
}

export interface HubRun {
  rounds: Round[];
  workerPeakMb: number;
  /** What the worker had behind it when the first telegram was posted: its start. */
  startMs: number;
}

/** No round takes longer than this for each thousand addresses, and half a minute. */
const PATIENCE_PER_THOUSAND_MS = 1_500;

/** One web process, one worker process, and `rounds` alerts one after the other. */
export async function runHub(input: HubRunInput): Promise<HubRun> {
  const environment = {
    ...input.environment,
    DATABASE_URL: input.databaseUrl,
    ...(input.redisUrl === undefined ? {} : { REDIS_URL: input.redisUrl }),
  };
  let running: Program[] = [];
  const ledger = new Client({ connectionString: input.databaseUrl });
  const spawnedAt = wallClockMs();
  try {
    // The queue's tables came with the seeded database, so neither waits for the other.
    const starting = await Promise.allSettled([
      startProgram('worker', environment, input.workerFlags),
      startProgram('web', environment),
    ]);
    running = starting.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const [worker, web] = running;
    if (worker === undefined || web === undefined) throw new Error('the hub did not start', { cause: starting });
    await ledger.connect();
    const startMs = wallClockMs() - spawnedAt;
    const rounds: Round[] = [];
    while (rounds.length < input.rounds && (rounds.length === 0 || Date.now() < input.until))
      rounds.push(await oneRound(input, web, ledger));
    return { rounds, workerPeakMb: await worker.peakMb(), startMs };
  } finally {
    await ledger.end().catch(() => undefined);
    await Promise.all(running.map((program) => program.stop()));
  }
}

async function oneRound(input: HubRunInput, web: Program, ledger: Client): Promise<Round> {
  await input.receivers.reset();
  const at = new Date();
  const startedAt = wallClockMs();
  const answer = await fetch(`${web.url}/intake/jma-xml`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${input.apiKey}`, 'Content-Type': 'application/xml' },
    body: quakeTelegram(input.profile, at, eventIdOf(at)),
  });
  if (answer.status !== 202) throw new Error(`the telegram was not taken: ${answer.status} ${await answer.text()}`);
  const { noticeId } = (await answer.json()) as { noticeId: string };
  const deadline = startedAt + 30_000 + (input.residents / 1_000) * PATIENCE_PER_THOUSAND_MS;
  const handedOff = await untilSettled(ledger, noticeId, deadline);
  const settledMs = wallClockMs() - startedAt;
  const seen = await input.receivers.read();
  const { first, last, received } = summed(seen);
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

function summed(seen: AllSeen): { first: number; last: number; received: number } {
  const busy = Object.values(seen).filter(({ calls }) => calls > 0);
  return {
    first: Math.min(...busy.map(({ firstAt }) => firstAt)),
    last: Math.max(...busy.map(({ lastAt }) => lastAt)),
    received: busy.reduce((sum, { messages }) => sum + messages, 0),
  };
}

const LOOK_EVERY_MS = 50;

/** Waits until the alert was cut into dispatches and none of them is open; how many addresses were handed off. */
async function untilSettled(ledger: Client, noticeId: string, deadline: number): Promise<number> {
  for (;;) {
    const { rows } = await ledger.query<{ id: string; open: boolean }>(
      `SELECT v.id, EXISTS (SELECT 1 FROM dispatch d WHERE d.version_id = v.id AND d.done_at IS NULL) AS open
       FROM version v JOIN alert a ON a.id = v.alert_id WHERE a.notice_id = $1 AND v.fanned_out_at IS NOT NULL`,
      [noticeId],
    );
    const [version] = rows;
    if (version?.open === false) return handedOffOf(ledger, version.id);
    if (wallClockMs() > deadline) throw new Error('the alert was not settled in time');
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}

async function handedOffOf(ledger: Client, versionId: string): Promise<number> {
  const { rows } = await ledger.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM attempt WHERE version_id = $1 AND final AND outcome = 'sent' AND channel = ANY ($2)",
    [versionId, [...ADDRESSED]],
  );
  return rows[0]?.count ?? 0;
}
