import { Client } from 'pg';
import type { CityProfile } from '../../domain/profile.js';
import { startProgram, type Program } from './programs.js';
import { eventIdOf, quakeTelegram } from './quake.js';
import { wallClockMs } from './tally.js';

export interface HubPlace {
  profile: CityProfile;
  databaseUrl: string;
  redisUrl?: string;
  /** Settings of the hub that all its processes share. */
  environment: Record<string, string>;
  /** For Node: where a profile is wanted. */
  workerFlags?: readonly string[];
  /** Worker processes; one when absent. */
  workers?: number;
}

/** A notice that was handed in and taken. */
export interface Taken {
  noticeId: string;
  /** The moment before it was posted. */
  startedAt: number;
}

/** One web process, its workers, and a look into the ledger. */
export interface RunningHub {
  web: Program;
  workers: Program[];
  ledger: Client;
  /** From the first process spawned to the last one that answers. */
  startMs: number;
  /** Hands in an earthquake of its own (each second has one EventID). */
  quake(apiKey: string): Promise<Taken>;
  /** Hands in any notice. */
  handIn(source: string, notice: { apiKey: string; mediaType: string; body: string }): Promise<Taken>;
  stop(): Promise<void>;
}

export async function startHubProcesses(place: HubPlace): Promise<RunningHub> {
  const environment = {
    ...place.environment,
    DATABASE_URL: place.databaseUrl,
    ...(place.redisUrl === undefined ? {} : { REDIS_URL: place.redisUrl }),
  };
  const ledger = new Client({ connectionString: place.databaseUrl });
  // The server goes first when a run is broken off: what was asked then fails, and nothing else does.
  ledger.on('error', () => undefined);
  const spawnedAt = wallClockMs();
  // The queue's tables came with the seeded database, so nobody waits for another.
  const starting = await Promise.allSettled([
    startProgram('web', environment),
    ...Array.from({ length: place.workers ?? 1 }, () => startProgram('worker', environment, place.workerFlags)),
  ]);
  const running = starting.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const stop = async (): Promise<void> => {
    await ledger.end().catch(() => undefined);
    await Promise.all(running.map((program) => program.stop()));
  };
  const [web, ...workers] = running;
  if (web === undefined || running.length < starting.length) {
    await stop();
    throw new Error('the hub did not start', { cause: starting });
  }
  await ledger.connect();
  const handIn: RunningHub['handIn'] = (source, notice) => post(`${web.url}/intake/${source}`, notice);
  const quake = (apiKey: string): Promise<Taken> => {
    const at = new Date();
    const body = quakeTelegram(place.profile, at, eventIdOf(at));
    return handIn('jma-xml', { apiKey, mediaType: 'application/xml', body });
  };
  return { web, workers, ledger, startMs: wallClockMs() - spawnedAt, quake, handIn, stop };
}

async function post(url: string, notice: { apiKey: string; mediaType: string; body: string }): Promise<Taken> {
  const startedAt = wallClockMs();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${notice.apiKey}`, 'Content-Type': notice.mediaType },
    body: notice.body,
  });
  if (answer.status !== 202) throw new Error(`the notice was not taken: ${answer.status} ${await answer.text()}`);
  const { noticeId } = (await answer.json()) as { noticeId: string };
  return { noticeId, startedAt };
}

const LOOK_EVERY_MS = 50;

/** The version a notice became, as soon as it was cut into dispatches. */
export async function untilFannedOut(ledger: Client, noticeId: string, deadline: number): Promise<string> {
  return untilFound('the alert was not fanned out in time', deadline, async () => {
    const { rows } = await ledger.query<{ id: string }>(
      `SELECT v.id FROM version v JOIN alert a ON a.id = v.alert_id
       WHERE a.notice_id = $1 AND v.fanned_out_at IS NOT NULL`,
      [noticeId],
    );
    return rows[0]?.id;
  });
}

/** Waits until none of the version's dispatches is open. */
export async function untilSettled(ledger: Client, versionId: string, deadline: number): Promise<void> {
  await untilFound('the alert was not settled in time', deadline, async () => {
    const { rows } = await ledger.query<{ open: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM dispatch WHERE version_id = $1 AND done_at IS NULL) AS open',
      [versionId],
    );
    return rows[0]?.open === false ? true : undefined;
  });
}

/** Asks again and again until there is an answer. */
export async function untilFound<T>(
  complaint: string,
  deadline: number,
  look: () => Promise<T | undefined>,
): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (wallClockMs() > deadline) throw new Error(complaint);
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}
