import { link, readdir, readFile, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Attempted } from '../domain/outcome.js';
import type { Batch, ChannelMachine, OpenChannel, Rendition } from './channel.js';
import {
  mayReplace,
  readCurrent,
  shouldLeave,
  standingOf,
  stillInForce,
  type Current,
  type Standing,
} from './current-files.js';
import { diskTrouble, writeWhole } from './whole-files.js';

export interface Station {
  place: string;
}

export interface FolderOptions {
  /** Name of the channel whose stations have a folder of their own. */
  channel: string;
  /** What `current.*` says when nothing is on air; `current.json` last. */
  idle: Rendition['files'];
  /** Ending of a file that comes later than the rest (a sound), and is taken away with it. */
  late?: string;
}

/** A folder that studios and stations take files from. */
export interface StationFolder extends OpenChannel<Station> {
  /** The folder of the town and of each station. */
  readonly folders: readonly string[];
  /** Does something while nothing else changes the folder. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** Files for a studio or a station: each version under its own name, the newest also as `current.*`, until it ends. */
export function openFolder({ mediaDir, profile }: ChannelMachine, options: FolderOptions): StationFolder {
  let tail: Promise<unknown> = Promise.resolve();
  const places = profile.stations.filter(({ channel }) => channel === options.channel).map(({ code }) => code);
  // One after the other: reading what is current and replacing it must not interleave.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const answer = tail.then(work);
    tail = answer.catch(() => undefined);
    return answer;
  };
  return {
    folders: [mediaDir, ...places.map((place) => join(mediaDir, folderName(place)))],
    inTurn,
    deliver: (batch) => inTurn(() => publish(mediaDir, batch, options)),
    tend: (now) =>
      inTurn(async () => {
        for (const place of [undefined, ...places]) await tendFolder({ mediaDir, place, now }, options);
      }),
    async close() {
      await tail;
    },
  };
}

async function publish(mediaDir: string, batch: Batch<Station>, options: FolderOptions): Promise<Attempted[]> {
  const answer = (reason: Attempted['reason'], detail: string): Attempted[] =>
    batch.recipients.map(({ wayId }) => ({ wayId, reason, detail }));
  const next = standingOf(batch.rendition.wire);
  try {
    for (const file of batch.rendition.files) await writeWhole(mediaDir, file.name, file.bytes);
    const folders = [mediaDir, ...batch.recipients.map(({ address }) => join(mediaDir, folderName(address.place)))];
    let replaced = true;
    for (const folder of folders) {
      const isNews = next !== undefined && mayReplace(await readCurrent(folder), next, batch.now);
      if (isNews) await putOnAir({ mediaDir, folder, standing: next }, batch.rendition.files, options);
      replaced &&= isNews;
    }
    const name = batch.rendition.files[0]?.name ?? '';
    return answer(
      'published',
      replaced ? name : `${name}（放送中の緊急情報か新しい版があるため current は変えていません）`,
    );
  } catch (error) {
    return answer('provider-busy', diskTrouble(error));
  }
}

/** `current.json` last: who sees the new number finds the new words, and never the sound of the old ones. */
async function putOnAir(
  where: { mediaDir: string; folder: string; standing: Standing },
  files: Rendition['files'],
  { late }: FolderOptions,
): Promise<void> {
  const { mediaDir, folder, standing } = where;
  if (late !== undefined) await rm(join(folder, `current.${late}`), { force: true });
  for (const file of files) {
    await writeWhole(folder, `current${file.name.slice(file.name.indexOf('.'))}`, file.bytes);
  }
  if (late !== undefined) await linkLate(mediaDir, folder, lateName(standing, late));
}

/** Where the file that comes later lies: one for all places, since they hear the same. */
export function lateName({ shortId, version }: Pick<Standing, 'shortId' | 'version'>, late: string): string {
  return `${shortId.replaceAll(/[^A-Za-z0-9-]/g, '_')}-v${version}.${late}`;
}

/** The same bytes under a second name, put in place whole. */
export async function linkLate(mediaDir: string, folder: string, name: string): Promise<void> {
  const target = join(folder, `current${name.slice(name.lastIndexOf('.'))}`);
  const draft = `${target}.${randomUUID()}.part`;
  try {
    await link(join(mediaDir, name), draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    // Not there yet.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Ends what is over: the next that is still in force takes its place, or nothing does. */
async function tendFolder(
  { mediaDir, place, now }: { mediaDir: string; place: string | undefined; now: Date },
  options: FolderOptions,
): Promise<void> {
  const folder = place === undefined ? mediaDir : join(mediaDir, folderName(place));
  const current: Current = await readCurrent(folder);
  if (current === 'idle' || (current !== 'none' && !shouldLeave(current, now))) return;
  const next = current === 'none' ? undefined : await stillInForce(mediaDir, place, now);
  if (next !== undefined) {
    const files = await filesOf(mediaDir, next.base);
    await putOnAir({ mediaDir, folder, standing: next.standing }, files, options);
    return;
  }
  // An all-clear stays as long as it holds, where nothing else waits.
  if (current !== 'none' && Date.parse(current.expiresAt) > now.getTime()) return;
  const { idle, late } = options;
  if (late !== undefined) await rm(join(folder, `current.${late}`), { force: true });
  for (const file of idle) await writeWhole(folder, file.name, file.bytes);
}

async function filesOf(mediaDir: string, base: string): Promise<Rendition['files']> {
  const names = (await readdir(mediaDir)).filter((name) => name.startsWith(`${base}.`) && !name.endsWith('.part'));
  const ordered = names.sort((a, b) => Number(a.endsWith('.json')) - Number(b.endsWith('.json')));
  return Promise.all(
    ordered.map(async (name) => ({ name, mediaType: '', bytes: await readFile(join(mediaDir, name)) })),
  );
}

function folderName(place: string): string {
  return place.replaceAll(/[^A-Za-z0-9-]/g, '_');
}
