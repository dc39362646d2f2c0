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

const warning = sampleTelegram('VFVO50');
const eruption = sampleTelegram('VFVO56');
const ash = sampleTelegram('VFVO54');
const observed = sampleTelegram('VFVO52');
const bulletin = sampleTelegram('VFVO51');

/** The town without its volcano in the profile: only its name in the telegram counts. */
const unplanned = contextOf({ ...volcanic.profile, jma: { ...volcanic.profile.jma, volcanoes: [] } });
/** The volcano in the profile, the town in no telegram. */
const elsewhere = (xml: string): string => xml.replaceAll('0720200', '0720300');
const level = (code: string, time: string): string =>
  later(warning.replace('<Name>レベル４</Name><Code>14<', `<Name>レベル</Name><Code>${code}<`), time);
const lifted = later(
  warning
    .replace('<Name>レベル４</Name><Code>14<', '<Name>レベル１</Name><Code>11<')
    .replace('<Name>噴火警報</Name><Code>01<', '<Name>噴火予報：警報解除</Name><Code>04<'),
  '20:00:00',
);

describe('噴火警報・予報', () => {
  it.each([
    ['15', '５', 'Extreme', 'emergency'],
    ['14', '４', 'Severe', 'emergency'],
    ['13', '３', 'Moderate', 'warning'],
    ['12', '２', 'Minor', 'notice'],
  ])('takes code %s as level %s', (code, shown, severity, lane) => {
    const { content, identity } = draftIn(readTelegram(level(code, '13:00:00'), unplanned));
    expect(content).toMatchObject({ topic: 'volcano', severity, areas: ['07202'] });
    expect(content.level).toBeUndefined();
    expect(laneOf(content)).toBe(lane);
    expect(content.texts.ja.headline).toContain(`（噴火警戒レベル${shown}）`);
    expect(identity).toMatchObject({ key: 'jma:volcano:215:0720200', thread: 'volcano:215', subject: 'eruption' });
  });

  it('claims no level for a volcano that has none', () => {
    const { content } = draftIn(readTelegram(level('24', '13:00:00'), unplanned));
    expect(content.severity).toBe('Severe');
    expect(content.texts.ja.headline).toBe('磐梯山に噴火警報');
  });

  it('follows the level up, down and to its lifting under one key', () => {
    const series = [level('14', '13:00:00'), level('15', '14:00:00'), later(level('15', '14:00:00'), '15:00:00')];
    expect(effectsOf([...series, level('13', '18:00:00'), lifted], volcanic)).toEqual([
      'new → sent',
      'update → sent',
      'duplicate',
      'update → sent',
      'all-clear → sent',
    ]);
    expect(draftIn(readTelegram(lifted, volcanic)).content.texts.ja.headline).toBe('磐梯山の噴火警報は解除されました');
    expect(effectsOf([lifted], volcanic)).toEqual(['nothing-to-end']);
  });

  it('shows a volcano of the profile that does not name the town, and leaves other volcanoes alone', () => {
    const { content, identity } = draftIn(readTelegram(elsewhere(warning), volcanic));
    expect(content.severity).toBe('Moderate');
    expect(identity.material).toBe('4:near');
    expect(outcomeOf(readTelegram(elsewhere(warning), unplanned))).toBe('nobody');
    expect(readTelegram(warning, inland)).toMatchObject({ kind: 'nobody', ja: expect.stringContaining('磐梯山') });
  });

  it('says nothing of a volcano that was quiet and is quiet', () => {
    const quiet = elsewhere(lifted)
      .replace('<Name>レベル３（入山規制）</Name><Code>13<', '<Name>レベル１</Name><Code>11<')
      .replaceAll('<Code>04<', '<Code>05<');
    expect(outcomeOf(readTelegram(quiet, volcanic))).toBe('nobody');
  });

  it('withdraws by the number of the volcano, and what a correction leaves out', () => {
    expect(effectsOf([warning, withdrawn(warning, '13:30:00')], volcanic)).toEqual(['new → sent', 'cancel → sent']);
    const left = later(elsewhere(warning), '13:30:00', '訂正');
    expect(effectsOf([warning, left], unplanned)).toEqual(['new → sent', 'cancel → sent']);
  });

  it.each<[string, string, (xml: string) => string]>([
    ['an unknown level', 'code-unknown', (xml) => xml.replace('<Code>14<', '<Code>19<')],
    ['an unknown kind for the town', 'code-unknown', (xml) => xml.replace('<Code>01<', '<Code>09<')],
    ['a warning at level 1', 'level-mismatch', (xml) => xml.replace('<Code>14<', '<Code>11<')],
    ['no volcano', 'block-missing', (xml) => xml.replaceAll('（対象火山）', '')],
    ['no EventID', 'event-id-missing', (xml) => xml.replace('<EventID>215', '<EventID>')],
  ])('takes %s to a person', (_name, code, change) => {
    expect(outcomeOf(readTelegram(change(warning), volcanic))).toBe(code);
  });
});

describe('噴火速報', () => {
  it('an eruption is told, corrected in spite of an empty Serial, and withdrawn', () => {
    const { content, identity } = draftIn(readTelegram(eruption, unplanned));
    expect(content).toMatchObject({ severity: 'Extreme', urgency: 'Immediate', certainty: 'Observed' });
    expect(identity).toMatchObject({ key: 'jma:eruption:20260720140500_215', thread: 'volcano:215', material: '52' });
    expect(content.texts.en?.headline).toBe('Eruption: 磐梯山 has erupted');
    const corrected = later(eruption.replaceAll('<Code>52<', '<Code>62<'), '14:15:00', '訂正');
    expect(draftIn(readTelegram(corrected, unplanned)).content.certainty).toBe('Likely');
    expect(effectsOf([eruption, corrected, withdrawn(eruption, '14:25:00')], volcanic)).toEqual([
      'new → sent',
      'correction → sent',
      'cancel → sent',
    ]);
  });

  it('counts for a volcano of the profile, and for nobody else', () => {
    expect(draftIn(readTelegram(elsewhere(eruption), volcanic)).content.severity).toBe('Severe');
    expect(outcomeOf(readTelegram(elsewhere(eruption), unplanned))).toBe('nobody');
    expect(outcomeOf(readTelegram(eruption, inland))).toBe('nobody');
    expect(outcomeOf(readTelegram(eruption.replaceAll('<Code>52<', '<Code>91<'), volcanic))).toBe('code-unknown');
  });

  it('is a drill under a key of its own', () => {
    const { content, identity } = draftIn(readTelegram(eruption.replace('通常', '訓練'), volcanic));
    expect(content.kind).toBe('drill');
    expect(identity.key).toBe('drill:jma:eruption:20260720140500_215');
  });
});

describe('ash, bulletins and observations', () => {
  it('takes the greatest ashfall of our town, quick and detailed as one alert', () => {
    const { content, identity } = draftIn(readTelegram(ash, unplanned));
    expect(content).toMatchObject({ severity: 'Moderate', topic: 'volcano' });
    expect(identity).toMatchObject({
      key: 'jma:ashfall:215',
      subject: 'ashfall',
      thread: 'volcano:215',
      material: '72',
    });
    expect(content.texts.ja.headline).toBe('磐梯山の火山灰 やや多量の降灰の予想');
    const detailed = later(ash.replaceAll('降灰予報（速報）', '降灰予報（詳細）'), '14:40:00');
    const more = detailed.replaceAll('<Code>71<', '<Code>73<');
    expect(effectsOf([ash, detailed, later(more, '14:41:00')], volcanic)).toEqual(['new', 'duplicate', 'update']);
    expect(outcomeOf(readTelegram(elsewhere(ash), volcanic))).toBe('nobody');
    expect(outcomeOf(readTelegram(ash.replaceAll('<Code>71<', '<Code>79<'), volcanic))).toBe('code-unknown');
    // The 取消 of the quick forecast leaves the detailed one alone.
    expect(effectsOf([ash, later(more, '14:41:00'), withdrawn(ash, '14:50:00')], volcanic).at(-1)).toBe('out-of-date');
  });

  it('bulletins and observations are for the volcanoes of the profile', () => {
    for (const xml of [bulletin, observed]) {
      const { content, identity } = draftIn(readTelegram(xml, volcanic));
      expect(content.severity).toBe('Minor');
      expect(identity.thread).toBe('volcano:215');
      expect(outcomeOf(readTelegram(xml, inland))).toBe('nobody');
      expect(effectsOf([xml], volcanic)).toEqual(['new']);
    }
  });

  it('the 取消 of an observation is one although it keeps its body', () => {
    const cancel = later(observed, '14:30:00', '取消');
    expect(draftIn(readTelegram(cancel, volcanic)).content.messageType).toBe('Cancel');
    expect(effectsOf([observed, cancel], volcanic)).toEqual(['new', 'cancel']);
    expect(outcomeOf(readTelegram(withdrawn(bulletin, '16:30:00'), volcanic))).toBe('drafts');
  });

  it('kinds that report no eruption for us are kept', () => {
    const regular = sampleTelegram('VFVO53');
    for (const title of [
      '降灰予報（定時）',
      '推定噴煙流向報',
      '火山現象に関する海上警報・海上予報',
      '火山に関するお知らせ',
    ]) {
      expect(outcomeOf(readTelegram(regular.replaceAll('降灰予報（定時）', title), volcanic))).toBe('nobody');
    }
  });
});
