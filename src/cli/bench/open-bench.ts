import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../platform/config/hub-config.js';
import { runAlternative, type Alternative } from './alternatives.js';
import { startDatabases, type Databases } from './databases.js';
import { FLOORS, type Floor } from './floors.js';
import { runHub, type HubRun } from './hub-run.js';
import type { Plan } from './plan.js';
import { population, subscriptions, type Mix } from './population.js';
import { stopPrograms } from './programs.js';
import { summariseProfile, type CpuProfile } from './profile-summary.js';
import { ReceiversClient } from './receivers-client.js';
import type { Addressed } from './receivers.js';
import { startRedis, type RedisServer } from './redis.js';
import type { Measured } from './report.js';
import { seedDatabase } from './seeding.js';
import { textsOf } from './texts.js';

export interface BenchSurroundings {
  /** Folder for profiles. */
  out: string;
  /** No round is begun after this (wall clock, ms). */
  until: number;
  say: (line: string) => void;
}

/** What a run may measure, with its servers at hand. */
export interface Bench {
  floors(channel: Addressed): Promise<Floor[]>;
  alternatives(channel: Addressed): Promise<Alternative[]>;
  hub(mix: Mix): Promise<Measured['runs']>;
  /** Ends every process that was started, and leaves no file behind but the results. */
  close(): Promise<void>;
}

/** Starts the receivers, a PostgreSQL and, where it is installed, a Redis: all of the benchmark's own. */
export async function openBench(plan: Plan, around: BenchSurroundings): Promise<Bench> {
  const dir = mkdtempSync(join(tmpdir(), 'todoke-bench-'));
  // PostgreSQL may run as a user of its own, who must get to its folder.
  chmodSync(dir, 0o755);
  const undo: (() => Promise<void>)[] = [() => rm(dir, { recursive: true, force: true })];
  const undoAll = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step().catch((error: unknown) => around.say(String(error)));
  };
  // Whoever asks second waits for the first: a run that is broken off fails while it is being taken down.
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= undoAll());
  try {
    const receivers = await ReceiversClient.start();
    undo.push(() => receivers.stop());
    const databases = await startDatabases(dir);
    undo.push(() => databases.stop());
    const redis = await startRedis(dir);
    if (redis === undefined) around.say('redis-server がないため、Redis は測りません (no redis-server: left out)');
    else undo.push(() => redis.stop());
    undo.push(stopPrograms);
    const machines = { dir, receivers, databases, redis };
    const session = new Session(plan, around, machines);
    return {
      floors: (channel) => session.floors(channel),
      alternatives: (channel) => session.alternatives(channel),
      hub: (mix) => session.hub(mix),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Machines {
  dir: string;
  receivers: ReceiversClient;
  databases: Databases;
  redis: RedisServer | undefined;
}

class Session {
  private readonly environment: Record<string, string>;
  /** Runs of the hub that are still to come: they share the time that is left. */
  private runsLeft: number;

  constructor(
    private readonly plan: Plan,
    private readonly around: BenchSurroundings,
    private readonly machines: Machines,
  ) {
    this.environment = environmentOf(machines);
    this.runsLeft = plan.mixes.length * this.backends().length;
  }

  async floors(channel: Addressed): Promise<Floor[]> {
    const { addresses } = this.machines.receivers;
    const texts = await textsOf(this.config().profile, new Date());
    this.around.say(`床を測っています (floor): ${channel}`);
    const count = Math.ceil(this.plan.floorCount / 2);
    return FLOORS[channel]({ addresses, texts, subscription: subscriptions(addresses.pushOrigins), count });
  }

  async alternatives(channel: Addressed): Promise<Alternative[]> {
    const { receivers, databases } = this.machines;
    const texts = await textsOf(this.config().profile, new Date());
    const databaseUrl = await databases.create('one_job_each');
    const http1Subscription = subscriptions([receivers.addresses.pushHttp1Origin]);
    const found: Alternative[] = [];
    this.around.say(`1人1ジョブを測っています (one job per recipient): ${channel}`);
    for (const redisUrl of this.backends()) {
      const where = { databaseUrl, ...(redisUrl === undefined ? {} : { redisUrl }) };
      const input = { receivers, texts, http1Subscription, where, channel, count: this.plan.alternativeCount };
      found.push(await runAlternative(input));
    }
    await databases.drop('one_job_each');
    return found;
  }

  async hub(mix: Mix): Promise<Measured['runs']> {
    const { databases, receivers } = this.machines;
    const { residents } = this.plan;
    const seeded = `town_${mix.replaceAll('-', '_')}`;
    this.around.say(`合成の住民 ${residents} 人を登録しています (seeding): ${mix}`);
    const config = this.config(await databases.create(seeded));
    const subscription = subscriptions(receivers.addresses.pushOrigins);
    const apiKey = await seedDatabase(config, population({ mix, residents, profile: config.profile, subscription }));
    const runs: Measured['runs'] = [];
    for (const redisUrl of this.backends()) {
      const backend = redisUrl === undefined ? 'postgresql' : 'redis';
      this.around.say(`警報を流しています (alerts): ${mix}, ${backend}`);
      const run = await this.oneRun(mix, { seeded, redisUrl, apiKey });
      runs.push({ mix, backend, run });
    }
    await databases.drop(seeded);
    return runs;
  }

  /** PostgreSQL, and Redis where there is one. */
  private backends(): (string | undefined)[] {
    const { redis } = this.machines;
    return this.plan.isProfile || redis === undefined ? [undefined] : [undefined, redis.url];
  }

  private async oneRun(
    mix: Mix,
    from: { seeded: string; redisUrl: string | undefined; apiKey: string },
  ): Promise<HubRun> {
    const { databases, receivers, dir } = this.machines;
    const copy = `${from.seeded}_run`;
    const profiles = join(dir, `profile-${mix}`);
    try {
      const run = await runHub({
        mix,
        residents: this.plan.residents,
        rounds: this.plan.rounds,
        profile: this.config().profile,
        receivers,
        databaseUrl: await databases.copy(from.seeded, copy),
        ...(from.redisUrl === undefined ? {} : { redisUrl: from.redisUrl }),
        environment: this.environment,
        ...(this.plan.isProfile ? { workerFlags: ['--cpu-prof', `--cpu-prof-dir=${profiles}`] } : {}),
        apiKey: from.apiKey,
        until: Date.now() + (this.around.until - Date.now()) / this.runsLeft--,
      });
      if (this.plan.isProfile) this.keepProfile(mix, profiles, run.startMs);
      return run;
    } finally {
      await databases.drop(copy);
    }
  }

  private keepProfile(mix: Mix, folder: string, startMs: number): void {
    for (const file of readdirSync(folder)) {
      const raw = readFileSync(join(folder, file), 'utf8');
      const summary = summariseProfile(JSON.parse(raw) as CpuProfile, startMs);
      writeFileSync(join(this.around.out, `worker-${mix}.cpuprofile`), raw);
      writeFileSync(join(this.around.out, `worker-${mix}.json`), `${JSON.stringify(summary, undefined, 2)}\n`);
      this.around.say(
        `${mix}: ${Math.round(summary.busyMs)} ms 働き (busy), ${Math.round(summary.idleMs)} ms 待ち (idle)`,
      );
      for (const { what, share } of [...summary.packages, ...summary.functions])
        this.around.say(`  ${(share * 100).toFixed(1).padStart(5)}%  ${what}`);
    }
  }

  private config(databaseUrl?: string): ReturnType<typeof readConfig> {
    return readConfig({
      ...this.environment,
      HUB_ROLE: 'worker',
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    });
  }
}

/** Nothing of the town's own settings: the benchmark sends to its own receivers or to nobody. */
function environmentOf({ dir, receivers }: Machines): Record<string, string> {
  const { addresses } = receivers;
  const certificate = join(dir, 'push-ca.pem');
  writeFileSync(certificate, addresses.certificate);
  return {
    LOG_LEVEL: 'error',
    DATA_DIR: join(dir, 'hub'),
    PUBLIC_URL: 'http://127.0.0.1:3000',
    SMTP_URL: `smtp://127.0.0.1:${addresses.smtpPort}`,
    MAIL_FROM: 'todoke@city.example',
    LINE_CHANNEL_ACCESS_TOKEN: 'bench',
    LINE_CHANNEL_SECRET: 'bench',
    LINE_API_BASE_URL: addresses.lineUrl,
    PUSH_ALLOWED_HOSTS: addresses.pushOrigins.map((origin) => new URL(origin).host).join(','),
    PUSH_CA_FILE: certificate,
  };
}
