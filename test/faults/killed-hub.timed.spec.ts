import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../src/platform/database/embedded.js';
import { eventually } from '../support/hub.js';

const MAIN = resolve(import.meta.dirname, '../../dist/main.js');
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

function startProcess(env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'silent', ...env },
    stdio: 'ignore',
  });
  children.push(child);
  return child;
}

async function ready(port: number): Promise<void> {
  await eventually(
    async () => (await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined))?.ok,
    20_000,
  );
}

describe('F22 the hub is killed and started again', () => {
  it('adopts the database that was left running, is ready within 10 s, and takes it down at the end', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'todoke-kill-'));
    chmodSync(dataDir, 0o755);
    try {
      const port = await freePort();
      const env = { PORT: String(port), DATA_DIR: dataDir };
      const killed = startProcess(env);
      await ready(port);
      killed.kill('SIGKILL');
      await new Promise((done) => killed.once('exit', done));
      const began = Date.now();
      const again = startProcess(env);
      await ready(port);
      expect(Date.now() - began).toBeLessThan(10_000);
      again.kill('SIGTERM');
      const code = await new Promise((done) => again.once('exit', done));
      expect(code).toBe(0);
      expect(spawnedServers(dataDir)).toEqual([]);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 60_000);

  it('a second hub on the same folder is refused, and the first goes on', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'todoke-two-'));
    chmodSync(dataDir, 0o755);
    try {
      const [port, other] = [await freePort(), await freePort()];
      const first = startProcess({ PORT: String(port), DATA_DIR: dataDir });
      await ready(port);
      const second = startProcess({ PORT: String(other), DATA_DIR: dataDir });
      expect(await new Promise((done) => second.once('exit', done))).toBe(1);
      expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
      first.kill('SIGINT');
      expect(await new Promise((done) => first.once('exit', done))).toBe(0);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 60_000);
});

/** PostgreSQL servers still running on the folder. */
function spawnedServers(dataDir: string): string[] {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return [String(pid)];
  } catch {
    return [];
  }
}
