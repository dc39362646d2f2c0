import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { issuedOf, type AlertRecord } from '../../src/alerts/alert-record.js';
import { AddressesService } from '../../src/audience/addresses.service.js';
import type { ReceiptKind } from '../../src/domain/receipt.js';
import { LedgerService } from '../../src/ledger/ledger.service.js';
import { ReachService } from '../../src/reach/reach.service.js';
import { describeInBrowser, openContext, PHONE } from '../support/browser.js';
import { openPage } from '../support/open-page.js';
import { addResidents, household, issueNow, openTown, signIn, type Town } from './journey.js';

describeInBrowser('the page that shows where the town is dark', () => {
  let town: Town;
  let officer: Page;
  let record: AlertRecord;
  let address: string;

  beforeAll(async () => {
    town = await openTown();
    await addResidents(
      town,
      household('13229.yagisawa.3', { channel: 'board', address: '' }),
      household('13229.yagisawa.4', { channel: 'visit', address: '' }),
      household('13229.tanashi.2', { channel: 'email', address: 'a@example.jp' }),
      household('13229.tanashi.1', { channel: 'phone', address: '042-400-0001' }),
    );
    record = await issueNow(town, {
      headline: '柳沢と田無町に避難指示を出しました',
      topic: 'evacuation',
      severity: 'Extreme',
      areas: ['13229.yagisawa', '13229.tanashi'],
    });
    await town.hub.get(ReachService).follow();
    address = `${town.url}/dashboard/alerts/${record.id}/reach`;
    officer = await (await openContext(town.browser)).newPage();
    await signIn(officer, town, await town.hub.staff('crisis'));
  }, 60_000);
  afterAll(() => town.close());

  async function receipt(kind: ReceiptKind, channel: string, place: string): Promise<void> {
    const [way] = await town.hub.database.query<{ id: string }>(
      'SELECT id FROM way WHERE channel = $1 AND address_index = $2',
      [channel, town.hub.get(AddressesService).index(channel, place)],
    );
    await town.hub.get(LedgerService).receive({
      kind,
      versionId: issuedOf(record)!.id,
      wayId: way!.id,
      externalId: `${kind}|${place}`,
      givenBy: 'sheet',
      at: new Date(),
    });
  }

  it('shows numbers, map, towns, lists, boards and stations, and is led to by the alert', async () => {
    await openPage(officer, `${town.url}/dashboard/alerts/${record.id}`);
    await officer.getByRole('link', { name: '届いていない所を見る' }).click();
    await openPage(officer, address);
    const main = await officer.locator('main').innerText();
    for (const words of ['届いた', 'まだ届いていない', '柳沢', '電話の一覧', '掲示板', 'エフエム西東京'])
      expect([words, main.includes(words)]).toEqual([words, true]);
    expect(await officer.locator('.map-wide [data-town="yagisawa"] .tile-number').textContent()).toBe('2');
    expect(await officer.locator('.map-wide [data-town="izumi"] .tile-number').count()).toBe(0);
    expect(await officer.locator('[data-board="board-yagisawa"]').getAttribute('data-state')).toBe('open');
    expect(await officer.locator('[data-board="board-izumi"]').count()).toBe(0);
  }, 40_000);

  it('turns a board green within two seconds of its receipt, and keeps open what was unfolded', async () => {
    await officer.locator('#districts-13229-yagisawa summary').click();
    expect(await officer.locator('#districts-13229-yagisawa').getAttribute('open')).not.toBeNull();
    await receipt('posted', 'bulletin', 'board-yagisawa');
    await officer.locator('[data-board="board-yagisawa"][data-state="posted"]').waitFor({ timeout: 2_000 });
    expect(await officer.locator('[data-board="board-yagisawa"]').innerText()).toMatch(/掲示済み[\s\S]*\d\d:\d\d/);
    await receipt('on-air', 'fm-feed', 'fm-nishitokyo');
    await officer.locator('[data-station="fm-nishitokyo"][data-state="on-air"]').waitFor({ timeout: 2_000 });
    await officer.locator('.map-wide [data-town="yagisawa"] .tile-number', { hasText: '1' }).waitFor();
    expect(await officer.locator('#districts-13229-yagisawa').getAttribute('open')).not.toBeNull();
    await receipt('taken-down', 'bulletin', 'board-yagisawa');
    await officer.locator('[data-board="board-yagisawa"][data-state="taken-down"]').waitFor({ timeout: 2_000 });
  }, 40_000);

  it('turns green within two seconds of a tap on a telephone, on the page behind the code of the sheet', async () => {
    const [sheet] = await town.hub.database.query<{ preview: string }>(
      "SELECT preview FROM rendition WHERE channel = 'bulletin' AND place = 'board-tanashi'",
    );
    const code = /確認番号\s*([0-9A-Z]{6})/.exec(sheet!.preview)![1]!;
    const phone = await (await openContext(town.browser, { viewport: PHONE, javaScriptEnabled: false })).newPage();
    await openPage(phone, `${town.url}/sheets/${record.shortId}/1/board-tanashi/${code}`);
    await phone.getByRole('button', { name: '掲示しました' }).click();
    await officer.locator('[data-board="board-tanashi"][data-state="posted"]').waitFor({ timeout: 2_000 });
    expect(await phone.locator('main').innerText()).toContain('掲示済みです');
    await phone.screenshot({ path: '/tmp/sheet-page.png' });
  }, 40_000);

  it('is whole without JavaScript, and refused to a school whose alert it is not', async () => {
    const plain = await (await openContext(town.browser, { javaScriptEnabled: false })).newPage();
    await signIn(plain, town, await town.hub.staff('operator'));
    await openPage(plain, address);
    expect(await plain.locator('[data-board="board-yagisawa"]').innerText()).toContain('はがした');
    const school = await (await openContext(town.browser)).newPage();
    await signIn(school, town, await town.hub.staff('school', 'tanashi-es'));
    await openPage(school, address, { status: 403 });
  }, 40_000);
});
