import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { ResidentsService } from '../../src/audience/residents.service.js';
import { seedResidents } from '../../src/cli/residents.js';
import { heavyRainTelegram } from '../../src/cli/sample-telegram.js';
import { ProgressService } from '../../src/monitor/progress.service.js';
import { freePort } from '../../src/platform/database/embedded.js';
import { eventually, startTestHub } from '../support/hub.js';
import { nishitokyo } from '../support/profile.js';
import { startTestSinks } from '../support/sinks.js';

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

describe('F07 a worker is killed in the middle of sending', () => {
  it('nobody is lost, LINE and push see no repetition, and mail at most what was in flight', async () => {
    const sinks = await startTestSinks();
    const town = await startTestHub({ ...sinks.environment, HUB_ROLE: 'web' });
    try {
      await seedResidents(town.get(ResidentsService), {
        residents: 1_500,
        seed: 5,
        profile: nishitokyo,
        pushDevice: () => sinks.device(),
      });
      const shared = {
        ...sinks.environment,
        HUB_ROLE: 'worker',
        DATABASE_URL: town.hub.opened.databaseUrl,
        DATA_DIR: town.dataDir,
        PUBLIC_URL: town.url,
      };
      const [first, second] = [await freePort(), await freePort()];
      const doomed = startProcess({ ...shared, PORT: String(first) });
      await ready(first);
      const headers = {
        Authorization: `Bearer ${await town.key('city', 'intake')}`,
        'Content-Type': 'application/xml',
      };
      await fetch(`${town.url}/intake/jma-xml`, {
        method: 'POST',
        headers,
        body: heavyRainTelegram(nishitokyo, new Date()),
      });
      await eventually(() => Promise.resolve(sinks.smtp.received.length > 30), 20_000);
      doomed.kill('SIGKILL');
      startProcess({ ...shared, PORT: String(second) });
      const record = await eventually(async () => (await town.get(AlertsService).list())[0]);
      const figures = await eventually(
        async () => (await town.get(ProgressService).isSettled(record)) && town.get(ProgressService).progressOf(record),
        60_000,
      );
      for (const channel of Object.values(figures.channels)) expect(channel.sent + channel.unknown).toBe(channel.owed);
      const mails = sinks.smtp.received.map((mail) => mail.to[0]);
      expect(new Set(mails).size).toBe(figures.channels.email!.owed);
      // Four dispatches at a time, one window of 100 each, may have been out when it died.
      expect(mails.length - new Set(mails).size).toBeLessThanOrEqual(400);
      const people = sinks.line.received.flatMap((call) => call.to);
      expect(new Set(people).size).toBe(people.length);
      expect(new Set(sinks.push.received.map((push) => push.device)).size).toBe(figures.channels['web-push']!.owed);
    } finally {
      await town.close();
      await sinks.stop();
    }
  }, 120_000);
});

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
