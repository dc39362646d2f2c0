import { describe, expect, it } from '@jest/globals';
import {
  coastal,
  draftIn,
  effectsOf,
  inland,
  later,
  outcomeOf,
  readTelegram,
  sampleTelegram,
  withdrawn,
} from '../../../test/support/ground-telegrams.js';

const warning = sampleTelegram('VTSE41');
const measured = sampleTelegram('VTSE51');
const cleared = sampleTelegram('VTSE41-cleared');
const heights = later(
  warning.replaceAll('condition="不明" description="高い">NaN<', 'description="３ｍ">3<'),
  '03:50:00',
);

describe('tsunami at our coast', () => {
  it('a warning, its repetition with heights, and its end are one alert of the quake', () => {
    const { identity } = draftIn(readTelegram(warning, coastal));
    expect(identity).toMatchObject({ thread: 'quake:20260720031500', subject: 'tsunami' });
    expect(identity.isCoarse).toBeUndefined();
    expect(effectsOf([warning, heights, measured, later(cleared, '09:00:00')], coastal)).toEqual([
      'new → sent',
      'update → sent',
      'duplicate',
      'all-clear → sent',
    ]);
  });

  it('VTSE51 with another height than was told is no news by itself', () => {
    expect(effectsOf([warning, measured], coastal)).toEqual(['new → sent', 'duplicate']);
  });

  it('VTSE51 raises what was told when the graver VTSE41 was lost, with what was measured', () => {
    const advisory = warning.replace('<Name>津波警報</Name><Code>51<', '<Name>津波注意報</Name><Code>62<');
    expect(effectsOf([advisory, measured], coastal)).toEqual(['new', 'update → sent']);
    const { content, identity } = draftIn(readTelegram(measured, coastal));
    expect(identity).toMatchObject({ key: 'jma:tsunami:20260720031500', isCoarse: true, event: { system: 'VTSE51' } });
    expect(content.texts.ja.headline).toBe('津波警報');
    expect(content.texts.ja.body).toContain('小田原で0.6 mの津波を観測');
    expect(content.texts.ja.body).not.toContain('三崎');
  });

  it('VTSE51 neither ends, nor withdraws, nor corrects what VTSE41 said', () => {
    const over = measured.replaceAll('<Code>51</Code></Kind>', '<Code>50</Code></Kind>');
    expect(outcomeOf(readTelegram(over, coastal))).toBe('nobody');
    expect(outcomeOf(readTelegram(withdrawn(measured, '04:10:00'), coastal))).toBe('nobody');
    expect(effectsOf([heights, later(measured, '04:05:00', '訂正')], coastal)).toEqual(['new → sent', 'duplicate']);
    expect(outcomeOf(readTelegram(later(measured.replaceAll('330', '320'), '04:05:00', '訂正'), coastal))).toBe(
      'nobody',
    );
  });

  it('keeps to the first of two earthquakes in one field, in VTSE41 and in VTSE51', () => {
    for (const xml of [warning, measured]) {
      const two = xml.replace('20260720031500', '20260720034100 20260720031500');
      expect(draftIn(readTelegram(two, coastal)).identity).toMatchObject({
        key: 'jma:tsunami:20260720031500',
        thread: 'quake:20260720031500',
      });
    }
  });

  it('goes out after an early warning and two reports of the shaking of the same quake', () => {
    const quake = [
      sampleTelegram('VXSE43'),
      sampleTelegram('VXSE51'),
      sampleTelegram('VXSE53').replaceAll('5+<', '5-<'),
    ];
    const after = later(warning.replaceAll('2026-07-20T03', '2026-07-20T10'), '10:18:00');
    expect(effectsOf([...quake, after.replaceAll('20260720031500', '20260720100205')], coastal)).toEqual([
      'new → sent',
      'new → sent',
      'update → sent',
      'new → sent',
    ]);
  });

  it('is withdrawn without areas', () => {
    expect(effectsOf([warning, withdrawn(warning, '03:40:00')], coastal)).toEqual(['new → sent', 'cancel → sent']);
  });

  it('is nobody’s business inland', () => {
    for (const xml of [warning, measured]) expect(outcomeOf(readTelegram(xml, inland))).toBe('nobody');
  });

  it('what is measured offshore is kept', () => {
    const offshore = measured.replace('<Title>津波情報a', '<Title>沖合の津波観測に関する情報');
    expect(readTelegram(offshore, coastal)).toMatchObject({
      kind: 'nobody',
      ja: expect.stringContaining('沖合の津波観測'),
    });
  });

  it('is a drill under a key of its own, with and without the words of a drill', () => {
    for (const words of ['', '＊＊＊これは訓練です＊＊＊']) {
      const xml = warning.replace('通常', '訓練').replace('<Text>', `<Text>${words}`);
      const { content, identity } = draftIn(readTelegram(xml, coastal));
      expect(content.kind).toBe('drill');
      expect(identity.key).toBe('drill:jma:tsunami:20260720031500');
      expect(JSON.stringify(content.texts)).not.toContain('訓練');
    }
  });
});
