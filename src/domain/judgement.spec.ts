import { describe, expect, it } from '@jest/globals';
import type { AlertDraft, VersionContent } from './alert.js';
import { judge, messageTypeAs, type Situation } from './judgement.js';
import type { IssueRule } from './profile.js';

const NOW = new Date('2026-06-22T15:00:00Z');
const RULES: IssueRule[] = [
  { name: 'レベル３以上は自動', source: 'jma-xml', minLevel: 3, decide: 'issue' },
  { name: '夜は職員', source: 'cap', hours: { from: 21, to: 7 }, decide: 'approve' },
  { name: '昼は自動', source: 'cap', decide: 'issue' },
  { name: 'ほかは掲載', source: 'jma-xml', decide: 'show' },
];

function draft(change: Partial<VersionContent> = {}, identity: Partial<AlertDraft['identity']> = {}): AlertDraft {
  return {
    content: {
      messageType: 'Alert',
      severity: 'Severe',
      level: 4,
      reportedAt: '2026-06-22T14:59:00Z',
      ...change,
    } as VersionContent,
    identity: {
      key: 'k',
      material: '43',
      source: 'jma-xml',
      event: { system: 'VPWW55', code: '43', name: '大雨' },
      thread: 'downpour',
      subject: 'rain',
      ...identity,
    },
  };
}

function situation(change: Partial<Situation> = {}): Situation {
  return {
    known: undefined,
    thread: [],
    sentLately: [],
    rules: RULES,
    lifeHours: 6,
    now: NOW,
    timeZone: 'Asia/Tokyo',
    ...change,
  };
}

const told: Situation['known'] = {
  state: 'issued',
  material: '03',
  reportedAt: '2026-06-22T14:00:00Z',
  messageType: 'Alert',
  isOver: false,
  system: 'VPWW55',
  isCoarse: false,
  severity: 'Severe',
  level: 4,
};
const three = Array.from({ length: 3 }, () => ({ severity: 'Severe' as const, level: 4 }));

describe('what becomes of a draft', () => {
  it('goes out by the first rule that fits', () => {
    expect(judge(draft(), situation())).toMatchObject({ effect: 'new', state: 'issued', issues: true });
    expect(judge(draft({ level: 2 }), situation())).toMatchObject({ state: 'shown', issues: false });
  });

  it('asks the rule for the hour on the clock of the town', () => {
    const night = situation();
    const day = situation({ now: new Date('2026-06-22T15:30:00Z'), timeZone: 'Europe/London' });
    expect(judge(draft({}, { source: 'cap' }), night).state).toBe('submitted');
    expect(judge(draft({}, { source: 'cap' }), day).state).toBe('issued');
  });

  it('is shown and not sent where another source has told the same, no less grave', () => {
    const thread = [
      { subject: 'rain', source: 'cap', state: 'issued' as const, severity: 'Severe' as const, level: 4 },
    ];
    expect(judge(draft(), situation({ thread }))).toMatchObject({ effect: 'new', state: 'shown', issues: false });
    expect(judge(draft({ level: 5, severity: 'Extreme' }), situation({ thread }))).toMatchObject({ issues: true });
    expect(judge(draft({}, { subject: 'landslide' }), situation({ thread }))).toMatchObject({ issues: true });
  });

  it('asks a person after three messages of one event in half an hour (Kanagawa 2022)', () => {
    expect(judge(draft(), situation({ sentLately: three }))).toMatchObject({ state: 'submitted', issues: false });
    expect(judge(draft(), situation({ known: told, sentLately: three }))).toMatchObject({
      effect: 'update',
      state: 'issued',
      issues: false,
      isHeld: true,
    });
  });

  it('holds up neither what is graver than all that was said nor the end', () => {
    const open = situation({ known: told, sentLately: three });
    expect(judge(draft({ level: 5, severity: 'Extreme' }), open).issues).toBe(true);
    expect(judge(draft({ messageType: 'AllClear' }), open).issues).toBe(true);
    expect(judge(draft({ messageType: 'Cancel' }), open).issues).toBe(true);
    const missile = draft({ topic: 'civil-protection' }, { subject: 'missile' });
    expect(judge(missile, open).issues).toBe(true);
  });

  it('asks a person where the place could not be made out, however grave it is', () => {
    const unsure = (change: Partial<VersionContent> = {}): AlertDraft => draft(change, { unsure: 'areas' });
    const rule = '地区を特定できないため、職員が判断';
    expect(judge(unsure({ level: 5, severity: 'Extreme' }), situation())).toMatchObject({
      state: 'submitted',
      issues: false,
      rule,
    });
    expect(judge(unsure({ level: 5, severity: 'Extreme' }), situation({ known: told }))).toMatchObject({
      state: 'issued',
      issues: false,
      isHeld: true,
      rule,
    });
    expect(judge(unsure({ level: 2 }), situation())).toMatchObject({ state: 'shown', issues: false });
    expect(judge(draft({}, { unsure: 'signature' }), situation())).toMatchObject({ state: 'submitted' });
  });

  it('lets an end and a withdrawal go even where the place could not be made out', () => {
    for (const messageType of ['AllClear', 'Cancel'] as const)
      expect(judge(draft({ messageType }, { unsure: 'areas' }), situation({ known: told })).issues).toBe(true);
  });

  it('tells the end to nobody where the beginning was told to nobody', () => {
    const known = { ...told, state: 'shown' as const };
    expect(judge(draft({ messageType: 'AllClear' }), situation({ known }))).toMatchObject({
      effect: 'all-clear',
      issues: false,
    });
  });

  it('was told to nobody when the first report came late from an outage and the fresh 継続 counted as a duplicate', () => {
    const known = { ...told, state: 'shown' as const, material: '43', reportedAt: '2026-06-22T03:00:00Z' };
    expect(judge(draft(), situation({ known }))).toMatchObject({ effect: 'update', state: 'issued', issues: true });
    expect(judge(draft({ reportedAt: '2026-06-22T03:00:00Z' }), situation({ known }))).toMatchObject({
      effect: 'duplicate',
      issues: false,
    });
    expect(judge(draft(), situation({ known: { ...known, state: 'issued' } }))).toMatchObject({ effect: 'duplicate' });
  });

  it('is an Alert as the first word to residents, although the register had changed it before', () => {
    const shown = { ...told, state: 'shown' as const };
    expect(messageTypeAs(draft(), 'update', shown)).toBe('Alert');
    expect(messageTypeAs(draft(), 'update', told)).toBe('Update');
    expect(messageTypeAs(draft(), 'all-clear', told)).toBe('AllClear');
  });
});
