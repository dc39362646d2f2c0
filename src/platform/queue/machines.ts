import { Queue, Worker, createPostgresBackend, runMigrations, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { SERVER_KEEPALIVE, dropConnections } from '../database/dead-connections.js';
import { isOutage } from '../database/outage.js';
import type { Log } from '../log.js';

/** What a job carries: an id of something in PostgreSQL, never content (docs/adr/0002-ledger-is-the-truth.md). */
export interface Job {
  id: string;
}

type Run = (job: Job) => Promise<void>;
type How = Omit<WorkerOptions, 'connection'>;

/** What the queues stand on. */
export interface QueueMachine {
  readonly name: 'postgresql' | 'redis';
  /** A first connection that failed is never tried again by itself: the queue must be made anew. */
  readonly remembersFailure: boolean;
  open(): Promise<void>;
  queue(name: string): Queue;
  worker(name: string, run: Run, how: How): Worker<Job>;
  /** Somebody waited for an answer in vain, for as long as a query may take. */
  silent(): void;
  /** An answer did not come soon: connections that nobody is using may be dead, and are not worth finding out about. */
  late(): void;
  close(): Promise<void>;
}

/** One pool for all queues of the process: each worker keeps one of its connections for LISTEN. */
const POOL_SIZE = 40;

export class PostgresMachine implements QueueMachine {
  readonly name = 'postgresql';
  readonly remembersFailure = true;
  private readonly pool: Pool;

  constructor(databaseUrl: string, log: Log) {
    this.pool = new Pool({
      connectionString: databaseUrl,
      max: POOL_SIZE,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      // A connection that turned into a black hole is given up, and another one taken.
      query_timeout: 3_000,
      options: `${SERVER_KEEPALIVE} -c search_path=bullmq,public -c synchronous_commit=on`,
    });
    // Every queue and worker listens on it.
    this.pool.setMaxListeners(0);
    this.pool.on('error', (error) => log.warning('queue connection lost', { error: error.message }));
    // The pool listens to idle connections only. BullMQ takes one out without listening: cut then, it would end the process.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Brings the queue's own tables up to date. */
  async open(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await runMigrations(client);
    } finally {
      client.release();
    }
  }

  queue(name: string): Queue {
    return new Queue(name, { connection: this.pool }, createPostgresBackend) as unknown as Queue;
  }

  worker(name: string, run: Run, how: How): Worker<Job> {
    const options = { ...how, connection: this.pool };
    const processor = (job: { data: Job }): Promise<void> => run(job.data);
    return new Worker(name, processor, options, createPostgresBackend) as unknown as Worker<Job>;
  }

  silent(): void {
    dropConnections(this.pool, 'all');
  }

  late(): void {
    dropConnections(this.pool, 'idle');
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

/** A Redis that says nothing for so long while it is asked is no longer there. */
const SILENCE_MS = 5_000;

export class RedisMachine implements QueueMachine {
  readonly name = 'redis';
  readonly remembersFailure = false;
  private readonly connections: Redis[] = [];

  constructor(
    private readonly url: string,
    private readonly log: Log,
  ) {}

  /**
   * Waits for the server and checks how it is set. With any eviction Redis silently throws waiting jobs away: refused.
   * Without its append-only file a restart empties the queue, which the sweeper refills: said, and gone on.
   */
  async open(): Promise<void> {
    const redis = this.connect();
    try {
      for (;;) {
        const answer = await redis.config('GET', 'maxmemory-policy').catch((error: unknown) => error as Error);
        if (!(answer instanceof Error)) break;
        // A managed Redis often forbids CONFIG.
        if (!isOutage(answer)) return this.log.warning('redis settings cannot be read', { error: answer.message });
        await new Promise((done) => setTimeout(done, 250));
      }
      const policy = await setting(redis, 'maxmemory-policy');
      if (policy !== 'noeviction') {
        throw new Error(
          `REDIS_URL: maxmemory-policy が ${policy} です。noeviction にしてください (Redis must run with noeviction).`,
        );
      }
      if ((await setting(redis, 'appendonly')) !== 'yes') {
        this.log.warning('redis keeps nothing over a restart (appendonly no): the queue is refilled from the ledger');
      }
    } finally {
      redis.disconnect();
    }
  }

  queue(name: string): Queue {
    return new Queue(name, { connection: this.connect() });
  }

  worker(name: string, run: Run, how: How): Worker<Job> {
    return new Worker<Job>(name, (job) => run(job.data), { ...how, connection: this.connect() });
  }

  /** ioredis ends a silent connection by itself (`socketTimeout`). */
  silent(): void {
    return undefined;
  }

  late(): void {
    return undefined;
  }

  /** BullMQ leaves connections it was handed open. */
  close(): Promise<void> {
    for (const redis of this.connections.splice(0)) redis.disconnect();
    return Promise.resolve();
  }

  private connect(): Redis {
    const redis = new Redis(this.url, {
      maxRetriesPerRequest: null,
      keepAlive: 5_000,
      // A connection that turned into a black hole says nothing for ever; no command of a queue blocks for longer than a second.
      socketTimeout: SILENCE_MS,
      retryStrategy: (tries) => Math.min(tries * 200, 1_000),
    });
    this.connections.push(redis);
    redis.on('error', (error: Error) => this.log.warning('redis trouble', { error: error.message }));
    return redis;
  }
}

async function setting(redis: Redis, name: string): Promise<string> {
  const found = (await redis.config('GET', name)) as string[];
  return found[1] ?? '';
}
