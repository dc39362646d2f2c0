import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nishitokyo } from '../../../test/support/profile.js';
import type { ParseResult, SourceContext } from '../source.js';
import { schoolNotice } from './school-notice.js';

const context: SourceContext = {
  profile: nishitokyo,
  receivedAt: new Date('2026-09-01T00:00:00Z'),
  organisation: 'tanashi-es',
  mediaType: 'text/csv',
};
const sample = (name: string): Uint8Array => readFileSync(resolve(import.meta.dirname, 'samples', name));
const read = (text: string): ParseResult => schoolNotice.parse(new TextEncoder().encode(text), context);
const HEAD = '区分,学級,件名,本文\n';

describe('a table of notices', () => {
  it('becomes one notice a row, the same in CP932 as in UTF-8', () => {
    const result = schoolNotice.parse(sample('week.csv'), context);
    expect(schoolNotice.parse(sample('week-cp932.csv'), context)).toEqual(result);
    if (result.kind !== 'drafts') throw new Error(JSON.stringify(result));
    expect(result.drafts.map(({ identity }) => identity.key)).toEqual([
      'school:tanashi-es:2026-0831-1',
      'school:tanashi-es:2026-0831-2',
      expect.stringMatching(/^drill:school:tanashi-es:csv-[0-9a-f]{32}$/),
    ]);
    const [closure, , drill] = result.drafts;
    expect(closure?.content.groups).toHaveLength(12);
    expect(closure?.content.texts.ja.body).toContain('\n学童クラブ');
    expect(drill?.content).toMatchObject({
      kind: 'drill',
      severity: 'Moderate',
      groups: ['tanashi-es/4-1', 'tanashi-es/4-2'],
    });
  });

  it('takes English headings too', () => {
    expect(read('topic,classes,headline,body\n休校,all,a,b\n').kind).toBe('drafts');
  });

  it('is refused whole, each bad row named by its line and its reason', () => {
    const result = read(
      `${HEAD}休校,全校,よい行,本文\n給食,全校,a,b\n下校,9-9,a,b\n行事,1-1,,b\n"行事",1-1,a,"二行の\n本文",余分\n不審者,1-1,a,\n`,
    );
    if (result.kind !== 'problem') throw new Error(JSON.stringify(result));
    expect(result.problem.code).toBe('csv-rows');
    expect(result.problem.ja).toContain('3行目：区分は 休校・下校・不審者・行事・その他 のどれかです。');
    expect(result.report?.map(({ line, ja }) => [line, ja.replace(/^\d+行目：/u, '')])).toEqual([
      [3, '区分は 休校・下校・不審者・行事・その他 のどれかです。'],
      [4, '「9-9」は田無小学校の学級表にありません。'],
      [5, '件名は1行で100文字まで、使えない文字なしで書いてください。'],
      [6, '列の数が見出しと違います。'],
      [8, '本文は空にせず、4000文字まで、使えない文字なしで書いてください。'],
    ]);
  });

  it.each([
    ['no heading', '休校,全校,a,b\n', 'csv-header'],
    ['a heading nobody knows', '区分,学級,件名,本文,給食\n', 'csv-header'],
    ['a heading twice', '区分,学級,件名,本文,本文\n', 'csv-header'],
    ['a heading alone', HEAD, 'csv-empty'],
    ['a quotation mark that is not closed', `${HEAD}休校,全校,"a,b\n`, 'csv-malformed'],
    ['the same row twice', `${HEAD}休校,全校,a,b\n休校,全校,a,b\n`, 'csv-rows'],
    ['more rows than anybody writes', HEAD + '休校,全校,a,b\n'.repeat(300), 'csv-too-long'],
    ['a strange word for drill', '区分,学級,件名,本文,訓練\n休校,全校,a,b,たぶん\n', 'csv-rows'],
  ])('with %s goes to a person', (_name, text, code) => {
    expect(read(text)).toMatchObject({ kind: 'problem', problem: { code, ja: expect.stringMatching(/。$/u) } });
  });

  it('in UTF-16 is refused', () => {
    expect(schoolNotice.parse(Uint8Array.from([0xff, 0xfe, 0x3a, 0x53]), context)).toMatchObject({
      problem: { code: expect.stringMatching(/^csv-/) },
    });
  });
});
