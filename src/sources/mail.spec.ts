import { describe, expect, it } from '@jest/globals';
import { decodeCharset } from './mail-charset.js';
import { addressOf, decodeWords, readHeaders, readParameters } from './mail-header.js';
import { decodeQuoted } from './mail-transfer.js';
import { readEntity, visibleText } from './mail.js';

const latin = (text: string): string => Buffer.from(text).toString('latin1');
function seen(raw: string): unknown {
  const entity = readEntity(latin(raw));
  return typeof entity === 'string' ? entity : visibleText(entity);
}
const mixed = (...lines: string[]): string =>
  ['Content-Type: multipart/mixed; boundary="a;b"', '', ...lines, '--a;b--', ''].join('\r\n');

describe('a mail in parts', () => {
  it('is divided at its boundary, which may hold a semicolon', () => {
    expect(seen(mixed('--a;b', '', 'one', '--a; b', '--a;b', '', 'two'))).toBe('one\n--a; b\ntwo');
  });

  it.each([
    ['a line that only begins like the boundary', mixed('--a;b', '', 'one', '--a;bc', '', 'two')],
    ['two boundaries in a row', mixed('--a;b', '--a;b', '', 'one')],
    ['no part', mixed('one')],
  ])('with %s is malformed', (_what, raw) => {
    expect(seen(raw)).toBe('mail-malformed');
  });

  it.each(['Content-Type: text/plain', 'Content-Transfer-Encoding: 8bit', 'Content-Disposition: inline'])(
    'with %s twice in one part is malformed, since readers disagree on which counts',
    (field) => {
      expect(seen(mixed('--a;b', field, '', 'one'))).toBe('one');
      expect(seen(mixed('--a;b', field, field.toLowerCase(), '', 'one'))).toBe('mail-malformed');
    },
  );

  it('that ends without its closing line was cut', () => {
    expect(seen(mixed('--a;b', '', 'one').replace('--a;b--', ''))).toBe('mail-cut');
  });
});

describe('the letters of a mail', () => {
  const shiftJis = Buffer.from('82a0', 'hex');
  const iso2022jp = Buffer.from('1b2442242224241b2842', 'hex');

  it('in no declared charset are read as the caller says, never guessed beyond that', () => {
    expect(decodeCharset(shiftJis, undefined)).toBeUndefined();
    expect(decodeCharset(shiftJis, undefined, ['utf-8', 'shift_jis'])).toBe('あ');
    expect(decodeCharset(iso2022jp, undefined)).toBe('あい');
  });

  it.each([
    ['us-ascii over eight bits', Buffer.from('あ'), 'us-ascii'],
    ['an empty charset', Buffer.from('a'), ''],
    ['a charset that Japanese mail does not use', Buffer.from('a'), 'windows-1252'],
    ['a name of JavaScript', Buffer.from('a'), 'constructor'],
    ['ISO-2022-JP cut between two letters', iso2022jp.subarray(0, 5), 'iso-2022-jp'],
    ['what somebody else could not read', Buffer.from('\ufffd'), 'utf-8'],
  ])('are not read from %s', (_what, bytes, charset) => {
    expect(decodeCharset(bytes, charset)).toBeUndefined();
  });

  it('survive escapes that say nothing', () => {
    const idle = Buffer.concat([Buffer.from('1b24421b2842', 'hex'), iso2022jp, iso2022jp]);
    expect(decodeCharset(idle, 'iso-2022-jp')).toBe('あいあい');
  });

  it('in encoded words may be cut between two words, and name their language', () => {
    const [one, two] = [iso2022jp.subarray(0, 5), iso2022jp.subarray(5)].map((part) => part.toString('base64'));
    expect(decodeWords(`=?ISO-2022-JP?B?${one}?= =?iso-2022-jp?B?${two}?=`)).toBe('あい');
    expect(decodeWords('=?utf-8*ja?Q?=E3=81=82?= =?us-ascii?Q?b_c?=')).toBe('あb c');
  });
});

it('a type that is left empty is not taken for plain text', () => {
  expect(seen('Content-Type: ;text/plain\n\none')).toEqual({ trouble: 'mail-attachment' });
  expect(seen('Subject: x\n\none')).toBe('one');
});

it('a subject in eight bits keeps its last letter, whatever byte that ends in', () => {
  const subject = readHeaders(latin('Subject: \t雨だ \r\nFrom: a'))?.get('subject')?.[0];
  expect(decodeWords(subject ?? '')).toBe('雨だ');
});

it('a parameter may be quoted', () => {
  const { value, parameters } = readParameters('Text/Plain; name="a;b=c" ; charset=UTF-8;');
  expect(value).toBe('text/plain');
  expect([parameters.get('name'), parameters.get('charset')]).toEqual(['a;b=c', 'UTF-8']);
});

it.each([
  ['nothing but spaces', (many: number) => decodeQuoted(`a${' '.repeat(many)}b`)],
  ['nothing but semicolons', (many: number) => readParameters(`a${';'.repeat(many)}"`)],
  ['a sender of nothing but quotes', (many: number) => addressOf(`"${'\\"'.repeat(many)}`)],
])('%s cost no time', (_what, work) => {
  const before = performance.now();
  work(250_000);
  // Quadratic work takes tens of seconds here.
  expect(performance.now() - before).toBeLessThan(2_000);
});
