import { describe, expect, it } from '@jest/globals';
import { nishitokyo as profile } from '../../../test/support/profile.js';
import {
  FRESH,
  parseChoices,
  parseEmailForm,
  parsePushForm,
  SAFETY_TOPICS,
  valuesOf,
  type Choices,
} from './choices.js';

const form = { home: '13229.yagisawa', chome: '3', safety: [...SAFETY_TOPICS], language: 'ja', drills: 'no' };
const agreed = { consent: 'yes', consentVersion: '1' };

function fieldsOf(parsed: object): string[] {
  return 'problems' in parsed ? (parsed.problems as { field: string }[]).map((problem) => problem.field) : [];
}

describe('what a resident chooses', () => {
  it('begins with everything that may save a life and no newsletter', () => {
    expect(FRESH.safety).toEqual([
      'evacuation',
      'weather',
      'landslide',
      'earthquake',
      'tsunami',
      'volcano',
      'civil-protection',
    ]);
    expect(FRESH.news).toEqual([]);
    expect(FRESH.drills).toBe('');
  });

  it('becomes areas, topics and language', () => {
    expect(parseChoices(profile, { ...form, more: '13229.hoya', news: 'city' })).toEqual({
      value: {
        areas: ['13229.yagisawa.3', '13229.hoya'],
        topics: [...SAFETY_TOPICS, 'city'],
        groups: [],
        language: 'ja',
        drills: false,
      },
    });
  });

  it('refuses a 丁目 the town does not have and an area of another town', () => {
    expect(fieldsOf(parseChoices(profile, { ...form, chome: '9' }))).toEqual(['chome']);
    expect(fieldsOf(parseChoices(profile, { ...form, home: '13103.azabu' }))).toEqual(['home']);
  });

  it('asks for an answer where nothing was chosen', () => {
    expect(fieldsOf(parseChoices(profile, {}))).toEqual(['home', 'language', 'drills']);
    expect(fieldsOf(parseChoices(profile, { ...form, safety: [] }))).toEqual(['safety']);
  });

  it('makes a library newsletter a topic of its own without a second tick', () => {
    const parsed = parseChoices(profile, { ...form, groups: 'library/chuo' });
    expect(parsed).toMatchObject({ value: { groups: ['library/chuo'], topics: [...SAFETY_TOPICS, 'library'] } });
  });

  it('follows a newsletter of the town, each issue or once a week', () => {
    const weekly = { ...form, groups: ['library/chuo', 'city/garbage'], rhythm: 'weekly', digestDay: 'mon' };
    expect(parseChoices(profile, { ...weekly, digestHour: '18' })).toMatchObject({
      value: { digest: { weekday: 1, hour: 18 }, topics: [...SAFETY_TOPICS, 'library', 'newsletter'] },
    });
    expect(parseChoices(profile, { ...weekly, rhythm: 'each', digestHour: '18' })).not.toHaveProperty('value.digest');
  });

  it('never has a digest come at night, or at no hour', () => {
    const weekly = { ...form, groups: 'library/chuo', rhythm: 'weekly', digestDay: 'mon' };
    for (const digestHour of ['21', '06', '00', '', '99']) {
      expect(fieldsOf(parseChoices(profile, { ...weekly, digestHour }))).toEqual(['digestHour']);
    }
    expect(fieldsOf(parseChoices(profile, { ...weekly, digestDay: '', digestHour: '18' }))).toEqual(['digestDay']);
  });

  it('comes back into the form as it was stored, further areas and classes included', () => {
    const stored: Choices = {
      areas: ['13229.yagisawa.3', '13229.tanashi.2'],
      topics: ['evacuation', 'city', 'school'],
      groups: ['tanashi-es/4-1'],
      language: 'en',
      drills: true,
      digest: { weekday: 6, hour: 9 },
    };
    const again = parseChoices(profile, valuesOf(stored));
    expect(again).toEqual({ value: stored });
  });
});

describe('the subscription', () => {
  it('needs an address that is one, and consent', () => {
    expect(fieldsOf(parseEmailForm(profile, { ...form, address: 'taro@' }))).toEqual(['consent', 'address']);
    const parsed = parseEmailForm(profile, { ...form, ...agreed, address: ' taro@example.jp ' });
    expect(parsed).toMatchObject({ value: { address: 'taro@example.jp', consentVersion: '1' } });
  });

  it('takes a push address over HTTPS only', () => {
    const subscription = { endpoint: 'https://push.example/1', p256dh: 'k', auth: 'a' };
    expect(parsePushForm(profile, { ...form, ...agreed, subscription })).toMatchObject({
      value: { address: subscription },
    });
    const plain = { ...subscription, endpoint: 'http://10.0.0.1/' };
    expect(fieldsOf(parsePushForm(profile, { ...form, ...agreed, subscription: plain }))).toEqual(['subscription']);
  });
});
