import { Clock } from './clock.js';
import { armCrashPoint } from './crash-point.js';
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

export interface OpenOptions {
  /** Reports progress to a person. */
  say?: (line: string) => void;
  /** A command beside a running hub: it may join that hub's embedded database, and leaves it running. */
  isGuest?: boolean;
}

/** How a serving hub names itself to the database; a second one on the same folder is refused by it. */
const HUB_NAME = `todoke hub ${process.pid}`;

/** Starts the machines in order: database, migrations, queue tables. */
export async function openPlatform(config: HubConfig, options: OpenOptions = {}): Promise<OpenedPlatform> {
  const { say = (): void => undefined, isGuest = false } = options;
  const log = new Log(config.environment.LOG_LEVEL, isGuest ? 2 : 1);
  armCrashPoint(config.environment.HUB_CRASH_AT);
  const vault = Vault.fromFile(config.masterKeyFile, !config.isProduction);
  const embedded = await databaseServer(config, say);
  const databaseUrl = databaseUrlOf(config, embedded);
  const database = new Database(databaseUrl, { name: isGuest ? 'todoke command' : HUB_NAME });
  const leave = (): Promise<void> => leaveDatabase(database, embedded, isGuest);
  try {
    await database.open(Infinity, () =>
      say('データベースを待っています。起動しているか確かめてください (waiting for the database) ...'),
    );
    if (embedded?.wasRunning === true && !isGuest) await refuseSecondHub(database);
    const ran = await database.migrate();
    if (ran.length > 0) say(`データベースの表を整えました (migrated): ${ran.join(', ')}`);
    const queues = await openQueues(config, databaseUrl, log);
    const platform = new Platform({ config, clock: clockOf(config), log, vault, database, queues });
    const close = async (): Promise<void> => {
      await queues.close();
      await leave();
    };
    return { platform, databaseUrl, close };
  } catch (error) {
    if (error instanceof SecondHub) await database.close();
    else await leave();
    throw error;
  }
}

function databaseUrlOf(config: HubConfig, embedded: EmbeddedServer | undefined): string {
  return embedded?.url ?? config.environment.DATABASE_URL ?? '';
}

/** A guest leaves the server running that another hub needs. */
async function leaveDatabase(
  database: Database,
  embedded: EmbeddedServer | undefined,
  isGuest: boolean,
): Promise<void> {
  await database.close();
  if (embedded !== undefined && !(embedded.wasRunning && isGuest)) await embedded.stop();
}

async function openQueues(config: HubConfig, databaseUrl: string, log: Log): Promise<Queues> {
  const redisUrl = config.environment.REDIS_URL;
  const queues = new Queues({ databaseUrl, ...(redisUrl === undefined ? {} : { redisUrl }) }, log);
  await queues.open();
  return queues;
}

function clockOf(config: HubConfig): Clock {
  const start = config.environment.HUB_CLOCK_START;
  return new Clock(start === undefined ? undefined : new Date(start));
}

class SecondHub extends Error {}

/** Two hubs on one folder would end each other's database. A hub that was just killed leaves its sessions for a moment. */
async function refuseSecondHub(database: Database): Promise<void> {
  for (let looks = 1; ; looks += 1) {
    const others = await database.query(
      "SELECT 1 FROM pg_stat_activity WHERE application_name LIKE 'todoke hub %' AND application_name <> $1 AND datname = current_database() LIMIT 1",
      [HUB_NAME],
    );
    if (others.length === 0) return;
    if (looks === 5) {
      throw new SecondHub(
        'この DATA_DIR では別の hub が動いています。先にそれを止めるか、別の DATA_DIR を使ってください (another hub is running on this DATA_DIR).',
      );
    }
    await new Promise((done) => setTimeout(done, 400));
  }
}

async function databaseServer(config: HubConfig, say: (line: string) => void): Promise<EmbeddedServer | undefined> {
  if (config.environment.DATABASE_URL !== undefined) return undefined;
  say('組み込みの PostgreSQL を起動しています (starting the embedded PostgreSQL) ...');
  return startEmbedded({ dataDir: config.dataDir, say });
}
