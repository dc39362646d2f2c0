/** Bytes of a base64 text; absent when a sign is foreign or the end is missing. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const packed = text.replace(/\s+/gu, '');
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/u.test(packed)) return undefined;
  return Buffer.from(packed, 'base64');
}

/** Bytes of a quoted-printable text (RFC 2045 §6.7), given in latin1; absent where an escape is broken. */
export function decodeQuoted(text: string): Uint8Array | undefined {
  // The look behind keeps a mail of nothing but spaces from being searched again from each of them.
  const joined = text.replace(/=[ \t]*\r?\n/gu, '').replace(/(?<![ \t])[ \t]+(?=\r?\n)/gu, '');
  if (/=(?![0-9A-Fa-f]{2})/u.test(joined)) return undefined;
  return Buffer.from(
    joined.replace(/=([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
