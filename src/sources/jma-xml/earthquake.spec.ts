import { describe, expect, it } from '@jest/globals';
import {
  contextOf,
  draftIn,
  effectsOf,
  inland,
  later,
  outcomeOf,
  readTelegram,
  sampleTelegram,
  withdrawn,
} from '../../../test/support/ground-telegrams.js';
import { laneOf } from '../../domain/alert.js';
import { LANGUAGES } from '../../domain/language.js';
import { INTENSITIES } from './codes.js';
import { intensityName } from './ground-names.js';

const prompt = sampleTelegram('VXSE51');
const hypocentre = sampleTelegram('VXSE52');
const full = sampleTelegram('VXSE53');
const longPeriod = sampleTelegram('VXSE62');
const felt = (xml: string, value: string): string => xml.replaceAll('<MaxInt>5+</MaxInt>', `<MaxInt>${value}</MaxInt>`);

describe('an earthquake in the telegrams of 気象庁', () => {
  it('震度速報, hypocentre and 震源・震度 of one quake are one alert', () => {
    const early = draftIn(readTelegram(prompt));
    const late = draftIn(readTelegram(full));
    expect(early.identity).toMatchObject({
      key: 'jma:earthquake:20260720100205',
      thread: 'quake:20260720100205',
      subject: 'shaking',
      material: '5+',
      isCoarse: true,
      event: { system: 'VXSE51', code: '5+' },
    });
    expect(late.identity).toMatchObject({ key: early.identity.key, thread: early.identity.thread, material: '5+' });
    expect(late.identity.isCoarse).toBeUndefined();
    expect(early.content.texts.ja.headline).toBe('東京都多摩東部で震度５強の地震');
    expect(effectsOf([prompt, hypocentre, full])).toEqual(['new → sent', 'duplicate']);
    expect(effectsOf([prompt, hypocentre, felt(full, '5-')])).toEqual(['new → sent', 'update → sent']);
  });

  it('a town’s own lower value follows the district’s, even below what would be told by itself', () => {
    expect(effectsOf([prompt, felt(full, '3')])).toEqual(['new → sent', 'update → sent']);
    expect(effectsOf([felt(full, '3')])).toEqual(['new']);
  });

  it('a 震度速報 that comes after the town’s own value changes it only when it is graver', () => {
    expect(effectsOf([full, later(felt(prompt, '5-'), '10:09:00')])).toEqual(['new → sent', 'duplicate']);
    expect(effectsOf([full, later(felt(prompt, '6-'), '10:09:00')])).toEqual(['new → sent', 'update → sent']);
  });

  it('the 取消 of VXSE52 withdraws nothing of what VXSE53 said', () => {
    expect(readTelegram(withdrawn(hypocentre, '10:11:00'))).toMatchObject({ kind: 'nobody' });
    expect(effectsOf([full, withdrawn(hypocentre, '10:11:00')])).toEqual(['new → sent']);
    expect(effectsOf([prompt, full, withdrawn(prompt, '10:11:00')])).toEqual([
      'new → sent',
      'duplicate',
      'cancel → sent',
    ]);
    expect(effectsOf([prompt, felt(full, '5-'), withdrawn(prompt, '10:11:00')]).at(-1)).toBe('out-of-date');
    expect(effectsOf([prompt, full, withdrawn(full, '10:11:00')]).length).toBe(3);
  });

  it('a 訂正 that repeats the Serial goes to whoever got the first version', () => {
    const corrected = later(felt(full, '4'), '10:15:00', '訂正');
    expect(effectsOf([full, corrected])).toEqual(['new → sent', 'correction → sent']);
    expect(draftIn(readTelegram(corrected)).content.texts.en?.body).toMatch(/^Correction: /u);
    const odd = full.replace('<Serial>1</Serial>', '<Serial>01-02</Serial>');
    expect(draftIn(readTelegram(odd)).identity).toEqual(draftIn(readTelegram(full)).identity);
  });

  it('an earthquake abroad concerns nobody', () => {
    const abroad = full
      .replace('<Title>震源・震度情報', '<Title>遠地地震に関する情報')
      .replace(/<Intensity>[\s\S]*<\/Intensity>/u, '')
      .replaceAll('東京都多摩東部', '南太平洋');
    expect(readTelegram(abroad)).toMatchObject({ kind: 'nobody', ja: expect.stringContaining('南太平洋の地震') });
  });

  it.each([
    ['3', { '2': 'Minor', '3': 'Moderate', '4': 'Moderate', '5-': 'Severe' }],
    ['5+', { '4': 'Minor', '5-': 'Severe', '6-': 'Extreme' }],
  ] as const)(
    'a town that tells from %s counts weaker shaking as Minor, and never sets 5 Lower down',
    (from, wanted) => {
      const town = contextOf({ ...inland.profile, thresholds: { ...inland.profile.thresholds, shaking: from } });
      for (const [value, severity] of Object.entries(wanted)) {
        expect(draftIn(readTelegram(felt(full, value), town)).content.severity).toBe(severity);
      }
    },
  );

  it('震度４ is told as shipped, 震度３ is shown', () => {
    expect(effectsOf([felt(full, '4')])).toEqual(['new → sent']);
    expect(effectsOf([felt(full, '3')])).toEqual(['new']);
  });

  it('kinds without intensity are kept and sent to nobody', () => {
    for (const title of [
      '地震の活動状況等に関する情報',
      '地震回数に関する情報',
      '顕著な地震の震源要素更新のお知らせ',
    ]) {
      const xml = hypocentre.replaceAll('震源に関する情報', title).replace('震源速報', title);
      expect(readTelegram(xml)).toMatchObject({ kind: 'nobody', ja: expect.stringContaining(title) });
      expect(outcomeOf(readTelegram(withdrawn(xml, '10:11:00')))).toBe('nobody');
    }
  });

  it('a drill is a drill with and without the words of a drill in it', () => {
    for (const words of ['', '＊＊＊これは訓練です＊＊＊　']) {
      const xml = prompt.replace('通常', '訓練').replace('<Text>', `<Text>${words}`);
      const { content, identity } = draftIn(readTelegram(xml));
      expect(content.kind).toBe('drill');
      expect(identity.key).toBe('drill:jma:earthquake:20260720100205');
      expect(JSON.stringify(content.texts)).not.toContain('訓練');
    }
  });
});

describe('long-period ground motion', () => {
  it('long-period ground motion is an alert of its own from class 3', () => {
    const { content, identity } = draftIn(readTelegram(longPeriod));
    expect(identity).toMatchObject({
      key: 'jma:long-period:20260720100205',
      thread: 'quake:20260720100205',
      subject: 'long-period',
      material: '3',
    });
    expect(content.texts.ja.headline).toBe('東京都多摩東部で長周期地震動階級3');
    expect(content.severity).toBe('Moderate');
    const four = longPeriod.replaceAll('<MaxLgInt>3<', '<MaxLgInt>4<');
    expect(draftIn(readTelegram(four)).content.severity).toBe('Severe');
    expect(effectsOf([full, longPeriod, four.replace('10:14', '10:20')])).toEqual([
      'new → sent',
      'new',
      'update → sent',
    ]);
  });

  it('concerns nobody below the class of the town, and withdraws by its own key', () => {
    expect(outcomeOf(readTelegram(longPeriod.replaceAll('<MaxLgInt>3<', '<MaxLgInt>2<')))).toBe('nobody');
    expect(outcomeOf(readTelegram(longPeriod.replaceAll('<Code>351<', '<Code>352<')))).toBe('nobody');
    expect(outcomeOf(readTelegram(longPeriod.replaceAll('<MaxLgInt>3<', '<MaxLgInt>9<')))).toBe('code-unknown');
    const cancel = draftIn(readTelegram(withdrawn(longPeriod, '10:30:00')));
    expect(cancel.content.messageType).toBe('Cancel');
    expect(cancel.content.texts.ja.headline).toBe('【取り消し】長周期地震動に関する観測情報');
    expect(effectsOf([full, longPeriod, withdrawn(longPeriod, '10:30:00')])).toEqual(['new → sent', 'new', 'cancel']);
  });
});

it('every intensity has a name of its own in every language', () => {
  for (const language of LANGUAGES) {
    expect(new Set(INTENSITIES.map((value) => intensityName(value, language))).size).toBe(INTENSITIES.length);
  }
  expect(intensityName('5-?', 'ja')).toBe('震度５弱以上（推定）');
  expect(laneOf(draftIn(readTelegram(prompt)).content)).toBe('emergency');
});
