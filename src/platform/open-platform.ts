import { Clock } from './clock.js';
import type { HubConfig } from './config/hub-config.js';
import { Database } from './database/database.js';
import { startEmbedded, type EmbeddedServer } from './database/embedded.js';
import { Log } from './log.js';
import { Platform } from './platform.js';
import { Queues } from './queue/queues.js';
import { Vault } from './vault.js';

export interface OpenedPlatform {
  platform: Platform;
  databaseUrl: string;
  /** Stops the queues, then the pool, then the embedded server if it is ours. */
  close(): Promise<void>;
}

/** Starts the machines in order: database, migrations, queue tables. `say` reports progress to a person. */
export async function openPlatform(config: HubConfig, say: (line: string) => void = () => undefined): Promise<OpenedPlatform> {
  const log = new Log(config.environment.LOG_LEVEL);
  const vault = Vault.fromFile(config.masterKeyFile, !config.isProduction);
  const embedded = await databaseServer(config, say);
  const databaseUrl = embedded?.url ?? config.environment.DATABASE_URL ?? '';
  const database = new Database(databaseUrl);
  try {
    await database.open();
    const ran = await database.migrate();
    if (ran.length > 0) say(`データベースの表を整えました (migrated): ${ran.join(', ')}`);
    const redisUrl = config.environment.REDIS_URL;
    const queues = new Queues({ databaseUrl, ...(redisUrl === undefined ? {} : { redisUrl }) }, log);
    await queues.open();
    const start = config.environment.HUB_CLOCK_START;
    const clock = new Clock(start === undefined ? undefined : new Date(start));
    const platform = new Platform({ config, clock, log, vault, database, queues });
    const close = async (): Promise<void> => {
      await queues.close();
      await database.close();
      await embedded?.stop();
    };
    return { platform, databaseUrl, close };
  } catch (error) {
    await database.close();
    await embedded?.stop();
    throw error;
  }
}

async function databaseServer(config: HubConfig, say: (line: string) => void): Promise<EmbeddedServer | undefined> {
  if (config.environment.DATABASE_URL !== undefined) return undefined;
  say('組み込みの PostgreSQL を起動しています (starting the embedded PostgreSQL) ...');
  return startEmbedded({ dataDir: config.dataDir, say });
}
