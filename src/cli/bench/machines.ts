import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabases, type Databases } from './databases.js';
import { stopPrograms } from './programs.js';
import { ReceiversClient } from './receivers-client.js';
import type { ReceiverAddresses } from './receivers.js';
import { startRedis, type RedisServer } from './redis.js';

/** What every measurement stands on, all of it the benchmark's own. */
export interface Machines {
  dir: string;
  receivers: ReceiversClient;
  databases: Databases;
  redis: RedisServer | undefined;
}

export interface OpenedMachines {
  machines: Machines;
  /** Ends every process that was started, and leaves no file behind but the results. */
  close(): Promise<void>;
}

/** Starts the receivers, a PostgreSQL and, where it is installed, a Redis. */
export async function openMachines(say: (line: string) => void): Promise<OpenedMachines> {
  const dir = mkdtempSync(join(tmpdir(), 'todoke-bench-'));
  // PostgreSQL may run as a user of its own, who must get to its folder.
  chmodSync(dir, 0o755);
  const undo: (() => Promise<void>)[] = [() => rm(dir, { recursive: true, force: true })];
  const undoAll = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step().catch((error: unknown) => say(String(error)));
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
    if (redis === undefined) say('redis-server がないため、Redis は測りません (no redis-server: left out)');
    else undo.push(() => redis.stop());
    undo.push(stopPrograms);
    return { machines: { dir, receivers, databases, redis }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Nothing of the town's own settings: the benchmark sends to its own receivers or to nobody. */
export function environmentOf(dir: string, addresses: ReceiverAddresses): Record<string, string> {
  // Other receivers have another certificate: a file for each.
  const certificate = join(dir, `push-ca-${addresses.smtpPort}.pem`);
  writeFileSync(certificate, addresses.certificate);
  return {
    LOG_LEVEL: 'error',
    CITY: townWithoutNight(dir),
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

/** The usual town, but for its quiet hours: a newsletter must leave at once at whatever hour this is run. */
function townWithoutNight(dir: string): string {
  const file = join(dir, 'profile.json');
  const profile = JSON.parse(readFileSync(join('profiles', 'nishitokyo.json'), 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...profile, quietHours: { from: 0, to: 0 } }));
  return file;
}
