import { join } from 'node:path';
import type { Attempted } from '../domain/outcome.js';
import type { Batch, ChannelMachine, OpenChannel } from './channel.js';
import { mayReplace, readCurrent, standingOf } from './current-files.js';
import { diskTrouble, writeWhole } from './whole-files.js';

export interface Station {
  place: string;
}

/** Files for a studio or a station: each version under its own name, the newest also as `current.*`. */
export function openFolder({ mediaDir }: ChannelMachine): OpenChannel<Station> {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    deliver(batch) {
      // One after the other: reading what is current and replacing it must not interleave.
      const answer = tail.then(() => publish(mediaDir, batch));
      tail = answer;
      return answer;
    },
    async close() {
      await tail;
    },
  };
}

async function publish(mediaDir: string, batch: Batch<Station>): Promise<Attempted[]> {
  const answer = (reason: Attempted['reason'], detail: string): Attempted[] =>
    batch.recipients.map(({ wayId }) => ({ wayId, reason, detail }));
  try {
    for (const file of batch.rendition.files) await writeWhole(mediaDir, file.name, file.bytes);
    const folders = [mediaDir, ...batch.recipients.map(({ address }) => join(mediaDir, folderName(address.place)))];
    let replaced = true;
    for (const folder of folders) replaced = (await replaceCurrent(folder, batch)) && replaced;
    const name = batch.rendition.files[0]?.name ?? '';
    return answer(
      'published',
      replaced ? name : `${name}（放送中の緊急情報か新しい版があるため current は変えていません）`,
    );
  } catch (error) {
    return answer('provider-busy', diskTrouble(error));
  }
}

/** `current.json` last: who sees the new number finds the new words. */
async function replaceCurrent(folder: string, batch: Batch<Station>): Promise<boolean> {
  const next = standingOf(batch.rendition.wire);
  if (next === undefined || !mayReplace(await readCurrent(folder), next, batch.now)) return false;
  for (const file of batch.rendition.files) {
    await writeWhole(folder, `current${file.name.slice(file.name.indexOf('.'))}`, file.bytes);
  }
  return true;
}

function folderName(place: string): string {
  return place.replaceAll(/[^A-Za-z0-9-]/g, '_');
}
