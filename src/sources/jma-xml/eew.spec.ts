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
  volcanic,
  withdrawn,
} from '../../../test/support/ground-telegrams.js';
import { laneOf } from '../../domain/alert.js';

const warning = sampleTelegram('VXSE43');
/** The same, with another forecast for our 細分区域. */
const expecting = (step: string, time = '10:02:12'): string =>
  later(warning.replace('<From>5-</From><To>5-</To>', `<From>4</From><To>${step}</To>`), time);

describe('緊急地震速報', () => {
  it('is an emergency of a few minutes in the thread of its quake', () => {
    const { content, identity } = draftIn(readTelegram(warning));
    expect(content).toMatchObject({
      topic: 'earthquake',
      severity: 'Extreme',
      urgency: 'Immediate',
      certainty: 'Likely',
      messageType: 'Alert',
      expiresAt: '2026-07-20T01:12:12.000Z',
    });
    expect(laneOf(content)).toBe('emergency');
    expect(identity).toMatchObject({
      key: 'jma:eew:20260720100205',
      thread: 'quake:20260720100205',
      subject: 'eew',
      event: { system: 'VXSE43', code: '5-' },
    });
    expect(content.texts.ja.headline).toBe('緊急地震速報 強い揺れに備えてください');
    expect(content.texts.ja.body).toContain('西東京市では震度５弱程度の揺れが予想されています。');
    expect(content.texts.en?.instruction).toContain('Protect yourself now.');
  });

  it('is told once, and again only when more is expected here', () => {
    expect(
      effectsOf([warning, expecting('5-', '10:02:14'), expecting('6+', '10:02:17'), expecting('5+', '10:02:20')]),
    ).toEqual(['new → sent', 'duplicate', 'update → sent', 'duplicate']);
  });

  it('begins with the report that reaches the threshold of the town', () => {
    expect(outcomeOf(readTelegram(expecting('4')))).toBe('nobody');
    expect(effectsOf([expecting('4'), expecting('5-', '10:02:16')])).toEqual(['new → sent']);
    const careful = contextOf({ ...inland.profile, thresholds: { ...inland.profile.thresholds, eew: '4' } });
    expect(draftIn(readTelegram(expecting('4'), careful)).identity.event.code).toBe('4');
    const calm = contextOf({ ...inland.profile, thresholds: { ...inland.profile.thresholds, eew: '5+' } });
    expect(outcomeOf(readTelegram(warning, calm))).toBe('nobody');
  });

  it('takes the lower end where the upper one is open', () => {
    const open = warning.replace('<From>5-</From><To>5-</To>', '<From>6-</From><To>over</To>');
    expect(draftIn(readTelegram(open)).identity.event.code).toBe('6-');
  });

  it('takes the gravest of our 府県予報区 where our 細分区域 is not named', () => {
    const around = warning.replaceAll('<Code>351<', '<Code>352<');
    expect(draftIn(readTelegram(around)).identity.event.code).toBe('5+');
    expect(readTelegram(warning, volcanic)).toMatchObject({
      kind: 'nobody',
      ja: expect.stringContaining('会津若松市'),
    });
  });

  it('is withdrawn without areas, from whoever was told', () => {
    const cancel = withdrawn(warning, '10:03:30');
    expect(draftIn(readTelegram(cancel)).content.texts.ja.headline).toBe('【取り消し】緊急地震速報（警報）');
    expect(effectsOf([warning, cancel])).toEqual(['new → sent', 'cancel → sent']);
    expect(effectsOf([expecting('4'), cancel])).toEqual(['tombstone']);
    // Minutes after, it still reaches those who ducked for nothing.
    expect(effectsOf([warning, withdrawn(warning, '10:09:00')])).toEqual(['new → sent', 'cancel → sent']);
  });

  it('forecasts are kept, even with warning areas in them', () => {
    for (const title of ['緊急地震速報（予報）', '緊急地震速報（地震動予報）']) {
      const forecast = warning.replaceAll('緊急地震速報（警報）', title);
      expect(outcomeOf(readTelegram(forecast))).toBe('nobody');
      expect(outcomeOf(readTelegram(withdrawn(forecast, '10:03:30')))).toBe('nobody');
    }
  });

  it('the delivery test never becomes a message', () => {
    for (const status of ['試験', '通常']) {
      const test = warning.replaceAll('緊急地震速報（警報）', '緊急地震速報配信テスト').replace('通常', status);
      expect(readTelegram(test)).toMatchObject({ kind: 'nobody', ja: expect.stringContaining('配信テスト') });
    }
  });

  it('is a drill under a key of its own', () => {
    const { content, identity } = draftIn(readTelegram(warning.replace('通常', '訓練')));
    expect(content.kind).toBe('drill');
    expect(identity.key).toBe('drill:jma:eew:20260720100205');
  });

  it('takes a forecast it cannot read, and a missing EventID, to a person', () => {
    expect(outcomeOf(readTelegram(expecting('8')))).toBe('code-unknown');
    expect(outcomeOf(readTelegram(warning.replace('20260720100205', '')))).toBe('event-id-missing');
  });
});
