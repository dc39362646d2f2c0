import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { startEmbedded } from '../../platform/database/embedded.js';
import { eventually } from './eventually.js';
import { steadyPort } from './steady-port.js';

const run = promisify(execFile);

/** Servers that run, and folders that were made: none outlives the process that did it. */
const running = new Set<{ end(): void }>();
const made = new Set<string>();
process.once('exit', () => {
  running.forEach((server) => server.end());
  made.forEach(removeDir);
});

/** A PostgreSQL of the test's own that may be killed and started again on the same port. */
export class OwnPostgres {
  private isUp = false;
  private isRemoved = false;
  private starting?: Promise<void>;

  private constructor(
    readonly dataDir: string,
    readonly port: number,
    private readonly settings: Record<string, string>,
    public url: string,
  ) {}

  /** fsync is off: a killed process leaves what it wrote to the kernel. A power cut is not modelled. */
  static async start(settings: Record<string, string> = {}, dataDir = newDir('pg')): Promise<OwnPostgres> {
    const server = new OwnPostgres(
      dataDir,
      await steadyPort(),
      { fsync: 'off', shared_buffers: '32MB', max_connections: '250', ...settings },
      '',
    );
    await server.up();
    return server;
  }

  /** Starts it, or waits until it runs. */
  up(): Promise<void> {
    if (this.isUp || this.isRemoved) return Promise.resolve();
    this.starting ??= this.launch().finally(() => delete this.starting);
    return this.starting;
  }

  private async launch(): Promise<void> {
    const settings = { ...this.settings, port: String(this.port) };
    const { url } = await startEmbedded({ dataDir: this.dataDir, settings });
    this.url = url.replace(/:\d+\/postgres$/, `:${this.port}/postgres`);
    this.isUp = true;
    running.add(this);
  }

  /** At once, and without waiting. */
  end(): void {
    if (this.isUp) tell(this.pid(), 'SIGQUIT');
  }

  /** As a power cut ends it: the server and every one of its processes at once. */
  async kill(): Promise<void> {
    await this.starting;
    // Its number may be somebody else's by now.
    if (!this.isUp) return;
    this.isUp = false;
    running.delete(this);
    const pid = this.pid();
    const family = [pid, ...(await childrenOf(pid))];
    for (const each of family) tell(each, 'SIGKILL');
    await eventually(() => areGone(family));
  }

  /** Ends it as an operator would who is in a hurry. */
  async shutDown(): Promise<void> {
    this.isUp = false;
    running.delete(this);
    const pid = this.pid();
    tell(pid, 'SIGINT');
    await eventually(() => areGone([pid]));
  }

  async remove(): Promise<void> {
    this.isRemoved = true;
    await this.kill().catch(() => undefined);
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private pid(): number {
    return Number(readFileSync(join(this.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  }
}

/** How carefully Redis keeps what it was told. */
export type RedisKeeping = 'always' | 'everysec' | 'nothing';

/** A Redis of the test's own that may be killed, emptied and started again on the same port. */
export class OwnRedis {
  readonly dir = newDir('redis');
  private child?: ChildProcess;
  private starting?: Promise<void>;

  private constructor(
    readonly port: number,
    private readonly options: Record<string, string>,
  ) {}

  static async start(keeping: RedisKeeping = 'always', options: Record<string, string> = {}): Promise<OwnRedis> {
    const kept: Record<string, string> =
      keeping === 'nothing' ? { appendonly: 'no' } : { appendonly: 'yes', appendfsync: keeping };
    const all = { save: '', 'maxmemory-policy': 'noeviction', ...kept, ...options };
    const server = new OwnRedis(await steadyPort(), all);
    await server.up();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it, or waits until it runs. */
  up(): Promise<void> {
    if (this.starting === undefined && this.isRunning) return Promise.resolve();
    this.starting ??= this.launch().finally(() => delete this.starting);
    return this.starting;
  }

  private get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  private async launch(): Promise<void> {
    mkdirSync(this.dir, { recursive: true });
    const own = { port: String(this.port), bind: '127.0.0.1', dir: this.dir, ...this.options };
    const args = Object.entries(own).flatMap(([name, value]) => [`--${name}`, value]);
    this.child = spawn('redis-server', args, { stdio: 'ignore' });
    running.add(this);
    await eventually(() => this.ask((redis) => redis.ping()).catch(() => undefined));
  }

  /** Runs one command on a connection of its own. */
  async ask<T>(command: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      return await command(redis);
    } finally {
      redis.disconnect();
    }
  }

  /** At once, and without waiting. */
  end(): void {
    this.child?.kill('SIGKILL');
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.starting;
    const { child } = this;
    if (child?.pid === undefined || !this.isRunning) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await ended;
  }

  /** A new disk: everything it kept is gone. The server must be down. */
  forget(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  async remove(): Promise<void> {
    await this.kill();
    this.forget();
  }
}

/** A folder that the user `postgres` may enter. */
export function newDir(what: string): string {
  const dir = mkdtempSync(join(tmpdir(), `todoke-fault-${what}-`));
  chmodSync(dir, 0o755);
  made.add(dir);
  return dir;
}

function removeDir(dir: string): void {
  try {
    rmSync(dir, { recursive: true, force: true });
  } catch {
    // A server that is being ended still writes into it.
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.split('\n').map(Number).filter(Boolean);
}

function tell(pid: number, signal: NodeJS.Signals): void {
  // A lock file that is still empty reads as 0, and 0 would be our own whole group.
  if (pid <= 0) return;
  try {
    process.kill(pid, signal);
  } catch {
    // It has gone already.
  }
}

/** One look for all: a server has dozens of processes. A zombie is dead: only its parent has not asked yet. */
async function areGone(pids: readonly number[]): Promise<boolean> {
  const { stdout } = await run('ps', ['-o', 'stat=', '-p', pids.join(',')]).catch(() => ({ stdout: '' }));
  return stdout.split('\n').every((state) => state === '' || state.startsWith('Z'));
}
