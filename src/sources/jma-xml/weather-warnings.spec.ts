import { describe, expect, it } from '@jest/globals';
import { draftsOf, onlyDraft, readTelegram, telegram } from '../../../test/support/telegrams.js';
import { laneOf, type AlertDraft } from '../../domain/alert.js';
import { WEATHER_WORDING } from '../../domain/wording/weather.js';
import { ADVISORY_ONLY, WARNING_KINDS } from './weather-codes.js';

const bySubject = (xml: string) => new Map(draftsOf(xml).map((draft) => [draft.identity.subject, draft]));

/** A hazard without levels never gets one. */
function expectGrade({ content, identity }: AlertDraft, grade: string): void {
  const isAdvisoryOnly = (ADVISORY_ONLY as readonly string[]).includes(identity.subject ?? '');
  if (grade === 'special') expect(laneOf(content)).toBe('emergency');
  if (grade === 'warning') expect(content).toMatchObject({ severity: 'Severe', urgency: 'Expected' });
  if (grade === 'advisory') expect(content.severity).toBe(isAdvisoryOnly ? 'Minor' : 'Moderate');
  expect(content.texts.ja.headline).not.toMatch(/レベル|Level/u);
}

describe('each hazard of 気象警報・注意報', () => {
  it('reads each code of each hazard', () => {
    const kind = '<Name>大雨警報</Name>\n<Code>03</Code>';
    const xml = telegram('VPWW54-prose')
      .replace(/<Notice>[^]*<\/Notice>/u, '')
      .replaceAll('<Condition>浸水害</Condition>\n', '');
    for (const [code, { subject, rank }] of Object.entries(WARNING_KINDS)) {
      const drafts = draftsOf(xml.replaceAll(kind, `<Name>名前は見ません</Name>\n<Code>${code}</Code>`));
      const draft = drafts.find(({ identity }) => identity.subject === subject);
      expect(draft?.identity).toMatchObject({ key: `jma:weather:${subject}:1322900`, material: code, isCoarse: true });
      expect(draft?.content.level).toBe('level' in rank ? rank.level : undefined);
      if ('grade' in rank) expectGrade(draft!, rank.grade);
    }
  });

  it('gives one draft for each hazard of a telegram', () => {
    const drafts = bySubject(telegram('VPWW58-wind'));
    expect([...drafts.keys()]).toEqual(['wind', 'snowstorm']);
    expect(drafts.get('wind')?.content).toMatchObject({ severity: 'Severe', texts: { ja: { headline: '暴風警報' } } });
    expect(drafts.get('wind')?.identity).toMatchObject({ material: '05', thread: 'storm' });
    expect(drafts.get('snowstorm')?.content.severity).toBe('Moderate');
    expect(drafts.get('wind')?.identity.isCoarse).toBeUndefined();
    expect([...bySubject(telegram('VPWW61-dry')).keys()]).toEqual(['thunder', 'dry-air']);
  });

  it('finds the end of a hazard that stands only in LastKind', () => {
    const drafts = bySubject(telegram('VPWW58-ended'));
    expect(drafts.get('wind')).toMatchObject({ content: { messageType: 'Alert' }, identity: { material: '15' } });
    expect(drafts.get('snowstorm')?.content).toMatchObject({ messageType: 'AllClear', urgency: 'Past' });
    expect(drafts.get('snowstorm')?.content.texts.ja.headline).toBe('暴風雪の警報・注意報は解除されました');
  });

  it('tells an upgrade and a downgrade by the material, a correction by its mark', () => {
    const up = telegram('VPWW58-wind').replaceAll('<Code>05<', '<Code>35<').replaceAll('<Code>30<', '<Code>50<');
    const special = bySubject(up).get('wind');
    expect(special?.identity.material).toBe('35');
    expect(special?.content).toMatchObject({ severity: 'Extreme', urgency: 'Immediate' });
    const corrected = bySubject(telegram('VPWW58-wind').replace('<InfoType>発表', '<InfoType>訂正')).get('wind');
    expect(corrected?.content.messageType).toBe('Correction');
    expect(corrected?.content.texts.en?.body).toMatch(/^Correction: /u);
  });

  it('withdraws every hazard that the telegram may carry, and those a correction leaves out', () => {
    const cancelled = telegram('VPWW55-withdrawn')
      .replace('（大雨）</Title>', '（暴風）</Title>')
      .replaceAll('大雨警報', '暴風警報');
    expect(draftsOf(cancelled).map(({ identity, content }) => [identity.key, content.messageType])).toEqual([
      ['jma:weather:wind:1322900', 'Cancel'],
      ['jma:weather:snowstorm:1322900', 'Cancel'],
    ]);
    const corrected = telegram('VPWW58-wind')
      .replace('<InfoType>発表', '<InfoType>訂正')
      .replaceAll(/<Kind>\n<Name>風雪注意報[^]*?<\/Kind>\n/gu, '');
    expect(bySubject(corrected).get('snowstorm')?.content.messageType).toBe('Cancel');
  });

  it('takes a code without a hazard of its own (27) to a person', () => {
    const xml = telegram('VPWW61-dry').replaceAll('<Code>21<', '<Code>27<');
    expect(readTelegram(xml)).toMatchObject({ kind: 'problem', problem: { code: 'code-unknown' } });
  });

  it('is nobody’s business inland when only coastal towns are named', () => {
    const xml = telegram('VPWW58-wind').replaceAll('（暴風）', '（波浪）').replaceAll('1322900', '1336200');
    expect(readTelegram(xml)).toMatchObject({ kind: 'nobody' });
  });
});

describe('telegrams of the old system', () => {
  it('makes one alert of the old and the new telegram of one moment', () => {
    const old = bySubject(telegram('VPWW53-many'));
    expect([...old.keys()]).toEqual(['rain', 'landslide', 'flood', 'wind', 'thunder']);
    const fine = onlyDraft(telegram('VPWW55-level3').replace('<InfoType>訂正', '<InfoType>発表'));
    expect(old.get('rain')?.identity).toMatchObject({ key: fine.identity.key, material: fine.identity.material });
    expect(old.get('rain')?.identity.isCoarse).toBe(true);
    expect(old.get('landslide')?.identity).toMatchObject({ key: 'jma:weather:landslide:1322900', material: '09' });
    expect(old.get('landslide')?.content).toMatchObject({ level: 3, topic: 'landslide' });
    expect(old.get('flood')?.content).toMatchObject({ severity: 'Severe', texts: { ja: { headline: '洪水警報' } } });
    expect(old.get('flood')?.content.level).toBeUndefined();
  });

  it('reads an advisory for landslides by its notes', () => {
    const xml = telegram('VPWW53-many').replaceAll(
      '<Code>03</Code>\n<Status>発表</Status>\n<Condition>土砂災害、浸水害</Condition>\n',
      '<Code>10</Code>\n<Status>発表</Status>\n<Attention><Note>土砂災害注意</Note></Attention>\n',
    );
    const drafts = bySubject(xml);
    expect(drafts.get('landslide')?.identity.material).toBe('29');
    expect(drafts.get('rain')?.content.messageType).toBe('AllClear');
  });

  it('finds level 4 that stands only in the sentences of a transition telegram', () => {
    const draft = onlyDraft(telegram('VPWW54-prose'));
    expect(draft.content.level).toBe(4);
    expect(draft.identity).toMatchObject({ material: '43', isCoarse: true });
    expect(draft.content.texts.ja.body).toContain('従来形式の電文の文章から、レベル４を読み取りました');
    const others = onlyDraft(telegram('VPWW54-prose').replace('　西東京市＊', '　東西東京市'));
    expect(others.content.level).toBe(3);
  });

  it('ends what a 解除 names with its own code, and keeps what it was lowered to', () => {
    const drafts = bySubject(telegram('VPWW53-lifted'));
    expect(drafts.get('rain')?.content.messageType).toBe('AllClear');
    expect(drafts.get('landslide')?.content.messageType).toBe('AllClear');
    expect(drafts.get('wind')?.identity.material).toBe('15');
  });

  it('reads the three telegrams of the old system alike', () => {
    const expected = draftsOf(telegram('VPWW53-many')).map((draft) => draft.identity.material);
    for (const title of ['気象警報・注意報（Ｈ２７）', '気象警報・注意報']) {
      const xml = telegram('VPWW53-many').replace('気象特別警報・警報・注意報', title);
      expect(draftsOf(xml).map((draft) => draft.identity.material)).toEqual(expected);
    }
  });

  it('hears of a 特別警報 by VPNO50 and leaves its end to the warning telegrams', () => {
    const draft = onlyDraft(telegram('VPNO50-special'));
    expect(draft).toMatchObject({
      content: { level: 5 },
      identity: { key: 'jma:weather:rain:1322900', material: '33' },
    });
    expect(draft.identity.isCoarse).toBe(true);
    const lifted = telegram('VPNO50-special').replaceAll('<Code>33<', '<Code>00<');
    expect(readTelegram(lifted)).toMatchObject({ kind: 'nobody' });
  });

  it('takes VXWW50 for level 4 and ＜全警戒解除＞ for an end', () => {
    const alert = onlyDraft(telegram('VXWW50-alert'));
    expect(alert.content).toMatchObject({ level: 4, topic: 'landslide' });
    const fine = onlyDraft(telegram('VPWW56-level4'));
    expect(alert.identity).toMatchObject({ key: fine.identity.key, material: fine.identity.material, isCoarse: true });
    // 気象庁's sentence there speaks of the mayor's orders.
    expect(alert.content.texts.ja.body).not.toContain('気象庁の発表文');
    const end = onlyDraft(telegram('VXWW50-all-ended'));
    expect(end.content.messageType).toBe('AllClear');
    expect(end.identity).toMatchObject({ key: alert.identity.key, isCoarse: true });
    const elsewhere = telegram('VXWW50-alert').replaceAll('1322900', '1321900');
    expect(readTelegram(elsewhere)).toMatchObject({ kind: 'nobody' });
    const withdrawn = telegram('VXWW50-alert').replace('<InfoType>発表', '<InfoType>取消');
    expect(onlyDraft(withdrawn).content.messageType).toBe('Cancel');
  });
});

describe('the words for weather', () => {
  it('are whole in six languages, and have levels 3 to 5 in every language', () => {
    const keys = Object.keys(WEATHER_WORDING.ja).sort();
    for (const language of ['ja-x-easy', 'en', 'zh-Hans', 'ko', 'vi'] as const) {
      expect(Object.keys(WEATHER_WORDING[language] ?? {}).sort()).toEqual(keys);
    }
    const grave = keys.filter((key) => /\.[345]$|^(?!wave).*\.special$/u.test(key));
    for (const language of ['ne', 'tl', 'id', 'my'] as const) {
      expect(Object.keys(WEATHER_WORDING[language] ?? {})).toEqual(expect.arrayContaining(grave));
    }
  });

  it('never use the mayor’s words, and have short titles', () => {
    for (const phrase of Object.values(WEATHER_WORDING).flatMap((phrases) => Object.values(phrases))) {
      expect(`${phrase.headline}${phrase.lead}${phrase.instruction}`).not.toMatch(
        /避難指示|緊急安全確保|高齢者等避難|避難勧告|evacuation order|避难指示|피난 지시/iu,
      );
      expect(phrase.headline.length).toBeLessThanOrEqual(70);
    }
  });
});
