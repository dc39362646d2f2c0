import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlertRecord } from '../alerts/alert-record.js';
import { issuedOf, newestOf } from '../alerts/alert-record.js';
import { FORMATS } from '../channels/bulletins.js';
import type { BulletinsService } from '../delivery/bulletins.service.js';
import type { Language } from '../domain/language.js';

const LANGUAGES: readonly Language[] = ['ja', 'ja-x-easy', 'en'];

/** One of each paper in three languages, and the pack of all boards, beside the sheets that the channel laid down. */
export async function writePapers(out: string, bulletins: BulletinsService, record: AlertRecord): Promise<void> {
  const folder = join(out, 'bulletin');
  mkdirSync(folder, { recursive: true });
  const version = issuedOf(record) ?? newestOf(record);
  for (const language of LANGUAGES) {
    for (const format of FORMATS) {
      const [file] = (await bulletins.paper({ record, version, language }, format)).files;
      if (file !== undefined) writeFileSync(join(folder, file.name), file.bytes);
    }
  }
  const [pack] = (await bulletins.pack({ record, version, language: 'ja' })).files;
  if (pack !== undefined) writeFileSync(join(folder, pack.name), pack.bytes);
}
