import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { isRefusal } from '../../src/domain/lifecycle.js';
import { describeInBrowser, openContext } from '../support/browser.js';
import { rainDraft } from '../support/drafts.js';
import { openPage } from '../support/open-page.js';
import { issueNow, openTown, type Town } from './journey.js';

const HEADLINE = 'レベル４大雨危険警報が発表されました';
const looks = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
  ['no motion', { reducedMotion: 'reduce' }],
] as const;

describeInBrowser('the public pages', () => {
  let town: Town;
  let number: string;
  let drill: string;
  let draft: string;

  beforeAll(async () => {
    town = await openTown();
    const en = { headline: 'Level 4 heavy rain', place: '', instruction: 'Leave now.', body: 'Low ground floods.' };
    const ja = { headline: HEADLINE, place: '', instruction: '避難してください。', body: '低い土地が浸水します。' };
    number = (await issueNow(town, { headline: HEADLINE, texts: { ja, en } })).shortId;
    drill = (await issueNow(town, { headline: '避難訓練のお知らせ', kind: 'drill' })).shortId;
    const officer = { id: '00000000-0000-4000-8000-000000000001', name: '担当', organisation: 'city' };
    const record = await town.hub
      .get(AlertsService)
      .draft({ ...officer, role: 'crisis' }, rainDraft().content, 'draft');
    if (isRefusal(record)) throw new Error(record.en);
    draft = record.shortId;
  }, 60_000);
  afterAll(() => town.close());

  it.each(looks)(
    'are sound in %s, at every width',
    async (_look, scheme) => {
      const context = await openContext(town.browser, scheme);
      const page = await context.newPage();
      for (const path of [
        '/',
        `/alerts/${number}`,
        `/alerts/${drill}`,
        '/subscribe',
        '/subscribe/sent',
        '/status',
        '/login',
      ])
        await openPage(page, `${town.url}${path}`);
      await openPage(page, `${town.url}/alerts/${number}?lang=en`, { lang: 'en' });
      await openPage(page, `${town.url}/alerts/${number}?lang=ja-x-easy`);
      for (const lang of ['ne', 'my']) await openPage(page, `${town.url}/alerts/${number}?lang=${lang}`, { lang });
      await context.close();
    },
    60_000,
  );

  it('show an alert in the language asked for, with the way to the others', async () => {
    const page = await (await openContext(town.browser)).newPage();
    await openPage(page, `${town.url}/alerts/${number}?lang=en`, { lang: 'en' });
    expect(await page.locator('h1').innerText()).toBe('Level 4 heavy rain');
    expect(await page.locator('article').innerText()).toContain('Leave now.');
    await page.locator('nav.languages').getByRole('link', { name: '日本語' }).click();
    await page.waitForURL(`${town.url}/alerts/${number}`);
    expect(await page.locator('h1').innerText()).toBe(HEADLINE);
  }, 30_000);

  it.each([
    ['a number nobody has', () => '00000'],
    ['a draft', () => draft],
    ['a number of six digits', () => '123456'],
    ['letters', () => 'abcde'],
  ])(
    'answer 404 in words to %s',
    async (_what, path) => {
      const page = await (await openContext(town.browser)).newPage();
      await openPage(page, `${town.url}/alerts/${path()}`, { status: 404 });
      expect(await page.locator('h1').innerText()).toContain('ページが見つかりません');
      for (const form of ['.cap.xml', '.geojson'])
        expect([form, (await fetch(`${town.url}/alerts/${path()}${form}`)).status]).toEqual([form, 404]);
    },
    30_000,
  );

  it('keep the alert page light enough for a crowd on one mast: 30 kB with its stylesheet', async () => {
    const sizes = await Promise.all(
      [`/alerts/${number}`, '/assets/todoke-public.css'].map(async (path) => {
        const answer = await fetch(`${town.url}${path}`);
        return (await answer.arrayBuffer()).byteLength;
      }),
    );
    expect(sizes.every((size) => size > 1_000)).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(30_000);
  });

  it.each(['/', '/alerts/', '/assets/todoke-public.css', '/feeds/alerts.atom'])(
    'answer 304 for %s to who has it already',
    async (path) => {
      const url = `${town.url}${path === '/alerts/' ? `/alerts/${number}` : path}`;
      const first = await fetch(url);
      const etag = first.headers.get('etag') ?? '';
      const again = await fetch(url, { headers: { 'If-None-Match': etag } });
      expect([etag.length > 10, again.status, (await again.arrayBuffer()).byteLength]).toEqual([true, 304, 0]);
    },
  );

  it('send nothing to be set or shown by anybody else', async () => {
    const answer = await fetch(`${town.url}/alerts/${number}`);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
