import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nishitokyo } from '../../../test/support/profile.js';
import { laneOf, type AlertDraft } from '../../domain/alert.js';
import { itIsASource } from '../source-contract.js';
import type { ParseResult, SourceContext } from '../source.js';
import { schoolNotice } from './school-notice.js';

const receivedAt = new Date('2026-09-01T00:00:00Z');
const context: SourceContext = { profile: nishitokyo, receivedAt, organisation: 'tanashi-es' };
const samples = resolve(import.meta.dirname, 'samples');

const MEDIA: Record<string, string> = { '.json': 'application/json', '.csv': 'text/csv', '.eml': 'message/rfc822' };

describe.each(Object.entries(MEDIA))('in %s', (extension, mediaType) => {
  itIsASource(
    schoolNotice,
    readdirSync(samples)
      .filter((name) => name.endsWith(extension))
      .map((name) => ({
        name,
        bytes: readFileSync(join(samples, name)),
        context: { ...context, mediaType, mayWrite: () => true },
        expect: 'drafts' as const,
        isOpenEnded: extension !== '.json' && !name.includes('multipart'),
      })),
  );
});

const NOTICE = {
  id: 'n-1',
  subject: '運動会について',
  body: 'あすは運動会です。',
  classes: ['4-1'],
  category: '行事',
};

const readText = (text: string, from = context): ParseResult =>
  schoolNotice.parse(new TextEncoder().encode(text), from);
const read = (changes: Record<string, unknown> = {}, from = context): ParseResult =>
  readText(JSON.stringify({ ...NOTICE, ...changes }), from);

function draftOf(result: ParseResult): AlertDraft {
  if (result.kind !== 'drafts') throw new Error(JSON.stringify(result));
  return result.drafts[0]!;
}
const codeOf = (result: ParseResult): string => (result.kind === 'problem' ? result.problem.code : result.kind);

describe('a school notice', () => {
  it('goes to the classes named, and to nobody else', () => {
    const { content, identity } = draftOf(read({ classes: ['4-1', '4-2', '4-1'] }));
    expect(content).toMatchObject({
      kind: 'actual',
      organisation: 'tanashi-es',
      topic: 'school',
      areas: ['13229.tanashi'],
      groups: ['tanashi-es/4-1', 'tanashi-es/4-2'],
      credit: '田無小学校',
      reportedAt: '2026-09-01T00:00:00.000Z',
      expiresAt: '2026-09-04T00:00:00.000Z',
    });
    expect(identity.key).toBe('school:tanashi-es:n-1');
  });

  it('goes to every class of the school for "all"', () => {
    expect(draftOf(read({ classes: ['all'] })).content.groups).toHaveLength(12);
  });

  it('names a class the school does not have', () => {
    expect(read({ classes: ['4-1', '7-1'] })).toMatchObject({
      problem: { code: 'class-unknown', ja: expect.stringContaining('「7-1」は田無小学校') },
    });
    expect(codeOf(read({ classes: ['6-1'] }, { ...context, organisation: 'yagisawa-jhs' }))).toBe('class-unknown');
  });

  it('is a warning when urgent and a notice otherwise, never an emergency', () => {
    expect(laneOf(draftOf(read({ urgency: 'emergency' })).content)).toBe('warning');
    expect(laneOf(draftOf(read()).content)).toBe('notice');
  });

  it('is about safety when a stranger was seen', () => {
    const { content } = draftOf(read({ category: '不審者' }));
    expect(content.topic).toBe('safety');
    expect(content.texts.ja.instruction).toContain('110番');
  });

  it('carries its translations', () => {
    const vi = { headline: 'Hội thao', body: 'Ngày mai có hội thao.', instruction: 'Xem giờ.' };
    const { content } = draftOf(read({ translations: { vi } }));
    expect(content.texts.vi).toEqual({ ...vi, place: '' });
  });

  it('changes its material with its words and keeps it otherwise', () => {
    const first = draftOf(read()).identity.material;
    expect(draftOf(read({ sentAt: '2026-08-31T09:00:00+09:00' })).identity.material).toBe(first);
    expect(draftOf(read({ body: 'あすの運動会は中止です。' })).identity.material).not.toBe(first);
    expect(first).not.toContain('運動会');
  });

  it('keeps a drill apart from the real notice of the same number', () => {
    const { content, identity } = draftOf(read({ kind: 'drill' }));
    expect(content.kind).toBe('drill');
    expect(identity.key).toBe('drill:school:tanashi-es:n-1');
  });

  it('takes line ends in the body as they are meant', () => {
    expect(draftOf(read({ body: '一行目\r\n二行目' })).content.texts.ja.body).toBe('一行目\n二行目');
  });

  it.each<[string, Record<string, unknown>]>([
    ['an unknown key', { knd: 'drill' }],
    ['a line end in the subject', { subject: '休校\r\nBcc: x@example.jp' }],
    ['a NUL', { subject: 'a\u0000b' }],
    ['a line separator', { subject: 'a\u2028b' }],
    ['a right-to-left override', { subject: 'a\u202eb' }],
    ['a zero-width space', { body: 'a\u200bb' }],
    ['a next-line control in the body', { body: 'a\u0085b' }],
    ['a private-use character', { body: '\ue000' }],
    ['an empty subject', { subject: ' ' }],
    ['no classes', { classes: [] }],
    ['an unknown kind', { kind: 'live' }],
    ['an unknown category', { category: '給食' }],
    ['a time without offset', { sentAt: '2026-09-01T08:00:00' }],
    ['a day that does not exist', { sentAt: '2026-02-30T08:00:00+09:00' }],
    ['a translation into Japanese', { translations: { ja: { headline: 'x', body: 'y', instruction: 'z' } } }],
    [
      'a translation with an unknown key',
      { translations: { en: { headline: 'x', body: 'y', instruction: 'z', place: 'q' } } },
    ],
    ['a number for an id', { id: 1 }],
    ['an id with a line end', { id: 'a\nb' }],
    ['a body beyond all bounds', { body: 'あ'.repeat(4_001) }],
  ])('refuses %s', (_name, changes) => {
    expect(codeOf(read(changes))).toBe('field-invalid');
  });

  it('names the field and not what stands in it', () => {
    expect(read({ subject: '山田太郎\n' + 'x' })).toMatchObject({
      problem: { ja: expect.stringContaining('「subject」') },
    });
    expect(JSON.stringify(read({ subject: '山田太郎\nx' }))).not.toContain('山田');
  });

  it.each([
    ['a name twice', '{"id":"a","id":"b"}', 'json-name-twice'],
    ['a name twice in two spellings', '{"id":"a","\\u0069d":"b"}', 'json-name-twice'],
    ['a name twice in a translation', '{"translations":{"en":{},"en":{}}}', 'json-name-twice'],
    ['endless nesting', '['.repeat(10_000) + ']'.repeat(10_000), 'json-too-deep'],
    ['half an object', '{"id":"a"', 'json-malformed'],
    ['two objects', '{}{}', 'json-malformed'],
    ['a __proto__ key', `{"__proto__":{"kind":"drill"},${JSON.stringify(NOTICE).slice(1)}`, 'field-invalid'],
    ['a string', '"x"', 'field-invalid'],
    ['null', 'null', 'field-invalid'],
  ])('refuses %s', (_name, input, code) => {
    expect(codeOf(readText(input))).toBe(code);
    expect(({} as Record<string, unknown>)['kind']).toBeUndefined();
  });

  it('allows the same name in two objects and names inside values', () => {
    const body = '{"id":"x","id":"y"}';
    expect(draftOf(read({ body })).content.texts.ja.body).toBe(body);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(codeOf(schoolNotice.parse(Uint8Array.from([0x7b, 0x22, 0x8c, 0x22, 0x7d]), context))).toBe('json-encoding');
  });

  it('refuses to write for an office that is no school', () => {
    expect(codeOf(read({}, { ...context, organisation: 'library' }))).toBe('not-a-school');
    expect(codeOf(read({}, { ...context, organisation: 'city' }))).toBe('not-a-school');
  });

  it('takes times that cannot be to a person', () => {
    expect(codeOf(read({ sentAt: '2026-09-01T09:11:00+09:00' }))).toBe('time-ahead');
    expect(codeOf(read({ expiresAt: '2026-08-31T09:00:00+09:00' }))).toBe('expires-before-sent');
    expect(codeOf(read({ expiresAt: '9999-12-31T00:00:00Z' }))).toBe('expires-too-late');
    expect(codeOf(read({ classes: ['all', '4-1'] }))).toBe('classes-mixed');
  });
});
