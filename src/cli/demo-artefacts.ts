import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    if (existsSync(made)) cpSync(made, join(out, folder), { recursive: true });
  }
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
