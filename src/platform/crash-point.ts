/**
 * Places where a fault test may kill this process, in the order an alert meets them. Each stands at a border between
 * two systems, where something is done on one side and not yet known on the other.
 */
export const CRASH_POINTS = [
  'request-parsed',
  'committed',
  'enqueued',
  'claimed',
  'provider-accepted',
  'ledger-written',
  'job-completed',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

let armed: { name: string; left: number } | undefined;

/** `HUB_CRASH_AT=provider-accepted:40` ends this process, as a power cut would, the 40th time it comes there. */
export function armCrashPoint(where: string | undefined): void {
  const [name = '', times = '1'] = (where ?? '').split(':');
  armed = name === '' ? undefined : { name, left: Number(times) };
}

export function crashPoint(name: CrashPoint): void {
  if (armed?.name !== name) return;
  armed.left -= 1;
  if (armed.left <= 0) process.kill(process.pid, 'SIGKILL');
}
