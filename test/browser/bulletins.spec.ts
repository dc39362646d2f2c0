import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describeInBrowser, openContext } from '../support/browser.js';
import { openPage } from '../support/open-page.js';
import { readPdf } from '../support/pdf-reading.js';
import { everyTag, tagProblems } from '../support/pdf-tags.js';
import { nishitokyo } from '../support/profile.js';
import { issueNow, openTown, signIn, type Town } from './journey.js';

describeInBrowser('papers to print in the office', () => {
  let town: Town;
  let officer: Page;
  let at: string;

  beforeAll(async () => {
    town = await openTown();
    officer = await (await openContext(town.browser)).newPage();
    const record = await issueNow(town, { headline: '柳沢に避難指示', topic: 'evacuation', areas: ['13229.yagisawa'] });
    at = `${town.url}/console/alerts/${record.id}`;
    await signIn(officer, town, await town.hub.staff('crisis'));
  }, 90_000);
  afterAll(() => town.close());

  /** Presses a button that answers with a file. */
  async function fileOf(button: RegExp): Promise<{ name: string; bytes: Buffer }> {
    const coming = officer.waitForEvent('download', { timeout: 60_000 });
    await officer.getByRole('button', { name: button }).click();
    const download = await coming;
    return { name: decodeURIComponent(download.suggestedFilename()), bytes: readFileSync(await download.path()) };
  }

  it('are reached from the text, and come out in the format and language that was chosen', async () => {
    await openPage(officer, at);
    await officer.getByRole('link', { name: /紙に印刷する/u }).click();
    await openPage(officer, `${at}/bulletins`);
    await officer.getByRole('radio', { name: /手紙/u }).check();
    await officer.getByRole('combobox', { name: /言語/u }).selectOption('ja-x-easy');
    await picture(officer, 'bulletins');
    const letter = await fileOf(/この紙を作る/u);
    // The alert has no easy words: what comes out is Japanese, and says so.
    expect(letter.name).toMatch(/^\d{5}-v1-letter-ja\.pdf$/);
    const pdf = readPdf(letter.bytes);
    expect(tagProblems(pdf, 'ja')).toEqual([]);
    expect(pdf.root.text.replaceAll(/\s/gu, '')).toContain('柳沢に避難指示');
  }, 90_000);

  it('come as one pack with a sheet for every board', async () => {
    await openPage(officer, `${at}/bulletins`);
    const pack = await fileOf(/全掲示板の束を作る（22か所/u);
    expect(pack.name).toMatch(/^\d{5}-v1-boards-ja\.pdf$/);
    const pdf = readPdf(pack.bytes);
    expect(everyTag(pdf.root).filter(({ type }) => type === 'H1')).toHaveLength(nishitokyo.boards.length);
    for (const { name } of nishitokyo.boards) expect(pdf.root.text).toContain(name);
  }, 90_000);

  it('are refused by name where there is none, and to who may not read the alert', async () => {
    const strange = await officer.request.get(`${at}/bulletins/paper?format=banner&language=ja`);
    expect(strange.status()).toBe(404);
    expect(await strange.text()).toContain('選び直してください');
    const teacher = await (await openContext(town.browser)).newPage();
    await signIn(teacher, town, await town.hub.staff('school', 'tanashi-es'));
    expect((await teacher.request.get(`${at}/bulletins/pack?language=ja`)).status()).toBe(403);
  }, 60_000);
});

/** For a person to look at: `PICTURES=folder`. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
}
