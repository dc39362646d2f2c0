import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sinks } from './demo-sinks.js';

/** Folder of demo-out by the channel whose files it holds. */
const MEDIA: Record<string, string> = { fm: 'fm-feed', catv: 'catv-feed', bulletin: 'bulletin' };

/** Writes what each receiver got, and copies what the public channels made. */
export function writeArtefacts(out: string, sinks: Sinks): void {
  for (const folder of ['mail', 'line', 'push']) mkdirSync(join(out, folder), { recursive: true });
  sinks.smtp.received.forEach((mail, i) => writeFileSync(join(out, 'mail', `${numbered(i)}.eml`), mail.raw));
  sinks.line.received.forEach((message, i) =>
    writeFileSync(join(out, 'line', `${numbered(i)}.json`), `${JSON.stringify(message, undefined, 2)}\n`),
  );
  sinks.push.received.forEach((push, i) => {
    // The payload was decrypted with the subscriber's own key; a wrong key leaves nothing here.
    const { device, headers, payload, at } = push;
    writeFileSync(
      join(out, 'push', `${numbered(i)}.json`),
      `${JSON.stringify({ device, at, headers: plain(headers), payload: JSON.parse(payload) as unknown }, undefined, 2)}\n`,
    );
  });
  for (const [folder, channel] of Object.entries(MEDIA)) {
    const made = join(out, 'hub', 'media', channel);
    // The sound lies there under its own name: ten megabytes once are enough.
    const filter = (file: string): boolean => basename(file) !== 'current.wav';
    if (existsSync(made)) cpSync(made, join(out, folder), { recursive: true, filter });
  }
}

const SOUND_PATIENCE_MS = 90_000;

/** A script never waits for its sound; the demo does, so that somebody can listen to it. */
export async function untilSoundIsMade(out: string): Promise<void> {
  const file = join(out, 'hub', 'media', MEDIA.fm ?? '', 'current.json');
  const isBeingMade = (): boolean => existsSync(file) && readFileSync(file, 'utf8').includes('"being-made"');
  for (const until = performance.now() + SOUND_PATIENCE_MS; isBeingMade() && performance.now() < until;)
    await sleep(200);
}

function numbered(i: number): string {
  return String(i + 1).padStart(5, '0');
}

/** Headers that tell how it was sent; the authorisation stays out. */
function plain(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    ['ttl', 'urgency', 'topic', 'content-encoding'].flatMap((name) =>
      headers[name] === undefined ? [] : [[name, headers[name]]],
    ),
  );
}
