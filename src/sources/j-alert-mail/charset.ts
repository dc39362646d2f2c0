/** Names of encodings that Japanese mail uses; anything else goes to a person rather than to a guess (島根・岡山 2017: garbled). */
const CHARSETS: Readonly<Record<string, string>> = {
  'us-ascii': 'us-ascii',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'iso-2022-jp': 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  shift_jis: 'shift_jis',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  'windows-31j': 'shift_jis',
  cp932: 'shift_jis',
  'euc-jp': 'euc-jp',
};

const ESC = 0x1b;

/** The text, or nothing where the bytes are not what they say they are. */
export function decodeText(bytes: Uint8Array, charset: string): string | undefined {
  const name = charset.trim().toLowerCase();
  const encoding = Object.hasOwn(CHARSETS, name) ? CHARSETS[name] : undefined;
  if (encoding === undefined) return undefined;
  if (encoding === 'us-ascii') return bytes.includes(ESC) ? decodeText(bytes, 'iso-2022-jp') : ascii(bytes);
  if (encoding !== 'iso-2022-jp') return strict(bytes, encoding);
  return endsInAscii(bytes) ? strict(withoutIdleEscapes(bytes), encoding) : undefined;
}

/** A text that says nothing of its encoding: a file, or a request without a charset. */
export function decodeUndeclared(bytes: Uint8Array): string | undefined {
  if (bytes.includes(ESC)) return decodeText(bytes, 'iso-2022-jp');
  // Japanese in Shift_JIS is practically never valid UTF-8 by accident.
  return strict(bytes, 'utf-8') ?? strict(bytes, 'shift_jis');
}

function ascii(bytes: Uint8Array): string | undefined {
  return bytes.some((byte) => byte >= 0x80) ? undefined : strict(bytes, 'utf-8');
}

function strict(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\ufffd') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** RFC 1468: a text ends in ASCII. One that does not was cut, even where every character is whole. */
function endsInAscii(bytes: Uint8Array): boolean {
  const at = bytes.lastIndexOf(ESC);
  if (at === -1) return true;
  const tail = String.fromCharCode(...bytes.subarray(at, at + 3));
  return tail === '\u001b(B' || tail === '\u001b(J';
}

/** Two escapes in a row: the first says nothing, and the Encoding Standard makes an error of it. Some mailers write it. */
function withoutIdleEscapes(bytes: Uint8Array): Uint8Array {
  const idle = new Set<number>();
  for (let at = 0; at + 3 < bytes.length; at += 1) {
    if (bytes[at] === ESC && bytes[at + 3] === ESC) for (let each = at; each < at + 3; each += 1) idle.add(each);
  }
  return idle.size === 0 ? bytes : bytes.filter((_byte, at) => !idle.has(at));
}
