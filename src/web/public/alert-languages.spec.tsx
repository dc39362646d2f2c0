import { describe, expect, it } from '@jest/globals';
import { nishitokyo } from '../../../test/support/profile.js';
import type { AlertRecord } from '../../alerts/alert-record.js';
import { sampleContent } from '../../channels/channel-contract.js';
import type { VersionContent } from '../../domain/alert.js';
import { fallbackNote } from '../../domain/fallback-note.js';
import { htmlLang, LANGUAGE_NAMES, LANGUAGES, type Language } from '../../domain/language.js';
import { mark } from '../../domain/marking.js';
import { FRESH } from '../portal/choices.js';
import { subscribePage } from '../portal/subscribe.view.js';
import { alertPage } from './alert.view.js';
import { ALERT_WORDS } from './alert-words.js';

const now = new Date('2026-11-21T01:30:00Z');

function recordOf(content: VersionContent): AlertRecord {
  const identity = { key: 'k', material: 'm', source: 'console', event: { system: 'console', code: 'x', name: 'x' } };
  const version = {
    id: 'v1',
    alertId: 'a1',
    number: 1,
    content,
    contentHash: 'c'.repeat(64),
    createdAt: now,
    issuedAt: now,
    author: { id: 'u1', name: '佐藤' },
  };
  const alert = { id: 'a1', shortId: '40217', state: 'issued' as const, organisation: 'city', identity };
  return { ...alert, createdAt: now, versions: [version], events: [] };
}

const pageOf = (content: VersionContent, language: Language): string =>
  alertPage({ profile: nishitokyo, record: recordOf(content), language, now }) ?? '';

describe('the page of an alert in ten languages', () => {
  it.each([...LANGUAGES])('is whole in %s: its language, its frame, its words, and no note', (language) => {
    const html = pageOf(sampleContent(), language);
    expect(html).toContain(`<html lang="${htmlLang(language)}">`);
    expect(html).toContain(sampleContent().texts[language]?.instruction);
    expect(html).toContain(ALERT_WORDS[language].frame.subscribe);
    expect(html).not.toContain('class="fallback"');
  });

  it.each([...LANGUAGES])('leads from %s to the other nine, each named in itself', (language) => {
    const html = pageOf(sampleContent(), language);
    for (const other of LANGUAGES.filter((each) => each !== language))
      expect(html).toMatch(
        new RegExp(`lang="${htmlLang(other)}"[^>]*>${LANGUAGE_NAMES[other].replace(/[()]/g, '\\$&')}</a>`),
      );
  });

  const { ja, en } = sampleContent().texts;
  const foreign = LANGUAGES.filter((language) => language !== 'ja' && language !== 'ja-x-easy' && language !== 'en');

  it.each(foreign)('tells a reader of %s in that language that the text is English, and names it so', (language) => {
    const texts = en === undefined ? { ja } : { ja, en };
    const html = pageOf(sampleContent({ texts, kind: 'drill' }), language);
    expect(html).toContain(`<html lang="${htmlLang(language)}">`);
    expect(html).toContain(`<p class="fallback">${fallbackNote(language, 'en')}</p>`);
    expect(html).toMatch(/<h1 lang="en">\[DRILL\] Evacuation order for Yagisawa \[DRILL\]/);
    expect(html).toMatch(/<div lang="en">[\s\S]*Everyone must leave/);
    expect(html).toContain(mark('drill', language));
  });

  it('tells an English reader that only Japanese is there', () => {
    const html = pageOf(sampleContent({ texts: { ja } }), 'en');
    expect(html).toContain(fallbackNote('en', 'ja'));
    expect(html).toContain('<h1 lang="ja">');
  });
});

describe('the form for residents', () => {
  it('names each language of the town in itself, once', () => {
    const consent = { version: '1', ja: '同意文', en: 'Consent' };
    const html = subscribePage({
      profile: nishitokyo,
      values: FRESH,
      address: '',
      problems: [],
      consent,
      vapidPublicKey: 'k',
    });
    for (const language of LANGUAGES) expect(html.split(`>${LANGUAGE_NAMES[language]}</option>`)).toHaveLength(2);
  });
});
