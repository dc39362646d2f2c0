import { Injectable } from '@nestjs/common';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import { SERVER_KEEPALIVE, dropConnections } from './dead-connections.js';
import { migrations } from './migrations/index.js';
import { isCollision, isOutage, isSilence } from './outage.js';

/** Something that runs SQL: the pool, or one transaction. */
export interface Queryable {
  /** Rows of any statement, RETURNING included. Parameters only ever through `$n`. */
  query<T>(sql: string, parameters?: unknown[]): Promise<T[]>;
}

async function rows<T>(runner: QueryRunner, sql: string, parameters: unknown[] = []): Promise<T[]> {
  const result = (await runner.query(sql, parameters, true)) as { records?: T[] };
  return result.records ?? [];
}

/** No short statement takes longer: what does is stuck. */
const SHORT_MS = 5_000;
const LONG_MS = 60_000;

/**
 * PostgreSQL through TypeORM: pool, transactions and hand-written migrations. Stores write SQL
 * (docs/adr/0003-sql-in-the-stores.md): set-based statements are what makes the hub fast.
 */
@Injectable()
export class Database implements Queryable {
  /** Short statements, many at a time. */
  private readonly source: DataSource;
  /** The few that may take long: migrations, the cut of a fan-out, sums over a whole alert. */
  private readonly patient: DataSource;

  constructor(url: string, options: { poolSize?: number; name?: string } = {}) {
    const { poolSize = 12, name = 'todoke' } = options;
    this.source = new DataSource(sourceOptions(url, { poolSize, name, statementMs: SHORT_MS }));
    this.patient = new DataSource(sourceOptions(url, { poolSize: 3, name, statementMs: LONG_MS }));
  }

  /**
   * Waits for the server: after a power cut it may come up long after us. A wrong password or name is no outage and is
   * told at once. `waiting` hears of it every ten seconds.
   */
  async open(patienceMs = Infinity, waiting: (error: Error) => void = () => undefined): Promise<void> {
    const began = performance.now();
    let said = -Infinity;
    for (;;) {
      try {
        await initialise(this.patient);
        await initialise(this.source);
        return;
      } catch (error) {
        const now = performance.now();
        if (!isOutage(error) || now - began > patienceMs) throw error;
        if (now - said > 10_000) {
          waiting(error as Error);
          said = now;
        }
        await new Promise((done) => setTimeout(done, 250));
      }
    }
  }

  /** Names of the migrations that were run now. One process at a time: the others wait. */
  async migrate(): Promise<string[]> {
    const runner = this.patient.createQueryRunner();
    try {
      await runner.query('SELECT pg_advisory_lock(741001)');
      const ran = await this.patient.runMigrations();
      return ran.map((migration) => migration.name);
    } finally {
      await runner.query('SELECT pg_advisory_unlock(741001)');
      await runner.release();
    }
  }

  async query<T>(sql: string, parameters?: unknown[]): Promise<T[]> {
    return this.heard(() => single<T>(this.source, sql, parameters));
  }

  /** A statement that reads or writes for many people at once: it may take a minute, where `query` gives up after seconds. */
  async queryPatiently<T>(sql: string, parameters?: unknown[]): Promise<T[]> {
    return this.heard(() => single<T>(this.patient, sql, parameters));
  }

  /**
   * All or nothing. Never hold one across a network call. Where two stood in each other's way it is done again, twice at
   * most: `work` touches the database only.
   */
  async transaction<T>(work: (tx: Queryable) => Promise<T>, how: { patiently?: boolean } = {}): Promise<T> {
    return this.heard(() => once(how.patiently === true ? this.patient : this.source, work));
  }

  /** A collision is done again; after a silence the connections that share the black hole are dropped. */
  private async heard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await again(work);
    } catch (error) {
      if (isSilence(error)) for (const source of [this.source, this.patient]) dropConnections(poolOf(source), 'idle');
      throw error;
    }
  }

  async close(): Promise<void> {
    for (const source of [this.source, this.patient]) if (source.isInitialized) await source.destroy();
  }
}

async function initialise(source: DataSource): Promise<void> {
  if (!source.isInitialized) await source.initialize();
}

function sourceOptions(
  url: string,
  { poolSize, name, statementMs }: { poolSize: number; name: string; statementMs: number },
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    extra: {
      max: poolSize,
      application_name: name,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      // A connection that turned into a black hole says nothing for ever: longer than any statement may take.
      query_timeout: statementMs + 1_000,
      // Connections are kept: when others take every free place at the server, the hub still has its own.
      idleTimeoutMillis: 0,
      min: 2,
      // synchronous_commit stays on: switching it off lost acknowledged work in every crash measured.
      options: `${SERVER_KEEPALIVE} -c synchronous_commit=on -c statement_timeout=${statementMs} -c idle_in_transaction_session_timeout=${statementMs}`,
    },
  };
}

async function single<T>(source: DataSource, sql: string, parameters?: unknown[]): Promise<T[]> {
  const runner = source.createQueryRunner();
  try {
    const found = await rows<T>(runner, sql, parameters);
    await runner.release();
    return found;
  } catch (error) {
    await letGo(runner, error);
    throw error;
  }
}

/**
 * Gives the connection back to its pool, or out of it where it fell silent: whoever waits for a connection would be
 * handed the dead one in the same moment, and a busy hub would never be rid of it.
 */
function letGo(runner: QueryRunner, error: unknown): Promise<void> {
  if (!isSilence(error)) return runner.release();
  return (runner as unknown as PostgresRunner).releasePostgresConnection(error as Error);
}

/** TypeORM's runner for PostgreSQL: what it is told of goes out of the pool. */
interface PostgresRunner {
  releasePostgresConnection(error: Error): Promise<void>;
}

async function once<T>(source: DataSource, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    const result = await work({ query: (sql, parameters) => rows(runner, sql, parameters) });
    await runner.commitTransaction();
    await runner.release();
    return result;
  } catch (error) {
    // On a broken connection there is nothing to roll back, and its complaint must not hide the first one.
    if (runner.isTransactionActive && !isSilence(error)) await runner.rollbackTransaction().catch(() => undefined);
    await letGo(runner, error);
    throw error;
  }
}

function poolOf(source: DataSource): unknown {
  return (source.driver as unknown as { master?: unknown }).master;
}

/** Where two stood in each other's way, nothing was done: the same once more, twice at most. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isCollision(error) || tries >= 3) throw error;
      await new Promise((done) => setTimeout(done, tries * 20));
    }
  }
}

/** The one row a statement must give. */
export function one<T>(found: T[]): T {
  const [first] = found;
  if (first === undefined) throw new Error('expected one row, got none');
  return first;
}
