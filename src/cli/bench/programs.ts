import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../platform/database/embedded.js';

/** One process of the hub, exactly as an operator starts it. */
export interface Program {
  url: string;
  pid: number;
  /** The most memory it has held so far, in MB. */
  peakMb(): Promise<number>;
  /** A figure of its `/metrics`, all labels together; nothing where there is no such figure. */
  metric(name: string): Promise<number | undefined>;
  stop(): Promise<void>;
}

/** As `npm start` and the container start it (scripts/start.mjs, Dockerfile). */
export const MEMORY_FLAGS = ['--max-semi-space-size=16', '--heap-growing-percent=30'];
const START_MS = 30_000;
const STOP_MS = 12_000;
/** Every process that was started here and has not ended. */
const alive = new Set<ChildProcess>();

/** Ends what is still running: the way out when a run is broken off. */
export async function stopPrograms(): Promise<void> {
  await Promise.all([...alive].map(end));
}

export async function startProgram(
  role: 'web' | 'worker',
  environment: Record<string, string>,
  flags: readonly string[] = [],
): Promise<Program> {
  const port = await freePort();
  const main = fileURLToPath(new URL('../../main.js', import.meta.url));
  const said: string[] = [];
  const child = spawn(process.execPath, [...MEMORY_FLAGS, ...flags, main], {
    env: { PATH: process.env.PATH ?? '', ...environment, HUB_ROLE: role, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C reaches the benchmark alone, which then ends them in order.
    detached: true,
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => said.splice(0, Math.max(0, said.push(chunk.toString()) - 20)));
  const url = `http://127.0.0.1:${port}`;
  const stop = (): Promise<void> => end(child);
  try {
    await untilAlive(child, url);
  } catch (error) {
    await stop();
    throw new Error(`the ${role} process did not start: ${String(error)}\n${said.join('')}`, { cause: error });
  }
  const pid = child.pid ?? 0;
  return { url, pid, peakMb: () => peakOf(pid, url), metric: (name) => metricOf(url, name), stop };
}

async function untilAlive(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${url}/health/live`).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(child.exitCode === null ? 'no answer in time' : `it ended with ${child.exitCode}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}

/** Linux keeps the high-water mark; elsewhere what `/metrics` says now is the best there is. */
async function peakOf(pid: number, url: string): Promise<number> {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) / 1_024;
  } catch {
    // Not Linux.
  }
  return ((await metricOf(url, 'process_resident_memory_bytes')) ?? Number.NaN) / 2 ** 20;
}

async function metricOf(url: string, name: string): Promise<number | undefined> {
  const lines = (await (await fetch(`${url}/metrics`)).text()).split('\n');
  const found = lines.filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  return found.length === 0 ? undefined : found.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
