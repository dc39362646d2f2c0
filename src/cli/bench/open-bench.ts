import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../platform/config/hub-config.js';
import { runAlternative, type Alternative } from './alternatives.js';
import { FLOORS, type Floor } from './floors.js';
import { runHub, type HubRun } from './hub-run.js';
import { environmentOf, openMachines, type Machines } from './machines.js';
import type { Plan } from './plan.js';
import { population, subscriptions, type Mix } from './population.js';
import { summariseProfile, type CpuProfile } from './profile-summary.js';
import type { Addressed } from './receivers.js';
import type { Measured } from './report.js';
import { seedDatabase, type OfficeKeys } from './seeding.js';
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

/** The measurements of the default run, with their servers at hand. */
export async function openBench(plan: Plan, around: BenchSurroundings): Promise<Bench> {
  const opened = await openMachines(around.say);
  const { machines } = opened;
  const session = new Session(plan, around, machines);
  return {
    floors: (channel) => session.floors(channel),
    alternatives: (channel) => session.alternatives(channel),
    hub: (mix) => session.hub(mix),
    close: () => opened.close(),
  };
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
    this.environment = environmentOf(machines.dir, machines.receivers.addresses);
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
    const keys = await seedDatabase(config, population({ mix, residents, profile: config.profile, subscription }));
    const runs: Measured['runs'] = [];
    for (const redisUrl of this.backends()) {
      const backend = redisUrl === undefined ? 'postgresql' : 'redis';
      this.around.say(`警報を流しています (alerts): ${mix}, ${backend}`);
      const run = await this.oneRun(mix, { seeded, redisUrl, keys });
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
    from: { seeded: string; redisUrl: string | undefined; keys: OfficeKeys },
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
        apiKey: from.keys.city,
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
