import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quakeTelegram, eventIdOf } from '../../src/cli/bench/quake.js';
import { freePort } from '../../src/platform/database/embedded.js';
import { expectAllReached } from './fault-checks.js';
import { dataDirOf, type FaultGround } from './fault-ground.js';
import { FaultLedger, seenBy, type LedgerFigures, type Seen } from './fault-ledger.js';
import { HubProcess, type ProcessPlan } from '../../src/cli/nemesis/hub-process.js';
import { FaultProxy } from '../../src/cli/nemesis/fault-proxy.js';
import { OwnRedis } from '../../src/cli/nemesis/own-servers.js';
import { eventually } from './hub.js';
import { nishitokyo } from './profile.js';

export type QueueBackend = 'postgresql' | 'redis';
export const BACKENDS: readonly QueueBackend[] = ['postgresql', 'redis'];
type Way = 'postgresql' | 'redis' | 'smtp' | 'line';

export interface TownOptions {
  queue: QueueBackend;
  workers?: number;
  /** Ways into which a FaultProxy is put. */
  proxied?: readonly Way[];
  /** The hub comes to the database as this plain role, as in a town that has its own server. */
  role?: string;
  /** The proxies stand before the workers alone. */
  webIsDirect?: boolean;
  /** A Redis that this town may hurt; otherwise it starts one that keeps everything. */
  redis?: OwnRedis;
  env?: Record<string, string>;
  plan?: Partial<Pick<ProcessPlan, 'nodeFlags' | 'openFiles'>>;
  /** Does not start the processes. */
  asleep?: boolean;
}

/** Lets a test hold the event loop of a process. */
const PRELOAD = join(import.meta.dirname, 'fault-preload.mjs');

let quakes = 0;

/** A telegram that orders by rule on the emergency lane; each is an alert of its own. */
export function quake(): string {
  quakes += 1;
  const at = new Date();
  return quakeTelegram(nishitokyo, at, eventIdOf(new Date(at.getTime() + quakes * 60_000)));
}

/** A town of real processes on a copy of the seeded database: one web process and some workers. */
export class FaultTown {
  web!: HubProcess;
  workers: HubProcess[] = [];
  redis?: OwnRedis;
  /** By the way they stand in. */
  readonly proxies = new Map<Way, FaultProxy>();
  readonly ledger: FaultLedger;
  private env: Record<string, string> = {};
  private readonly dataDir: string;

  private constructor(
    readonly ground: FaultGround,
    private readonly options: TownOptions,
    /** Past any proxy. */
    readonly databaseUrl: string,
  ) {
    this.dataDir = dataDirOf(ground);
    this.ledger = new FaultLedger(() => databaseUrl);
  }

  static async start(ground: FaultGround, options: TownOptions): Promise<FaultTown> {
    forget(ground);
    const town = new FaultTown(ground, options, await ground.copy());
    try {
      await town.prepare();
      if (options.asleep !== true) await town.startAll();
      return town;
    } catch (error) {
      await town.stop();
      throw error;
    }
  }

  get processes(): HubProcess[] {
    return [this.web, ...this.workers];
  }

  get url(): string {
    return this.web.url;
  }

  proxy(way: Way): FaultProxy {
    const found = this.proxies.get(way);
    if (found === undefined) throw new Error(`no proxy before ${way}`);
    return found;
  }

  worker(nth = 0): HubProcess {
    const found = this.workers[nth];
    if (found === undefined) throw new Error(`no worker ${nth}`);
    return found;
  }

  async startAll(): Promise<void> {
    for (const each of this.processes) each.start();
    await Promise.all(this.processes.map((each) => each.ready(30_000)));
  }

  /** A process beside the others, not started. */
  async another(role: ProcessPlan['role'], env: Record<string, string> = {}): Promise<HubProcess> {
    const port = await freePort();
    const own = { FAULT_BLOCK_FILE: join(this.dataDir, `block-${port}`), ...this.env, ...env };
    const { nodeFlags = [], ...plan } = this.options.plan ?? {};
    const made = new HubProcess({ role, port, env: own, ...plan, nodeFlags: ['--import', PRELOAD, ...nodeFlags] });
    if (role === 'worker') this.workers.push(made);
    return made;
  }

  /** Hands in a telegram, to `url` where it is not the web process. Status 0 = no answer in time. */
  async handIn(telegram = quake(), url = this.url, timeoutMs = 10_000): Promise<Answer> {
    return this.call('POST', `${url}/intake/jma-xml`, { body: telegram, type: 'application/xml', timeoutMs });
  }

  /** Hands in a telegram of its own and insists that it is taken. */
  async alarm(url = this.url): Promise<void> {
    const { status } = await this.handIn(quake(), url);
    if (status !== 202) throw new Error(`the telegram was not taken: ${status}`);
  }

  /** From now on only these addressed channels have subscribers. */
  async only(...channels: string[]): Promise<void> {
    await this.ledger.ask(
      "UPDATE way SET state = CASE WHEN channel = ANY ($1) THEN 'active' ELSE 'left' END WHERE household_id IS NOT NULL",
      [channels],
    );
  }

  /** As an office's program does it: keep a draft, look, issue. */
  async draft(change: object = {}, key: string = randomUUID()): Promise<Answer> {
    return this.call('POST', `${this.url}/api/alerts`, {
      body: JSON.stringify({ ...EVACUATION, ...change }),
      headers: { 'Idempotency-Key': key },
    });
  }

  async issue(draft: Answer, reason = '夜間当直一人のため'): Promise<Answer> {
    const { id, contentHash } = draft.body as { id: string; contentHash: string };
    return this.call('POST', `${this.url}/api/alerts/${id}/issue`, { body: JSON.stringify({ contentHash, reason }) });
  }

  async call(
    method: string,
    url: string,
    what: { body?: string; type?: string; headers?: Record<string, string>; timeoutMs?: number } = {},
  ): Promise<Answer> {
    try {
      const answer = await fetch(url, {
        method,
        headers: {
          Authorization: `Bearer ${this.ground.apiKey}`,
          'Content-Type': what.type ?? 'application/json',
          ...what.headers,
        },
        ...(what.body === undefined ? {} : { body: what.body }),
        signal: AbortSignal.timeout(what.timeoutMs ?? 10_000),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    } catch {
      return { status: 0, body: {} };
    }
  }

  /** Waits until `versions` alerts have gone all the way. How long it took. */
  async settled(versions = 1, timeoutMs = 30_000): Promise<number> {
    const began = Date.now();
    try {
      await eventually(() => this.ledger.isSettled(versions).catch(() => false), timeoutMs);
    } catch (error) {
      throw new Error(`not settled in ${timeoutMs} ms: ${JSON.stringify(await this.ledger.figures())}`, {
        cause: error,
      });
    }
    return Date.now() - began;
  }

  seen(): Seen {
    return seenBy(this.ground.sinks);
  }

  /** When the last message came to a receiver. */
  lastSeen(): number {
    const { smtp, line, push } = this.ground.sinks;
    return Math.max(...[smtp, line, push].map(({ received }) => received.at(-1)?.at.getTime() ?? 0));
  }

  /** I1 to I5, see fault-checks.ts. */
  expectAllReached(duplicateMails = 0): Promise<LedgerFigures> {
    return expectAllReached(this, duplicateMails);
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.filter((each) => each.isRunning).map((each) => each.kill()));
    for (const proxy of this.proxies.values()) proxy.stop();
    if (this.options.redis === undefined) await this.redis?.remove();
    await this.ground.drop(this.databaseUrl).catch(() => undefined);
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async prepare(): Promise<void> {
    const { queue, redis, env = {}, workers = 1, webIsDirect = false, role } = this.options;
    if (queue === 'redis') this.redis = redis ?? (await OwnRedis.start());
    const { environment, line } = this.ground.sinks;
    const databaseUrl = role === undefined ? this.databaseUrl : await this.asRole(role);
    const direct = {
      DATABASE_URL: databaseUrl,
      ...(this.redis === undefined ? {} : { REDIS_URL: this.redis.url }),
    };
    this.env = {
      ...environment,
      DATA_DIR: this.dataDir,
      CITY: fewBoards(this.dataDir),
      LOG_LEVEL: 'warn',
      DATABASE_URL: await this.through('postgresql', databaseUrl),
      ...(this.redis === undefined ? {} : { REDIS_URL: await this.through('redis', this.redis.url) }),
      SMTP_URL: await this.through('smtp', environment.SMTP_URL ?? ''),
      LINE_API_BASE_URL: await this.through('line', line.url),
      ...env,
    };
    this.web = await this.another('web', webIsDirect ? direct : {});
    this.env = { ...this.env, PUBLIC_URL: this.web.url };
    for (let n = 0; n < workers; n += 1) await this.another('worker');
  }

  private async asRole(name: string): Promise<string> {
    const [found] = await this.ledger.ask('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
    if (found === undefined) await this.ledger.ask(`CREATE ROLE ${name} LOGIN PASSWORD '${name}'`);
    // The owner's rights, but not its places at the server.
    await this.ledger.ask(`GRANT todoke TO ${name}`);
    const url = new URL(this.databaseUrl);
    url.username = name;
    url.password = name;
    return url.href;
  }

  /** The same address, through a proxy where one is wanted. */
  private async through(way: Way, url: string): Promise<string> {
    if (this.options.proxied?.includes(way) !== true) return url;
    const proxy = await FaultProxy.start(Number(new URL(url).port));
    this.proxies.set(way, proxy);
    return url.replace(/:\d+(?=\/|$)/, `:${proxy.port}`);
  }
}

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** For a whole town, by hand, on the emergency lane. */
export const EVACUATION = {
  organisation: 'city',
  topic: 'evacuation',
  kind: 'actual',
  severity: 'Severe',
  urgency: 'Immediate',
  certainty: 'Likely',
  level: 4,
  areas: ['13229'],
  headline: '警戒レベル４ 避難指示',
  instruction: '危険な場所から全員避難してください。',
  body: '石神井川があふれるおそれがあります。',
};

/** The receivers begin anew with each town. */
function forget({ sinks }: FaultGround): void {
  for (const log of [
    sinks.smtp.received,
    sinks.line.received,
    sinks.line.calls,
    sinks.line.script,
    sinks.push.received,
  ])
    log.length = 0;
  sinks.smtp.answers.clear();
  sinks.push.answers.clear();
}

/** The Redis of a town that has one. */
export function redisOf(town: FaultTown): OwnRedis {
  if (town.redis === undefined) throw new Error('this town has no Redis');
  return town.redis;
}

/** Starts a town for the length of `work`, and ends it whatever happens. */
export async function inTown(
  ground: FaultGround,
  options: TownOptions,
  work: (town: FaultTown) => Promise<void>,
): Promise<void> {
  const town = await FaultTown.start(ground, options);
  try {
    await work(town);
  } finally {
    await town.stop();
  }
}

/** The usual town with six boards: what is measured is recovery, not the setting of type. */
function fewBoards(dataDir: string): string {
  const file = join(dataDir, 'profile.json');
  const whole = JSON.parse(readFileSync(join('profiles', 'nishitokyo.json'), 'utf8')) as { boards: unknown[] };
  writeFileSync(file, JSON.stringify({ ...whole, boards: whole.boards.slice(0, 6) }));
  return file;
}
