import { afterAll, beforeAll } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Scope } from '../../src/accounts/actor.js';
import { KeysService } from '../../src/accounts/keys.service.js';
import { AppModule } from '../../src/app.module.js';
import { AddressesService } from '../../src/audience/addresses.service.js';
import { ResidentsService } from '../../src/audience/residents.service.js';
import type { Sinks } from '../../src/cli/demo-sinks.js';
import { seedResidents } from '../../src/cli/residents.js';
import type { PushDevice } from '../../src/cli/sinks/push-sink.js';
import type { SeedOptions } from '../../src/cli/seed.js';
import { readConfig } from '../../src/platform/config/hub-config.js';
import { openPlatform } from '../../src/platform/open-platform.js';
import { newDir, OwnPostgres } from '../../src/cli/nemesis/own-servers.js';
import { nishitokyo } from './profile.js';
import { startTestSinks } from './sinks.js';

const SCOPES: readonly Scope[] = ['intake', 'alerts', 'read'];

/**
 * What the towns of one file of tests stand on: a PostgreSQL with a seeded database to copy, receivers, and the keys
 * of two offices' programs. Seeding takes seconds, a copy a fraction of one.
 */
export interface FaultGround {
  sinks: Sinks;
  /** Holds the master key and the VAPID keys of the seeded town. */
  keysDir: string;
  apiKey: string;
  /** Another key of the same office: four eyes. */
  secondKey: string;
  /** The server, where it is the file's own and may be hurt. */
  postgres?: OwnPostgres;
  /** A new database with the seeded town; its address. */
  copy(): Promise<string>;
  drop(url: string): Promise<void>;
  close(): Promise<void>;
}

export interface GroundOptions extends Pick<SeedOptions, 'mailDomain'> {
  residents?: number;
  /** A resident's browser; without it the one push service of the sinks has them all. */
  pushDevice?: (sinks: Sinks) => PushDevice;
  /** A PostgreSQL of this file's own, with settings; otherwise the one all suites share. */
  ownPostgres?: true | Record<string, string>;
  /** Where that server keeps its data. */
  postgresDir?: string;
}

let made = 0;

/** Once for each file of tests, in `beforeAll`. */
export async function openFaultGround(options: GroundOptions = {}): Promise<FaultGround> {
  const { ownPostgres } = options;
  const postgres =
    ownPostgres === undefined
      ? undefined
      : await OwnPostgres.start(ownPostgres === true ? {} : ownPostgres, options.postgresDir);
  const server = (): string => postgres?.url ?? process.env.TEST_DATABASE_URL ?? '';
  const seeded = `fault_seed_${process.pid}_${(made += 1)}`;
  const sinks = await startTestSinks();
  const keysDir = newDir('keys');
  const urlOf = (name: string): string => server().replace(/\/postgres$/, `/${name}`);
  const run = (sql: string): Promise<void> => administer(server(), sql);
  await run(`CREATE DATABASE ${seeded}`);
  const [apiKey = '', secondKey = ''] = await seed(urlOf(seeded), {
    sinks,
    keysDir,
    options,
  });
  return {
    sinks,
    keysDir,
    apiKey,
    secondKey,
    ...(postgres === undefined ? {} : { postgres }),
    copy: async () => {
      const name = `fault_${process.pid}_${(made += 1)}`;
      await run(`CREATE DATABASE ${name} TEMPLATE ${seeded}`);
      return urlOf(name);
    },
    drop: (url) => run(`DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`),
    close: async () => {
      await sinks.stop();
      if (postgres === undefined) await run(`DROP DATABASE IF EXISTS ${seeded} WITH (FORCE)`);
      else await postgres.remove();
      rmSync(keysDir, { recursive: true, force: true });
    },
  };
}

/** A folder for a town's processes, with the seeded town's keys. */
export function dataDirOf(ground: FaultGround): string {
  const dir = newDir('town');
  for (const name of ['master.key', 'vapid.json']) cpSync(join(ground.keysDir, name), join(dir, name));
  return dir;
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Migrates, writes the residents through the hub's own service, and makes two keys. */
async function seed(
  databaseUrl: string,
  how: { sinks: Sinks; keysDir: string; options: GroundOptions },
): Promise<string[]> {
  const config = readConfig({
    ...how.sinks.environment,
    DATA_DIR: how.keysDir,
    DATABASE_URL: databaseUrl,
    HUB_ROLE: 'worker',
    LOG_LEVEL: 'silent',
  });
  const opened = await openPlatform(config, { isGuest: true });
  const app = await NestFactory.createApplicationContext(AppModule.of(opened.platform), {
    logger: opened.platform.log,
    abortOnError: false,
  });
  try {
    const { residents = 400, pushDevice = (receivers: Sinks) => receivers.device(), mailDomain } = how.options;
    await seedResidents(app.get(ResidentsService, { strict: false }), {
      residents,
      seed: 7,
      profile: nishitokyo,
      pushDevice: () => pushDevice(how.sinks),
      ...(mailDomain === undefined ? {} : { mailDomain }),
    });
    await app.get(AddressesService, { strict: false }).syncPlaces();
    await opened.platform.database.query('ANALYZE');
    const keys = app.get(KeysService, { strict: false });
    return await Promise.all(
      ['first', 'second'].map(async (name) => mustBeKey(await keys.create('city', SCOPES, name))),
    );
  } finally {
    await app.close();
    await opened.close();
  }
}

function mustBeKey(key: unknown): string {
  if (typeof key !== 'string') throw new Error('no key was made');
  return key;
}

/** Opens a ground before the tests of this block and closes it after them. */
export function useGround(options: GroundOptions): () => FaultGround {
  let ground: FaultGround | undefined;
  beforeAll(async () => {
    ground = await openFaultGround(options);
  }, 60_000);
  afterAll(() => ground?.close());
  return () => {
    if (ground === undefined) throw new Error('the ground is not open yet');
    return ground;
  };
}
