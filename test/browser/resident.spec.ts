import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { CONSENT } from '../../src/audience/preferences.js';
import { describeInBrowser, openContext, PHONE, startPersistent } from '../support/browser.js';
import { eventually } from '../support/hub.js';
import { follow, openPage, press } from '../support/open-page.js';
import { issueNow, mailsTo, mailTo, openTown, type Town } from './journey.js';

const HANAKO = 'hanako@example.jp';
const TARO = 'taro@example.jp';

/** A mail's List-Unsubscribe address (RFC 8058 §3.1). */
async function leaveLinkOf(town: Town, address: string): Promise<string> {
  const mail = await mailTo(town, address, (await mailsTo(town, address)).length);
  const header = mail.headers.find((each) => each.key === 'list-unsubscribe')?.value ?? '';
  return /<(.+)>/.exec(header)?.[1] ?? '';
}

describeInBrowser('a resident with a phone', () => {
  let town: Town;
  let phone: Page;

  beforeAll(async () => {
    town = await openTown();
    phone = await (await openContext(town.browser, { viewport: PHONE, hasTouch: true })).newPage();
  }, 60_000);
  afterAll(() => town.close());

  async function fillForm(address: string): Promise<void> {
    await openPage(phone, `${town.url}/subscribe`);
    await phone.getByRole('combobox', { name: 'お住まいの町' }).selectOption('13229.yagisawa');
    await phone.getByRole('combobox', { name: '丁目' }).selectOption('3');
    await phone.getByRole('radio', { name: '参加しない' }).check();
    await phone.getByRole('checkbox', { name: '上の内容に同意します' }).check();
    await phone.getByLabel('メールアドレス').fill(address);
  }

  async function subscribe(address: string): Promise<string> {
    await fillForm(address);
    const before = (await mailsTo(town, address)).length;
    await press(phone, '確認メールを送る');
    const letter = await mailTo(town, address, before + 1);
    const link = /https?:\/\/\S+\/subscribe\/confirm\/\S+/.exec(letter.text ?? '')?.[0] ?? '';
    const named = /「(.+)」を押してください/.exec(letter.text ?? '')?.[1] ?? 'ボタン';
    await openPage(phone, link);
    expect(await phone.getByRole('button', { name: named }).count()).toBe(1);
    return link;
  }

  it.each([
    ['an address that is none', 'hanako@'],
    ['an address with another line in it', 'hanako@example.jp\r\nBcc: everyone@example.jp'],
  ])(
    'hears in words that %s will not do, and keeps what was chosen',
    async (_what, address) => {
      await fillForm('');
      // A one-line field drops line breaks: only a forged form carries them.
      await phone.locator('#address').evaluate((input, value) => {
        const area = document.createElement('textarea');
        area.name = 'address';
        area.setAttribute('aria-label', 'address');
        area.value = value;
        input.replaceWith(area);
      }, address);
      await press(phone, '確認メールを送る', { status: 422 });
      const summary = phone.locator('#error-summary');
      expect(await summary.innerText()).toContain('メールアドレスの形が正しくありません');
      expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
      expect(await phone.getByRole('combobox', { name: 'お住まいの町' }).inputValue()).toBe('13229.yagisawa');
      expect(town.sinks.smtp.received).toHaveLength(0);
    },
    30_000,
  );

  it('subscribes by mail: the link asks, the button confirms, and until then nothing is active', async () => {
    const link = await subscribe(HANAKO);
    await issueNow(town, { headline: 'まだ届かない情報', areas: ['13229.yagisawa.3'] });
    expect((await mailsTo(town, HANAKO)).map((mail) => mail.subject)).not.toContain('まだ届かない情報');
    await press(phone, '登録を確定する');
    expect(await phone.locator('main').innerText()).toContain('登録されています');
    expect(await phone.locator('main').innerText()).toContain('h***@example.jp');
    expect(await phone.content()).not.toContain(HANAKO);
    expect(link).toContain('/subscribe/confirm/');
  }, 40_000);

  it('gets an alert for the own area, and none for another', async () => {
    await issueNow(town, { headline: '柳沢の情報', areas: ['13229.yagisawa'] });
    await issueNow(town, { headline: '谷戸町の情報', areas: ['13229.yato'] });
    const subjects = (await mailsTo(town, HANAKO)).map((mail) => mail.subject);
    expect(subjects.filter((subject) => subject === '柳沢の情報')).toHaveLength(1);
    expect(subjects).not.toContain('谷戸町の情報');
  }, 40_000);

  it('changes the area by the link in the mail, and hears of the new one', async () => {
    const leave = await leaveLinkOf(town, HANAKO);
    await openPage(phone, leave);
    await follow(phone, 'やめずに、受け取る情報を減らす');
    await phone.getByRole('combobox', { name: 'お住まいの町' }).selectOption('13229.yato');
    await phone.getByRole('combobox', { name: '丁目' }).selectOption('');
    await press(phone, '変更を保存する');
    expect(await phone.getByRole('combobox', { name: 'お住まいの町' }).inputValue()).toBe('13229.yato');
    await issueNow(town, { headline: '谷戸町の次の情報', areas: ['13229.yato.1'] });
    await issueNow(town, { headline: '柳沢の次の情報', areas: ['13229.yagisawa'] });
    const subjects = (await mailsTo(town, HANAKO)).map((mail) => mail.subject);
    expect(subjects).toContain('谷戸町の次の情報');
    expect(subjects).not.toContain('柳沢の次の情報');
  }, 40_000);

  it('leaves with the button; only opening the link changed nothing, and nothing more arrives', async () => {
    const leave = await leaveLinkOf(town, HANAKO);
    for (let round = 0; round < 3; round += 1) expect((await fetch(leave)).status).toBe(200);
    await issueNow(town, { headline: '開いただけなら届く', areas: ['13229.yato'] });
    expect((await mailsTo(town, HANAKO)).map((mail) => mail.subject)).toContain('開いただけなら届く');
    await openPage(phone, leave);
    await press(phone, '登録をやめる');
    expect(await phone.locator('h1').innerText()).toContain('登録をやめました');
    await openPage(phone, leave);
    expect(await phone.locator('h1').innerText()).toContain('登録をやめました');
    await openPage(phone, leave.replace('/unsubscribe/', '/preferences/'), { status: 404 });
    const before = (await mailsTo(town, HANAKO)).length;
    await issueNow(town, { headline: 'もう届かない情報', areas: ['13229.yato'] });
    expect(await mailsTo(town, HANAKO)).toHaveLength(before);
  }, 40_000);

  it.each([
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'List-Unsubscribe=One-Click'],
    [
      'multipart',
      { 'Content-Type': 'multipart/form-data; boundary=x' },
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ])(
    'leaves by the one click of a mail program sent as %s',
    async (kind, headers, body) => {
      await subscribe(TARO);
      await press(phone, '登録を確定する');
      await issueNow(town, { headline: `一度は届く：${kind}`, areas: ['13229.yagisawa'] });
      const leave = await leaveLinkOf(town, TARO);
      const answer = await fetch(leave, { method: 'POST', headers, body, redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).toEqual([200, null]);
      const before = (await mailsTo(town, TARO)).length;
      await issueNow(town, { headline: `もう届かない：${kind}`, areas: ['13229.yagisawa'] });
      expect(await mailsTo(town, TARO)).toHaveLength(before);
    },
    40_000,
  );

  it('is told by a link that is not theirs what to do, on every page a token opens', async () => {
    for (const page of ['subscribe/confirm', 'preferences', 'unsubscribe'])
      await openPage(phone, `${town.url}/${page}/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`, { status: 404 });
    expect(await phone.getByRole('link', { name: '申し込みのページへ' }).count()).toBe(1);
  }, 40_000);
});

describeInBrowser('notifications on a device', () => {
  let town: Town;
  let device: { context: BrowserContext; close(): Promise<void> };
  let phone: Page;

  beforeAll(async () => {
    town = await openTown();
    device = await startPersistent({ viewport: PHONE });
    await device.context.grantPermissions(['notifications'], { origin: town.url });
    phone = await device.context.newPage();
  }, 60_000);
  afterAll(async () => {
    await device.close();
    await town.close();
  });

  const form = {
    home: '13229.tanashi',
    chome: '',
    more: [],
    safety: ['evacuation', 'weather'],
    news: [],
    groups: [],
    language: 'ja',
    drills: 'no',
    consent: 'yes',
    consentVersion: CONSENT.version,
  };

  function postSubscription(subscription: object): Promise<{ status: number; body: Record<string, unknown> }> {
    return phone.evaluate(
      async (body) => {
        const answer = await fetch('/subscribe/push', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        });
        return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
      },
      { ...form, subscription },
    );
  }

  it('are offered where the browser can, with a page that stays right', async () => {
    await openPage(phone, `${town.url}/subscribe`);
    expect(await phone.getByRole('button', { name: 'この端末で通知を受け取る' }).isVisible()).toBe(true);
    expect((await phone.locator('#push-button').getAttribute('data-vapid-key'))?.length).toBe(87);
  }, 30_000);

  it('reach a subscribed device encrypted for it alone', async () => {
    const { endpoint, p256dh, auth, id } = town.sinks.device();
    const answer = await postSubscription({ endpoint, p256dh, auth });
    expect(answer).toEqual({ status: 201, body: { preferencesToken: expect.any(String) } });
    await openPage(phone, `${town.url}/preferences/${String(answer.body.preferencesToken)}`);
    expect(await phone.content()).not.toContain(endpoint);
    await issueNow(town, { headline: '田無町の情報', areas: ['13229.tanashi'] });
    const got = await eventually(() => Promise.resolve(town.sinks.push.received.find((each) => each.device === id)));
    expect(JSON.parse(got.payload)).toMatchObject({ title: expect.stringContaining('田無町の情報'), kind: 'actual' });
  }, 40_000);

  it.each([
    'https://127.0.0.1:9/x',
    'https://10.0.0.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/x',
    'https://push.internal/x',
    'https://attacker.example/x',
    'http://fcm.googleapis.com/x',
    'file:///etc/passwd',
  ])(
    'are refused for %s, in words, and nobody is registered',
    async (endpoint) => {
      const { p256dh, auth } = town.sinks.device();
      await openPage(phone, `${town.url}/subscribe`);
      const answer = await postSubscription({ endpoint, p256dh, auth });
      // The browser itself says that the answer was 422; anything else it says is a fault.
      expect(answer).toEqual({
        status: 422,
        body: {
          problems: [
            { field: expect.any(String), ja: expect.stringMatching(/[ぁ-ん]/), en: expect.stringMatching(/\S/) },
          ],
        },
      });
      const [row] = await town.hub.database.query<{ count: string }>(
        "SELECT count(*) FROM way WHERE channel = 'web-push' AND household_id IS NULL",
      );
      expect(row?.count).toBe('1');
    },
    30_000,
  );

  it('are shown by the service worker, one for each alert, even when a message cannot be read', async () => {
    await openPage(phone, `${town.url}/subscribe`);
    const cdp = await device.context.newCDPSession(phone);
    const registered = new Promise<string>((done) => {
      cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const own = registrations.find((each) => each.scopeURL.startsWith(town.url));
        if (own !== undefined) done(own.registrationId);
      });
    });
    await cdp.send('ServiceWorker.enable');
    const registrationId = await registered;
    await phone.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    const deliver = (data: string) =>
      cdp.send('ServiceWorker.deliverPushMessage', { origin: town.url, registrationId, data });
    const shown = () =>
      phone.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        return (await registration.getNotifications()).map(({ title, body, tag, lang, requireInteraction }) => ({
          title,
          body,
          tag,
          lang,
          requireInteraction,
        }));
      });
    const alert = { title: '避難指示', body: '逃げてください', url: '/alerts/12345', tag: 'alert-1', lang: 'ja' };
    // A busy browser drops a message that comes while it is starting the worker: a push service repeats, so do we.
    const until = (data: string, isShown: (list: Awaited<ReturnType<typeof shown>>) => boolean) =>
      eventually(async () => {
        await deliver(data);
        await new Promise((done) => setTimeout(done, 300));
        const list = await shown();
        return isShown(list) && list;
      }, 20_000);
    await until(JSON.stringify({ ...alert, kind: 'actual' }), (list) => list.length === 1);
    expect(await shown()).toEqual([
      { title: '避難指示', body: '逃げてください', tag: 'alert-1', lang: 'ja', requireInteraction: true },
    ]);
    const second = { ...alert, title: '避難指示 第2報', kind: 'actual', renotify: true };
    await until(JSON.stringify(second), (list) => list[0]?.title === '避難指示 第2報');
    expect(await shown()).toHaveLength(1);
    const both = await until('これは JSON ではありません', (list) => list.length === 2);
    expect(both.map((each) => each.title)).toContain('緊急情報');
  }, 90_000);
});
