import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import type { Role, Scope } from '../../src/accounts/actor.js';
import { KeysService } from '../../src/accounts/keys.service.js';
import { startHub, type Hub } from '../../src/hub.js';
import { readConfig } from '../../src/platform/config/hub-config.js';
import { Database } from '../../src/platform/database/database.js';
import { freePort } from '../../src/platform/database/embedded.js';

export { eventually } from '../../src/cli/nemesis/eventually.js';

export const PASSWORD = 'correct horse battery staple';

/** A whole hub in this process, on a database of its own. */
export interface TestHub {
  hub: Hub;
  url: string;
  database: Database;
  dataDir: string;
  get<T>(type: abstract new (...args: never[]) => T): T;
  key(organisation: string, ...scopes: Scope[]): Promise<string>;
  staff(role: Role, organisation?: string): Promise<{ email: string; password: string }>;
  close(): Promise<void>;
}

/** Starts a hub with the given environment on top of safe defaults. */
export async function startTestHub(env: Record<string, string> = {}): Promise<TestHub> {
  const databaseUrl = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'todoke-hub-'));
  chmodSync(dataDir, 0o755);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = readConfig({
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'silent',
    // A sound for every script would take the processor from the other tests.
    FM_OPEN_JTALK: 'off',
    ...env,
  });
  const hub = await startHub(config);
  const get = <T>(type: abstract new (...args: never[]) => T): T => hub.app.get<T>(type, { strict: false });
  return {
    hub,
    url,
    dataDir,
    database: hub.opened.platform.database,
    get,
    key: async (organisation, ...scopes) => {
      const key = await get(KeysService).create(organisation, scopes);
      if (typeof key !== 'string') throw new Error(key.en);
      return key;
    },
    staff: async (role, organisation = 'city') => {
      const email = `${role}-${randomUUID()}@example.jp`;
      const made = await get(AccountsService).addStaff({
        email,
        name: `${role}の担当`,
        role,
        organisation,
        password: PASSWORD,
      });
      if ('code' in made) throw new Error(made.en);
      return { email, password: PASSWORD };
    },
    close: async () => {
      await hub.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A new database made from the migrated template. */
export async function freshDatabase(): Promise<string> {
  const admin = process.env.TEST_DATABASE_URL;
  if (admin === undefined) throw new Error('no test database: run through npm test');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const database = new Database(admin, { poolSize: 1 });
  await database.open();
  await database.query('SELECT pg_advisory_lock(741003)');
  await database.query(`CREATE DATABASE ${name} TEMPLATE todoke_template`);
  await database.close();
  return admin.replace(/\/postgres$/, `/${name}`);
}
