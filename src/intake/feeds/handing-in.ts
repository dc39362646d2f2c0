import type { ParseProblem, Source } from '../../sources/source.js';
import { readXml } from '../../sources/xml.js';

/** Why these bytes are no whole document of this source: an error page, or the half of one. */
export function unreadable(source: Source | undefined, bytes: Uint8Array): ParseProblem | undefined {
  if (source?.mediaTypes.includes('application/xml') !== true) return undefined;
  const read = readXml(bytes);
  return read.kind === 'problem' ? read.problem : undefined;
}

/** The type as answered where the source knows it; servers call XML by many names. */
export function mediaTypeFor(source: Source, answered: string): string {
  return source.mediaTypes.includes(answered) ? answered : (source.mediaTypes[0] ?? answered);
}
