const LATIN = /^<\?xml\s[^>]*?\sencoding\s*=\s*["'](iso-8859-1|latin1|windows-1252)["']/iu;

/**
 * ISO 8859-1 is still declared by older publishers (USGS). The reader of all sources does not take it, because no
 * telegram may be guessed at; here the declaration is believed and the text handed on in UTF-8. Lines stay where they are.
 */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const declared = LATIN.exec(head)?.[1];
  if (declared === undefined || isUtf8WithMore(bytes)) return bytes;
  const text = new TextDecoder('windows-1252').decode(bytes);
  return new TextEncoder().encode(text.replace(declared, 'UTF-8'));
}

/** The text of a document that the reader has found sound: its encoding is what it says it is. */
export function textOfDocument(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const declared = /\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/u.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  const known = ['shift_jis', 'shift-jis', 'windows-31j', 'euc-jp'].includes(declared) ? declared : 'utf-8';
  return new TextDecoder(known).decode(bytes);
}

/** Declared as ISO 8859-1 and written in UTF-8: left to the reader, which refuses the contradiction. */
function isUtf8WithMore(bytes: Uint8Array): boolean {
  if (!bytes.some((byte) => byte >= 0x80)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
