import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import type { CityProfile } from '../../domain/profile.js';
import { readConfig } from '../../platform/config/hub-config.js';
import { loadProfile } from '../../platform/config/profile.js';
import { throughOutage } from '../../platform/database/outage.js';
import { Vault } from '../../platform/vault.js';
import { startSinks, type Sinks } from '../demo-sinks.js';
import { AddressBook, WAYS, type WayRow } from './address-book.js';
import { FaultProxy } from './fault-proxy.js';
import { HubProcess } from './hub-process.js';
import { newDir, OwnPostgres, OwnRedis } from './own-servers.js';
import { WEBS, WORKERS, type QueueBackend, type Way } from './plan.js';
import { seedTown, type Keys } from './seeding.js';
import { steadyPort } from './steady-port.js';

/** Two boards instead of a town's thirty: a sheet of paper is made in the same way each time. */
const BOARDS = 2;
const ANSWER_MS = 20_000;

/**
 * One town under attack: servers, processes and receivers of its own, each behind a way that can be disturbed. It lives
 * through many episodes; only faults end its processes.
 */
export class Arena {
  processes: HubProcess[] = [];
  readonly proxies = new Map<Way, FaultProxy>();
  /** What the processes said since this was emptied last. */
  said: string[] = [];
  private isClosed = false;
  private pool!: Pool;
  private environment: Record<string, string> = {};

  keys!: Keys;
  vault!: Vault;
  book!: AddressBook;
  readonly profile: CityProfile;

  private constructor(
    readonly dir: string,
    readonly sinks: Sinks,
    readonly postgres: OwnPostgres,
    readonly redis: OwnRedis | undefined,
  ) {
    this.profile = smallProfile(dir);
  }

  static async start(backend: QueueBackend): Promise<Arena> {
    const dir = newDir('nemesis');
    const postgres = await OwnPostgres.start();
    const redis = backend === 'redis' ? await OwnRedis.start() : undefined;
    const arena = new Arena(dir, await startSinks(dir), postgres, redis);
    try {
      await arena.prepare();
      return arena;
    } catch (error) {
      await arena.stop();
      throw error;
    }
  }

  process(number: number): HubProcess {
    const found = this.processes[number];
    if (found === undefined) throw new Error(`no process ${number}`);
    return found;
  }

  proxy(way: Way): FaultProxy {
    const found = this.proxies.get(way);
    if (found === undefined) throw new Error(`no proxy before ${way}`);
    return found;
  }

  /** Asks PostgreSQL past every proxy; waits while it is down. */
  ask<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    const deadline = performance.now() + ANSWER_MS;
    return throughOutage(
      async () => (await this.pool.query(sql, parameters)).rows as T[],
      () => performance.now() > deadline,
    );
  }

  /** Starts a process if it is down; `env` is added for this life only. */
  run(number: number, env: Record<string, string> = {}): void {
    const process = this.process(number);
    if (process.isRunning || this.isClosed) return;
    this.keepSaid(process);
    process.start(env);
  }

  /** Starts whatever is down; the numbers of those it started. */
  revive(): number[] {
    const dead = this.processes.flatMap((process, number) => (process.isRunning ? [] : [number]));
    dead.forEach((number) => this.run(number));
    return dead;
  }

  async ready(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.ready(60_000)));
  }

  /** All that the processes said lately, the dead ones first. */
  output(): string {
    return [...this.said, ...this.processes.map(({ output }) => output)].join('');
  }

  /** Begins a new account of what is said. */
  forgetSaid(): void {
    this.said = [];
    for (const process of this.processes) process.output = '';
  }

  async stop(): Promise<void> {
    this.isClosed = true;
    await Promise.all(this.processes.filter(({ isRunning }) => isRunning).map((process) => process.kill()));
    for (const proxy of this.proxies.values()) proxy.stop();
    await (this.pool as Pool | undefined)?.end().catch(() => undefined);
    await this.sinks.stop();
    await this.redis?.remove();
    await this.postgres.remove();
    rmSync(this.dir, { recursive: true, force: true });
  }

  private keepSaid(process: HubProcess): void {
    if (process.output !== '') this.said.push(process.output);
  }

  private async prepare(): Promise<void> {
    const { sinks, redis, postgres, dir } = this;
    this.pool = new Pool({
      connectionString: postgres.url,
      max: 2,
      connectionTimeoutMillis: 2_000,
      query_timeout: 10_000,
    });
    this.pool.on('error', () => undefined);
    const { SMTP_URL = '', PUSH_ALLOWED_HOSTS = '' } = sinks.environment;
    const port = await steadyPort();
    this.environment = {
      ...sinks.environment,
      CITY: join(dir, 'profile.json'),
      DATA_DIR: join(dir, 'data'),
      LOG_LEVEL: 'info',
      DATABASE_URL: await this.through('postgresql', postgres.url),
      SMTP_URL: await this.through('smtp', SMTP_URL),
      LINE_API_BASE_URL: await this.through('line', sinks.line.url),
      PUSH_ALLOWED_HOSTS: await this.through('push', PUSH_ALLOWED_HOSTS),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      // The sound of a script is made beside it; nothing here depends on it, and it takes much of a small machine.
      FM_OPEN_JTALK: 'off',
      ...(redis === undefined ? {} : { REDIS_URL: await this.through('redis', redis.url) }),
    };
    const config = readConfig({ ...this.environment, HUB_ROLE: 'worker', LOG_LEVEL: 'silent' });
    this.keys = await seedTown(config, () => this.pushDevice());
    this.vault = Vault.fromFile(config.masterKeyFile, false);
    for (let number = 0; number < WEBS + WORKERS; number += 1) {
      const role = number < WEBS ? 'web' : 'worker';
      const plan = { role, port: number === 0 ? port : await steadyPort(), env: this.environment } as const;
      this.processes.push(new HubProcess(plan));
    }
    this.book = new AddressBook(this.vault);
    this.book.learn(await this.ask<WayRow>(WAYS));
    this.revive();
    await this.ready();
  }

  /** A browser whose messages come through the proxy. */
  pushDevice(): { endpoint: string; p256dh: string; auth: string } {
    const { endpoint, p256dh, auth } = this.sinks.device();
    return { endpoint: endpoint.replace(/:\d+\//, `:${this.proxy('push').port}/`), p256dh, auth };
  }

  private async through(way: Way, address: string): Promise<string> {
    const port = /:(\d+)(?=\/|$)/.exec(address.replace(/^\w+:\/\/(?:[^@/]*@)?/, ''))?.[1];
    const proxy = await FaultProxy.start(Number(port));
    this.proxies.set(way, proxy);
    return address.replace(new RegExp(`:${port}(?=/|$)`), `:${proxy.port}`);
  }
}

/** The demo town with fewer places and without a night (newsletters would wait for the morning), as a file of the arena's own. */
function smallProfile(dir: string): CityProfile {
  const file = join(dir, 'profile.json');
  const whole = JSON.parse(readFileSync(join('profiles', 'nishitokyo.json'), 'utf8')) as { boards: unknown[] };
  mkdirSync(dir, { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({ ...whole, boards: whole.boards.slice(0, BOARDS), quietHours: { from: 0, to: 0 } }),
  );
  return loadProfile(file);
}
