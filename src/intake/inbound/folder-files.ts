import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A name is bytes: what another system wrote need not be UTF-8, and `\n` is a letter like any other. */
export interface Entry {
  path: Buffer;
  name: Buffer;
  size: number;
  changedMs: number;
  isFile: boolean;
}

export const TAKEN = 'taken';
export const REFUSED = 'refused';

/** Programs write under such a name and rename when they are done. */
const UNFINISHED = /^\.|~$|\.(?:tmp|part|partial|filepart|crdownload|swp)$/iu;

/** What lies there, oldest first, so that a series stays in its order. Directories and unfinished names are left alone. */
export async function entriesOf(folder: string): Promise<Entry[]> {
  const names = await readdir(folder, { encoding: 'buffer' });
  const found = await Promise.all(names.map((name) => entryOf(folder, name)));
  return found
    .filter((entry) => entry !== undefined)
    .sort((one, other) => one.changedMs - other.changedMs || Buffer.compare(one.name, other.name));
}

async function entryOf(folder: string, name: Buffer): Promise<Entry | undefined> {
  if (UNFINISHED.test(name.toString('latin1'))) return undefined;
  const path = Buffer.concat([Buffer.from(`${folder}/`), name]);
  try {
    const { size, mtimeMs, ...stats } = await lstat(path).then((each) => ({
      size: each.size,
      mtimeMs: each.mtimeMs,
      isFile: each.isFile(),
      isDirectory: each.isDirectory(),
    }));
    return stats.isDirectory ? undefined : { path, name, size, changedMs: mtimeMs, isFile: stats.isFile };
  } catch {
    return undefined; // Taken away between two looks.
  }
}

/** The bytes, or nothing where the file grew meanwhile. Never follows a link, never waits on a pipe. */
export async function readWhole(entry: Entry): Promise<Buffer | undefined> {
  const file = await open(entry.path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const bytes = await file.readFile();
    const after = await file.stat();
    return after.isFile() && after.size === entry.size && bytes.length === entry.size ? bytes : undefined;
  } finally {
    await file.close();
  }
}

/** Moves it out of sight under a name that harms nobody; a reason lies beside it where there is one. */
export async function putAway(
  entry: Entry,
  to: { folder: string; place: typeof TAKEN | typeof REFUSED; at: Date },
  reason?: string,
): Promise<void> {
  const stamp = to.at.toISOString().replaceAll(/[:.]/gu, '');
  const plain = entry.name
    .toString('utf8')
    .replaceAll(/[^\p{L}\p{N}._-]/gu, '_')
    .slice(0, 50);
  const target = join(to.folder, to.place, `${stamp}-${randomUUID().slice(0, 8)}-${plain}`);
  if (reason !== undefined) await writeFile(`${target}.reason.txt`, reason, { flag: 'wx' });
  await rename(entry.path, target);
}
