import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nishitokyo } from '../../../test/support/profile.js';
import type { AlertDraft } from '../../domain/alert.js';
import { bestOfThree, itIsASource } from '../source-contract.js';
import type { ParseResult, SourceContext } from '../source.js';
import { cap } from './cap.js';
import { RULE_NAMES, ruleOf } from './rules.js';

const receivedAt = new Date('2026-08-20T00:00:00Z');
const context: SourceContext = { profile: nishitokyo, receivedAt, organisation: 'city' };
const strict: SourceContext = { ...context, policy: { mode: 'strict', trusted: [] } };
const samples = resolve(import.meta.dirname, 'samples');
const sample = (name: string): string => readFileSync(join(samples, `${name}.xml`), 'utf8');
const read = (xml: string, from = context): ParseResult => cap.parse(new TextEncoder().encode(xml), from);
const KINDS: Record<string, ParseResult['kind']> = {
  alert: 'drafts',
  update: 'drafts',
  cancel: 'drafts',
  'all-clear': 'drafts',
  drill: 'drafts',
  test: 'drafts',
  'english-only': 'drafts',
  town: 'drafts',
  'edxl-de': 'drafts',
  elsewhere: 'nobody',
  private: 'nobody',
  system: 'nobody',
  'polygon-only': 'problem',
};

itIsASource(
  cap,
  Object.entries(KINDS).map(([name, kind]) => ({
    name,
    bytes: new TextEncoder().encode(sample(name)),
    context,
    expect: kind,
  })),
);

function draftOf(result: ParseResult): AlertDraft {
  if (result.kind !== 'drafts') throw new Error(JSON.stringify(result));
  return result.drafts[0]!;
}
const rulesOf = (result: ParseResult): string[] => (result.report ?? []).map(({ rule }) => rule);
const codeOf = (result: ParseResult): string => (result.kind === 'problem' ? result.problem.code : result.kind);
const changed = (name: string, from: string | RegExp, to: string): string => {
  const text = sample(name);
  const other = text.replace(from, to);
  if (other === text) throw new Error(`nothing to change in ${name}`);
  return other;
};

describe('a CAP alert becomes an alert of ours', () => {
  it('with its facts, its languages and its own name', () => {
    const { content, identity } = draftOf(read(sample('alert')));
    expect(content).toMatchObject({
      kind: 'actual',
      messageType: 'Alert',
      organisation: 'city',
      topic: 'weather',
      severity: 'Severe',
      urgency: 'Immediate',
      certainty: 'Observed',
      areas: ['13229'],
      reportedAt: '2026-08-20T08:30:00+09:00',
      expiresAt: '2026-08-20T06:00:00.000Z',
      credit: '架空防災センター',
    });
    expect(content.texts.ja).toMatchObject({
      headline: '大雨に警戒してください',
      instruction: '川や用水路に近づかず、低い土地では早めに移動してください。',
    });
    expect(content.texts.ja.body).toContain('くわしくは：https://bosai.example.jp/rain');
    expect(content.texts.en?.headline).toBe('Be on guard against heavy rain');
    expect(identity).toMatchObject({
      key: 'cap:alerts@bosai.example.jp,RAIN-2026-0820-1,2026-08-20T08:30:00+09:00',
      message: 'alerts@bosai.example.jp,RAIN-2026-0820-1,2026-08-20T08:30:00+09:00',
      subject: 'rain',
      thread: 'downpour',
      event: { system: 'CAP', name: '大雨警報' },
    });
    expect(identity.refersTo).toBeUndefined();
  });

  it('an update names what it supersedes, and is news', () => {
    const { content, identity } = draftOf(read(sample('update')));
    expect(content).toMatchObject({ messageType: 'Update', severity: 'Extreme' });
    expect(identity.refersTo).toEqual(['alerts@bosai.example.jp,RAIN-2026-0820-1,2026-08-20T08:30:00+09:00']);
    expect(identity.material).not.toBe(draftOf(read(sample('alert'))).identity.material);
  });

  it('a repetition with a new id and time is no news', () => {
    const again = changed('alert', 'RAIN-2026-0820-1<', 'RAIN-2026-0820-1b<').replace('08:30:00', '08:40:00');
    expect(draftOf(read(again)).identity.material).toBe(draftOf(read(sample('alert'))).identity.material);
  });

  it('a Cancel without any info gets words in every language that has them', () => {
    const { content, identity } = draftOf(read(sample('cancel')));
    expect(content.messageType).toBe('Cancel');
    expect(Object.keys(content.texts)).toEqual(
      expect.arrayContaining(['ja', 'ja-x-easy', 'en', 'zh-Hans', 'ko', 'vi']),
    );
    expect(content.texts.ja.body).toContain('観測装置の故障による誤りのため');
    expect(identity.refersTo).toHaveLength(2);
  });

  it('a Cancel does not repeat the order that it cancels', () => {
    const text = changed('update', '<msgType>Update', '<msgType>Cancel');
    const { texts } = draftOf(read(text)).content;
    expect(texts.ja.headline).toBe('【取消】大雨警報');
    expect(JSON.stringify(texts)).not.toContain('ただちに安全な場所へ');
  });

  it('a Cancel drawn elsewhere ends what was told here, and begins nothing', () => {
    const text = changed('update', '<msgType>Update', '<msgType>Cancel').replace(/132292|西東京市/gu, '131202');
    const { content, identity } = draftOf(read(text));
    expect(content).toMatchObject({ messageType: 'AllClear', areas: ['13229'] });
    expect(content.texts.ja.headline).toBe('【取消】大雨警報');
    expect(identity.refersTo).toHaveLength(1);
  });

  it('AllClear ends, and Past without a reference is news', () => {
    expect(draftOf(read(sample('all-clear'))).content).toMatchObject({ messageType: 'AllClear' });
    const past = read(changed('english-only', '<urgency>Immediate', '<urgency>Past'));
    expect(draftOf(past).content.messageType).toBe('Alert');
    expect(rulesOf(past)).toContain('all-clear-without-reference');
  });

  it('an update that drops our town ends the alert here', () => {
    const dropped = draftOf(read(changed('update', /132292|西東京市/gu, '131202')));
    expect(dropped.content).toMatchObject({ messageType: 'AllClear', areas: ['13229'] });
    expect(dropped.content.texts.ja.body).toContain('西東京市は対象から外れました');
  });

  it('an exercise and a test have names of their own', () => {
    expect(draftOf(read(sample('drill')))).toMatchObject({
      content: { kind: 'drill' },
      identity: { key: expect.stringMatching(/^drill:cap:/) },
    });
    expect(draftOf(read(sample('test'))).content.kind).toBe('test');
    for (const status of ['System', 'Draft']) {
      expect(read(changed('alert', '>Actual<', `>${status}<`)).kind).toBe('nobody');
    }
  });

  it('an English one is shown in Japanese with a note, what to do in Japanese', () => {
    const { content, identity } = draftOf(read(sample('english-only')));
    expect(content.texts.ja.headline).toBe('（英語の原文）Strong shaking felt in western Tokyo');
    expect(content.texts.ja.instruction).toContain('今後の情報に注意してください。');
    expect(content.texts.en?.body).toContain('felt strongly.');
    expect(content.texts.en?.body).toContain('No end is given (taken to hold for 12 hours).');
    expect(content.expiresAt).toBe('2026-08-20T11:30:00.000Z');
    expect(identity).toMatchObject({ subject: 'shaking', thread: 'quake:20260820082911' });
  });

  it('languages are read onto ours', () => {
    const tagged = (tag: string): string[] =>
      Object.keys(draftOf(read(changed('english-only', '<language>en<', `<language>${tag}<`))).content.texts);
    expect(tagged('zh-CN')).toContain('zh-Hans');
    expect(tagged('zh')).toContain('zh-Hans');
    expect(tagged('zh-TW')).toEqual(['ja']);
    expect(tagged('en-GB')).toContain('en');
    expect(tagged('fr')).toEqual(['ja']);
  });

  it('names of the register stay within their length', () => {
    const long = draftOf(read(changed('alert', 'RAIN-2026-0820-1<', `${'X'.repeat(500)}<`))).identity;
    expect(long.key.length).toBeLessThanOrEqual(300);
    expect(long.message?.length).toBeLessThanOrEqual(300);
  });

  it('UTC is one name, written -00:00 or +00:00', () => {
    const at = (zone: string): AlertDraft =>
      draftOf(read(changed('alert', '08:30:00+09:00', `23:30:00${zone}`).replace('2026-08-20T23', '2026-08-19T23')));
    expect(at('-00:00').identity.message).toBe(at('+00:00').identity.message);
  });
});

describe('where a CAP alert is for', () => {
  const placed = (area: string, from = context): ParseResult =>
    read(changed('town', /<area>[\s\S]*<\/area>/u, `<area><areaDesc>${area}</area>`), from);
  const areasOf = (area: string, from = context): string[] | string => {
    const result = placed(area, from);
    return result.kind === 'drafts' ? result.drafts[0]!.content.areas : codeOf(result);
  };
  const name = (words: string, more = ''): string => `${words}</areaDesc>${more}`;
  const code = (system: string, value: string): string =>
    `<geocode><valueName>${system}</valueName><value>${value}</value></geocode>`;
  const NEAR = '<polygon>35.70,139.50 35.76,139.50 35.76,139.58 35.70,139.50</polygon>';
  const FAR = '<polygon>43.0,141.0 43.1,141.0 43.1,141.2 43.0,141.0</polygon>';

  it.each([
    ['西東京市', ['13229']],
    ['東京都', ['13229']],
    ['関東地方', ['13229']],
    ['田無町', ['13229.tanashi']],
    ['東京都西東京市柳沢三丁目', ['13229.yagisawa.3']],
    ['西東京市（田無町、新町2丁目）', ['13229']],
    ['Nishi-Tokyo, Tokyo', ['13229']],
    ['練馬区', 'nobody'],
    ['武蔵野市 中町', 'nobody'],
    ['神奈川県', 'nobody'],
    ['東北地方', 'nobody'],
    ['New York', 'nobody'],
    ['図に示す範囲', 'area-needs-person'],
  ])('by name: %s', (words, expected) => expect(areasOf(name(words))).toEqual(expected));

  it.each([
    ['全国地方公共団体コード', '13229', ['13229']],
    ['全国地方公共団体コード', '132292', ['13229']],
    ['全国地方公共団体コード', '130001', ['13229']],
    ['JMA class20', '1322900', ['13229']],
    ['気象庁一次細分区域', '130010', ['13229']],
    ['都道府県コード', '13', ['13229']],
    ['全国地方公共団体コード', '131202', 'nobody'],
    ['FIPS6', '13229', 'nobody'],
  ])('by code, inside its system: %s %s', (system, value, expected) =>
    expect(areasOf(name('対象の地域', code(system, value)))).toEqual(expected),
  );

  it('a shape alone goes to a person while no boundaries are loaded, and is nobody’s far away', () => {
    expect(areasOf(name('範囲', NEAR))).toBe('area-needs-person');
    expect(areasOf(name('範囲', FAR))).toBe('nobody');
    expect(areasOf(name('田無町', FAR))).toBe('area-needs-person');
  });

  it('boundaries decide, and the name of the whole town does not widen them', () => {
    const from = { ...context, areasWithin: () => ['13229.tanashi'] };
    expect(areasOf(name('西東京市の一部', NEAR), from)).toEqual(['13229.tanashi']);
    expect(areasOf(name('範囲', NEAR + code('全国地方公共団体コード', '13229')), from)).toEqual([
      '13229',
      '13229.tanashi',
    ]);
    expect(areasOf(name('範囲', NEAR), { ...context, areasWithin: () => [] })).toBe('nobody');
  });

  it('a broken polygon is never dropped in silence', () => {
    expect(areasOf(name('範囲', '<polygon>35.7,139.5 35.8,139.5</polygon>'))).toBe('area-needs-person');
    expect(areasOf(name('範囲', '<polygon>139.5,35.7 139.6,35.7 139.6,35.8 139.5,35.7</polygon>'))).toBe(
      'area-needs-person',
    );
    const swapped = placed(name('西東京市', '<polygon>139.5,35.7 139.6,35.7 139.6,35.8 139.5,35.7</polygon>'));
    expect(swapped.kind).toBe('drafts');
    expect(rulesOf(swapped)).toEqual(expect.arrayContaining(['coordinates-maybe-swapped', 'coordinates-out-of-range']));
  });
});

describe('what residents never see', () => {
  it.each(['Private', 'Restricted'])('%s, with words that say so', (scope) => {
    const result = read(changed('alert', '>Public<', `>${scope}<`));
    expect(result).toMatchObject({ kind: 'nobody', ja: expect.stringContaining(scope) });
  });

  it('markup, hidden characters and scripts', () => {
    const { texts } = draftOf(
      read(
        changed(
          'alert',
          '大雨に警戒してください<',
          '&lt;b onclick=x&gt;大雨&lt;/b&gt;&#x202E;に&lt;script&gt;alert(1)&lt;/script&gt;警戒<',
        ),
      ),
    ).content;
    expect(texts.ja.headline).toBe('大雨に警戒');
  });

  it('an embedded file', () => {
    const file =
      '<resource><resourceDesc>図</resourceDesc><mimeType>image/png</mimeType><derefUri>iVBORw0KGgo=</derefUri></resource>';
    const result = read(changed('alert', '    <area>', `${file}<area>`));
    expect(JSON.stringify(draftOf(result))).not.toContain('iVBOR');
    expect(rulesOf(result)).toContain('deref-uri-stripped');
  });
});

describe('one report for one document', () => {
  const cases: [string, string, string][] = [
    [
      'element-order',
      '<status>Actual</status>\n  <msgType>Alert</msgType>',
      '<msgType>Alert</msgType><status>Actual</status>',
    ],
    ['certainty-very-likely', '<certainty>Observed', '<certainty>Very Likely'],
    ['time-rewritten', '<sent>2026-08-20T08:30:00+09:00', '<sent>2026-08-19T23:30:00.120Z'],
    ['time-dropped', '<expires>2026-08-20T15:00:00+09:00', '<expires>2026-08-20T15:00:00'],
    ['expires-before-sent', '<expires>2026-08-20T15:00', '<expires>2026-08-20T05:00'],
    ['value-replaced', '<severity>Severe', '<severity>Bad'],
    ['element-unknown', '<web>', '<password>x</password><web>'],
    ['attribute-unknown', '<event>', '<event lang="ja">'],
    [
      'foreign-instruction',
      '  <info>',
      '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/><info>',
    ],
    ['web-not-absolute', 'https://bosai.example.jp/rain', '/rain'],
    ['language-invalid', '<language>ja-JP', '<language>日本語'],
    ['restriction-unexpected', '<scope>Public</scope>', '<scope>Public</scope><restriction>x</restriction>'],
    ['identifier-characters', 'RAIN-2026-0820-1<', 'RAIN 2026, 1<'],
    ['ceiling-without-altitude', '</geocode>\n    </area>', '</geocode><ceiling>3000</ceiling></area>'],
  ];
  it.each(cases)('%s is refused when strict, mended otherwise', (rule, from, to) => {
    const mended = read(changed('alert', from, to));
    expect(mended.kind).toBe('drafts');
    expect(mended.report?.find((remark) => remark.rule === rule)).toMatchObject({
      outcome: 'repaired',
      line: expect.any(Number),
    });
    const refused = read(changed('alert', from, to), strict);
    expect(codeOf(refused)).toBe(rule);
    expect(refused.report?.find((remark) => remark.rule === rule)?.outcome).toBe('refused');
  });

  it.each([
    ['value-unknown', '>Actual<', '>Real<'],
    ['element-missing', '<scope>Public</scope>', ''],
    ['time-invalid', '<sent>2026-08-20T08:30:00+09:00', '<sent>2026-02-30T08:30:00+09:00'],
    ['sent-in-future', '<sent>2026-08-20T08:30', '<sent>2026-08-20T09:30'],
    ['namespace-unknown', 'cap:1.2', 'cap:1.1'],
  ])('%s is refused in any mode', (rule, from, to) => {
    expect(codeOf(read(changed('alert', from, to)))).toBe(rule);
    expect(codeOf(read(changed('alert', from, to), strict))).toBe(rule);
  });

  it('in the order in which a document is read, with the signature last', () => {
    const order = ['security', 'namespace', 'schema', 'semantics', 'geometry', 'signature'];
    const text = changed('alert', '<certainty>Observed', '<certainty>Very Likely').replace('/rain', '/&lt;b>');
    const stages = (read(text).report ?? []).map(({ stage }) => order.indexOf(stage));
    expect(stages).toEqual([...stages].sort((a, b) => a - b));
    expect(rulesOf(read(text)).at(-1)).toBe('signature-none');
  });

  it('a sound alert has nothing to say but that it is unsigned', () => {
    expect(rulesOf(read(sample('alert'), strict))).toEqual(['signature-none']);
  });

  it('one broken alert of an envelope keeps no other from being told, and is seen', () => {
    const result = read(
      changed(
        'edxl-de',
        '>Actual</status>\n  <msgType>Alert</msgType>\n  <scope>Public</scope>\n  <info>\n    <language>ja</language>\n    <category>Met</category>\n    <event>暴風警報</event>\n    <responseType>Prepare',
        '>Real</status>\n<msgType>Alert</msgType><scope>Public</scope><info><language>ja</language><category>Met</category><event>暴風警報</event><responseType>Prepare',
      ),
    );
    expect(draftOf(result).identity.subject).toBe('wind');
    expect(rulesOf(result)).toContain('value-unknown');
  });

  it('every rule has whole sentences in both languages', () => {
    for (const { ja, en } of RULE_NAMES.map(ruleOf)) {
      expect(ja).toMatch(/。$/u);
      expect(en).toMatch(/\.$/);
    }
  });
});

describe('hostile input', () => {
  const points = (count: number): string =>
    Array.from({ length: count }, (_, i) => `35.${i % 977},139.${i % 991}`).join(' ');
  const withPolygon = (polygon: string): string =>
    changed('town', '</areaDesc>', `</areaDesc><polygon>${polygon}</polygon>`);

  it('a polygon of 100,000 points is refused before it is measured', () => {
    const text = withPolygon(points(100_000));
    expect(codeOf(read(text))).toBe('too-many-points');
    expect(bestOfThree(() => read(text))).toBeLessThan(400);
  });

  it('a tangle within the limits is given up in time', () => {
    expect(bestOfThree(() => read(withPolygon(points(9_000))))).toBeLessThan(1_500);
  });

  it('an unclosed tag ten thousand times costs nothing', () => {
    const text = changed('alert', '<description>', `<description>${'&lt;script&gt;&lt;a '.repeat(10_000)}`);
    expect(bestOfThree(() => read(text))).toBeLessThan(500);
  });

  it('no change of a document makes it throw, and reading again gives the same', () => {
    const sources = Object.keys(KINDS).map(sample);
    const cut = fc.tuple(fc.constantFrom(...sources), fc.nat(), fc.nat(60), fc.string({ maxLength: 20 }));
    fc.assert(
      fc.property(cut, fc.boolean(), ([text, at, length, put], isStrict) => {
        const start = at % text.length;
        const mutated = text.slice(0, start) + put + text.slice(start + length);
        const from = isStrict ? strict : context;
        expect(read(mutated, from)).toEqual(read(mutated, from));
      }),
      { numRuns: 200 },
    );
  });
});
