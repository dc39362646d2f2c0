import { Client } from 'pg';
import { startEmbedded } from '../../platform/database/embedded.js';

/** The benchmark's own PostgreSQL: a database for each population, copied for each run so that all start alike. */
export interface Databases {
  create(name: string): Promise<string>;
  /** Nobody may be connected to `from`. */
  copy(from: string, name: string): Promise<string>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startDatabases(dataDir: string): Promise<Databases> {
  const server = await startEmbedded({ dataDir });
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const urlOf = (name: string): string => server.url.replace(/\/postgres$/, `/${name}`);
  const run = async (sql: string): Promise<void> => {
    await client.query(sql);
  };
  return {
    create: async (name) => {
      await run(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      return urlOf(name);
    },
    copy: async (from, name) => {
      await run(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(from)}`);
      return urlOf(name);
    },
    drop: (name) => run(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
    stop: async () => {
      await client.end();
      await server.stop();
    },
  };
}
