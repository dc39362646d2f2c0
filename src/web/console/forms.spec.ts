import { describe, expect, it } from '@jest/globals';
import { nishitokyo as profile } from '../../../test/support/profile.js';
import type { AlertRecord } from '../../alerts/alert-record.js';
import type { VersionContent } from '../../domain/alert.js';
import { parseCompose, scalesOf } from './compose-form.js';
import { keyOf } from './idempotency.js';
import { parseOffice, SCHOOL } from './office-form.js';
import { readable } from './raw-text.js';
import { needsReason, parseMove, pendingOf } from './review.js';
import { parseRevision } from './revision.js';

const now = new Date('2026-09-01T05:00:00Z');
const city = profile.organisations.find((each) => each.code === 'city')!;
const school = profile.organisations.find((each) => each.code === 'tanashi-es')!;
const channelNames = ['email', 'line', 'fm-feed'];
const context = { profile, organisation: city, channelNames, now };
const form = {
  topic: 'evacuation',
  kind: 'actual',
  level: '4',
  severity: '',
  areas: ['13229.yagisawa', '13229.yagisawa.2', '13229.hoya'],
  headline: '避難指示',
  instruction: '逃げてください。',
  body: '',
  expiresIn: '6',
  channels: channelNames,
};

function contentOf(parsed: ReturnType<typeof parseCompose>): VersionContent {
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.content;
}

function fieldsOf(parsed: ReturnType<typeof parseCompose>): string[] {
  return 'problems' in parsed ? parsed.problems.map((problem) => problem.field) : [];
}

describe('the compose form', () => {
  it('becomes content with the scales of its level and times in the zone of the town', () => {
    expect(contentOf(parseCompose(form, context))).toMatchObject({
      kind: 'actual',
      severity: 'Severe',
      urgency: 'Immediate',
      certainty: 'Likely',
      level: 4,
      reportedAt: '2026-09-01T14:00:00+09:00',
      expiresAt: '2026-09-01T20:00:00+09:00',
    });
  });

  it('drops an area that lies inside another chosen one', () => {
    expect(contentOf(parseCompose(form, context)).areas).toEqual(['13229.yagisawa', '13229.hoya']);
  });

  it('names every missing answer at its field, live or drill among them', () => {
    expect(fieldsOf(parseCompose({}, context))).toEqual([
      'topic',
      'kind',
      'level',
      'areas',
      'headline',
      'expiresIn',
      'channels',
    ]);
  });

  it('refuses a topic that is not the office’s', () => {
    expect(fieldsOf(parseCompose({ ...form, topic: 'school' }, context))).toEqual(['topic']);
  });

  it('says nothing of channels when all are chosen, so that a new one is included too', () => {
    expect(contentOf(parseCompose(form, context)).channels).toBeUndefined();
    expect(contentOf(parseCompose({ ...form, channels: 'line' }, context)).channels).toEqual(['line']);
  });

  it('takes a translation with a headline and refuses one without', () => {
    const whole = { ...form, 'translations.en.headline': 'Evacuate', 'translations.en.body': 'Now' };
    expect(contentOf(parseCompose(whole, context)).texts.en).toMatchObject({ headline: 'Evacuate', body: 'Now' });
    const half = { ...form, 'translations.en.body': 'Now' };
    expect(fieldsOf(parseCompose(half, context))).toEqual(['translations.en.headline']);
  });

  it('lets the severity decide where there is no level, and is minor by default', () => {
    expect(scalesOf('none', '')).toEqual(['Minor', 'Future', 'Likely']);
    expect(scalesOf('none', 'Extreme')).toEqual(['Extreme', 'Immediate', 'Observed']);
    expect(scalesOf('3', '')).toEqual(['Severe', 'Expected', 'Likely']);
  });
});

const content = contentOf(parseCompose(form, context));

function record(said: VersionContent, state: AlertRecord['state'] = 'draft'): AlertRecord {
  const event = { system: 'console', code: 'x', name: 'x' };
  const identity = { key: 'k', material: 'm', source: 'console', event };
  const author = { id: 'u1', name: '佐藤' };
  const version = { id: 'v1', alertId: 'a1', number: 1, content: said, contentHash: 'h', createdAt: now, author };
  const versions = [state === 'issued' ? { ...version, issuedAt: now } : version];
  return {
    id: 'a1',
    shortId: '12345',
    state,
    organisation: said.organisation,
    identity,
    createdAt: now,
    versions,
    events: [],
  };
}

function problemsOf(body: Record<string, string>, of: AlertRecord): string[] {
  const parsed = parseMove(body, of);
  return 'problems' in parsed ? parsed.problems.map((problem) => problem.field) : [];
}

describe('the last button', () => {
  it('does nothing live without the box', () => {
    expect(problemsOf({ move: 'issue', contentHash: 'h' }, record(content))).toEqual(['confirm']);
    expect(problemsOf({ move: 'issue', contentHash: 'h', confirm: 'yes' }, record(content))).toEqual([]);
  });

  it('asks for the typed word at the top level', () => {
    const top = record({ ...content, level: 5, severity: 'Extreme' });
    expect(problemsOf({ move: 'issue', confirm: 'yes', word: '発進' }, top)).toEqual(['word']);
    expect(problemsOf({ move: 'issue', confirm: 'yes', word: '発信' }, top)).toEqual([]);
  });

  it('asks a drill for neither', () => {
    const top = record({ ...content, kind: 'drill', level: 5, severity: 'Extreme' });
    expect(problemsOf({ move: 'issue' }, top)).toEqual([]);
  });

  it('withdraws only with a reason, but discards a draft without', () => {
    expect(problemsOf({ move: 'cancel' }, record(content, 'issued'))).toEqual(['cancel-reason']);
    expect(problemsOf({ move: 'cancel' }, record(content))).toEqual([]);
  });

  it('knows no move that is not in the table', () => {
    expect(problemsOf({ move: 'delete' }, record(content))).toEqual(['']);
  });

  it('asks the author who is alone for a reason, and a colleague for none', () => {
    const author = { id: 'u1', name: '佐藤', role: 'crisis', organisation: 'city' } as const;
    expect(needsReason(record(content), profile, author)).toBe(true);
    expect(needsReason(record(content), profile, { ...author, id: 'u2' })).toBe(false);
  });

  it('waits for nothing once the newest version is out', () => {
    expect(pendingOf(record(content))?.id).toBe('v1');
    expect(pendingOf(record(content, 'issued'))).toBeUndefined();
  });
});

describe('the next report', () => {
  it('keeps the kind of the alert, whatever the form says', () => {
    expect(contentOf(parseRevision({ ...form, kind: 'actual' }, { ...content, kind: 'drill' }, context)).kind).toBe(
      'drill',
    );
  });

  it('keeps the audience of a notice to classes', () => {
    const previous: VersionContent = {
      ...content,
      topic: 'school',
      areas: [],
      groups: ['tanashi-es/4-1'],
      organisation: 'tanashi-es',
      channels: ['email'],
    };
    const body = { headline: '下校を早めます', expiresIn: '6', groups: 'hoya-es/1-1', areas: '13229' };
    const next = contentOf(parseRevision(body, previous, { ...context, organisation: school }));
    expect(next).toMatchObject({ groups: ['tanashi-es/4-1'], areas: [], channels: ['email'] });
  });
});

describe('the form of a school', () => {
  const office = { profile, organisation: school, office: SCHOOL, addressed: ['email', 'line'], now };
  const notice = {
    kind: 'actual',
    category: '休校',
    hurry: 'now',
    headline: '明日は休校です',
    groups: ['tanashi-es/4-1'],
  };

  it('writes to its own classes by personal channels only', () => {
    expect(contentOf(parseOffice(notice, office))).toMatchObject({
      organisation: 'tanashi-es',
      groups: ['tanashi-es/4-1'],
      channels: ['email', 'line'],
      severity: 'Severe',
    });
  });

  it('cannot name a class of another school', () => {
    expect(fieldsOf(parseOffice({ ...notice, groups: ['hoya-es/1-1'] }, office))).toEqual(['groups']);
    const mixed = { ...notice, groups: ['hoya-es/1-1', 'tanashi-es/4-2'] };
    expect(contentOf(parseOffice(mixed, office)).groups).toEqual(['tanashi-es/4-2']);
  });
});

describe('small parts', () => {
  it('a form keeps its idempotency key, and gets a fresh one when it was tampered with', () => {
    const key = '0b6f1d2e-0000-4000-8000-000000000001';
    expect(keyOf({ idempotencyKey: key }, 'fresh')).toBe(key);
    expect(keyOf({ idempotencyKey: '../../x' }, 'fresh')).toBe('fresh');
  });

  it('raw bytes are shown with what is broken or hidden made visible', () => {
    expect(readable(new Uint8Array([0x41, 0x00, 0xff, 0x0a, 0x42]))).toBe('A\ufffd\ufffd\nB');
  });
});
