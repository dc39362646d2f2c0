import { describe, expect, it } from '@jest/globals';
import { onlyDraft, readTelegram, telegram } from '../../../test/support/telegrams.js';
import { nishitokyo } from '../../../test/support/profile.js';
import { laneOf } from '../../domain/alert.js';

describe('府県気象防災速報 and its forerunners', () => {
  it.each([
    ['線状降水帯発生', 'rainband', 'Immediate'],
    ['線状降水帯直前', 'rainband', 'Expected'],
    ['短時間大雪', 'record-snow', 'Expected'],
    ['竜巻注意', 'tornado', 'Expected'],
  ])('reads each 情報タグ of VPBS50: %s', (tag, subject, urgency) => {
    const xml = telegram('VPBS50-rainband').replace('>線状降水帯発生<', `>${tag}<`);
    const { content, identity } = onlyDraft(xml);
    expect(identity).toMatchObject({ subject, key: `jma:${subject}:1322900` });
    expect(content.urgency).toBe(urgency);
    expect(content.level).toBeUndefined();
  });

  it('takes a 情報タグ it does not know to a person, unless it is about another place', () => {
    const xml = telegram('VPBS50-rainband').replace('>線状降水帯発生<', '>新しい現象<');
    expect(readTelegram(xml)).toMatchObject({ kind: 'problem', problem: { code: 'code-unknown' } });
    const elsewhere = xml.replaceAll('東京都', '千葉県').replaceAll('130010', '120010');
    expect(readTelegram(elsewhere)).toMatchObject({ kind: 'nobody' });
  });

  it('makes one alert of VPOA50 and VPBS50 about the same rain', () => {
    const fine = onlyDraft(telegram('VPBS50-record-rain'));
    const coarse = onlyDraft(telegram('VPOA50-record-rain'));
    expect(fine.identity.key).toBe('jma:record-rain:1322900:JPTK202606221505');
    expect(coarse.identity).toMatchObject({ key: fine.identity.key, material: fine.identity.material, isCoarse: true });
    expect(laneOf(fine.content)).toBe('emergency');
    const withdrawn = onlyDraft(telegram('VPBS50-withdrawn'));
    expect(withdrawn.content.messageType).toBe('Cancel');
    expect(withdrawn.identity.key).toBe(fine.identity.key);
  });

  it('tells record rain only where it fell, and does not take 東久留米市 for 久留米市', () => {
    expect(readTelegram(telegram('VPBS50-record-rain').replaceAll('1322900', '1311700'))).toMatchObject({
      kind: 'nobody',
    });
    expect(readTelegram(telegram('VPOA50-record-rain').replace('西東京市', '東久留米市'))).toMatchObject({
      kind: 'nobody',
    });
    const kurume = { ...nishitokyo, name: { ...nishitokyo.name, ja: '久留米市' } };
    const xml = telegram('VPOA50-record-rain').replace('西東京市', '東久留米市');
    expect(readTelegram(xml, kurume)).toMatchObject({ kind: 'nobody' });
  });

  it('makes one alert of the pair VPHW50 and VPHW51', () => {
    const plain = onlyDraft(telegram('VPHW50-sighted'));
    const sighted = onlyDraft(telegram('VPHW51-sighted'));
    expect(plain.identity.key).toBe(sighted.identity.key);
    expect(plain.identity).toMatchObject({ key: 'jma:tornado:1322900', isCoarse: true });
    expect(plain.content).toMatchObject({ severity: 'Moderate', expiresAt: '2026-06-22T07:10:00.000Z' });
    expect(sighted.content).toMatchObject({ severity: 'Severe', urgency: 'Immediate' });
    const notSeen = onlyDraft(
      telegram('VPHW50-sighted').replace('<Title>竜巻注意情報', '<Title>竜巻注意情報（目撃情報付き）'),
    );
    expect(notSeen.identity.material).toBe(plain.identity.material);
    const withdrawn = telegram('VPHW50-sighted').replace('<InfoType>発表', '<InfoType>取消');
    expect(onlyDraft(withdrawn).content.messageType).toBe('Cancel');
    expect(readTelegram(telegram('VPHW50-sighted').replaceAll('1322900', '1336200'))).toMatchObject({ kind: 'nobody' });
  });
});

describe('sentences', () => {
  it('gives the heat stroke alert of our prefecture alone', () => {
    const { content, identity } = onlyDraft(telegram('VPFT50'));
    expect(identity).toMatchObject({ key: 'jma:heat:1322900:JPTK260007', subject: 'heat' });
    expect(content.texts.ja.body).toContain('東京都では、明日は気温が高く');
    // 17:00 of the day before: until the end of the next day.
    expect(content.expiresAt).toBe('2026-07-21T15:00:00.000Z');
    const again = telegram('VPFT50').replaceAll('2026-07-20T17:00', '2026-07-21T05:00');
    expect(onlyDraft(again)).toMatchObject({ identity, content: { expiresAt: '2026-07-21T15:00:00.000Z' } });
    expect(readTelegram(telegram('VPFT50').replace('東京都熱中症', '埼玉県熱中症'))).toMatchObject({ kind: 'nobody' });
  });

  it('解説情報 is shown as minor, and only for our region', () => {
    const { content } = onlyDraft(telegram('VPFJ51'));
    expect(content.severity).toBe('Minor');
    expect(content.texts.ja.headline).toBe('東京都気象解説情報（大雨）');
    expect(readTelegram(telegram('VPFJ51').replaceAll('130010', '120010'))).toMatchObject({ kind: 'nobody' });
    const region = (title: string, code: string) =>
      telegram('VPFJ51')
        .replace('府県気象解説情報', title)
        .replace('気象情報／府県予報区・細分区域等', '全国・地方予報区等')
        .replace('130010', code);
    expect(onlyDraft(region('全般気象解説情報', '010300')).content.severity).toBe('Minor');
    expect(readTelegram(region('地方気象解説情報', '010800'))).toMatchObject({ kind: 'nobody' });
    const before2026 = telegram('VPFJ51')
      .replace('府県気象解説情報', '府県気象情報')
      .replace(/<Information [^]*<\/Information>\n/u, '');
    expect(onlyDraft(before2026).identity.event.system).toBe('VPFJ50');
    expect(readTelegram(before2026.replace('東京都気象', '茨城県気象'))).toMatchObject({ kind: 'nobody' });
  });
});
