import { decodeText } from './charset.js';

/** One character a byte, so that lines and boundaries can be found before the encoding is known. */
export function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return pieces.join('');
}

export function bytesOf(latin: string): Uint8Array {
  return Uint8Array.from(latin, (character) => character.charCodeAt(0));
}

/** RFC 2045 §6; nothing where the coding is unknown or broken. */
export function decodeTransfer(body: string, coding: string): Uint8Array | undefined {
  switch (coding.trim().toLowerCase()) {
    case '7bit':
    case '8bit':
    case 'binary':
      return bytesOf(body);
    case 'quoted-printable':
      return quotedPrintable(body);
    case 'base64':
      return base64(body);
    default:
      return undefined;
  }
}

function quotedPrintable(body: string): Uint8Array | undefined {
  const joined = body.replace(/[ \t]+\n/gu, '\n').replace(/=\n/gu, '');
  if (/=(?![0-9A-Fa-f]{2})/u.test(joined)) return undefined;
  return bytesOf(
    joined.replace(/=([0-9A-Fa-f]{2})/gu, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );
}

function base64(body: string): Uint8Array | undefined {
  const joined = body.replace(/\s/gu, '');
  if (joined.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/u.test(joined)) return undefined;
  return bytesOf(atob(joined));
}

const WORD = /=\?([\w-]+)(?:\*[\w-]+)?\?([bq])\?([^?\s]*)\?=/giu;

/** RFC 2047: a header with its encoded words decoded; nothing where one cannot be read. */
export function decodeWords(value: string): string | undefined {
  // White space between two encoded words is no part of the text (§6.2).
  const joined = value.replace(/(\?=)[ \t]+(?==\?)/gu, '$1');
  const runs: { charset: string; latin: string }[] = [];
  let at = 0;
  for (const found of joined.matchAll(WORD)) {
    const [whole, charset = '', coding = '', coded = ''] = found;
    if (found.index > at) runs.push({ charset: 'utf-8', latin: joined.slice(at, found.index) });
    const bytes = coding.toLowerCase() === 'b' ? base64(coded) : quotedPrintable(coded.replaceAll('_', ' '));
    if (bytes === undefined) return undefined;
    append(runs, charset.toLowerCase(), latin1(bytes), found.index === at);
    at = found.index + whole.length;
  }
  if (at < joined.length) runs.push({ charset: 'utf-8', latin: joined.slice(at) });
  const texts = runs.map((run) => decodeText(bytesOf(run.latin), run.charset));
  return texts.includes(undefined) ? undefined : texts.join('').replace(/\s+/gu, ' ').trim();
}

/** Some mailers cut a UTF-8 character between two words: their bytes are joined before they are read. */
function append(runs: { charset: string; latin: string }[], charset: string, latin: string, isNext: boolean): void {
  const last = runs.at(-1);
  if (isNext && last?.charset === charset && charset === 'utf-8') last.latin += latin;
  else runs.push({ charset, latin });
}
