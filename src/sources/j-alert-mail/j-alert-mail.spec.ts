import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AlertDraft } from '../../domain/alert.js';
import { effectOf, type Known } from '../../domain/merge.js';
import type { CityProfile } from '../../domain/profile.js';
import { decide } from '../../domain/rules.js';
import { loadProfile } from '../../platform/config/profile.js';
import { itIsASource, type SourceSample } from '../source-contract.js';
import type { ParseResult, SourceContext } from '../source.js';
import { jAlertMail } from './j-alert-mail.js';
import { hazardIn, JALERT_KINDS, kindsIn } from './kinds.js';
import { mappingHash, mappingProblem } from './mapping.js';

const profile = loadProfile('nishitokyo');
const context: SourceContext = { profile, receivedAt: new Date('2026-11-21T07:45:00+09:00'), organisation: 'city' };
const later: SourceContext = { ...context, receivedAt: new Date('2026-11-21T10:05:00+09:00') };

function sample(name: string): Uint8Array {
  return readFileSync(resolve(import.meta.dirname, 'samples', name));
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function said(lines: string[], in_: SourceContext = context): ParseResult {
  return jAlertMail.parse(bytes([...lines, '以上', ''].join('\n')), in_);
}

function draftOf(result: ParseResult): AlertDraft {
  if (result.kind !== 'drafts') throw new Error(`no draft: ${JSON.stringify(result)}`);
  return result.drafts[0]!;
}

function problemOf(result: ParseResult): string {
  return result.kind === 'problem' ? result.problem.code : result.kind;
}

const MISSILE = ['種別：弾道ミサイル情報', '発表時刻：2026年11月21日07時31分'];
const LAUNCH = [...MISSILE, '本文：', 'ミサイル発射。ミサイル発射。建物の中、又は地下に避難してください。'];

const names = [
  'missile-launch.eml',
  'missile-shelter.eml',
  'missile-passed.eml',
  'national-test.eml',
  'missile-false-alarm.txt',
  'special-warning.txt',
  'terror.txt',
];
const samples: SourceSample[] = [
  ...names.map((name) => ({ name, bytes: sample(name), context, expect: 'drafts' as const })),
  { name: 'missile-drill.txt', bytes: sample('missile-drill.txt'), context: later, expect: 'drafts' },
];

itIsASource(jAlertMail, samples);

describe('a missile', () => {
  const series = ['missile-launch.eml', 'missile-shelter.eml', 'missile-passed.eml'].map((name) =>
    draftOf(jAlertMail.parse(sample(name), context)),
  );

  it('is one alert in three steps, whatever the encoding of each mail', () => {
    expect(new Set(series.map((draft) => draft.identity.key)).size).toBe(1);
    expect(series.map((draft) => draft.identity.event.code)).toEqual([
      'missile-launch',
      'missile-shelter',
      'missile-passed',
    ]);
    expect(series.map((draft) => draft.content.messageType)).toEqual(['Alert', 'Alert', 'AllClear']);
    expect(series[0]!.content).toMatchObject({ kind: 'actual', severity: 'Extreme', urgency: 'Immediate' });
    expect(series[0]!.identity).toMatchObject({ subject: 'missile', thread: 'civil-protection' });
    expect(series[0]!.content.texts.ja.headline).toBe('ミサイル発射 すぐ屋内へ');
    expect(series[0]!.content.texts.ja.body).toContain('ミサイルが発射されたものとみられます');
    expect(series[0]!.content.texts.en!.headline).toContain('Missile launched');
  });

  it('is a new alert when the last report is half an hour old', () => {
    const [launch, shelter] = series as [AlertDraft, AlertDraft];
    const known = (isOver: boolean): Known => ({
      state: 'issued',
      material: launch.identity.material,
      reportedAt: launch.content.reportedAt,
      messageType: 'Alert',
      isOver,
      system: 'missile',
      isCoarse: false,
      severity: 'Extreme',
    });
    expect(effectOf(shelter, known(false))).toBe('update');
    expect(effectOf(launch, { ...known(false) })).toBe('duplicate');
    expect(effectOf(shelter, known(true))).toBe('new');
    expect(Date.parse(launch.content.expiresAt) - Date.parse(launch.content.reportedAt)).toBe(30 * 60_000);
  });

  it('is withdrawn as an error, in other words than an all-clear', () => {
    const draft = draftOf(jAlertMail.parse(sample('missile-false-alarm.txt'), context));
    expect(draft.content.messageType).toBe('Cancel');
    expect(draft.identity.key).toBe(series[0]!.identity.key);
    expect(draft.identity.event.system).toBe(series[0]!.identity.event.system);
    expect(draft.content.texts.ja.headline).toContain('取り消し');
  });

  it.each([
    ['ミサイル落下。ミサイル落下。引き続き屋内に避難してください。', 'missile-landed', 'Alert'],
    ['先ほどのミサイルは、日本の領海の外の海域に落下したものとみられます。', 'missile-at-sea', 'AllClear'],
    ['避難の呼びかけを解除します。', 'lifted', 'AllClear'],
    ['政府からの情報です。', 'missile-shelter', 'Alert'],
  ])('is told by its words: %s', (words, code, messageType) => {
    const draft = draftOf(said([...MISSILE, '本文：', words]));
    expect([draft.identity.event.code, draft.content.messageType]).toEqual([code, messageType]);
  });

  it('for other prefectures concerns nobody here; a region we cannot place is taken as ours', () => {
    expect(said([...MISSILE, '対象地域：北海道、青森県', '本文：ミサイル発射。']).kind).toBe('nobody');
    expect(said([...MISSILE, '対象地域：関東甲信地方', '本文：ミサイル発射。']).kind).toBe('drafts');
  });

  it('goes by the number of its event where the town says so, and to a person without one', () => {
    const numbered = signed({ ...profile, jAlert: { ...profile.jAlert!, series: 'number' } });
    const in_ = { ...context, profile: numbered };
    expect(draftOf(said(['識別番号：20261121-01', ...LAUNCH], in_)).identity.key).toBe('j-alert:missile:20261121-01');
    expect(problemOf(said(LAUNCH, in_))).toBe('number-missing');
  });
});

describe('a test or a drill', () => {
  it('is never live: the nation-wide test', () => {
    const draft = draftOf(jAlertMail.parse(sample('national-test.eml'), context));
    expect(draft.content).toMatchObject({ kind: 'test', severity: 'Minor', topic: 'civil-protection' });
    expect(draft.identity.key).toBe('test:j-alert:test');
  });

  it('keeps the words of a real one for those who joined drills', () => {
    const draft = draftOf(jAlertMail.parse(sample('missile-drill.txt'), later));
    expect(draft.content.kind).toBe('drill');
    expect(draft.identity.key).toBe('drill:j-alert:missile');
  });

  it.each([
    ['only the subject says it', 'Subject: =?utf-8?B?44CQ6KiT57e044CR5by+6YGT44Of44K144Kk44Or5oOF5aCx?=', LAUNCH],
    ['the mode says live and the text says drill', '', ['運用種別：通常', ...LAUNCH, 'これは訓練です。']],
    ['the mode says drill and the text says test', '', ['運用種別：訓練', ...LAUNCH, 'これは試験です。']],
    ['the text says both', '', [...LAUNCH, 'これは訓練です。これは訓練ではありません。']],
  ])('goes to a person where %s', (_what, header, lines) => {
    const text = [...lines, '以上', ''].join('\r\n');
    const mail = header === '' ? text : `${header}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`;
    expect(problemOf(jAlertMail.parse(bytes(mail), context))).toBe('mode-mixed');
  });

  it('is not made of 「これは訓練ではありません」', () => {
    expect(draftOf(said([...LAUNCH, 'これは訓練ではありません。'])).content.kind).toBe('actual');
  });

  it('with a mode that nobody knows goes to a person', () => {
    expect(problemOf(said(['運用種別：演習', ...LAUNCH]))).toBe('mode-unknown');
  });
});

describe('the other kinds', () => {
  it('are 25, each with a name of its own', () => {
    expect(JALERT_KINDS).toHaveLength(25);
    expect(new Set(JALERT_KINDS.map(({ code }) => code)).size).toBe(25);
    for (const kind of JALERT_KINDS) expect(kindsIn(kind.names[0]!)).toEqual([kind]);
    expect(JALERT_KINDS.filter(({ startsByItself }) => startsByItself).map(({ code }) => code)).toEqual([
      'eew',
      'major-tsunami',
      'tsunami-warning',
      'eruption-warning',
      'special-warning',
      'missile',
      'air-attack',
      'guerrilla',
      'terror',
      'civil-other',
    ]);
  });

  it.each(JALERT_KINDS.map((kind) => [kind.names[0]!, kind] as const))('can be told: %s', (name, kind) => {
    const hazard = kind.subject === 'by-hazard' ? '大雨' : '';
    const draft = draftOf(
      said([`種別：${hazard}${name}`, '区分：発表', '発表時刻：2026年11月21日07時40分', '本文：発表されました。']),
    );
    expect(draft.identity.event.system).toBe(kind.code);
    expect(draft.content.severity).toBe(kind.severity);
    expect(draft.identity.subject).toBe(kind.subject === 'by-hazard' ? 'rain' : kind.subject);
    expect(draft.content.level).toBeUndefined();
  });

  it('never speak with the mayor’s words', () => {
    for (const kind of JALERT_KINDS.filter(({ phrase }) => phrase !== 'civil-protection')) {
      const draft = draftOf(said([`種別：${kind.names[0]!}`, '区分：発表']));
      expect(JSON.stringify(draft.content.texts)).not.toMatch(/避難指示|高齢者等避難|緊急安全確保/u);
    }
  });

  it('tell 解除 from 取消, and ask where neither is said plainly', () => {
    const lines = (action: string): string[] => [`種別：大雨特別警報`, `区分：${action}`, '本文：…'];
    expect(draftOf(said(lines('解除'))).content.messageType).toBe('AllClear');
    expect(draftOf(said(lines('取消'))).content.messageType).toBe('Cancel');
    expect(draftOf(said(lines('訂正'))).content.messageType).toBe('Correction');
    expect(problemOf(said(['種別：大雨特別警報', '本文：先の警報を解除します。']))).toBe('action-unclear');
  });

  it('name their hazard', () => {
    expect(hazardIn('暴風雪特別警報')).toBe('snowstorm');
    expect(hazardIn('特別警報')).toBeUndefined();
  });

  it.each([
    ['two kinds', ['種別：大津波警報・弾道ミサイル情報']],
    ['none', ['種別：お知らせ']],
    ['none, not even a line for it', ['本文：こんにちは']],
  ])('go to a person with %s', (_what, lines) => {
    expect(problemOf(said(lines))).toBe('kind-unclear');
  });
});

describe('the signed table', () => {
  it('of every shipped city is signed, and its rules decide as the table of kinds says', () => {
    for (const city of ['nishitokyo', 'koganei', 'aizuwakamatsu'].map(loadProfile)) {
      expect(mappingProblem(city)).toBeUndefined();
      for (const kind of JALERT_KINDS) {
        const draft = draftOf(said([`種別：${kind.names[0]!}`, '区分：発表'], { ...context, profile: city }));
        const moment = { now: context.receivedAt, timeZone: city.timeZone };
        expect([kind.code, decide(city.rules, draft, moment).decide]).toEqual([kind.code, kind.decide]);
      }
    }
  });

  it('is refused with words once a rule in it has changed', () => {
    const [first, ...rest] = profile.rules.filter((rule) => rule.source === 'j-alert-mail');
    const others = profile.rules.filter((rule) => rule.source !== 'j-alert-mail');
    const changed: CityProfile = { ...profile, rules: [{ ...first!, decide: 'show' }, ...rest, ...others] };
    expect(jAlertMail.check!(changed)).toMatchObject({
      code: 'mapping-changed',
      ja: expect.stringContaining(mappingHash(changed)),
    });
    expect(problemOf(said(LAUNCH, { ...context, profile: changed }))).toBe('mapping-changed');
    expect(jAlertMail.check!(signed(changed))).toBeUndefined();
  });

  it('does not care about the rules of other sources', () => {
    const rules = profile.rules.filter((rule) => rule.source === 'j-alert-mail');
    expect(mappingProblem({ ...profile, rules })).toBeUndefined();
  });

  it('that is missing sends every mail to a person and stops no start', () => {
    const bare = { ...profile };
    delete bare.jAlert;
    expect(jAlertMail.check!(bare)).toBeUndefined();
    expect(problemOf(said(LAUNCH, { ...context, profile: bare }))).toBe('mapping-unsigned');
  });
});

describe('a time', () => {
  it('is the one of the report, else of the mail, else of its receipt', () => {
    expect(draftOf(said(LAUNCH)).content.reportedAt).toBe('2026-11-20T22:31:00.000Z');
    const mail = (date: string): Uint8Array =>
      bytes(
        `Date: ${date}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n種別：弾道ミサイル情報\r\n本文：ミサイル発射。\r\n以上\r\n`,
      );
    const at = (date: string): string => draftOf(jAlertMail.parse(mail(date), context)).content.reportedAt;
    expect(at('Sat, 21 Nov 2026 07:31:05 +0900')).toBe('2026-11-20T22:31:05.000Z');
    expect(problemOf(jAlertMail.parse(mail('yesterday'), context))).toBe('time-broken');
    expect(draftOf(said(['種別：弾道ミサイル情報'])).content.reportedAt).toBe(context.receivedAt.toISOString());
  });

  it.each([
    ['発表時刻：2026年2月30日07時31分', 'time-broken'],
    ['発表時刻：さっき', 'time-broken'],
    ['発表時刻：2026年11月21日08時31分', 'time-ahead'],
  ])('that cannot be is a problem: %s', (line, code) => {
    expect(problemOf(said(['種別：弾道ミサイル情報', line]))).toBe(code);
  });
});

function signed(given: CityProfile): CityProfile {
  return { ...given, jAlert: { ...given.jAlert!, signed: { ...given.jAlert!.signed, sha256: mappingHash(given) } } };
}
