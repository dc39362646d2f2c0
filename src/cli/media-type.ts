import { extname } from 'node:path';
import type { Source } from '../sources/source.js';

const BY_EXTENSION: Record<string, string> = {
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.eml': 'message/rfc822',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
};

/** What a file of this name is to a source; its first media type where the name does not tell. */
export function mediaTypeOf(source: Source, file: string): string {
  const known = BY_EXTENSION[extname(file).toLowerCase()];
  return known !== undefined && source.mediaTypes.includes(known) ? known : (source.mediaTypes[0] ?? '');
}
