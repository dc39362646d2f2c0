import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, openContext } from '../support/browser.js';
import { openPage, press } from '../support/open-page.js';
import { openTown, signIn, type Town } from './journey.js';

describeInBrowser('newsletters and school mail', () => {
  let town: Town;
  let resident: Page;
  let teacher: Page;
  let librarian: Page;

  beforeAll(async () => {
    town = await openTown();
    resident = await (await openContext(town.browser)).newPage();
    teacher = await (await openContext(town.browser)).newPage();
    librarian = await (await openContext(town.browser)).newPage();
  }, 60_000);
  afterAll(() => town.close());

  it('offer a reader every newsletter and the hours of the day only', async () => {
    await openPage(resident, `${town.url}/subscribe`);
    await resident.getByLabel('ごみ・資源だより').check();
    await resident.getByLabel('週に一度まとめて').check();
    const hours = await resident.locator('select[name="digestHour"] option').allTextContents();
    expect(hours[1]).toContain('7時');
    expect(hours.at(-1)).toContain('20時');
    await picture(resident, 'subscribe');
  }, 60_000);

  it('let a school register who may write, and take them off again', async () => {
    await signIn(teacher, town, await town.hub.staff('school', 'tanashi-es'));
    await openPage(teacher, `${town.url}/school/senders`);
    await teacher.getByLabel('メールアドレス').fill('kyoto@tanashi-es.example.jp');
    await press(teacher, /^登録する/u);
    expect(await teacher.getByText('k***@tanashi-es.example.jp').count()).toBe(1);
    await picture(teacher, 'senders');
    await press(teacher, /外す/u);
    expect(await teacher.getByText('まだ誰もいません').count()).toBe(1);
  }, 60_000);

  it('let a librarian paste new books, tell the line that is wrong, and preview the rest', async () => {
    await signIn(librarian, town, await town.hub.staff('library', 'library'));
    await openPage(librarian, `${town.url}/library/books`);
    const list = librarian.getByLabel('新しく入った本');
    await list.fill('水辺の本 / 川野いずみ / 481.7\n題名だけ');
    await press(librarian, /文面を確かめる/u, { status: 422 });
    expect(await librarian.getByText('2行目が').count()).toBeGreaterThan(0);
    await picture(librarian, 'books');
    await librarian.getByLabel('新しく入った本').fill('水辺の本 / 川野いずみ / 481.7');
    await press(librarian, /文面を確かめる/u);
    expect(await librarian.getByText('新着図書のご案内（1冊）').count()).toBeGreaterThan(0);
  }, 60_000);
});

/** For a person to look at: `PICTURES=folder`. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
