import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Job as BullJob, JobsOptions, Queue, Worker } from 'bullmq';
import { LANES, type Lane } from '../../domain/alert.js';
import { crashPoint } from '../crash-point.js';
import { isOutage, isSilence, throughOutage } from '../database/outage.js';
import type { Log } from '../log.js';
import { PostgresMachine, RedisMachine, type Job, type QueueMachine } from './machines.js';

/**
 * Works on one id. The signal fires when this process must stop; `run` names this take of the job and stays the same when
 * it is begun again after an outage.
 */
export type JobHandler = (id: string, signal: AbortSignal, run: string) => Promise<void>;

/**
 * Recovery of a killed worker in seconds instead of BullMQ's minute. The lock is shorter than the ledger's lease: a job
 * that a dead worker had fetched and not begun is soon with another, and one that is still at work is fenced by its lease.
 * Stalled jobs are never given up, because the ledger decides what is still owed. `drainDelay`: an idle worker looks by itself each second, so that a LISTEN
 * connection that died without a word delays nothing by more.
 */
const WORKER = {
  lockDuration: 3_000,
  stalledInterval: 2_000,
  maxStalledCount: 1_000,
  runRetryDelay: 1_000,
  drainDelay: 1,
} as const;

const JOB: JobsOptions = { removeOnComplete: { age: 600, count: 1_000 }, removeOnFail: { age: 86_400, count: 5_000 } };
/** Whoever hands in an alert does not wait longer for a queue that is away: the ledger keeps what is owed. */
const ADD_MS = 800;

/** The only place that knows BullMQ: on PostgreSQL by default, on Redis when `REDIS_URL` is set. */
@Injectable()
export class Queues {
  private readonly queues = new Map<string, Queue>();
  private readonly workers: Worker[] = [];
  private readonly stopping = new AbortController();
  private isClosed = false;
  /** Jobs begun by this process: what the watchdog judges by. */
  begun = 0;
  private readonly machine: QueueMachine;

  constructor(
    where: { databaseUrl: string; redisUrl?: string },
    private readonly log: Log,
  ) {
    this.machine =
      where.redisUrl === undefined
        ? new PostgresMachine(where.databaseUrl, log)
        : new RedisMachine(where.redisUrl, log);
  }

  get backend(): 'postgresql' | 'redis' {
    return this.machine.name;
  }

  /** Brings the queue's own tables up to date (PostgreSQL), or checks the server's settings (Redis). */
  open(): Promise<void> {
    return this.machine.open();
  }

  /**
   * Puts ids in a queue; `lane` decides the order: life-safety first. False = the queue is away or silent, and was not
   * waited for. Nothing is lost by that: every id is owed in the database too, and the sweeper hands it in again.
   */
  async add(queue: string, ids: readonly string[], lane: Lane = 'notice'): Promise<boolean> {
    if (ids.length === 0) return true;
    const priority = LANES.indexOf(lane) + 1;
    const jobs = ids.map((id) => ({ name: queue, data: { id } satisfies Job, opts: { ...JOB, priority } }));
    try {
      await this.ask(queue, (asked) => asked.addBulk(jobs));
      crashPoint('enqueued');
      return true;
    } catch (error) {
      this.trouble(queue, error as Error);
      return false;
    }
  }

  /** Works on a queue until the hub closes. */
  work(queue: string, concurrency: number, handler: JobHandler): void {
    void this.keepWorking(queue, concurrency, handler);
  }

  /** Waiting and running jobs of a queue. */
  async depth(queue: string): Promise<number> {
    const counts = await this.ask(queue, (asked) => asked.getJobCounts('waiting', 'active', 'prioritized', 'delayed'));
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  /** Jobs that failed: an error that nobody expected, and nothing else. */
  async dead(queue: string): Promise<number> {
    return this.ask(queue, (asked) => asked.getFailedCount());
  }

  /** Throws everything in the queue away; the sweeper refills it from the ledger. For tests and runbooks. */
  async empty(queue: string): Promise<void> {
    await this.queue(queue).obliterate({ force: true });
  }

  /** Takes no more jobs, lets the running ones finish for a moment, then tells them to stop. */
  async stopWork(graceMs = 6_000): Promise<void> {
    const timer = setTimeout(() => this.stopping.abort(), graceMs);
    this.isClosed = true;
    await Promise.all(this.workers.splice(0).map((worker) => worker.close().catch(() => undefined)));
    clearTimeout(timer);
  }

  async close(): Promise<void> {
    await this.stopWork();
    await Promise.all([...this.queues.values()].map((queue) => queue.close().catch(() => undefined)));
    await this.machine.close();
  }

  /**
   * BullMQ keeps the failure of a first connection for ever (6.7): a worker that did not come up is thrown away and
   * made anew.
   */
  private async keepWorking(queue: string, concurrency: number, handler: JobHandler): Promise<void> {
    while (!this.isClosed) {
      const worker = this.machine.worker(queue, (job) => this.run(job, handler), { ...WORKER, concurrency });
      worker.on('error', (error) => this.trouble(queue, error));
      worker.on('failed', (job, error) => this.failed(queue, error, job));
      worker.on('completed', () => crashPoint('job-completed'));
      this.workers.push(worker);
      try {
        await worker.waitUntilReady();
        return;
      } catch (error) {
        this.trouble(queue, error as Error);
        this.workers.splice(this.workers.indexOf(worker), 1);
        await worker.close(true).catch(() => undefined);
        await new Promise((done) => setTimeout(done, 1_000));
      }
    }
  }

  /** An outage underneath is no fault of the job: it goes on when the machine is back, and never becomes a dead letter. */
  private run(job: Job, handler: JobHandler): Promise<void> {
    const { signal } = this.stopping;
    const run = randomUUID();
    this.begun += 1;
    return throughOutage(
      () => handler(job.id, signal, run),
      () => signal.aborted,
    );
  }

  /** Done, and the queue could not be told so: that is no dead letter, the ledger knows. Anything else is a bug. */
  private failed(queue: string, error: Error, job?: BullJob<Job>): void {
    if (isOutage(error)) void job?.remove().catch((failure: Error) => this.trouble(queue, failure));
    else this.log.failure('job failed', error, { queue, id: job?.data.id });
  }

  private trouble(queue: string, error: Error): void {
    if (isSilence(error)) this.machine.silent();
    if (!this.isClosed) this.log.warning('queue trouble', { queue, error: error.message });
  }

  private queue(name: string): Queue {
    const known = this.queues.get(name);
    if (known !== undefined) return known;
    const made = this.machine.queue(name);
    made.on('error', (error) => this.trouble(name, error));
    this.queues.set(name, made);
    return made;
  }

  /** The next one to ask gets a new one: see `keepWorking`. */
  private renew(name: string): void {
    const broken = this.queues.get(name);
    this.queues.delete(name);
    void broken?.close().catch(() => undefined);
  }

  /** In vain = the next one to ask gets a queue made anew, where this one would remember its failure. */
  private async ask<T>(name: string, work: (queue: Queue) => Promise<T>): Promise<T> {
    try {
      return await this.inTime(work(this.queue(name)));
    } catch (error) {
      if (this.machine.remembersFailure) this.renew(name);
      throw error;
    }
  }

  /** No client of a queue has a deadline of its own. */
  private async inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => {
        this.machine.late();
        fail(new Error(`no answer in ${ADD_MS} ms`));
      }, ADD_MS);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
