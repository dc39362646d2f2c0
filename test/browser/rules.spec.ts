import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { IntakeService } from '../../src/intake/intake.service.js';
import { heavyRainTelegram } from '../../src/cli/sample-telegram.js';
import { findSource } from '../../src/sources/index.js';
import { describeInBrowser, openContext } from '../support/browser.js';
import { eventually } from '../support/hub.js';
import { follow, openPage, press } from '../support/open-page.js';
import { nishitokyo } from '../support/profile.js';
import { openTown, signIn, type Town } from './journey.js';

const CAP = resolve(import.meta.dirname, '../../src/sources/cap/samples');

/** For a person to look at: `PICTURES=folder`. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

describeInBrowser('the rules of issuing', () => {
  let town: Town;
  let page: Page;

  /** Through the intake, and read by the worker of the hub. */
  async function handIn(name: string, bytes: Uint8Array): Promise<string> {
    const source = findSource(name)!;
    const from = { organisation: 'city', mediaType: source.mediaTypes[0]! };
    const { noticeId } = await town.hub.get(IntakeService).receive(source, bytes, from);
    await eventually(async () => (await town.hub.get(IntakeService).notice(noticeId))?.state !== 'received');
    return noticeId;
  }

  beforeAll(async () => {
    town = await openTown();
    await handIn('jma-xml', Buffer.from(heavyRainTelegram(nishitokyo, new Date())));
    page = await (await openContext(town.browser, { javaScriptEnabled: false })).newPage();
    await signIn(page, town, await town.hub.staff('crisis'));
  }, 60_000);
  afterAll(() => town.close());

  it('are read in words, without scripts', async () => {
    await openPage(page, `${town.url}/console`);
    await follow(page, '規則');
    expect(await page.locator('#in-force').innerText()).toContain('レベル3以上');
    await picture(page, 'rules');
  });

  it('are prepared line by line, and a new table shows first what it would have done', async () => {
    await follow(page, 'この表をもとに案を作る');
    await page.locator('#decide-0').selectOption('show');
    await picture(page, 'rules-edit');
    await press(page, '案を保存して試す');
    expect(await page.locator('#trial').innerText()).toMatch(/いまの表と扱いが変わるものは 1 件/u);
    expect(await page.getByRole('button', { name: '有効にする' }).count()).toBe(0);
    await picture(page, 'rules-trial');
    await page.setViewportSize({ width: 390, height: 800 });
    await picture(page, 'rules-trial-phone');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('come into force only after somebody has confirmed that look', async () => {
    await press(page, '上の結果を確認しました');
    await press(page, 'この表を有効にする');
    expect(await page.locator('#main').innerText()).toContain('この表が有効になりました');
  });

  it('that cannot be read are given back with what was typed', async () => {
    await openPage(page, `${town.url}/console/rules/new`);
    await page.locator('#from-0').fill('25');
    await press(page, '案を保存して試す', { status: 422 });
    expect(await page.locator('#error-summary').innerText()).toContain('hours');
    expect(await page.locator('#from-0').inputValue()).toBe('25');
  });

  it('have beside them the report on each document that came in', async () => {
    const id = await handIn('cap', readFileSync(join(CAP, 'alert.xml')));
    await openPage(page, `${town.url}/console/notices/${id}`);
    expect(await page.locator('#report').innerText()).toContain('signature-none');
    await picture(page, 'notice-report');
  });
});
