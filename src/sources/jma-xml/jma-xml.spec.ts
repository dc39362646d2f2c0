import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nishitokyo } from '../../../test/support/profile.js';
import { laneOf, type AlertDraft } from '../../domain/alert.js';
import { LANGUAGES } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import { bestOfThree, itIsASource } from '../source-contract.js';
import type { ParseResult, SourceContext } from '../source.js';
import { jmaXml } from './jma-xml.js';

const receivedAt = new Date('2026-09-01T00:00:00Z');
const inland: SourceContext = { profile: nishitokyo, receivedAt, organisation: 'city' };
const withJma = (jma: Partial<CityProfile['jma']>): SourceContext => ({
  ...inland,
  profile: { ...nishitokyo, jma: { ...nishitokyo.jma, ...jma } },
});
const coastal = withJma({ tsunamiAreas: ['320'] });

const samples = resolve(import.meta.dirname, 'samples');
const sample = (name: string): string => readFileSync(join(samples, name), 'utf8');
const read = (xml: string, context = inland): ParseResult => jmaXml.parse(new TextEncoder().encode(xml), context);

function draftOf(result: ParseResult): AlertDraft {
  if (result.kind !== 'drafts') throw new Error(JSON.stringify(result));
  return result.drafts[0]!;
}
const codeOf = (result: ParseResult): string => (result.kind === 'problem' ? result.problem.code : result.kind);

itIsASource(
  jmaXml,
  readdirSync(samples).map((name) => ({
    name,
    bytes: readFileSync(join(samples, name)),
    context: name.startsWith('VTSE41') ? coastal : inland,
    expect: name === 'VPWW55-none.xml' ? ('nobody' as const) : ('drafts' as const),
  })),
);

describe('warnings for heavy rain and landslides', () => {
  it('makes a level 4 danger warning an emergency and keeps the mayor’s words out of it', () => {
    const { content, identity } = draftOf(read(sample('VPWW55-level4.xml')));
    expect(content).toMatchObject({
      kind: 'actual',
      messageType: 'Alert',
      organisation: 'city',
      topic: 'weather',
      level: 4,
      severity: 'Severe',
      urgency: 'Immediate',
      certainty: 'Likely',
      areas: ['13229'],
      groups: [],
      reportedAt: '2026-06-22T15:05:00+09:00',
      expiresAt: '2026-06-23T06:05:00.000Z',
      credit: '気象庁',
    });
    expect(laneOf(content)).toBe('emergency');
    expect(identity).toEqual({
      key: 'jma:weather:rain:1322900',
      material: '43',
      source: 'jma-xml',
      event: { system: 'VPWW55', code: '43', name: 'レベル４大雨危険警報' },
      subject: 'rain',
      thread: 'downpour',
    });
    expect(content.texts.ja.headline).toBe('【レベル４】大雨危険警報');
    expect(content.texts.ja.body).toContain('6月22日15時05分、気象庁発表。');
    expect(content.texts.ja.body).toContain('（出典：気象庁）');
    expect(content.texts['ja-x-easy']?.body).toContain('けいかいレベル４そうとう');
  });

  it.each([
    ['10', '21', { level: 2, severity: 'Moderate' }, 'warning'],
    ['03', '31', { level: 3, severity: 'Severe' }, 'warning'],
    ['43', '41', { level: 4, severity: 'Severe' }, 'emergency'],
    ['33', '51', { level: 5, severity: 'Extreme' }, 'emergency'],
  ])('reads code %s as its level, whatever the name says', (code, significancy, expected, lane) => {
    const xml = sample('VPWW55-level4.xml');
    const block = xml.lastIndexOf('<Warning type=');
    const ours = xml
      .slice(block)
      .replace('<Name>レベル４大雨危険警報</Name>\n<Code>43<', `<Name>名前は見ません</Name>\n<Code>${code}<`)
      .replace('<Code>41<', `<Code>${significancy}<`);
    const { content } = draftOf(read(xml.slice(0, block) + ours));
    expect(content).toMatchObject(expected);
    expect(laneOf(content)).toBe(lane);
  });

  it('gives 継続 the same material, so that it is no news', () => {
    const issued = draftOf(read(sample('VPWW55-level4.xml'))).identity;
    expect(draftOf(read(sample('VPWW55-continued.xml'))).identity).toEqual(issued);
  });

  it('tells 解除, 訂正 and 取消 apart and keeps their key', () => {
    const key = 'jma:weather:rain:1322900';
    const cleared = draftOf(read(sample('VPWW55-cleared.xml')));
    expect(cleared.content).toMatchObject({ messageType: 'AllClear', severity: 'Minor', urgency: 'Past' });
    expect(cleared.content.texts.ja.headline).toBe('大雨の警報・注意報は解除されました');
    const corrected = draftOf(read(sample('VPWW55-corrected.xml')));
    expect(corrected.content).toMatchObject({ messageType: 'Correction', level: 3 });
    expect(corrected.content.texts.en?.body).toMatch(/^Correction: /);
    const withdrawn = draftOf(read(sample('VPWW55-withdrawn.xml')));
    expect(withdrawn.content).toMatchObject({ messageType: 'Cancel', areas: ['13229'] });
    expect(withdrawn.content.texts.ja.headline).toBe('【取り消し】大雨の警報・注意報');
    for (const draft of [cleared, corrected, withdrawn]) expect(draft.identity.key).toBe(key);
  });

  it('leaves the withdrawal of another prefecture alone', () => {
    const xml = sample('VPWW55-withdrawn.xml').replaceAll('東京都', '神奈川県');
    expect(read(xml)).toMatchObject({ kind: 'nobody', ja: expect.stringContaining('神奈川県') });
  });

  it('says that nothing is in force, and ends what was', () => {
    expect(read(sample('VPWW55-none.xml'))).toMatchObject({ kind: 'nobody' });
    const ended = sample('VPWW55-none.xml').replaceAll(
      '<Status>発表警報・注意報はなし</Status>\n',
      '<Status>発表警報・注意報はなし</Status>\n<LastKind><Name>レベル２大雨注意報</Name><Code>10</Code></LastKind>\n',
    );
    expect(draftOf(read(ended)).content.messageType).toBe('AllClear');
  });

  it('withdraws when a correction no longer has anything for our town', () => {
    const xml = sample('VPWW55-none.xml').replace('<InfoType>発表', '<InfoType>訂正');
    const { content } = draftOf(read(xml));
    expect(content.messageType).toBe('Cancel');
    expect(content.texts.ja.body).toContain('含まれていません');
  });

  it('adds when level 4 is expected to a landslide warning', () => {
    const { content } = draftOf(read(sample('VPWW56-level4.xml')));
    expect(content).toMatchObject({ topic: 'landslide', level: 4 });
    expect(content.texts.ja.body).toContain('見通し：２２日１８時から２１時まで、警戒レベル４相当（気象庁）');
  });

  it.each<[string, string, (xml: string) => string]>([
    [
      'an unknown kind code for our town',
      'code-unknown',
      (xml) => xml.replaceAll('<Code>43</Code>', '<Code>44</Code>'),
    ],
    ['a code of another phenomenon', 'code-unknown', (xml) => xml.replaceAll('<Code>43</Code>', '<Code>49</Code>')],
    [
      'a code that is a word of JavaScript',
      'code-unknown',
      (xml) => xml.replaceAll('<Code>43</Code>', '<Code>constructor</Code>'),
    ],
    ['a level that contradicts its code', 'level-mismatch', (xml) => xml.replace('<Code>41</Code>', '<Code>21</Code>')],
    ['a 解除 whose danger stands', 'level-mismatch', (xml) => xml.replaceAll('<Status>発表', '<Status>解除')],
    ['an unknown level code', 'code-unknown', (xml) => xml.replace('<Code>41</Code>', '<Code>61</Code>')],
    ['our prefecture without our town', 'town-missing', (xml) => xml.replaceAll('1322900', '1399900')],
    [
      'no block for municipalities',
      'block-missing',
      (xml) => xml.replaceAll('<Warning type="気象警報・注意報（市町村等）">', '<Warning type="x">'),
    ],
    ['an unknown Status', 'status-unknown', (xml) => xml.replace('通常', '本番')],
    ['an empty Status', 'status-unknown', (xml) => xml.replace('通常', '')],
    ['an unknown InfoType', 'info-type-unknown', (xml) => xml.replace('<InfoType>発表', '<InfoType>更新')],
    ['a time without offset', 'time-broken', (xml) => xml.replaceAll('15:05:00+09:00', '15:05:00')],
    ['30 February', 'time-broken', (xml) => xml.replaceAll('2026-06-22T15', '2026-02-30T15')],
    ['a time that has not come', 'time-ahead', (xml) => xml.replaceAll('2026-06-22T15', '2026-09-01T15')],
    ['another namespace', 'not-jma', (xml) => xml.replaceAll('http://xml.kishou.go.jp/jmaxml1/', 'http://example.jp/')],
    ['a Head of another namespace', 'jma-incomplete', (xml) => xml.replace('informationBasis1', 'informationBasis2')],
    [
      'a right-to-left override in the headline',
      'text-unsafe',
      (xml) => xml.replace('東京地方では', '東京\u202e地方では'),
    ],
    ['another InfoKind', 'kind-unknown', (xml) => xml.replace('<InfoKind>気象警報・注意報', '<InfoKind>気象解説情報')],
  ])('takes %s to a person', (_name, code, change) => {
    expect(codeOf(read(change(sample('VPWW55-level4.xml'))))).toBe(code);
  });

  it('is not fooled by a comment inside a code', () => {
    const xml = sample('VPWW55-level4.xml').replaceAll('<Code>43</Code>', '<Code>4<!-- 0 -->3</Code>');
    expect(draftOf(read(xml)).content.level).toBe(4);
  });
});

describe('earthquakes', () => {
  it('gives the value of the town, the hypocentre and the word on tsunami', () => {
    const { content, identity } = draftOf(read(sample('VXSE53.xml')));
    expect(identity).toMatchObject({ key: 'jma:earthquake:20260720100205', material: '5+' });
    expect(content).toMatchObject({
      topic: 'earthquake',
      severity: 'Severe',
      urgency: 'Immediate',
      certainty: 'Observed',
    });
    expect(content.texts.ja.headline).toBe('西東京市で震度５強の地震');
    expect(content.texts.ja.body).toBe(
      '物が落ちたり、固定していない家具が動いたりするほどの強い揺れです。\n' +
        '7月20日10時02分ごろ、東京都多摩東部を震源とする地震がありました。深さは約30kmです。地震の規模（マグニチュード）は5.8と推定されています。\n' +
        'この地震による津波の心配はありません。\n7月20日10時07分、気象庁発表。',
    );
    expect(content.texts.en?.headline).toBe('Earthquake: intensity 5 Upper in Nishitokyo City');
    expect(content.texts.en?.body).toContain('no danger of a tsunami');
  });

  it('says plainly when the value is that of the 細分区域', () => {
    const { content, identity } = draftOf(read(sample('VXSE53-area-only.xml')));
    expect(identity).toMatchObject({ material: '5-', isCoarse: true });
    expect(content.texts.ja.headline).toBe('東京都多摩東部で震度５弱の地震');
    expect(content.texts.ja.body).toContain('西東京市の震度は、この電文に載っていませんでした。');
    expect(content.texts.en?.body).toContain('gives no value for Nishitokyo City itself');
  });

  it('takes a silent station for at least 5 Lower', () => {
    const { content, identity } = draftOf(read(sample('VXSE53-not-received.xml')));
    expect(identity.material).toBe('5-?');
    expect(laneOf(content)).toBe('emergency');
    expect(content.texts.ja.body).toContain('まだ届いていません');
    const weaker = sample('VXSE53.xml').replace(
      '<MaxInt>5+</MaxInt>\n<IntensityStation>',
      '<MaxInt>4</MaxInt><Condition>震度５弱以上未入電</Condition>\n<IntensityStation>',
    );
    expect(draftOf(read(weaker)).identity.material).toBe('5-?');
  });

  it.each([
    ['1', 'Minor'],
    ['3', 'Minor'],
    ['4', 'Moderate'],
    ['5-', 'Severe'],
    ['6-', 'Extreme'],
    ['7', 'Extreme'],
  ])('takes intensity %s as %s', (value, severity) => {
    const xml = sample('VXSE53.xml').replaceAll('<MaxInt>5+</MaxInt>', `<MaxInt>${value}</MaxInt>`);
    expect(draftOf(read(xml)).content.severity).toBe(severity);
  });

  it('concerns nobody when neither the town nor its district is named', () => {
    const xml = sample('VXSE53.xml')
      .replaceAll('1322900', '1499900')
      .replaceAll('<Code>351</Code>', '<Code>999</Code>');
    expect(read(xml)).toMatchObject({
      kind: 'nobody',
      ja: expect.stringContaining('東京都多摩東部の地震の情報です。'),
    });
  });

  it('takes an intensity it does not know, and a missing EventID, to a person', () => {
    expect(codeOf(read(sample('VXSE53.xml').replaceAll('5+', '8')))).toBe('code-unknown');
    expect(codeOf(read(sample('VXSE53.xml').replace('20260720100205', '')))).toBe('event-id-missing');
  });

  it('corrects and withdraws under the key of the original', () => {
    const corrected = draftOf(read(sample('VXSE53-corrected.xml')));
    const withdrawn = draftOf(read(sample('VXSE53-withdrawn.xml')));
    expect(corrected.content.messageType).toBe('Correction');
    expect(withdrawn.content.messageType).toBe('Cancel');
    for (const draft of [corrected, withdrawn]) expect(draft.identity.key).toBe('jma:earthquake:20260720100205');
    const gone = sample('VXSE53-corrected.xml')
      .replaceAll('1322900', '1499900')
      .replaceAll('<Code>351</Code>', '<Code>999</Code>');
    expect(draftOf(read(gone)).content.messageType).toBe('Cancel');
  });
});

describe('tsunami', () => {
  it('is nobody’s business in a town without a coast', () => {
    expect(read(sample('VTSE41.xml'))).toMatchObject({ kind: 'nobody', ja: expect.stringContaining('伊豆諸島') });
  });

  it.each([
    ['320', 'Extreme', '大津波警報', '予想される高さ 巨大'],
    ['330', 'Severe', '津波警報', '到達予想 7月20日3時40分、予想される高さ 高い'],
    ['312', 'Moderate', '津波注意報', '予想される高さ 1m'],
  ])('gives coast %s what it is under', (area, severity, headline, detail) => {
    const { content, identity } = draftOf(read(sample('VTSE41.xml'), withJma({ tsunamiAreas: [area] })));
    expect(identity.key).toBe('jma:tsunami:20260720031500');
    expect(content).toMatchObject({ topic: 'tsunami', severity, urgency: 'Immediate' });
    expect(content.texts.ja.headline).toBe(headline);
    expect(content.texts.ja.body).toContain(detail);
    expect(content.texts.ja.body).toContain('8を超える巨大地震');
  });

  it('takes the gravest of several coasts and names each', () => {
    const { content } = draftOf(read(sample('VTSE41.xml'), withJma({ tsunamiAreas: ['312', '320'] })));
    expect(content.texts.ja.headline).toBe('大津波警報');
    expect(content.texts.ja.body).toContain('東京湾内湾：津波注意報');
  });

  it.each(['320', '330', '312'])('ends it for coast %s with an all-clear', (area) => {
    const { content, identity } = draftOf(read(sample('VTSE41-cleared.xml'), withJma({ tsunamiAreas: [area] })));
    expect(content).toMatchObject({ messageType: 'AllClear', severity: 'Minor', urgency: 'Past' });
    expect(identity.key).toBe('jma:tsunami:20260720031500');
  });

  it('keeps the first key when a second earthquake joins', () => {
    const xml = sample('VTSE41.xml').replace('20260720031500', '20260720031500 20260720034100');
    expect(draftOf(read(xml, coastal)).identity.key).toBe('jma:tsunami:20260720031500');
  });

  it('takes a code it does not know to a person', () => {
    expect(codeOf(read(sample('VTSE41.xml').replace('<Code>53</Code>', '<Code>54</Code>'), coastal))).toBe(
      'code-unknown',
    );
  });
});

describe('drills and tests', () => {
  it('are kinds of their own under keys of their own', () => {
    const drill = draftOf(read(sample('VPWW55-drill.xml')));
    expect(drill.content.kind).toBe('drill');
    expect(drill.identity.key).toBe('drill:jma:weather:rain:1322900');
    expect(drill.content.texts.ja.body).not.toContain('訓練');
    const test = draftOf(read(sample('VXSE53-drill.xml').replace('訓練', '試験')));
    expect(test.content.kind).toBe('test');
  });
});

describe('texts', () => {
  const drafts = readdirSync(samples).flatMap((name) => {
    const result = read(sample(name), coastal);
    return result.kind === 'drafts' ? result.drafts : [];
  });

  it('are written in the languages with words of their own, short in front, never in the words of the mayor', () => {
    expect(drafts.length).toBeGreaterThan(15);
    for (const { content } of drafts) {
      const written = LANGUAGES.filter((language) => content.texts[language] !== undefined);
      expect(written).toEqual(expect.arrayContaining(['ja', 'ja-x-easy', 'en', 'zh-Hans', 'ko', 'vi']));
      // English under the name of another language would hide that nothing was translated.
      for (const language of written.filter((each) => each !== 'en')) {
        expect(content.texts[language]?.instruction).not.toBe(content.texts.en?.instruction);
      }
      expect(content.texts.ja.headline.length).toBeLessThanOrEqual(40);
      for (const text of Object.values(content.texts)) {
        expect(text.instruction).not.toBe('');
        expect(`${text.headline}${text.instruction}`).not.toMatch(
          /避難指示|緊急安全確保|高齢者等避難|避難勧告|evacuation order/iu,
        );
      }
    }
  });
});

const fixtures = resolve(import.meta.dirname, '../../../../shared/fixtures/jma');
const there = existsSync(fixtures);

describe('real telegrams', () => {
  if (!there) it.skip('are beside the repository in shared/fixtures/jma (not on this machine)', () => undefined);
  const real = (name: string, context = inland): ParseResult =>
    jmaXml.parse(readFileSync(join(fixtures, name)), context);
  const whenThere = there ? it : it.skip;

  whenThere('heavy rain in 宗谷 concerns nobody in 西東京市 and is level 4 in 稚内', () => {
    const name = '15_16_03_241226_VPWW55.xml';
    expect(real(name)).toMatchObject({ kind: 'nobody', ja: expect.stringContaining('宗谷地方') });
    expect(draftOf(real(name, withJma({ class20: ['0121400'] }))).content.level).toBe(4);
  });

  whenThere('2011-03-11: 震度５弱 in 西東京市, and in 東京都多摩東部 for a town that is not named', () => {
    const name = '32-39_11_05_240613_VXSE53.xml';
    const own = draftOf(real(name));
    expect(own.identity).toMatchObject({ key: 'jma:earthquake:20110311144640', material: '5-' });
    expect(own.content.texts.ja.body).toContain('8を超える巨大地震');
    const around = draftOf(real(name, withJma({ seismicCities: ['1399900'] })));
    expect(around.identity).toMatchObject({ material: '5-', isCoarse: true });
    expect(around.content.texts.ja.headline).toBe('東京都多摩東部で震度５弱の地震');
  });

  whenThere('the advisory of 2023-10-09 is for 伊豆諸島 only, then lifted', () => {
    expect(real('20231009064018_06274659_VTSE41.xml')).toMatchObject({ kind: 'nobody' });
    const advisory = draftOf(real('20231009064018_06274659_VTSE41.xml', coastal));
    expect(advisory.content).toMatchObject({ messageType: 'Alert', severity: 'Moderate' });
    const lifted = draftOf(real('20231009120003_08446949_VTSE41.xml', coastal));
    expect(lifted.content.messageType).toBe('AllClear');
    expect(lifted.identity.key).toBe(advisory.identity.key);
  });

  whenThere('a withdrawn tsunami advisory is a Cancel', () => {
    const { content, identity } = draftOf(real('38-39_03_01_210805_VTSE41.xml'));
    expect(content).toMatchObject({ messageType: 'Cancel', kind: 'actual', areas: ['13229'] });
    expect(identity.key).toBe('jma:tsunami:20210805103531');
  });

  whenThere('訓練 telegrams are drills, without the mark in their words', () => {
    const tsunami = draftOf(real('32-39_12_02_250206_VTSE41.xml', coastal));
    expect(tsunami.content.kind).toBe('drill');
    expect(tsunami.content.texts.ja.body).not.toContain('これは訓練です');
    const quake = draftOf(real('32-35_01_03_240613_VXSE53.xml', withJma({ seismicArea: '442' })));
    expect(quake.content.kind).toBe('drill');
  });

  const names = there ? readdirSync(fixtures).filter((name) => name.endsWith('.xml')) : [];
  for (const name of names) {
    it(`${name} is read in half a second without a throw`, () => {
      expect(['drafts', 'nobody', 'problem']).toContain(real(name, coastal).kind);
      expect(bestOfThree(() => real(name, coastal))).toBeLessThan(500);
    });
  }

  whenThere('what concerns other places says which, and a feed is no telegram', () => {
    expect(real('15_16_04_250630_VPWW58.xml')).toMatchObject({
      kind: 'nobody',
      ja: expect.stringContaining('宗谷地方'),
    });
    expect(codeOf(real('eqvol.xml'))).toBe('not-jma');
  });
});
