import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nishitokyo } from '../../../test/support/profile.js';
import type { AlertDraft } from '../../domain/alert.js';
import { addressOf, decodeWords } from '../mail-header.js';
import type { ParseResult, SourceContext } from '../source.js';
import { readSubject } from './mail-subject.js';
import { ownWords } from './mail-text.js';
import { schoolNotice } from './school-notice.js';

const TEACHER = 'kyoto@tanashi-es.example.jp';
const context: SourceContext = {
  profile: nishitokyo,
  receivedAt: new Date('2026-09-01T00:00:00Z'),
  organisation: 'tanashi-es',
  mediaType: 'message/rfc822',
  mayWrite: (address) => address.endsWith('@tanashi-es.example.jp'),
};
const school = nishitokyo.schools.find(({ organisation }) => organisation === 'tanashi-es')!;
const sample = (name: string): Uint8Array => readFileSync(resolve(import.meta.dirname, 'samples', name));
const read = (bytes: Uint8Array, from = context): ParseResult => schoolNotice.parse(bytes, from);
const codeOf = (result: ParseResult): string => (result.kind === 'problem' ? result.problem.code : result.kind);

function draftOf(result: ParseResult): AlertDraft {
  if (result.kind !== 'drafts') throw new Error(JSON.stringify(result));
  return result.drafts[0]!;
}

const HEAD: Record<string, string> = {
  From: TEACHER,
  Subject: '【休校】あすの休校について',
  'Message-ID': '<1@tanashi-es.example.jp>',
  Date: 'Mon, 31 Aug 2026 16:30:00 +0900',
  'Content-Type': 'text/plain; charset=UTF-8',
};
const mail = (body: string, head: Record<string, string> = {}): Uint8Array =>
  new TextEncoder().encode(
    `${Object.entries({ ...HEAD, ...head })
      .map(([name, value]) => `${name}: ${value}`)
      .join('\r\n')}\r\n\r\n${body}`,
  );

describe('a mail of a school', () => {
  it('is read in ISO-2022-JP, without its signature', () => {
    const { content, identity } = draftOf(read(sample('closure-iso-2022-jp.eml')));
    expect(content).toMatchObject({
      kind: 'actual',
      topic: 'school',
      reportedAt: '2026-08-31T16:30:00+09:00',
      groups: school.classes.map(({ id }) => `tanashi-es/${id}`),
    });
    expect(content.texts.ja).toMatchObject({
      headline: 'あすの休校について',
      body: '大雨が予想されるため、9月1日（火）は休校とします。\n学童クラブも閉所します。',
    });
    expect(identity.key).toMatch(/^school:tanashi-es:mail-[0-9a-f]{40}$/);
    expect(identity.event).toMatchObject({ code: 'closure' });
  });

  it('is read in two forms at once, in Shift_JIS, and in HTML without its scripts', () => {
    const urgent = draftOf(read(sample('going-home-multipart.eml')));
    expect(urgent.content).toMatchObject({ groups: ['tanashi-es/3-1', 'tanashi-es/3-2'], severity: 'Moderate' });
    expect(urgent.content.texts.ja.body).toBe('引き渡しで下校します。\n15時30分までに教室へ迎えに来てください。');
    const stranger = draftOf(read(sample('stranger-shift-jis.eml')));
    expect(stranger.content.topic).toBe('safety');
    expect(stranger.content.groups).toEqual(['1-1', '1-2', '2-1', '2-2'].map((id) => `tanashi-es/${id}`));
    const drill = draftOf(read(sample('drill-html.eml')));
    expect(drill.content.kind).toBe('drill');
    expect(drill.identity.key).toMatch(/^drill:school:/);
    expect(drill.content.texts.ja.body).toBe('引き渡しの練習です。\n\nメールが届いたら、開封の確認を押してください。');
  });

  it('that comes twice by the same Message-ID is the same notice', () => {
    const first = draftOf(read(mail('休校です。')));
    expect(draftOf(read(mail('休校です。', { Received: 'by another.example.jp' }))).identity).toEqual(first.identity);
    expect(draftOf(read(mail('休校です。', { 'Message-ID': '<2@x>' }))).identity.key).not.toBe(first.identity.key);
  });

  it('from somebody who is not registered waits for a person, and nobody’s address stands in the words', () => {
    const result = read(mail('休校です。', { From: 'someone@elsewhere.example' }));
    expect(codeOf(result)).toBe('sender-unknown');
    expect(JSON.stringify(result)).not.toContain('elsewhere');
    const { profile, receivedAt, organisation, mediaType } = context;
    expect(codeOf(read(mail('休校です。'), { profile, receivedAt, organisation, mediaType: mediaType! }))).toBe(
      'sender-unknown',
    );
  });

  it.each([
    ['two senders', `${TEACHER}, other@tanashi-es.example.jp`, 'sender-missing'],
    ['a sender hidden in the name', `"${TEACHER}" <evil@elsewhere.example>`, 'sender-unknown'],
    ['a sender hidden in a comment', `evil@elsewhere.example (${TEACHER})`, 'sender-unknown'],
    ['two From fields', `${TEACHER}\r\nFrom: evil@elsewhere.example`, 'sender-missing'],
  ])('with %s is not taken for the teacher’s', (_name, From, code) => {
    expect(codeOf(read(mail('休校です。', { From })))).toBe(code);
  });

  it.each<[string, Uint8Array, string]>([
    ['no topic', mail('x', { Subject: 'あすの休校について' }), 'subject-topic'],
    ['two topics', mail('x', { Subject: '【休校】【行事】x' }), 'subject-two-topics'],
    ['a class of another school', mail('x', { Subject: '【休校 9-1】x' }), 'subject-word'],
    ['a reply to a notice', mail('x', { Subject: 'Re: 【休校】x' }), 'subject-reply'],
    ['no text', mail('-- \r\n田無小'), 'mail-empty'],
    ['a text in an unknown charset', mail('x', { 'Content-Type': 'text/plain; charset=x-mac' }), 'mail-encoding'],
    ['a broken quoted-printable', mail('=ZZ', { 'Content-Transfer-Encoding': 'quoted-printable' }), 'mail-encoding'],
    ['a base64 that was cut', mail('5LyR5qCh5', { 'Content-Transfer-Encoding': 'base64' }), 'mail-encoding'],
    ['a PDF', mail('x', { 'Content-Type': 'application/pdf' }), 'mail-attachment'],
    [
      'a file beside the text',
      mail(
        '--b\r\n\r\n休校です。\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b--\r\n',
        { 'Content-Type': 'multipart/mixed; boundary=b' },
      ),
      'mail-attachment',
    ],
    [
      'an end cut off',
      mail('--b\r\n\r\n休校です。\r\n', { 'Content-Type': 'multipart/mixed; boundary=b' }),
      'mail-cut',
    ],
    ['a text beyond all bounds', mail('あ'.repeat(4_001)), 'mail-text'],
    ['a right-to-left override', mail('a\u202eb'), 'mail-text'],
    ['a subject beyond all bounds', mail('x', { Subject: `【休校】${'あ'.repeat(101)}` }), 'subject-invalid'],
    ['no head at all', new TextEncoder().encode('休校です。'), 'mail-malformed'],
  ])('with %s waits for a person', (_name, bytes, code) => {
    const result = read(bytes);
    expect(codeOf(result)).toBe(code);
    expect(result.kind === 'problem' && result.problem.ja).toMatch(/ください。$/u);
  });

  it('never sends an absence note', () => {
    expect(read(mail('不在です。', { 'Auto-Submitted': 'auto-replied' })).kind).toBe('nobody');
  });

  it('is not slowed down by parts in parts', () => {
    let nested = 'x';
    for (let depth = 0; depth < 30; depth += 1) {
      nested = `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested}\r\n--b${depth}--\r\n`;
    }
    expect(codeOf(read(mail('', {})))).toBe('mail-empty');
    expect(codeOf(read(new TextEncoder().encode(`From: ${TEACHER}\r\nSubject: 【休校】x\r\n${nested}`)))).toBe(
      'mail-malformed',
    );
  });
});

describe('the subject of a mail', () => {
  it.each([
    ['【休校】あす', { category: '休校', classes: ['all'], kind: 'actual', urgency: 'normal', headline: 'あす' }],
    ['[下校 3-1,3-2] 引き渡し', { category: '下校', classes: ['3-1', '3-2'], headline: '引き渡し' }],
    ['［下校　３年１組］引き渡し', { category: '下校', classes: ['3-1'] }],
    [
      '【訓練・不審者・至急】',
      { category: '不審者', kind: 'drill', urgency: 'emergency', headline: '不審者のお知らせ' },
    ],
    ['【行事】【3年】遠足【雨天決行】', { category: '行事', classes: ['3-1', '3-2'], headline: '遠足【雨天決行】' }],
  ])('%s is understood', (subject, expected) => {
    expect(readSubject(subject, school)).toMatchObject(expected);
  });

  it('is put together from words that cut a letter in two', () => {
    const bytes = Buffer.from('休校', 'utf8');
    const word = (part: Buffer): string => `=?UTF-8?B?${part.toString('base64')}?=`;
    expect(decodeWords(`${word(bytes.subarray(0, 4))}\r\n ${word(bytes.subarray(4))} x`)).toBe('休校 x');
    expect(decodeWords('=?klingon?B?eA==?=')).toBeUndefined();
  });
});

describe('the own words of a mail', () => {
  it.each([
    ['a quoted line', '休校です。\n> 前の連絡\nよろしく', '休校です。\nよろしく'],
    ['the mail replied to', '休校です。\n\n2026年8月31日 16:30 田中 <a@b.example>のメール:\n前の連絡', '休校です。'],
    ['an original message', '休校です。\n-----Original Message-----\n前の連絡', '休校です。'],
    ['a signature under a rule', '休校です。\n━━━━━━━━━━\n田無小 教頭\nTEL 042-000-0000', '休校です。'],
  ])('leave out %s', (_name, text, own) => {
    expect(ownWords(text)).toBe(own);
  });

  it('keep a rule that divides the text', () => {
    expect(ownWords('日時\n----------\n9月1日')).toBe('日時\n----------\n9月1日');
  });
});

describe('the sender of a mail', () => {
  it.each([
    ['A B <A.B@Example.JP>', 'a.b@example.jp'],
    ['=?UTF-8?B?eA==?= <a@example.jp>', 'a@example.jp'],
    ['a@example.jp', 'a@example.jp'],
    ['a@example.jp, b@example.jp', undefined],
    ['undisclosed', undefined],
  ])('of %s', (from, address) => {
    expect(addressOf(from)).toBe(address);
  });
});
