import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CityProfile } from '../domain/profile.js';
import type { SourcePolicy } from '../sources/source.js';

/**
 * What the office has set for a source: how strict it reads (the profile's `sources`), and whose signatures it trusts (the
 * certificates under DATA_DIR/trust/NAME, read when the hub starts).
 */
export function policyOf(source: string, profile: CityProfile, dataDir: string): SourcePolicy {
  return { mode: profile.sources[source]?.mode ?? 'repair', trusted: certificatesIn(join(dataDir, 'trust', source)) };
}

function certificatesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(pem|crt)$/iu.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
