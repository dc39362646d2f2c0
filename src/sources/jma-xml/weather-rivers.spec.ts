import { describe, expect, it } from '@jest/globals';
import { nishitokyo } from '../../../test/support/profile.js';
import { onlyDraft, readTelegram, telegram } from '../../../test/support/telegrams.js';

const listed = {
  ...nishitokyo,
  jma: { ...nishitokyo.jma, rivers: [{ code: '130009999900', name: '見本川' }] },
};

describe('rivers', () => {
  it('reads the codes of before and after 2026 as one level', () => {
    const old = onlyDraft(telegram('VXKO-old'));
    const now = onlyDraft(telegram('VXKO-new'));
    expect(old.identity).toMatchObject({
      key: 'jma:river-flood:1322900:130009999900',
      material: now.identity.material,
    });
    expect(now.identity.key).toBe(old.identity.key);
    expect(now.content).toMatchObject({ level: 4, severity: 'Severe', topic: 'weather' });
    expect(now.content.texts.ja.headline).toBe('【レベル４】見本川 氾濫危険警報');
  });

  it.each([
    ['20', 2],
    ['21', 2],
    ['30', 3],
    ['40', 4],
    ['51', 5],
    ['53', 5],
  ])('takes code %s for level %i', (code, level) => {
    expect(onlyDraft(telegram('VXKO-new').replaceAll('<Code>41<', `<Code>${code}<`)).content.level).toBe(level);
  });

  it('goes to the towns that the flood areas name, and to the whole city when one name is no town of ours', () => {
    expect(onlyDraft(telegram('VXKO-new')).content.areas).toEqual(['13229.shinmachi', '13229.yagisawa']);
    const more = telegram('VXKO-new').replace('柳沢 新町', '柳沢 新町 見本地区');
    expect(onlyDraft(more).content.areas).toEqual(['13229']);
    expect(onlyDraft(more).identity.material).toBe('4');
  });

  it('leaves a river alone that names neither us nor is in the profile', () => {
    const elsewhere = telegram('VXKO-new').replace('1322900', '1399900');
    expect(readTelegram(elsewhere)).toMatchObject({ kind: 'nobody', ja: expect.stringContaining('見本川') });
    expect(onlyDraft(elsewhere, listed).content.areas).toEqual(['13229']);
  });

  it('ends and withdraws under the key of the river, without areas', () => {
    const { key } = onlyDraft(telegram('VXKO-new')).identity;
    const ended = telegram('VXKO-new').replaceAll('<Code>41<', '<Code>10<').replace('1322900', '');
    expect(onlyDraft(ended)).toMatchObject({ content: { messageType: 'AllClear' }, identity: { key } });
    const withdrawn = telegram('VXKO-new')
      .replace('<InfoType>発表', '<InfoType>取消')
      .replace(/<Information [^]*<\/Information>\n/u, '');
    expect(onlyDraft(withdrawn)).toMatchObject({ content: { messageType: 'Cancel' }, identity: { key } });
    const chiba = telegram('VXKO-new')
      .replaceAll('<Code>41<', '<Code>10<')
      .replace('1322900', '')
      .replace('>130000<', '>120000<');
    expect(readTelegram(chiba)).toMatchObject({ kind: 'nobody' });
  });

  it('withdraws when a correction no longer names us', () => {
    const xml = telegram('VXKO-new').replace('<InfoType>発表', '<InfoType>訂正').replace('1322900', '1399900');
    expect(onlyDraft(xml).content.messageType).toBe('Cancel');
  });

  it('reads a water-level-notice river (VXSU)', () => {
    const { content, identity } = onlyDraft(telegram('VXSU'));
    expect(identity).toMatchObject({
      key: 'jma:river-flood:1322900:1300099999',
      event: { system: 'VXSUii', code: '31' },
    });
    expect(content).toMatchObject({ level: 3, areas: ['13229'] });
  });

  it('takes a code it does not know to a person', () => {
    const xml = telegram('VXKO-new').replaceAll('<Code>41<', '<Code>60<');
    expect(readTelegram(xml)).toMatchObject({ kind: 'problem', problem: { code: 'code-unknown' } });
  });
});
