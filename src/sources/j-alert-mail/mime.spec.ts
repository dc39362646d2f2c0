import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { decodeCharset } from '../mail-charset.js';
import { decodeWords } from '../mail-header.js';
import { readMail } from './mime.js';

const TEXT = 'ミサイル発射①～―髙﨑ﾐｻｲﾙ\r\n以上\r\n';
const PLAIN = TEXT.replaceAll('\r\n', '\n');

/** JIS X 0208 by way of EUC-JP: each double byte without its high bits. */
function iso2022jp(text: string): Buffer {
  const pieces = [...text].map((character) => {
    const code = iconv.encode(character, 'eucjp');
    return code.length === 2 && code[0] !== 0x8e
      ? Buffer.from([0x1b, 0x24, 0x42, code[0]! & 0x7f, code[1]! & 0x7f, 0x1b, 0x28, 0x42])
      : code;
  });
  return Buffer.concat(pieces);
}

function mail(headers: string[], body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(['From: a@example.jp', ...headers, '', ''].join('\r\n')), body]);
}

const type = (charset: string, coding: string): string[] => [
  `Content-Type: text/plain; charset=${charset}`,
  `Content-Transfer-Encoding: ${coding}`,
];
const textOf = (bytes: Uint8Array): string => {
  const read = readMail(bytes);
  return read.kind === 'mail' ? read.text : read.problem.code;
};
const base64 = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('base64').replace(/.{76}/g, '$&\r\n'));
const quoted = (bytes: Buffer): Buffer =>
  Buffer.from(
    [...bytes]
      .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join('')
      .replace(/.{75}/g, '$&=\r\n'),
  );

describe('a mail', () => {
  const cp932 = iconv.encode(TEXT, 'cp932');
  const utf8 = Buffer.from(TEXT);
  it.each([
    ['UTF-8, 8bit', mail(type('utf-8', '8bit'), utf8)],
    ['UTF-8, base64', mail(type('"UTF-8"', 'base64'), base64(utf8))],
    ['UTF-8, quoted-printable', mail(type('utf-8', 'quoted-printable'), quoted(utf8))],
    ['Shift_JIS, 8bit', mail(type('Shift_JIS', '8bit'), cp932)],
    ['Shift_JIS, base64', mail(type('windows-31j', 'base64'), base64(cp932))],
    ['Shift_JIS, quoted-printable', mail(type('cp932', 'quoted-printable'), quoted(cp932))],
    ['UTF-8 without a word about it', mail([], utf8)],
    ['a bare text in Shift_JIS', cp932],
    ['a bare text in UTF-8 with its mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8])],
  ])('comes out as it went in: %s', (_how, bytes) => {
    expect(textOf(bytes)).toBe(PLAIN);
  });

  it.each([
    ['7bit', (bytes: Buffer) => mail(type('ISO-2022-JP', '7bit'), bytes)],
    ['base64', (bytes: Buffer) => mail(type('iso-2022-jp', 'base64'), base64(bytes))],
    ['no word about it', (bytes: Buffer) => mail([], bytes)],
    ['us-ascii, which it is not', (bytes: Buffer) => mail(type('us-ascii', '7bit'), bytes)],
  ])('comes out as it went in: ISO-2022-JP, %s', (_how, made) => {
    expect(textOf(made(iso2022jp('ミサイル発射①以上\r\n')))).toBe('ミサイル発射①以上\n');
  });

  it.each([
    ['a charset nobody knows', mail(type('utf-7', '7bit'), utf8), 'mail-encoding'],
    ['bytes that are not what they say', mail(type('utf-8', '8bit'), cp932), 'mail-encoding'],
    ['a base64 with a hole', mail(type('utf-8', 'base64'), Buffer.from('44GC4')), 'mail-broken'],
    ['a transfer coding nobody knows', mail(type('utf-8', 'x-uuencode'), utf8), 'mail-broken'],
    ['two subjects', mail(['Subject: a', 'Subject: b'], utf8), 'mail-broken'],
    ['only HTML', mail(['Content-Type: text/html; charset=utf-8'], utf8), 'mail-no-text'],
    [
      'a multipart without its end',
      mail(['Content-Type: multipart/mixed; boundary=x'], Buffer.from('--x\r\n\r\na\r\n--x\r\n')),
      'mail-broken',
    ],
    ['a multipart without a boundary', mail(['Content-Type: multipart/mixed'], utf8), 'mail-broken'],
    ['a direction-changing character', mail(type('utf-8', '8bit'), Buffer.from('a\u202eb')), 'text-unsafe'],
    ['a control character', mail(type('utf-8', '8bit'), Buffer.from('a\u0007b')), 'text-unsafe'],
  ])('with %s goes to a person', (_what, bytes, code) => {
    expect(textOf(bytes)).toBe(code);
  });

  it('nested without end is refused and not followed', () => {
    let body = 'a\r\n';
    for (let depth = 9; depth >= 0; depth -= 1) {
      body = `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${body}\r\n--b${depth}--\r\n`;
    }
    expect(textOf(Buffer.from(`From: a@example.jp\r\n${body}`))).toBe('mail-broken');
  });

  it('takes the text beside an attachment', () => {
    const body =
      '--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n本文\r\n--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\n別\r\n--x--\r\n';
    expect(textOf(mail(['Content-Type: multipart/mixed; boundary="x"'], Buffer.from(body)))).toBe('本文');
  });

  it('cut inside a run of Japanese is no text', () => {
    expect(decodeCharset(Buffer.from('1b2442246a', 'hex'), 'iso-2022-jp')).toBeUndefined();
    expect(decodeCharset(Buffer.from('1b2442246a1b2842', 'hex'), 'iso-2022-jp')).toBe('り');
  });

  it('has a subject in encoded words, even where one cuts a character', () => {
    const bytes = Buffer.from('訓練です').toString('base64');
    const [one, two] = [Buffer.from('訓練です').subarray(0, 4), Buffer.from('訓練です').subarray(4)];
    expect(decodeWords(`=?UTF-8?B?${bytes}?=`)).toBe('訓練です');
    expect(decodeWords(`=?UTF-8?B?${one.toString('base64')}?= =?UTF-8?B?${two.toString('base64')}?=`)).toBe('訓練です');
    expect(decodeWords(`Re: =?ISO-2022-JP?B?${iso2022jp('試験').toString('base64')}?= (1)`)).toBe('Re: 試験 (1)');
    expect(decodeWords('=?utf-8?Q?a_=E3=81=82?=')).toBe('a あ');
    expect(decodeWords('=?utf-8?B?####?=')).toBeUndefined();
  });
});
