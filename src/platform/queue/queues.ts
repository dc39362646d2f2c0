import { Injectable } from '@nestjs/common';
import { Queue, Worker, createPostgresBackend, runMigrations, type JobsOptions, type Processor } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { LANES, type Lane } from '../../domain/alert.js';
import type { Log } from '../log.js';

/** What a job carries: an id of something in PostgreSQL, never content (docs/adr/0002-ledger-is-the-truth.md). */
interface Job {
  id: string;
}

export type JobHandler = (id: string, signal: AbortSignal) => Promise<void>;

/**
 * Recovery of a killed worker in seconds instead of BullMQ's minute; stalled jobs are never given up,
 * because the ledger decides what is still owed.
 */
const WORKER = {
  lockDuration: 10_000,
  stalledInterval: 2_000,
  maxStalledCount: 1_000,
  runRetryDelay: 1_000,
  drainDelay: 1,
} as const;

const JOB: JobsOptions = { removeOnComplete: { age: 600, count: 1_000 }, removeOnFail: { age: 86_400, count: 5_000 } };

/** The only place that knows BullMQ: on PostgreSQL by default, on Redis when `REDIS_URL` is set. */
@Injectable()
export class Queues {
  private readonly queues = new Map<string, Queue>();
  private readonly workers: Worker[] = [];
  private readonly aborts: AbortController[] = [];
  private readonly connections: Redis[] = [];
  private isClosed = false;
  private readonly pool?: Pool;
  private readonly redisUrl?: string;

  constructor(
    where: { databaseUrl: string; redisUrl?: string },
    private readonly log: Log,
  ) {
    if (where.redisUrl !== undefined) {
      this.redisUrl = where.redisUrl;
      return;
    }
    // One pool for all queues of the process: each worker keeps one of its connections for LISTEN.
    this.pool = new Pool({
      connectionString: where.databaseUrl,
      max: 30,
      keepAlive: true,
      options: '-c search_path=bullmq,public',
    });
    // Every queue and worker listens on it.
    this.pool.setMaxListeners(0);
    this.pool.on('error', (error) => this.log.warning('queue connection lost', { error: error.message }));
  }

  get backend(): 'postgresql' | 'redis' {
    return this.redisUrl === undefined ? 'postgresql' : 'redis';
  }

  /** Brings the queue's own tables up to date (PostgreSQL), or checks the server's settings (Redis). */
  async open(): Promise<void> {
    if (this.pool !== undefined) {
      const client = await this.pool.connect();
      try {
        await runMigrations(client);
      } finally {
        client.release();
      }
      return;
    }
    const redis = this.redis();
    try {
      const policy = (await redis.config('GET', 'maxmemory-policy').catch(() => undefined)) as string[] | undefined;
      // With any other policy Redis silently throws waiting jobs away when memory is short.
      if (policy?.[1] !== undefined && policy[1] !== 'noeviction') {
        throw new Error(
          `REDIS_URL: maxmemory-policy が ${policy[1]} です。noeviction にしてください (Redis must run with noeviction).`,
        );
      }
    } finally {
      redis.disconnect();
    }
  }

  /** Puts ids in a queue. `lane` decides the order: life-safety first. */
  async add(queue: string, ids: readonly string[], lane: Lane = 'notice'): Promise<void> {
    if (ids.length === 0) return;
    const priority = LANES.indexOf(lane) + 1;
    await this.queue(queue).addBulk(
      ids.map((id) => ({ name: queue, data: { id } satisfies Job, opts: { ...JOB, priority } })),
    );
  }

  /** Works on a queue until the hub closes. The signal fires when this process must stop. */
  work(queue: string, concurrency: number, handler: JobHandler): void {
    const abort = new AbortController();
    const processor: Processor<Job> = async (job) => {
      await handler(job.data.id, abort.signal);
    };
    const options = { ...WORKER, concurrency };
    const worker =
      this.pool === undefined
        ? new Worker<Job>(queue, processor, { ...options, connection: this.redis() })
        : new Worker(queue, processor, { ...options, connection: this.pool }, createPostgresBackend);
    worker.on('error', (error) => this.trouble(queue, error));
    worker.on('failed', (job, error) => this.log.failure('job failed', error, { queue, id: job?.data.id }));
    this.workers.push(worker as Worker);
    this.aborts.push(abort);
  }

  /** Waiting and running jobs of a queue. */
  async depth(queue: string): Promise<number> {
    const counts = await this.queue(queue).getJobCounts('waiting', 'active', 'prioritized', 'delayed');
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  /** Throws everything in the queue away; the sweeper refills it from the ledger. For tests and runbooks. */
  async empty(queue: string): Promise<void> {
    await this.queue(queue).obliterate({ force: true });
  }

  /** Takes no more jobs, lets the running ones finish for a moment, then tells them to stop. */
  async stopWork(graceMs = 6_000): Promise<void> {
    const timer = setTimeout(() => this.aborts.forEach((abort) => abort.abort()), graceMs);
    await Promise.all(this.workers.splice(0).map((worker) => worker.close().catch(() => undefined)));
    clearTimeout(timer);
  }

  async close(): Promise<void> {
    await this.stopWork();
    this.isClosed = true;
    await Promise.all([...this.queues.values()].map((queue) => queue.close().catch(() => undefined)));
    // BullMQ leaves connections it was handed open.
    for (const redis of this.connections.splice(0)) redis.disconnect();
    await this.pool?.end();
  }

  private trouble(queue: string, error: Error): void {
    if (!this.isClosed) this.log.warning('queue trouble', { queue, error: error.message });
  }

  private queue(name: string): Queue {
    const known = this.queues.get(name);
    if (known !== undefined) return known;
    const made =
      this.pool === undefined
        ? new Queue(name, { connection: this.redis() })
        : new Queue(name, { connection: this.pool }, createPostgresBackend);
    made.on('error', (error) => this.trouble(name, error));
    this.queues.set(name, made as Queue);
    return made as Queue;
  }

  private redis(): Redis {
    const redis = new Redis(this.redisUrl ?? '', {
      maxRetriesPerRequest: null,
      retryStrategy: (tries) => Math.min(tries * 200, 1_000),
    });
    this.connections.push(redis);
    redis.on('error', (error: Error) => this.log.warning('redis trouble', { error: error.message }));
    return redis;
  }
}
