import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { laneOf, SEVERITIES, URGENCIES, type AlertDraft, type VersionContent } from './alert.js';
import { endOfNight, heldUntil } from './quiet-hours.js';
import { isNewsletter, TOPICS } from './topic.js';
import { isWithin, localHour } from './town-clock.js';

const quietHours = { from: 21, to: 7 };
const timeZone = 'Asia/Tokyo';
const night = { now: new Date('2026-11-23T22:30:00+09:00'), quietHours, timeZone };
const morning = new Date('2026-11-24T07:00:00+09:00');

function draft(content: Partial<VersionContent>, code = 'item'): AlertDraft {
  return {
    content: {
      kind: 'actual',
      messageType: 'Alert',
      organisation: 'city',
      topic: 'library',
      severity: 'Minor',
      urgency: 'Future',
      certainty: 'Observed',
      areas: ['13229'],
      groups: [],
      texts: { ja: { headline: 'x', place: '', instruction: '', body: '' } },
      reportedAt: '2026-11-23T22:00:00+09:00',
      expiresAt: '2026-12-01T00:00:00+09:00',
      credit: 'x',
      ...content,
    },
    identity: { key: 'x', material: 'x', source: 'x', event: { system: 'x', code, name: 'x' } },
  };
}

describe('what comes in at night', () => {
  it.each<[string, AlertDraft, Date | undefined]>([
    ['a library newsletter', draft({}), morning],
    ['a newsletter of the town', draft({ topic: 'newsletter' }), morning],
    ['a newsletter that ends before the morning', draft({ expiresAt: '2026-11-24T06:00:00+09:00' }), morning],
    ['news of the town', draft({ topic: 'city' }), morning],
    ['an event of a school', draft({ topic: 'school' }, 'event'), morning],
    [
      'an event that begins before the morning',
      draft({ topic: 'school', expiresAt: '2026-11-24T06:00:00+09:00' }, 'event'),
      undefined,
    ],
    ['an event called off in a hurry', draft({ topic: 'school', severity: 'Moderate' }, 'event'), undefined],
    ['a school that closes', draft({ topic: 'school' }, 'closure'), undefined],
    ['children sent home', draft({ topic: 'school' }, 'going-home'), undefined],
    ['a suspicious person', draft({ topic: 'safety' }, 'stranger'), undefined],
    ['another notice of a school', draft({ topic: 'school' }, 'other'), undefined],
    ['a weather warning', draft({ topic: 'weather', severity: 'Minor' }), undefined],
  ])('%s', (_name, given, until) => {
    expect(heldUntil(given, night)).toEqual(until);
  });

  it('goes out at once by day', () => {
    expect(heldUntil(draft({}), { ...night, now: new Date('2026-11-23T20:59:59+09:00') })).toBeUndefined();
    expect(heldUntil(draft({}), { ...night, now: morning })).toBeUndefined();
  });

  it('waits for a moment that is outside the quiet hours, whatever they are', () => {
    const hours = fc.record({ from: fc.nat(23), to: fc.nat(23) }).filter(({ from, to }) => from !== to);
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), hours, (now, span) => {
        const end = endOfNight({ now, quietHours: span, timeZone });
        expect(isWithin(span, localHour(end, timeZone).hour)).toBe(false);
        expect(end.getTime() - now.getTime()).toBeLessThan(24 * 3_600_000);
      }),
    );
  });
});

describe('a newsletter', () => {
  it('never gets into another lane than the last, whatever severity it is given', () => {
    const news = TOPICS.filter(isNewsletter);
    expect(news).toEqual(['library', 'newsletter']);
    fc.assert(
      fc.property(
        fc.constantFrom(...news),
        fc.constantFrom(...SEVERITIES),
        fc.constantFrom(...URGENCIES),
        (topic, severity, urgency) => {
          expect(laneOf({ topic, severity, urgency })).toBe('notice');
        },
      ),
    );
    expect(laneOf({ topic: 'evacuation', severity: 'Extreme', urgency: 'Immediate' })).toBe('emergency');
  });
});
