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

const investigating = sampleTelegram('VYSE50');
const caution = sampleTelegram('VYSE50-caution');
const closed = sampleTelegram('VYSE50-closed');
const note = sampleTelegram('VYSE51');
const aftershock = sampleTelegram('VYSE60');

/** A town whose rules send what the telegram leaves to it. */
const telling = contextOf({
  ...inland.profile,
  rules: [
    {
      name: '南海トラフは自動',
      source: 'jma-xml',
      subjects: ['quake-outlook'],
      severities: ['Moderate'],
      decide: 'issue',
    },
  ],
});

describe('what a great earthquake may follow', () => {
  it('the series from investigation to its close is one alert', () => {
    const { content, identity } = draftIn(readTelegram(investigating));
    expect(content).toMatchObject({ topic: 'earthquake', severity: 'Moderate', certainty: 'Possible' });
    expect(content.texts.ja.headline).toBe('南海トラフ地震臨時情報（調査中）');
    expect(identity).toMatchObject({ key: 'jma:quake-outlook:nankai', subject: 'quake-outlook' });
    const again = later(investigating.replace('<Code>111<', '<Code>112<'), '18:00:00');
    expect(effectsOf([investigating, again, caution], telling)).toEqual(['new → sent', 'duplicate', 'update → sent']);
    expect(effectsOf([investigating, closed], telling)).toEqual(['new → sent', 'all-clear → sent']);
    expect(effectsOf([investigating, caution, closed])).toEqual(['new', 'update', 'all-clear']);
  });

  it.each([
    ['113', '調査中'],
    ['120', '巨大地震警戒'],
    ['130', '巨大地震注意'],
    ['190', '調査終了'],
  ])('takes code %s for %s', (code, name) => {
    const { content } = draftIn(readTelegram(investigating.replace('<Code>111<', `<Code>${code}<`)));
    expect(content.texts.ja.headline).toBe(`南海トラフ地震臨時情報（${name}）`);
  });

  it('is withdrawn from whoever was told', () => {
    expect(effectsOf([investigating, withdrawn(investigating, '17:02:00')], telling)).toEqual([
      'new → sent',
      'cancel → sent',
    ]);
  });

  it('explanations are shown beside the series and change nothing of it', () => {
    const regular = note.replace('<Code>210<', '<Code>200<');
    expect(draftIn(readTelegram(note)).identity.event).toMatchObject({ system: 'VYSE51', code: '210' });
    expect(draftIn(readTelegram(regular)).identity.event).toMatchObject({ system: 'VYSE52', code: '200' });
    expect(effectsOf([caution, note])).toEqual(['new', 'new']);
    expect(draftIn(readTelegram(note)).content.severity).toBe('Minor');
    expect(outcomeOf(readTelegram(note.replace('20260721153000', '')))).toBe('event-id-missing');
  });

  it('the caution off Hokkaido and Sanriku is an alert of its own', () => {
    const { content, identity } = draftIn(readTelegram(aftershock));
    expect(identity).toMatchObject({ key: 'jma:quake-outlook:hokkaido-sanriku', subject: 'quake-outlook' });
    expect(content).toMatchObject({ severity: 'Moderate', expiresAt: '2026-07-27T09:00:00.000Z' });
    expect(effectsOf([caution, aftershock], telling)).toHaveLength(2);
  });

  it('takes an unknown stage to a person, and keeps drills apart', () => {
    expect(outcomeOf(readTelegram(investigating.replace('<Code>111<', '<Code>150<')))).toBe('code-unknown');
    const drill = draftIn(readTelegram(investigating.replace('通常', '訓練')));
    expect(drill.identity.key).toBe('drill:jma:quake-outlook:nankai');
  });
});
