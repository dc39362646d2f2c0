import { createHash } from 'node:crypto';
import type { VersionContent } from '../domain/alert.js';
import { canonicalJson } from '../domain/canonical.js';

/** SHA-256 over the canonical content, hex. What an approver was shown and what is issued are the same or it is a 409. */
export function contentHash(content: VersionContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
