import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Actor } from '../../src/accounts/actor.js';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { ResidentsService } from '../../src/audience/residents.service.js';
import { seedResidents } from '../../src/cli/residents.js';
import { syntheticHouseholds } from '../../src/cli/seed.js';
import { isRefusal } from '../../src/domain/lifecycle.js';
import { ProgressService } from '../../src/monitor/progress.service.js';
import { describeInBrowser, openContext } from '../support/browser.js';
import { rainDraft } from '../support/drafts.js';
import { eventually } from '../support/hub.js';
import { follow, openPage, press } from '../support/open-page.js';
import { nishitokyo } from '../support/profile.js';
import { openTown, signIn, type Town } from './journey.js';

const OFFICER: Actor = {
  id: '00000000-0000-4000-8000-000000000001',
  name: '危機 管理',
  role: 'crisis',
  organisation: 'city',
};
const SEED = { residents: 300, seed: 7, profile: nishitokyo };

/** The mail addresses of the residents that the seed makes. */
function seededMails(): string[] {
  const device = () => ({ endpoint: '', p256dh: '', auth: '' });
  return [...syntheticHouseholds({ ...SEED, pushDevice: device })]
    .flatMap((household) => household.members.flatMap((member) => member.ways))
    .flatMap((way) => (way.channel === 'email' ? [way.address as string] : []));
}

describeInBrowser('the operator', () => {
  let town: Town;
  let operator: Page;
  let alertId: string;
  const mails = seededMails();
  /** Addresses that are busy until the test lets them go. */
  const busy = mails.slice(10, 16);

  beforeAll(async () => {
    town = await openTown();
    const { smtp, push } = town.sinks;
    const devices = new Set<string>();
    await seedResidents(town.hub.get(ResidentsService), {
      ...SEED,
      pushDevice: () => {
        const device = town.sinks.device();
        devices.add(device.id);
        return device;
      },
    });
    // Servers like to repeat the address they refuse.
    for (const mail of mails.slice(0, 3)) smtp.answers.set(mail, { rcpt: `550 5.1.1 <${mail}> no such user here` });
    for (const mail of mails.slice(3, 5)) smtp.answers.set(mail, { data: '554 5.7.1 message refused by policy' });
    for (const mail of busy) smtp.answers.set(mail, { rcpt: '451 4.7.1 greylisted, come back later' });
    for (const id of [...devices].slice(0, 2)) push.answers.set(id, { status: 410 });
    operator = await (await openContext(town.browser)).newPage();
    const record = await town.hub.get(AlertsService).draft(OFFICER, rainDraft().content, 'operator-journey');
    if (isRefusal(record)) throw new Error(record.en);
    alertId = record.id;
  }, 60_000);
  afterAll(() => town.close());

  const figure = (channel: string, name: string): Promise<number> =>
    operator
      .locator(`[data-channel="${channel}"] [data-figure="${name}"]`)
      .innerText()
      .then((text) => Number(text.replaceAll(',', '')));

  async function issue(): Promise<void> {
    const alerts = town.hub.get(AlertsService);
    const record = (await alerts.get(alertId))!;
    const answer = await alerts.move(OFFICER, alertId, 'issue', {
      contentHash: record.versions[0]!.contentHash,
      reason: '承認者が不在のため',
    });
    if (isRefusal(answer)) throw new Error(answer.en);
  }

  it('begins at the dashboard, and may not write or issue', async () => {
    await signIn(operator, town, await town.hub.staff('operator'));
    expect(new URL(operator.url()).pathname).toBe('/dashboard');
    expect(await operator.locator('main').innerText()).toContain('正常に動いています');
    await openPage(operator, `${town.url}/console/alerts/new`, { status: 403 });
    await openPage(operator, `${town.url}/console/alerts/${alertId}`);
    expect(await operator.getByRole('button', { name: /発信する|承認/ }).count()).toBe(0);
  }, 30_000);

  it('waits at an alert, and the figures appear by themselves when it goes out', async () => {
    await openPage(operator, `${town.url}/dashboard/alerts/${alertId}`);
    expect(await operator.locator('main').innerText()).toContain('まだ発信されていません');
    await issue();
    await operator.locator('[data-channel="all"]').waitFor();
  }, 40_000);

  it('sees the figures move without a reload while mail servers make us wait', async () => {
    const progress = town.hub.get(ProgressService);
    await eventually(async () => {
      const figures = await progress.progress(alertId);
      return figures?.channels.email?.open === busy.length && figures.channels.bulletin?.open === 0;
    }, 20_000);
    await openPage(operator, `${town.url}/dashboard/alerts/${alertId}`);
    await operator.evaluate(() => document.body.setAttribute('data-same-page', 'yes'));
    const before = await figure('email', 'sent');
    expect(await figure('email', 'open')).toBe(busy.length);
    for (const mail of busy) town.sinks.smtp.answers.delete(mail);
    await eventually(async () => (await figure('email', 'open')) === 0, 20_000);
    expect(await figure('email', 'sent')).toBe(before + busy.length);
    await eventually(async () =>
      (await operator.locator('[data-live]').innerText()).includes('引き渡せなかった宛先 7件'),
    );
    expect(await operator.locator('body').getAttribute('data-same-page')).toBe('yes');
  }, 50_000);

  it('sees what failed and what was suspended, and that everything adds up', async () => {
    const of = async (channel: string) =>
      Promise.all(['owed', 'sent', 'failed', 'suspended', 'open'].map((name) => figure(channel, name)));
    expect(await of('email')).toEqual([mails.length, mails.length - 5, 2, 3, 0]);
    const [owed = 0, sent, , suspended, open] = await of('web-push');
    expect([sent, suspended, open]).toEqual([owed - 2, 2, 0]);
    const columns = await Promise.all(
      ['sent', 'failed', 'suspended', 'expired', 'unknown'].map((name) => figure('all', name)),
    );
    expect(columns.reduce((sum, each) => sum + each, 0)).toBe(await figure('all', 'owed'));
  }, 30_000);

  it('opens the history of one delivery: reasons in words, the address masked', async () => {
    await openPage(operator, `${town.url}/dashboard/alerts/${alertId}`);
    await operator.getByLabel('送り先 Channel').selectOption('email');
    await operator.getByLabel('結果 Outcome').selectOption('suspended');
    await press(operator, '絞り込む');
    const table = operator.locator('#deliveries');
    expect(await table.getByRole('row').count()).toBe(1 + 3);
    expect(await table.innerText()).toContain('宛先がなくなりました');
    await follow(operator, /\*\*\*@mail\d\.example/);
    expect(await operator.locator('#attempts').innerText()).toMatch(
      /宛先停止[\s\S]*宛先がなくなりました[\s\S]*5\.1\.1/,
    );
    for (const mail of mails) expect(await operator.content()).not.toContain(mail);
  }, 30_000);

  it('shows no full address, no push endpoint and no LINE id on any page of an alert', async () => {
    for (const query of ['', '?outcome=failed', '?channel=web-push', '?channel=line']) {
      await openPage(operator, `${town.url}/dashboard/alerts/${alertId}${query}`);
      expect(await operator.content()).not.toMatch(/resident\d+@|\/push\/device-|U[0-9a-f]{32}/);
    }
  }, 40_000);

  it('finds a notice that nobody could read, with the reason and the bytes as they came', async () => {
    const key = await town.hub.key('city', 'intake');
    const body = '<!DOCTYPE html><html><script>document.title = "changed"</script>503 混雑しています</html>';
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/xml' };
    await fetch(`${town.url}/intake/jma-xml`, { method: 'POST', headers, body });
    await eventually(async () => {
      const [row] = await town.hub.database.query("SELECT 1 FROM notice WHERE state = 'quarantined'");
      return row !== undefined;
    });
    await openPage(operator, `${town.url}/dashboard`);
    await follow(operator, '1件');
    await operator.getByRole('row').last().getByRole('link').waitFor();
    expect(await operator.getByRole('row').last().innerText()).toContain('要確認');
    await follow(operator, /\d{4}年/);
    expect(await operator.getByRole('alert').innerText()).toMatch(/[ぁ-ん]/);
    expect(await operator.locator('#raw pre').innerText()).toBe(body);
  }, 30_000);

  it('reads the same figures without JavaScript', async () => {
    const plain = await (await openContext(town.browser, { javaScriptEnabled: false })).newPage();
    await signIn(plain, town, await town.hub.staff('operator'));
    await openPage(plain, `${town.url}/dashboard/alerts/${alertId}`);
    const row = plain.locator('[data-channel="email"]');
    expect(await row.locator('[data-figure="owed"]').innerText()).toBe(String(mails.length));
    expect(await row.locator('[data-figure="suspended"]').innerText()).toBe('3');
    expect(await plain.locator('[data-live]').innerText()).toContain('引き渡せなかった宛先 7件');
  }, 30_000);
});
