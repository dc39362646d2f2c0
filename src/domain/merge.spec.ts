import { describe, expect, it } from '@jest/globals';
import type { AlertDraft, MessageType } from './alert.js';
import { effectOf, risingMaterial, type Known } from './merge.js';

const T0 = '2026-06-22T23:00:00+09:00';
const T1 = '2026-06-22T23:30:00+09:00';

function draft(messageType: MessageType, material = '43', reportedAt = T1): AlertDraft {
  return {
    content: { messageType, reportedAt } as AlertDraft['content'],
    identity: { key: 'k', material, source: 'jma-xml', event: { system: 'VPWW55', code: '43', name: '大雨' } },
  };
}

function known(change: Partial<Known> = {}): Known {
  return {
    state: 'issued',
    material: '43',
    reportedAt: T0,
    messageType: 'Alert',
    isOver: false,
    system: 'VPWW55',
    isCoarse: false,
    severity: 'Severe',
    ...change,
  };
}

describe('what a draft does to what is known', () => {
  it.each<[string, AlertDraft, Known | undefined, string]>([
    ['the first word', draft('Alert'), undefined, 'new'],
    ['the same state again (継続)', draft('Alert'), known(), 'duplicate'],
    ['an upgrade', draft('Alert', '33'), known(), 'update'],
    [
      'a rise of what counts upwards only',
      draft('Alert', risingMaterial(6)),
      known({ material: risingMaterial(5) }),
      'update',
    ],
    ['its fall', draft('Alert', risingMaterial(5)), known({ material: risingMaterial(10) }), 'duplicate'],
    ['an older telegram arriving late', draft('Alert', '03', T0), known({ reportedAt: T1 }), 'out-of-date'],
    ['a correction with the same time and the same content', draft('Correction', '43', T0), known(), 'duplicate'],
    ['a correction with other content', draft('Correction', '33', T0), known(), 'correction'],
    ['an all-clear', draft('AllClear', '00'), known(), 'all-clear'],
    ['an all-clear for nothing here', draft('AllClear', '00'), undefined, 'nothing-to-end'],
    ['a withdrawal', draft('Cancel'), known(), 'cancel'],
    ['a withdrawal before its original', draft('Cancel'), undefined, 'tombstone'],
    [
      'the original after its withdrawal',
      draft('Alert', '43', T0),
      known({ messageType: 'Cancel', state: 'cancelled', isOver: true, reportedAt: T1 }),
      'out-of-date',
    ],
    [
      'the original with the very time of its withdrawal',
      draft('Alert', '43', T0),
      known({ messageType: 'Cancel', state: 'cancelled', isOver: true }),
      'out-of-date',
    ],
    [
      'the withdrawal twice',
      draft('Cancel', '43', T0),
      known({ messageType: 'Cancel', state: 'cancelled', isOver: true }),
      'duplicate',
    ],
    ['the same kind again after it was over', draft('Alert'), known({ isOver: true, state: 'ended' }), 'new'],
  ])('%s', (_what, given, before, effect) => {
    expect(effectOf(given, before)).toBe(effect);
  });
});

describe('several telegrams of one happening', () => {
  const coarse = (material: string, content: Partial<AlertDraft['content']>): AlertDraft => {
    const one = draft('Alert', material);
    return { content: { ...one.content, ...content }, identity: { ...one.identity, isCoarse: true } };
  };

  it('lets a telegram of the old system raise the level, never lower it', () => {
    const fine = known({ level: 4 });
    expect(effectOf(coarse('03', { level: 3, severity: 'Severe' }), fine)).toBe('duplicate');
    expect(effectOf(coarse('33', { level: 5, severity: 'Extreme' }), fine)).toBe('update');
  });

  it('lets a telegram of the old system end only what the old system said', () => {
    const end = draft('AllClear', '00');
    const coarseEnd = { ...end, identity: { ...end.identity, isCoarse: true } };
    expect(effectOf(coarseEnd, known({ level: 3 }))).toBe('duplicate');
    expect(effectOf(coarseEnd, known({ isCoarse: true }))).toBe('all-clear');
    expect(effectOf(end, known({ isCoarse: true }))).toBe('all-clear');
  });

  it('does not withdraw the detailed report with the withdrawal of the first, coarser one (VXSE51, VXSE53)', () => {
    expect(effectOf(draft('Cancel'), known({ system: 'VXSE53' }))).toBe('out-of-date');
  });
});
