import { readdirSync, readFileSync } from 'node:fs';
import { wallClockMs } from './tally.js';

/** Processor time of the benchmark's processes, in ms, by what they are. */
export type ProcessorTime = Map<string, number>;

/** The kernel's unit of processor time in /proc: USER_HZ is 100 on every Linux that Node runs on. */
const TICK_MS = 10;

interface Seen {
  parent: number;
  ms: number;
  command: string;
}

/** What every process below this one has used so far; nothing where there is no /proc. */
export function processorTime(workers: readonly number[]): ProcessorTime {
  const all = new Map<number, Seen>();
  for (const name of listed()) {
    const seen = /^\d+$/.test(name) ? look(Number(name)) : undefined;
    if (seen !== undefined) all.set(Number(name), seen);
  }
  const sum: ProcessorTime = new Map();
  for (const [pid, seen] of all) {
    if (pid !== process.pid && !isBelow(all, pid)) continue;
    const kind = workers.includes(pid) ? 'worker' : kindOf(pid, seen.command);
    sum.set(kind, (sum.get(kind) ?? 0) + seen.ms);
  }
  return sum;
}

/** Cores that each kind kept busy between two looks. */
export function coresBusy(before: ProcessorTime, after: ProcessorTime, ms: number): Record<string, number> {
  return Object.fromEntries([...after].map(([kind, used]) => [kind, Math.max(0, used - (before.get(kind) ?? 0)) / ms]));
}

/** Starts to count; the answer is the cores that each kind kept busy since. */
export function countCores(workers: readonly number[]): () => Record<string, number> {
  const before = processorTime(workers);
  const startedAt = wallClockMs();
  return () => coresBusy(before, processorTime(workers), wallClockMs() - startedAt);
}

export function coresInWords(cores: Record<string, number>): string {
  return Object.entries(cores)
    .filter(([, busy]) => busy >= 0.005)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, busy]) => `${kind} ${busy.toFixed(2)}`)
    .join(', ');
}

function listed(): string[] {
  try {
    return readdirSync('/proc');
  } catch {
    return [];
  }
}

/** proc(5), /proc/pid/stat: the name may hold blanks, what follows its bracket does not. */
function look(pid: number): Seen | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // utime, stime, and those of children that were waited for.
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), ms: ticks * TICK_MS, command };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}

function isBelow(all: ReadonlyMap<number, Seen>, pid: number): boolean {
  for (let at = all.get(pid); at !== undefined; at = all.get(at.parent)) if (at.parent === process.pid) return true;
  return false;
}

function kindOf(pid: number, command: string): string {
  if (pid === process.pid) return 'bench';
  if (command.includes('postgres')) return 'postgresql';
  if (command.includes('redis-server')) return 'redis';
  if (command.includes('receivers-process')) return 'receivers';
  if (command.includes('page-visitors')) return 'visitors';
  if (command.includes('pdf-child')) return 'pdf';
  return command.includes('main.js') ? 'web' : 'other';
}
