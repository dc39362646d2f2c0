import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What decides which of two renditions is the one on air. */
const standing = z.object({
  alertId: z.string(),
  shortId: z.string(),
  version: z.number(),
  messageType: z.string(),
  kind: z.string(),
  class: z.string(),
  place: z.string().nullable(),
  issuedAt: z.string(),
  expiresAt: z.string(),
});
export type Standing = z.infer<typeof standing>;

/** What `current.json` of a folder says. `none`: there is no such file yet, or nobody can read it. */
export type Current = Standing | 'idle' | 'none';

/** How long an all-clear stays on air where something else is still in force. */
const ALL_CLEAR_MS = 10 * 60_000;

export function standingOf(wire: unknown): Standing | undefined {
  const parsed = standing.safeParse(wire);
  return parsed.success ? parsed.data : undefined;
}

async function readStanding(file: string): Promise<Current> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof read === 'object' && read !== null && 'onAir' in read && read.onAir === false) return 'idle';
    return standingOf(read) ?? 'none';
  } catch {
    return 'none';
  }
}

export function readCurrent(folder: string): Promise<Current> {
  return readStanding(join(folder, 'current.json'));
}

export function hasEnded(one: Pick<Standing, 'expiresAt'>, now: Date): boolean {
  return Date.parse(one.expiresAt) <= now.getTime();
}

const isEmergency = (one: Standing): boolean => one.kind === 'actual' && one.class === 'emergency';
const isOver = (one: Standing): boolean => one.messageType === 'AllClear' || one.messageType === 'Cancel';

/**
 * A late retry must not bring back old words, and while an emergency is on air a drill or a newsletter does not
 * take its place. A newer version of the same alert always does: an all-clear ends its alarm.
 */
export function mayReplace(current: Current, next: Standing, now: Date): boolean {
  if (typeof current === 'string') return true;
  if (current.alertId === next.alertId) return next.version >= current.version;
  if (hasEnded(current, now)) return true;
  if (isEmergency(current) !== isEmergency(next)) return isEmergency(next);
  return Date.parse(next.issuedAt) >= Date.parse(current.issuedAt);
}

/** True when what is on air should be asked to leave: it has ended, or it is an all-clear that has been heard. */
export function shouldLeave(current: Standing, now: Date): boolean {
  if (hasEnded(current, now)) return true;
  return isOver(current) && now.getTime() - Date.parse(current.issuedAt) > ALL_CLEAR_MS;
}

/** What is still in force among the versions kept in `folder`: the newest emergency, else the newest; never what is over. */
export async function stillInForce(
  folder: string,
  place: string | undefined,
  now: Date,
): Promise<{ base: string; standing: Standing } | undefined> {
  const newest = new Map<string, { base: string; standing: Standing }>();
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => /-v\d+-[^.]+\.json$/.test(each))) {
    const read = await readStanding(join(folder, name));
    if (typeof read === 'string' || (place !== undefined && read.place !== place)) continue;
    const known = newest.get(read.alertId);
    if (known === undefined || known.standing.version < read.version)
      newest.set(read.alertId, { base: name.slice(0, -'.json'.length), standing: read });
  }
  const living = [...newest.values()].filter((each) => !hasEnded(each.standing, now) && !isOver(each.standing));
  return living.reduce<(typeof living)[number] | undefined>(
    (best, each) => (best === undefined || mayReplace(best.standing, each.standing, now) ? each : best),
    undefined,
  );
}
