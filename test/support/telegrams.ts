import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AlertDraft } from '../../src/domain/alert.js';
import type { CityProfile } from '../../src/domain/profile.js';
import { jmaXml } from '../../src/sources/jma-xml/jma-xml.js';
import type { ParseResult, SourceContext } from '../../src/sources/source.js';
import { nishitokyo } from './profile.js';

const SAMPLES = resolve(import.meta.dirname, '../../src/sources/jma-xml/samples');

/** A telegram of src/sources/jma-xml/samples, to be changed by a test. */
export function telegram(name: string): string {
  return readFileSync(resolve(SAMPLES, `${name}.xml`), 'utf8');
}

export function contextOf(profile: CityProfile): SourceContext {
  return { profile, receivedAt: new Date('2026-09-01T00:00:00Z'), organisation: 'city' };
}

export function readTelegram(xml: string, profile: CityProfile = nishitokyo): ParseResult {
  return jmaXml.parse(new TextEncoder().encode(xml), contextOf(profile));
}

/** The drafts by their subject; throws with the whole result when there are none. */
export function draftsOf(xml: string, profile: CityProfile = nishitokyo): AlertDraft[] {
  const result = readTelegram(xml, profile);
  if (result.kind !== 'drafts') throw new Error(JSON.stringify(result));
  return result.drafts;
}

export function onlyDraft(xml: string, profile: CityProfile = nishitokyo): AlertDraft {
  const [draft, ...rest] = draftsOf(xml, profile);
  if (draft === undefined || rest.length > 0) throw new Error(`${rest.length + 1} drafts`);
  return draft;
}
