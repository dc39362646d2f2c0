import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { FeedEntriesService } from '../../src/intake/feeds/feed-entries.service.js';
import { FeedPollService } from '../../src/intake/feeds/feed-poll.service.js';
import { heavyRainTelegram } from '../../src/cli/sample-telegram.js';
import { describeInBrowser, openContext } from '../support/browser.js';
import { FeedServer } from '../support/feed-server.js';
import { follow, openPage } from '../support/open-page.js';
import { nishitokyo } from '../support/profile.js';
import { openTown, signIn, type Town } from './journey.js';

describeInBrowser('the state of the sources', () => {
  let jma: FeedServer;
  let town: Town;
  let page: Page;

  beforeAll(async () => {
    jma = await FeedServer.open();
    const updated = new Date(Date.now() - 60_000);
    jma.telegram('1.xml', heavyRainTelegram(nishitokyo, updated));
    jma.list('extra', [
      { file: '1.xml', updated },
      { file: '20260901051641_0_VPWW55_130000.xml', updated },
    ]);
    jma.list('eqvol', [], new Date(Date.now() - 48 * 3_600_000));
    jma.list('other', []);
    jma.put('/feed/regular.xml', '<!DOCTYPE html><html><body>503</body></html>');
    town = await openTown({ HUB_ROLE: 'web', JMA_FEEDS: jma.base });
    const polls = town.hub.get(FeedPollService);
    for (const plan of polls.plans) await polls.poll(plan);
    await town.hub.get(FeedEntriesService).takeSome();
    page = await (await openContext(town.browser, { javaScriptEnabled: false })).newPage();
    await signIn(page, town, await town.hub.staff('operator'));
  }, 60_000);
  afterAll(async () => {
    await town.close();
    await jma.close();
  });

  const row = (name: string) => page.getByRole('row').filter({ hasText: name }).first();

  it('is found from the menu, and read without scripts', async () => {
    await openPage(page, `${town.url}/dashboard`);
    await follow(page, '情報源');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('情報源の状態');
  });

  it('says of each feed how it is: well, silent, in trouble and why', async () => {
    expect(await row('jma-extra').innerText()).toMatch(/正常/);
    expect(await row('jma-eqvol').innerText()).toMatch(/24時間以上静か/);
    expect(await row('jma-regular').innerText()).toMatch(/取り直し中[\s\S]*ウェブページ（HTML）が届きました/);
    expect(await page.locator('#main').innerText()).toContain('「何も発表されていない」という意味ではありません');
  });

  it('names the telegram that could not be fetched, with the reason', async () => {
    const troubled = page.getByRole('region', { name: '取得できていない電文' });
    expect(await troubled.innerText()).toMatch(/VPWW55/);
    expect(await troubled.innerText()).toContain('HTTP 404');
  });

  it('shows what the day has cost and what came in', async () => {
    expect(await page.getByRole('region', { name: '今日の取得量' }).innerText()).toMatch(/500 MB/);
    expect(await row('気象庁防災情報XML').innerText()).toMatch(/1/);
  });

  it('is not for a school', async () => {
    const other = await (await openContext(town.browser)).newPage();
    await signIn(other, town, await town.hub.staff('school', 'tanashi-es'));
    await openPage(other, `${town.url}/console/sources`, { status: 403 });
    expect(await other.getByRole('link', { name: '情報源' }).count()).toBe(0);
  });
});
