import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { migrations } from './migrations/index.js';

/** Something that runs SQL: the pool, or one transaction. */
export interface Queryable {
  /** Rows of any statement, RETURNING included. Parameters only ever through `$n`. */
  query<T>(sql: string, parameters?: unknown[]): Promise<T[]>;
}

async function rows<T>(runner: QueryRunner, sql: string, parameters: unknown[] = []): Promise<T[]> {
  const result = (await runner.query(sql, parameters, true)) as { records?: T[] };
  return result.records ?? [];
}

/**
 * PostgreSQL through TypeORM: pool, transactions and hand-written migrations. Stores write SQL
 * (docs/adr/0003-sql-in-the-stores.md): set-based statements are what makes the hub fast.
 */
@Injectable()
export class Database implements Queryable {
  private readonly source: DataSource;

  constructor(url: string, options: { poolSize?: number; name?: string } = {}) {
    this.source = new DataSource({
      type: 'postgres',
      url,
      migrations: [...migrations],
      migrationsTransactionMode: 'each',
      extra: {
        max: options.poolSize ?? 12,
        application_name: options.name ?? 'todoke',
        keepAlive: true,
        connectionTimeoutMillis: 5_000,
        // synchronous_commit stays on: switching it off lost acknowledged work in every crash measured.
        options: '-c synchronous_commit=on -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000',
      },
    });
  }

  /** Waits for the server (after a power cut it may come up after us), then migrates. */
  async open(patienceMs = 60_000): Promise<void> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      try {
        await this.source.initialize();
        break;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await new Promise((done) => setTimeout(done, 250));
      }
    }
  }

  /** Names of the migrations that were run now. One process at a time: the others wait. */
  async migrate(): Promise<string[]> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.query('SELECT pg_advisory_lock(741001)');
      const ran = await this.source.runMigrations();
      return ran.map((migration) => migration.name);
    } finally {
      await runner.query('SELECT pg_advisory_unlock(741001)');
      await runner.release();
    }
  }

  async query<T>(sql: string, parameters?: unknown[]): Promise<T[]> {
    const runner = this.source.createQueryRunner();
    try {
      return await rows<T>(runner, sql, parameters);
    } finally {
      await runner.release();
    }
  }

  /** All or nothing. Never hold one across a network call. */
  async transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    await runner.startTransaction();
    try {
      const result = await work({ query: (sql, parameters) => rows(runner, sql, parameters) });
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

/** The one row a statement must give. */
export function one<T>(found: T[]): T {
  const [first] = found;
  if (first === undefined) throw new Error('expected one row, got none');
  return first;
}
