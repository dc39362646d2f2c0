import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What decides which of two renditions is the one on air. */
const standing = z.object({
  alertId: z.string(),
  version: z.number(),
  kind: z.string(),
  class: z.string(),
  issuedAt: z.string(),
  expiresAt: z.string(),
});
export type Standing = z.infer<typeof standing>;

export function standingOf(wire: unknown): Standing | undefined {
  const parsed = standing.safeParse(wire);
  return parsed.success ? parsed.data : undefined;
}

/** What `current.json` of a folder says; an unreadable one is as good as none. */
export async function readCurrent(folder: string): Promise<Standing | undefined> {
  try {
    return standingOf(JSON.parse(await readFile(join(folder, 'current.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

const isEmergency = (one: Standing): boolean => one.kind === 'actual' && one.class === 'emergency';

/**
 * A late retry must not bring back old words, and while an emergency is on air a drill or a newsletter does not
 * take its place. A newer version of the same alert always does: an all-clear ends its alarm.
 */
export function mayReplace(current: Standing | undefined, next: Standing, now: Date): boolean {
  if (current === undefined) return true;
  if (current.alertId === next.alertId) return next.version >= current.version;
  if (Date.parse(current.expiresAt) <= now.getTime()) return true;
  if (isEmergency(current) !== isEmergency(next)) return isEmergency(next);
  return Date.parse(next.issuedAt) >= Date.parse(current.issuedAt);
}
