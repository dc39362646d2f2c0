import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AlertDraft } from '../../domain/alert.js';
import { loadProfile } from '../../platform/config/profile.js';
import { itIsASource, type SourceSample } from '../source-contract.js';
import type { ParseResult, SourceContext } from '../source.js';
import { areasOf, isOurs, withCheckDigit } from './areas.js';
import { lAlert } from './l-alert.js';
import { MAPPING } from './mapping.js';

const profile = loadProfile('nishitokyo');
const context: SourceContext = { profile, receivedAt: new Date('2026-09-12T16:32:00+09:00'), organisation: 'city' };

function read(name: string): string {
  return readFileSync(resolve(import.meta.dirname, 'samples', name), 'utf8');
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string, in_ = context): ParseResult => lAlert.parse(bytes(text), in_);

function draftsOf(result: ParseResult): AlertDraft[] {
  if (result.kind !== 'drafts') throw new Error(`no draft: ${JSON.stringify(result)}`);
  return result.drafts;
}

function problemOf(result: ParseResult): string {
  return result.kind === 'problem' ? result.problem.code : result.kind;
}

const names = [
  'order-level4',
  'order-level5',
  'order-lifted',
  'order-withdrawn',
  'order-drill',
  'shelter-open',
  'notice',
];
const samples: SourceSample[] = names.map((name) => ({
  name,
  bytes: bytes(read(`${name}.xml`)),
  context,
  expect: 'drafts',
}));

itIsASource(lAlert, samples);

const order = read('order-level4.xml');

describe('an evacuation order', () => {
  it('becomes one alert a level, for its districts, in the mayor’s words', () => {
    const drafts = draftsOf(parse(order));
    expect(drafts.map(({ content }) => [content.level, content.areas])).toEqual([
      [3, ['13229.hoya']],
      [4, ['13229.higashifushimi', '13229.yagisawa.3']],
    ]);
    const level4 = drafts[1]!;
    expect(level4.content).toMatchObject({
      kind: 'actual',
      messageType: 'Alert',
      topic: 'evacuation',
      organisation: 'city',
      severity: 'Severe',
      urgency: 'Immediate',
      credit: '西東京市危機管理課',
      reportedAt: '2026-09-12T16:30:00+09:00',
    });
    expect(level4.identity).toMatchObject({ subject: 'evacuation-order', thread: 'evacuation' });
    expect(level4.content.texts.ja.headline).toBe('警戒レベル４ 避難指示');
    expect(level4.content.texts.ja.instruction).toContain('全員');
    expect(level4.content.texts.ja.body).toContain('対象の災害：洪水');
    expect(level4.content.texts.en!.body).toContain('Nishitokyo City');
    expect(JSON.stringify(drafts)).not.toMatch(/危険警報|相当/u);
  });

  it('keeps its name through revisions, by document, city, level and mode', () => {
    const key = (text: string): string => draftsOf(parse(text)).at(-1)!.identity.key;
    expect(key(order)).toBe('l-alert:5f0c2d0a-3e7b-4c7e-8a55-9b1d2c3e4f50:132292:level-4');
    const revised = order
      .replace('<commons:documentRevision>1<', '<commons:documentRevision>2<')
      .replaceAll('>Report<', '>Update<');
    expect(key(revised)).toBe(key(order));
    expect(draftsOf(parse(revised))[0]!.content.messageType).toBe('Update');
    expect(draftsOf(parse(revised))[1]!.identity.material).toBe(draftsOf(parse(order))[1]!.identity.material);
    expect(key(read('order-drill.xml'))).toBe('drill:l-alert:5f0c2d0a-3e7b-4c7e-8a55-9b1d2c3e4f50:132292:level-4');
  });

  it('of level 5 is told as 緊急安全確保', () => {
    const [draft] = draftsOf(parse(read('order-level5.xml')));
    expect(draft!.content).toMatchObject({ level: 5, severity: 'Extreme', messageType: 'Update' });
    expect(draft!.content.texts.ja.headline).toContain('緊急安全確保');
  });

  it('that is lifted ends; one that was an error is withdrawn; the words differ', () => {
    const [lifted] = draftsOf(parse(read('order-lifted.xml')));
    const [withdrawn] = draftsOf(parse(read('order-withdrawn.xml')));
    expect(lifted!.content).toMatchObject({
      messageType: 'AllClear',
      areas: ['13229.higashifushimi', '13229.yagisawa.3'],
    });
    expect(withdrawn!.content.messageType).toBe('Cancel');
    expect(lifted!.identity.key).toBe(withdrawn!.identity.key);
    expect(lifted!.content.texts.ja.body).not.toBe(withdrawn!.content.texts.ja.body);
  });

  it('raised to a higher level is not told as lifted', () => {
    const raised = order
      .replace(
        '<pcx_ev:Sort>高齢者等避難</pcx_ev:Sort>\n              <pcx_ev:IssueOrLift>発令<',
        '<pcx_ev:Sort>高齢者等避難</pcx_ev:Sort>\n              <pcx_ev:IssueOrLift>解除<',
      )
      .replace('>保谷町<', '>東伏見<');
    expect(draftsOf(parse(raised)).map(({ content }) => [content.level, content.messageType])).toEqual([[4, 'Alert']]);
  });

  it('withdrawn with an empty document takes back every level', () => {
    const empty = read('order-withdrawn.xml').replace(/<pcx_ev:Detail>[^]*<\/pcx_ev:Detail>/u, '');
    expect(draftsOf(parse(empty)).map(({ identity }) => identity.key.slice(-7))).toEqual([
      'level-3',
      'level-4',
      'level-5',
    ]);
  });

  it.each([
    ['a district that is nearly ours', ['>東伏見<', '>東伏見の一部<'], 'area-needs-person'],
    ['a 丁目 that is not there', ['>柳沢三丁目<', '>柳沢九丁目<'], 'area-needs-person'],
    ['a district without a name', ['<commons:areaName>東伏見</commons:areaName>', ''], 'area-needs-person'],
    ['a level that contradicts its name', ['>避難指示<', '>警戒レベル5 避難指示<'], 'level-contradicts'],
    [
      '緊急安全確保 hidden in the text of a 避難指示',
      ['避難情報を発令しました', '緊急安全確保を発令しました'],
      'level-contradicts',
    ],
    ['避難勧告, abolished in 2021', ['>避難指示<', '>避難勧告<'], 'order-abolished'],
    ['an order nobody knows', ['>避難指示<', '>警戒区域<'], 'order-unknown'],
    ['neither 発令 nor 解除', ['>発令<', '>検討<'], 'action-unclear'],
  ] as const)('with %s goes to a person', (_what, [from, to], code) => {
    expect(problemOf(parse(order.replace(from, to)))).toBe(code);
  });

  it('takes a level beside a fitting name', () => {
    expect(draftsOf(parse(order.replace('>避難指示<', '>警戒レベル４ 避難指示<')))[1]!.content.level).toBe(4);
  });
});

describe('the mode', () => {
  it('is a drill throughout, or a person is asked', () => {
    const drill = read('order-drill.xml');
    expect(draftsOf(parse(drill))[0]!.content).toMatchObject({ kind: 'drill', areas: ['13229'] });
    expect(JSON.stringify(draftsOf(parse(drill))[0]!.content.texts)).not.toContain('訓練');
    expect(problemOf(parse(drill.replace('>Exercise<', '>Actual<')))).toBe('mode-mixed');
    expect(problemOf(parse(drill.replaceAll('>Exercise<', '>Actual<')))).toBe('mode-mixed');
    expect(problemOf(parse(order.replaceAll('>Actual<', '>System<')))).toBe('status-unknown');
  });

  it('test is a kind of its own', () => {
    expect(draftsOf(parse(order.replaceAll('>Actual<', '>Test<')))[0]!.content.kind).toBe('test');
  });
});

describe('shelters', () => {
  it('are told with where they are; a full one is marked, and left out for who cannot read the mark', () => {
    const [draft] = draftsOf(parse(read('shelter-open.xml')));
    expect(draft!.identity).toMatchObject({ subject: 'shelter', thread: 'evacuation' });
    expect(draft!.content.texts.ja.body).toContain('・保谷小学校（保谷町一丁目） 定員一杯');
    expect(draft!.content.texts.ja.body).not.toContain('谷戸小学校');
    expect(draft!.content.texts.en!.body).toContain('田無小学校');
    expect(draft!.content.texts.en!.body).not.toContain('保谷小学校');
  });

  it('all shut end the alert', () => {
    const shut = read('shelter-open.xml').replaceAll('>開設<', '>閉鎖<');
    expect(draftsOf(parse(shut))[0]!.content.messageType).toBe('AllClear');
  });

  it('whose state nobody knows go to a person', () => {
    expect(problemOf(parse(read('shelter-open.xml').replace('>開設<', '>準備中<')))).toBe('shelter-unclear');
  });
});

describe('other documents', () => {
  it('a notice is city news', () => {
    const [draft] = draftsOf(parse(read('notice.xml')));
    expect(draft!.content).toMatchObject({ topic: 'city', severity: 'Minor' });
    expect(draft!.identity.subject).toBeUndefined();
    expect(draft!.content.texts.ja.headline).toBe('給水所の場所');
  });

  it('of another municipality concern nobody here; a telegram inside is left to its own source', () => {
    expect(parse(order.replaceAll('132292', '132101')).kind).toBe('nobody');
    const telegram = order.replace(
      /<pcx:Report[^]*<\/pcx:Report>/u,
      '<r:Report xmlns:r="http://xml.kishou.go.jp/jmaxml1/"/>',
    );
    expect(parse(telegram)).toMatchObject({ kind: 'nobody', ja: expect.stringContaining('jma-xml') });
  });

  it.each([
    ['without a municipality', ['<commons:jisX0402>132292</commons:jisX0402>', ''], 'municipality-missing'],
    ['of a kind nobody knows', ['EvacuationOrder xmlns', 'Damage xmlns'], 'xml-malformed'],
    ['with a type nobody knows', ['>Report<', '>Ack<'], 'type-unknown'],
    ['withdrawn outside and not inside', ['>Report<', '>Cancel<'], 'type-mixed'],
    ['with a time that is none', ['2026-09-12T16:30:00+09:00', '2026-09-12'], 'time-broken'],
    ['from the future', ['2026-09-12T16:30:00+09:00', '2026-09-12T17:30:00+09:00'], 'time-ahead'],
    ['with hidden characters', ['>東伏見<', '>東\u202e伏見<'], 'text-unsafe'],
    ['in another envelope', ['EDXL:DE:1.0', 'EDXL:DE:2.0'], 'not-l-alert'],
  ] as const)('%s go to a person', (_what, [from, to], code) => {
    expect(problemOf(parse(order.replace(from, to)))).toBe(code);
  });

  it('that are not for residents, as the state of the headquarters, go to a person too', () => {
    const other = order.replaceAll('pcx_ev:EvacuationOrder', 'pcx_ev:Headquarters');
    expect(problemOf(parse(other))).toBe('document-unknown');
  });
});

describe('the areas', () => {
  it('are ours when the name is exactly ours', () => {
    const one = (name: string): unknown => areasOf([name], profile);
    expect(one('西東京市全域')).toEqual({ areas: ['13229'] });
    expect(one('西東京市柳沢３丁目')).toEqual({ areas: ['13229.yagisawa.3'] });
    expect(one('田無町全域')).toEqual({ areas: ['13229.tanashi'] });
    expect(one('柳沢二丁目、柳沢三丁目')).toEqual({ areas: ['13229.yagisawa.2', '13229.yagisawa.3'] });
    expect(one('柳沢二丁目、三丁目')).toEqual({ stray: '三丁目' });
  });

  it('of a city are known by its code with and without the check digit', () => {
    expect(withCheckDigit('13229')).toBe('132292');
    expect(withCheckDigit('07202')).toBe('072028');
    expect(withCheckDigit('13210')).toBe('132101');
    expect(isOurs('132293', profile)).toBe(false);
  });

  it('and the paths have an edition that the documentation names', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../../docs/l-alert.md'), 'utf8');
    expect(page).toContain(MAPPING.edition);
  });
});
