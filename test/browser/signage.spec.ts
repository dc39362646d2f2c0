import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sampleContent } from '../../src/channels/channel-contract.js';
import { LANGUAGES } from '../../src/domain/language.js';
import { mark } from '../../src/domain/marking.js';
import { describeInBrowser, openContext } from '../support/browser.js';
import { issueNow, openTown, untilPageSays, type Town } from './journey.js';

const SCREENS = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1080, height: 1920 },
];
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const current = { reportedAt: inHours(0), expiresAt: inHours(6) };
const { texts } = sampleContent();
const LONG = `${texts.ja.body}${'川や用水路に近づかないでください。'.repeat(12)}電話042-464-1311へ。`;

/** Every screenful, at full size: what of it cannot be seen. */
async function hiddenText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const pages = [...document.querySelectorAll<HTMLElement>('.page')];
    const bad = pages.flatMap((each, index) => {
      pages.forEach((other) => (other.hidden = other !== each));
      const words = each.querySelector<HTMLElement>('.words')!;
      const tooMuch =
        words.scrollHeight > words.clientHeight + 1 ||
        words.scrollWidth > words.clientWidth + 1 ||
        root.scrollHeight > root.clientHeight ||
        root.scrollWidth > root.clientWidth ||
        each.getBoundingClientRect().bottom > innerHeight + 1;
      const size = `${words.scrollHeight}>${words.clientHeight} ${words.scrollWidth}>${words.clientWidth}`;
      return tooMuch ? [`${index} ${words.lang} ${size} ${words.innerText.slice(0, 60)}`] : [];
    });
    return pages.length < 10 ? [`only ${pages.length} pages`] : bad;
  });
}

describeInBrowser('a screen in a public place', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  }, 60_000);
  // The last test closes the hub itself.
  afterAll(async () => {
    await town.browser.close();
    await town.sinks.stop();
  });

  it('is calm, with a clock, while nothing is on', async () => {
    const page = await (await openContext(town.browser)).newPage();
    await page.goto(`${town.url}/signage`);
    expect(await page.locator('[data-calm]').innerText()).toContain('いま発表中の情報はありません。');
    expect(await page.locator('[data-clock]').innerText()).toMatch(/^\d\d:\d\d$/);
    expect(await page.locator('#lost').isVisible()).toBe(false);
  });

  it('marks a drill first and last on every screenful, each in its language', async () => {
    await issueNow(town, {
      ...sampleContent({ kind: 'drill', areas: ['13229.midori'], ...current }),
      headline: '訓練の見出し',
      texts,
    });
    await untilPageSays(`${town.url}/signage`, 'これは訓練です');
    const page = await (await openContext(town.browser)).newPage();
    await page.goto(`${town.url}/signage?area=13229.midori.1`);
    const marks = await page
      .locator('.page')
      .evaluateAll((all) =>
        all.map((each) => [each.firstElementChild, each.lastElementChild].map((one) => one?.textContent)),
      );
    expect(marks.length).toBeGreaterThan(20);
    for (const [first, last] of marks) expect(first).toBe(last);
    for (const language of LANGUAGES) expect(marks.map(([first]) => first)).toContain(mark('drill', language));
  }, 30_000);

  it('shows a real order instead, in each language, and nothing of it is out of sight on three screens', async () => {
    await issueNow(town, {
      ...sampleContent({ areas: ['13229.yagisawa'], ...current }),
      headline: texts.ja.headline,
      texts: { ...texts, ja: { ...texts.ja, body: LONG } },
    });
    await untilPageSays(`${town.url}/signage`, texts.ja.instruction);
    const page = await (await openContext(town.browser)).newPage();
    // As without scripts: the letters stay as large as the sheet says.
    await page.route('**/signage.js', (route) => route.abort());
    for (const screen of SCREENS) {
      await page.setViewportSize(screen);
      await page.goto(`${town.url}/signage`);
      expect([screen, await hiddenText(page)]).toEqual([screen, []]);
    }
    const text = await page.locator('#stage').evaluate((stage) => stage.textContent);
    expect(text).not.toContain('訓練');
    for (const language of LANGUAGES) expect(text).toContain(texts[language]!.instruction.slice(0, 10));
    const whole = await page.locator('.detail .text').allInnerTexts();
    expect(whole.join('')).toBe(LONG);
  }, 60_000);

  it('turns its pages without scripts, too', async () => {
    const plain = await (await openContext(town.browser, { javaScriptEnabled: false })).newPage();
    await plain.goto(`${town.url}/signage?area=13229.yagisawa`);
    const first = await plain.locator('.page:not([hidden]) .text').innerText();
    const next = await plain.locator('noscript meta').getAttribute('content');
    const [seconds, address] = (next ?? '').split('; url=');
    expect(Number(seconds)).toBeLessThan(15);
    await plain.goto(`${town.url}${address ?? ''}`);
    expect(await plain.locator('.page:not([hidden]) .text').innerText()).not.toBe(first);
  });

  it('is not for other towns, and says so where the code is wrong', async () => {
    const other = await (await fetch(`${town.url}/signage?area=13229.shibakubo`)).text();
    expect(other).not.toContain(texts.ja.instruction);
    const wrong = await fetch(`${town.url}/signage?area=13229.nowhere`);
    expect([wrong.status, (await wrong.text()).includes('/signage?area=13229.')]).toEqual([404, true]);
  });

  it('turns by itself, tells when the hub is lost and since when, and ends what expires all the same', async () => {
    const page = await (await openContext(town.browser)).newPage();
    await page.clock.install();
    await page.goto(`${town.url}/signage`);
    const shown = (): Promise<string> => page.locator('.page:not([hidden]) .text').innerText();
    const first = await shown();
    // The page's clock runs ahead of the answers: each is waited for.
    for (let round = 0; round < 3; round += 1)
      await Promise.all([page.waitForResponse(/\/signage/), page.clock.runFor(5_000)]);
    await page.clock.runFor(500);
    expect(await shown()).not.toBe(first);
    expect(await page.locator('#lost').isVisible()).toBe(false);
    await town.hub.close();
    await page.clock.runFor(22_000);
    expect(await page.locator('#lost').isVisible()).toBe(true);
    expect(await page.locator('#lost').innerText()).toMatch(/つながりません[\s\S]*最後の確認[\s\S]*\d\d:\d\d:\d\d/);
    expect(await page.locator('.page:not([hidden])').count()).toBe(1);
    await page.clock.fastForward(24 * 3_600_000);
    expect(await page.locator('.page').count()).toBe(0);
    expect(await page.locator('[data-calm]').isVisible()).toBe(true);
    expect(await page.locator('#lost').isVisible()).toBe(true);
  }, 60_000);
});
