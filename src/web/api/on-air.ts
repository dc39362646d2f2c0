import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { hasEnded, readCurrent } from '../../channels/current-files.js';
import { findChannel } from '../../channels/index.js';

/** One file of a medium as it stands now: `etag` tells one state from the next, `load` brings the bytes. */
export interface OnAirFile {
  etag: string;
  type: string;
  load(): Promise<Buffer>;
  /** Instead of bytes: why there is no sound now. */
  absent?: { code: string; ja: string; en: string };
}

export interface MediaQuestion {
  /** `DATA_DIR/media`. */
  root: string;
  channel: string;
  /** A station's code; absent = what the town says. */
  place?: string;
  /** `current.txt`. */
  file: string;
  now: Date;
}

const NOTHING_ON_AIR = {
  code: 'nothing-on-air',
  ja: 'いま放送する音声はありません。',
  en: 'Nothing is on air. Ask again with ?wait=30 and If-None-Match.',
};

/** Names that may be asked for: what the channel keeps, and for radio its sound. */
export function filesOn(channel: string): string[] {
  const kept = (findChannel(channel)?.idle ?? []).map(({ name }) => name);
  return channel === 'fm-feed' ? [...kept, 'current.wav'] : kept;
}

/** What is on air by the hub's clock, whatever still lies in the folder. */
export async function onAirFile(question: MediaQuestion): Promise<OnAirFile> {
  const { root, channel, place, file, now } = question;
  const folder = join(root, channel, (place ?? '').replaceAll(/[^A-Za-z0-9-]/g, '_'));
  const current = await readCurrent(folder);
  const isOn = typeof current !== 'string' && !hasEnded(current, now);
  if (file === 'current.wav') return isOn ? soundIn(folder, join(root, channel)) : without(NOTHING_ON_AIR);
  const idle = findChannel(channel)?.idle?.find(({ name }) => name === file);
  if (idle === undefined) throw new Error(`${channel} keeps no ${file}`);
  const kept = isOn ? await readFile(join(folder, file)).catch(() => undefined) : undefined;
  const bytes = kept ?? Buffer.from(idle.bytes);
  return { etag: etagOf(bytes), type: idle.mediaType, load: () => Promise.resolve(bytes) };
}

const spokenSchema = z.object({
  issuedAt: z.string(),
  wav: z.object({ file: z.string() }).nullable(),
  wavNote: z.object({ state: z.string(), ja: z.string(), en: z.string() }).nullable(),
});

/** The sound that `current.json` names, never a left-over of another script. */
async function soundIn(folder: string, home: string): Promise<OnAirFile> {
  const text = await readFile(join(folder, 'current.json'), 'utf8').catch(() => '{}');
  const read = spokenSchema.safeParse(JSON.parse(text));
  if (!read.success) return without(NOTHING_ON_AIR);
  const { wav, wavNote, issuedAt } = read.data;
  if (wav === null) {
    const { state, ja, en } = wavNote ?? { state: 'nothing', ...NOTHING_ON_AIR };
    return without({ code: `sound-${state}`, ja, en });
  }
  return {
    etag: etagOf(`${wav.file} ${issuedAt}`),
    type: 'audio/wav',
    load: () => readFile(join(home, basename(wav.file))),
  };
}

function without(absent: { code: string; ja: string; en: string }): OnAirFile {
  return { etag: etagOf(absent.code), type: 'audio/wav', load: () => Promise.resolve(Buffer.alloc(0)), absent };
}

function etagOf(content: Buffer | string): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}
