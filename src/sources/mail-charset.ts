/** Names that mailers use and the Encoding Standard does not know. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['cp932', 'shift_jis'],
  ['windows-31j', 'shift_jis'],
  ['iso-2022-jp-1', 'iso-2022-jp'],
  ['iso-2022-jp-ms', 'iso-2022-jp'],
  ['cp50220', 'iso-2022-jp'],
  ['cp50221', 'iso-2022-jp'],
  ['eucjp-ms', 'euc-jp'],
]);
/** Anything else goes to a person rather than to a guess (島根・岡山 2017: garbled). */
const TAKEN = new Set(['utf-8', 'shift_jis', 'iso-2022-jp', 'euc-jp']);
const ASCII = new Set(['us-ascii', 'ascii']);
const ESCAPE = 0x1b;

/**
 * Text of the bytes; absent when the charset is unknown here or the bytes are not of it: no letter is guessed.
 * Bytes that come without a charset are read as the first of `undeclared` that they are valid in.
 */
export function decodeCharset(
  bytes: Uint8Array,
  charset: string | undefined,
  undeclared: readonly string[] = ['utf-8'],
): string | undefined {
  const name = charset?.trim().toLowerCase();
  // Mailers of the nineties say nothing, or `us-ascii`, and write ISO-2022-JP all the same.
  if (bytes.includes(ESCAPE) && (name === undefined || ASCII.has(name))) return iso2022jp(bytes);
  if (name === undefined) return firstValid(bytes, undeclared);
  if (ASCII.has(name)) return bytes.some((byte) => byte >= 0x80) ? undefined : strict(bytes, 'utf-8');
  const label = OTHER_NAMES.get(name) ?? labelOf(name);
  if (!TAKEN.has(label)) return undefined;
  return label === 'iso-2022-jp' ? iso2022jp(bytes) : strict(bytes, label);
}

function firstValid(bytes: Uint8Array, labels: readonly string[]): string | undefined {
  for (const label of labels) {
    const text = strict(bytes, label);
    if (text !== undefined) return text;
  }
  return undefined;
}

function labelOf(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return '';
  }
}

/** U+FFFD in the bytes themselves means that somebody before us could not read them. */
function strict(bytes: Uint8Array, label: string): string | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return text.includes('\ufffd') ? undefined : text;
  } catch {
    return undefined;
  }
}

function iso2022jp(bytes: Uint8Array): string | undefined {
  const latin = Buffer.from(bytes).toString('latin1');
  const last = latin.lastIndexOf('\u001b');
  // RFC 1468: a text ends in ASCII. One that does not was cut, even where every letter is whole.
  if (last !== -1 && !/^\u001b\([BJ]/u.test(latin.slice(last, last + 3))) return undefined;
  // Two escapes in a row are an error to the Encoding Standard, and what encoded words put together look like.
  const joined = latin.replace(/\u001b(?:\([BIJ]|\$[@B])(?=\u001b)/gu, '');
  return strict(Buffer.from(joined, 'latin1'), 'iso-2022-jp');
}
