import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, openContext, PHONE } from '../support/browser.js';
import { eventually } from '../support/hub.js';
import { order, settle } from '../support/last-mile.js';
import { openPage, press } from '../support/open-page.js';
import { openTown, signIn, type Town } from './journey.js';

describeInBrowser('a list of calls and visits', () => {
  let town: Town;
  let office: Page;
  let helper: Page;
  let lists = '';

  beforeAll(async () => {
    town = await openTown();
    office = await (await openContext(town.browser, { javaScriptEnabled: false })).newPage();
    helper = await (await openContext(town.browser, { viewport: PHONE, javaScriptEnabled: false })).newPage();
    await settle(town.hub, [
      { name: '見本 一子', ways: [{ channel: 'phone', address: '042-400-0001' }], needsSupport: true },
      { name: '見本 二郎', ways: [{ channel: 'phone', address: '042-400-0002 / 090-0000-0002' }] },
      { name: '見本 三郎', ways: [{ channel: 'visit', address: '' }], needsSupport: true },
    ]);
    const { alertId } = await order(town.hub, { kind: 'drill' });
    lists = `${town.url}/console/alerts/${alertId}/lists`;
    await signIn(office, town, await town.hub.staff('crisis'));
  }, 60_000);
  afterAll(() => town.close());

  it('is split, printed, and loses a line whose QR code was scanned on a telephone', async () => {
    await eventually(
      async () => (await office.goto(lists)) !== null && (await office.getByText('見本 二郎').count()) > 0,
    );
    await openPage(office, `${lists}?list=call`);
    await office.getByLabel('何人で分けますか').fill('2');
    await press(office, /^分ける/u);
    await picture(office, 'lists-call');
    await office.goto(`${lists}/print?list=call`);
    const marks = await office.getByText('【訓練】これは訓練です。').count();
    expect(marks).toBeGreaterThanOrEqual(2);
    await picture(office, 'sheet-call');
    const link = await linkOf(office, 2);
    await openPage(helper, link);
    await picture(helper, 'line');
    await press(helper, /^伝えた/u);
    expect(await helper.getByText('記録しました。次の行へ').count()).toBe(1);
    await picture(helper, 'line-done');
    await openPage(office, `${lists}?list=call`);
    const left = await office.locator('tbody').innerText();
    expect([left.includes('見本 一子'), left.includes('見本 二郎')].filter(Boolean)).toHaveLength(1);
  }, 60_000);

  it('brings a call for help from the telephone to the office, with an alarm, until somebody has helped', async () => {
    await openPage(office, `${lists}?list=call`);
    const name = /見本 [一二][子郎]/u.exec(await office.locator('tbody').innerText())?.[0] ?? '';
    const csv = await (await office.context().request.get(`${lists}/csv?list=call`)).text();
    const link = /https?:\/\/[^,]+\/r\/[\w-]{44}/.exec(csv.split('\r\n').find((row) => row.includes(name)) ?? '')?.[0];
    await openPage(helper, link ?? '');
    await press(helper, /^助けが必要/u);
    expect(await helper.getByText('119 番').count()).toBe(1);
    await picture(helper, 'line-help');
    await openPage(office, `${town.url}/dashboard`);
    expect(await office.getByText('1 件、対応を待っています').count()).toBe(1);
    await picture(office, 'dashboard-help');
    await office.getByRole('link', { name: /^開く/u }).click();
    await openPage(office, office.url());
    expect(await office.getByText(name).count()).toBe(1);
    await picture(office, 'help');
    await openPage(office, lists.replace('/console/', '/dashboard/').replace(/lists$/, 'reach'));
    await picture(office, 'reach-help');
    await openPage(office, lists.replace(/lists$/, 'help'));
    await press(office, /^対応した/u);
    expect(await office.getByText('対応を待っている人はいません').count()).toBe(1);
  }, 60_000);

  it('shows a visitor outside the office no name without consent, and none can be opened in a drill', async () => {
    await openPage(office, `${lists}?list=visit`);
    expect(await office.getByText('見本 三郎').count()).toBe(1);
    await office.getByText('同意のない方の氏名も支援者に開示する').click();
    await office.getByLabel('決めた職員').fill('危機管理監 見本');
    await office.getByLabel('理由').fill('訓練では開けないことの確認');
    await press(office, /^開示する/u, { status: 422 });
    expect(await office.getByText('訓練では、同意のない方の氏名を開示できません').count()).toBeGreaterThan(0);
    await picture(office, 'lists-visit');
    await office.getByRole('combobox', { name: '読む人' }).selectOption('supporter-mihon-1');
    await press(office, /^この人の用紙にする/u);
    expect(await office.getByText('見本 三郎').count()).toBe(0);
    await office.goto(`${lists}/print?list=visit&reader=supporter-mihon-1`);
    await picture(office, 'sheet-visit');
  }, 60_000);
});

/** The link in the QR code of a line: the CSV has it in words. */
async function linkOf(page: Page, number: number): Promise<string> {
  const csv = await page.context().request.get(page.url().replace('/print', '/csv'));
  const line = (await csv.text()).split('\r\n').find((row) => row.includes(`,${number},`));
  return /https?:\/\/[^,]+\/r\/[\w-]{44}/.exec(line ?? '')?.[0] ?? '';
}

/** For a person to look at: `PICTURES=folder`. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  const before = page.viewportSize();
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
  if (name.startsWith('sheet')) await page.pdf({ path: `${folder}/${name}.pdf`, preferCSSPageSize: true });
  if (before !== null) await page.setViewportSize(before);
}
