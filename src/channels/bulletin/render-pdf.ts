import { fork, type ChildProcess } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import { join } from 'node:path';
import type { PdfJob, PdfReply } from './pdf-child.js';
import type { Paper } from './sheet.js';

export type PdfResult =
  | { kind: 'pdf'; bytes: Uint8Array; pages: number }
  | { kind: 'failed'; why: 'timeout' | 'died' | 'refused'; detail: string };

/** Makes PDFs in a process of its own, one after the other. */
export interface PdfEngine {
  /** Answers within the time limit, always with a value. */
  make(paper: Paper): Promise<PdfResult>;
  close(): void;
}

interface EngineOptions {
  childFile: string;
  /** For a paper of one copy; each further one is given its share. */
  timeoutMs: number;
  /** Rest after which the process is let go; it holds some 100 MB. */
  idleMs: number;
  /** Typst 0.14 keeps 0.3 to 0.5 MB of every document. */
  recycleAfter: number;
}

/** A pack of a hundred boards is given fifteen seconds more. */
const MS_PER_COPY = 150;
/** Typesetting steps behind sending where both want the processor. */
const NICE = 10;

/** `.ts` when Node runs the sources (tests), `.js` when built. */
const OWN_EXTENSION = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';

const DEFAULTS: EngineOptions = {
  childFile: join(import.meta.dirname, `pdf-child.${OWN_EXTENSION}`),
  timeoutMs: 8_000,
  idleMs: 5_000,
  recycleAfter: 100,
};

export function createPdfEngine(options: Partial<EngineOptions> = {}): PdfEngine {
  const { childFile, timeoutMs, idleMs, recycleAfter } = { ...DEFAULTS, ...options };
  let child: ChildProcess | undefined;
  let made = 0;
  let jobs = 0;
  let idle: NodeJS.Timeout | undefined;
  let tail: Promise<unknown> = Promise.resolve();

  const close = (): void => {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = undefined;
  };

  const running = (): ChildProcess => {
    if (child?.connected === true && made < recycleAfter) {
      made += 1;
      return child;
    }
    close();
    made = 1;
    child = start(childFile);
    return child;
  };

  const attempt = async (paper: Paper): Promise<PdfResult> => {
    clearTimeout(idle);
    jobs += 1;
    const patience = timeoutMs + MS_PER_COPY * (paper.copies.length - 1);
    const result = await ask(running(), { id: jobs, paper }, patience);
    if (result.kind === 'failed' && result.why !== 'refused') close();
    idle = setTimeout(close, idleMs).unref();
    return result;
  };

  const work = async (paper: Paper): Promise<PdfResult> => {
    const first = await attempt(paper);
    // A process may have been ended by the system for want of memory: a fresh one deserves the job once.
    return first.kind === 'failed' && first.why === 'died' ? attempt(paper) : first;
  };

  return {
    make(paper) {
      const result = tail.then(() => work(paper));
      tail = result;
      return result;
    },
    close,
  };
}

/** No environment is handed down: the child needs none, and ours holds secrets. */
function start(childFile: string): ChildProcess {
  const child = fork(childFile, {
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  child.on('error', () => undefined);
  stepBehind(child);
  // Only a job in hand keeps the hub alive (by its time limit), never an idle engine.
  child.unref();
  child.channel?.unref();
  return child;
}

function stepBehind(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, Math.max(getPriority(), NICE));
  } catch {
    // Already gone, or a system without priorities: the sheet is made all the same.
  }
}

function ask(child: ChildProcess, job: PdfJob, timeoutMs: number): Promise<PdfResult> {
  return new Promise((resolve) => {
    const done = (result: PdfResult): void => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onExit);
      resolve(result);
    };
    const onExit = (): void => done({ kind: 'failed', why: 'died', detail: 'the typesetting process ended' });
    const onMessage = (reply: PdfReply): void => {
      if (reply.id !== job.id) return;
      if ('error' in reply) done({ kind: 'failed', why: 'refused', detail: reply.error });
      else done({ kind: 'pdf', bytes: reply.pdf, pages: reply.pages });
    };
    const timer = setTimeout(
      () => done({ kind: 'failed', why: 'timeout', detail: `no answer in ${timeoutMs} ms` }),
      timeoutMs,
    );
    child.on('message', onMessage);
    child.once('exit', onExit);
    child.once('error', onExit);
    child.send(job, (error) => {
      if (error !== null) onExit();
    });
  });
}
