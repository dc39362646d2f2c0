import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { eventually } from './eventually.js';

/** The same from `src` and from `dist`. */
const MAIN = resolve(import.meta.dirname, '../../../dist/main.js');

export interface ProcessPlan {
  role: 'web' | 'worker' | 'all';
  port: number;
  env: Record<string, string>;
  nodeFlags?: readonly string[];
  /** Most files it may have open (`ulimit -n`). */
  openFiles?: number;
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** What `npm start` hands on. */
function shellOf({ PATH = '', NODE_COMPILE_CACHE }: NodeJS.ProcessEnv): Record<string, string> {
  return NODE_COMPILE_CACHE === undefined ? { PATH } : { PATH, NODE_COMPILE_CACHE };
}

/** What was started here and has not ended: nothing outlives the tests. */
const alive = new Set<ChildProcess>();
process.once('exit', () => alive.forEach((child) => child.kill('SIGKILL')));

/** One process of the hub, started as an operator starts it. */
export class HubProcess {
  /** When it was started last, by the wall clock. */
  startedAt = 0;
  /** What it said since it was started last. */
  output = '';
  private child?: ChildProcess;
  private ended?: Promise<Ended>;

  constructor(readonly plan: ProcessPlan) {}

  get url(): string {
    return `http://127.0.0.1:${this.plan.port}`;
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Starts it; `env` is added for this life only. */
  start(env: Record<string, string> = {}): this {
    if (this.isRunning) throw new Error(`the ${this.plan.role} process is running`);
    const { role, port, openFiles, nodeFlags = [] } = this.plan;
    const node = [process.execPath, ...nodeFlags, MAIN];
    const [command = '', ...args] =
      openFiles === undefined ? node : ['sh', '-c', `ulimit -n ${openFiles}; exec "$0" "$@"`, ...node];
    const child = spawn(command, args, {
      env: { ...shellOf(process.env), ...this.plan.env, ...env, HUB_ROLE: role, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.output = '';
    this.startedAt = Date.now();
    alive.add(child);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.output = `${this.output}${chunk.toString()}`.slice(-200_000)));
    this.ended = new Promise((done) =>
      child.once('exit', (code, signal) => {
        alive.delete(child);
        done({ code, signal });
      }),
    );
    return this;
  }

  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** Ends it and waits until it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<Ended> {
    this.signal(signal);
    return this.exit();
  }

  /** How it ended; waits at most `timeoutMs`. */
  async exit(timeoutMs = 20_000): Promise<Ended> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new Error(`the ${this.plan.role} process has not ended`)), timeoutMs);
    });
    try {
      return await Promise.race([this.ended ?? Promise.resolve({ code: null, signal: null }), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async restart(env: Record<string, string> = {}, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.isRunning) await this.kill(signal);
    this.start(env);
  }

  /** Waits until it says that it is ready; how long that took since it was started. */
  async ready(timeoutMs = 20_000): Promise<number> {
    try {
      await eventually(async () => (await this.health()).status === 200, timeoutMs);
    } catch (error) {
      const state = this.isRunning ? 'is running' : 'has ended';
      throw new Error(`the ${this.plan.role} process ${state} and not ready:\n${this.output.slice(-3_000)}`, {
        cause: error,
      });
    }
    return Date.now() - this.startedAt;
  }

  /** What `/health/ready` answers; status 0 = no answer in time. */
  async health(timeoutMs = 2_500): Promise<{ status: number; parts: { name: string; ok: boolean }[] }> {
    try {
      const answer = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(timeoutMs) });
      const body = (await answer.json()) as { parts?: { name: string; ok: boolean }[] };
      return { status: answer.status, parts: body.parts ?? [] };
    } catch {
      return { status: 0, parts: [] };
    }
  }

  /** Sum of a metric over its labels; nothing when it is absent. */
  async metric(name: string): Promise<number | undefined> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const found = [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))];
    return found.length === 0 ? undefined : found.reduce((sum, match) => sum + Number(match[1]), 0);
  }

  /** Holds its event loop for so long (test/support/fault-preload.mjs), as a heavy computation would. */
  block(ms: number): void {
    const file = this.plan.env.FAULT_BLOCK_FILE;
    if (file === undefined) throw new Error('FAULT_BLOCK_FILE is not set');
    writeFileSync(file, String(ms));
    this.signal('SIGUSR2');
  }
}
