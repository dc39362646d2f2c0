/** Names that mailers use and the Encoding Standard does not know. */
const OTHER_NAMES: Record<string, string> = {
  cp932: 'shift_jis',
  'windows-31j': 'shift_jis',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  'eucjp-ms': 'euc-jp',
  utf8: 'utf-8',
};
const TAKEN = new Set(['utf-8', 'shift_jis', 'iso-2022-jp', 'euc-jp']);
const ESCAPE = 0x1b;

/** Text of the bytes; absent when the charset is unknown here or the bytes are not of it: no letter is guessed. */
export function decodeCharset(bytes: Uint8Array, charset: string): string | undefined {
  const named = charset.toLowerCase().replace(/\*.*$/u, '');
  // Mailers of the nineties say nothing, or `us-ascii`, and write ISO-2022-JP all the same.
  const isUnsaid = named === '' || named === 'us-ascii' || named === 'ascii';
  const label = isUnsaid ? (bytes.includes(ESCAPE) ? 'iso-2022-jp' : 'utf-8') : (OTHER_NAMES[named] ?? labelOf(named));
  if (!TAKEN.has(label)) return undefined;
  try {
    return new TextDecoder(label, { fatal: true }).decode(label === 'iso-2022-jp' ? joined(bytes) : bytes);
  } catch {
    return undefined;
  }
}

function labelOf(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return '';
  }
}

/** Two escapes in a row are an error to the Encoding Standard, and what encoded words put together look like. */
function joined(bytes: Uint8Array): Uint8Array {
  return Buffer.from(
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/\u001b\([BJ](?=\u001b)/gu, ''),
    'latin1',
  );
}
