import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, openContext } from '../support/browser.js';
import { eventually } from '../support/hub.js';
import { follow, forge, openPage, press } from '../support/open-page.js';
import {
  addResidents,
  compose,
  household,
  mailsTo,
  mailTo,
  numberOn,
  openTown,
  signIn,
  untilPageSays,
  type Town,
  type Wanted,
} from './journey.js';

const TANASHI = 'tanashi@example.jp';
const YAGISAWA = 'yagisawa@example.jp';
const SHIBAKUBO = 'shibakubo@example.jp';
const DRILLS = 'drills@example.jp';
const ADMINISTRATOR = { email: 'kanri@example.jp', password: 'たなし やぎさわ しばくぼ ひばりがおか' };
const LEVEL_4 = '4 避難指示 / Evacuation order';

const ORDER: Wanted = {
  kind: '本番 LIVE',
  topic: '避難情報 / Evacuation',
  level: LEVEL_4,
  towns: ['田無町', '柳沢'],
  headline: '田無町と柳沢に避難指示を出しました',
  instruction: '危険な場所にいる人は、全員避難してください。',
  body: '川の水があふれるおそれがあります。',
};

describeInBrowser('the crisis office', () => {
  let town: Town;
  let resident: Page;
  /** The administrator works without JavaScript from the first page to the last. */
  let plain: Page;
  let officer: Page;
  let colleague: Page;

  beforeAll(async () => {
    town = await openTown();
    const device = town.sinks.device();
    await addResidents(
      town,
      household('13229.tanashi.2', { channel: 'email', address: TANASHI }),
      household('13229.tanashi.3', { channel: 'web-push', address: device }),
      household('13229.yagisawa', { channel: 'email', address: YAGISAWA }),
      household('13229.yagisawa', { channel: 'line', address: `U${'0'.repeat(31)}1` }),
      household('13229.tanashi.1', { channel: 'email', address: DRILLS, drills: true }),
      household('13229.shibakubo.1', { channel: 'email', address: SHIBAKUBO }),
    );
    const context = () => openContext(town.browser);
    resident = await (await context()).newPage();
    officer = await (await context()).newPage();
    colleague = await (await context()).newPage();
    plain = await (await openContext(town.browser, { javaScriptEnabled: false })).newPage();
    await signIn(officer, town, await town.hub.staff('crisis'));
    await signIn(colleague, town, await town.hub.staff('crisis'));
  }, 60_000);
  afterAll(() => town.close());

  it('makes the first administrator by a link that works once, and refuses a short password in words', async () => {
    const link = town.hub.hub.setupLink!;
    await openPage(plain, link);
    await plain.getByLabel('氏名').fill('管理 花子');
    await plain.getByLabel('メールアドレス').fill(ADMINISTRATOR.email);
    await plain.getByLabel('パスワード').fill('tooshort');
    await press(plain, '管理者を登録する', { status: 422 });
    expect(await plain.getByRole('alert').innerText()).toContain('パスワードは15文字以上');
    expect(await plain.getByLabel('氏名').inputValue()).toBe('管理 花子');
    await plain.getByLabel('パスワード').fill(ADMINISTRATOR.password);
    await press(plain, '管理者を登録する');
    expect(new URL(plain.url()).pathname).toBe('/login');
    await openPage(resident, link, { status: 404 });
    expect(await resident.locator('h1').innerText()).toContain('使えません');
  }, 40_000);

  it('signs the administrator in, without JavaScript', async () => {
    await signIn(plain, town, { ...ADMINISTRATOR, password: 'wrong wrong wrong' }).catch(() => undefined);
    expect(await plain.getByRole('alert').innerText()).toContain('違います');
    await signIn(plain, town, ADMINISTRATOR);
    expect(new URL(plain.url()).pathname).toBe('/console');
  }, 40_000);

  it('shows an unfinished form again, with every mistake leading to its field', async () => {
    await openPage(plain, `${town.url}/console/alerts/new`);
    expect(await plain.getByRole('radio').evaluateAll((all) => all.some((one) => one.matches(':checked')))).toBe(false);
    await press(plain, '下書きを作って', { status: 422 });
    for (const href of await plain
      .locator('#error-summary a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? '')))
      expect([href, await plain.locator(`[id="${href.slice(1)}"]`).count()]).toEqual([href, 1]);
    expect(await plain.locator('#error-summary a').count()).toBeGreaterThan(4);
  }, 40_000);

  it('shows every channel exactly as it will read before a level-4 order goes out', async () => {
    await compose(plain, town, ORDER);
    expect(await plain.locator('.panel').first().innerText()).toContain('下書き');
    for (const channel of ['email', 'web-push', 'line', 'fm-feed', 'catv-feed', 'bulletin']) {
      const text = await plain.locator(`#preview-${channel} pre`).first().innerText();
      expect([channel, text.includes('避難')]).toEqual([channel, true]);
    }
    expect(await plain.locator('#audience').innerText()).toMatch(/メール\s+3/);
    const file = await plain.locator('#preview-bulletin a').first().getAttribute('href');
    const pdf = await plain.context().request.get(`${town.url}${file ?? ''}`);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await fetch(`${town.url}/alerts/${await numberOn(plain)}`)).status).toBe(404);
  }, 40_000);

  it('refuses to issue it without a tick, and alone without a reason', async () => {
    await press(plain, /^本番 .*件に発信する/, { status: 422 });
    expect(await plain.getByRole('alert').innerText()).toContain('チェックを入れてください');
    await plain.getByRole('checkbox', { name: 'LIVE 本番' }).check();
    await press(plain, /^本番 .*件に発信する/, { status: 409 });
    expect(await plain.getByRole('alert').innerText()).toContain('作成者以外の承認が必要です');
    expect(town.sinks.smtp.received).toHaveLength(0);
  }, 40_000);

  it('issues it with a reason: mail, notification and LINE arrive, and the short address shows it', async () => {
    const number = await numberOn(plain);
    await plain.getByRole('checkbox', { name: 'LIVE 本番' }).check();
    await plain.getByLabel('一人で発信する理由').fill('夜間で承認者に連絡がつかないため');
    await press(plain, /^本番 .*件に発信する/);
    expect(await plain.locator('.panel').first().innerText()).toContain('発信済み');
    const mail = await mailTo(town, TANASHI);
    const text = mail.text ?? '';
    expect(mail.subject).toBe(ORDER.headline);
    const page = `${town.url}/alerts/${number}`;
    const order = [ORDER.headline, '田無町、柳沢', ORDER.instruction, page, ORDER.body ?? ''].map((part) =>
      text.indexOf(part),
    );
    expect(order.every((at, i) => at >= 0 && (i === 0 || at > (order[i - 1] ?? -1)))).toBe(true);
    await mailTo(town, YAGISAWA);
    await eventually(() => Promise.resolve(town.sinks.push.received.length === 1));
    await eventually(() => Promise.resolve(town.sinks.line.received.length === 1));
    expect(town.sinks.push.received[0]?.payload).toContain(ORDER.headline);
    await openPage(resident, page);
    expect(await resident.locator('main').innerText()).toContain(ORDER.instruction);
    expect(await mailsTo(town, SHIBAKUBO)).toHaveLength(0);
    await openPage(resident, `${town.url}/`);
    await follow(resident, ORDER.headline);
    expect(resident.url()).toBe(page);
  }, 50_000);

  it('leaves an officer without JavaScript the time to write why it is withdrawn', async () => {
    await plain.locator('#cancel-reason').fill('まだ書いている途中');
    await new Promise((done) => setTimeout(done, 6_500));
    expect(await plain.locator('#cancel-reason').inputValue()).toBe('まだ書いている途中');
  }, 20_000);

  it('withdraws it with a reason, to the same people, and the page says 取消', async () => {
    const page = `${town.url}/alerts/${await numberOn(plain)}`;
    await plain.locator('#cancel-reason').fill('');
    await press(plain, '取り消して知らせる', { status: 422 });
    expect(await plain.getByRole('alert').innerText()).toContain('取り消す理由を書いてください');
    await plain.locator('#cancel-reason').fill('水位計の故障による誤報でした。');
    await press(plain, '取り消して知らせる');
    expect(await plain.locator('.panel').first().innerText()).toContain('取消');
    for (const address of [TANASHI, YAGISAWA]) {
      const mail = await mailTo(town, address, 2);
      expect(mail.subject).toBe(`【取消】${ORDER.headline}`);
      expect(mail.text).toContain('水位計の故障による誤報でした。');
    }
    await eventually(() => Promise.resolve(town.sinks.push.received.length === 2));
    await untilPageSays(page, '取り消されました');
    // Another reader: a browser that saw the page may keep it for its ten seconds.
    const reader = await (await openContext(town.browser)).newPage();
    await openPage(reader, page);
    expect(await reader.locator('.standing').innerText()).toBe('取消');
    expect(await reader.locator('.badge').count()).toBe(0);
    expect(await mailsTo(town, SHIBAKUBO)).toHaveLength(0);
  }, 50_000);

  it('goes out by two people: the author asks, cannot approve, and a colleague approves and issues', async () => {
    const wanted = { ...ORDER, level: '3 高齢者等避難 / Evacuation of the elderly', headline: '高齢者等は避難を' };
    await compose(officer, town, wanted);
    await press(officer, '承認を依頼する');
    const address = officer.url();
    expect(await officer.locator('.panel').first().innerText()).toContain('承認待ち');
    expect(await officer.getByRole('button', { name: '承認する' }).count()).toBe(0);
    const contentHash = (await officer.locator('input[name="contentHash"]').first().getAttribute('value')) ?? '';
    const forged = await forge(officer, `${new URL(address).pathname}/moves`, { move: 'approve', contentHash });
    expect([forged.status, forged.text.includes('自分が作成した情報は承認できません')]).toEqual([409, true]);
    await openPage(colleague, address);
    await press(colleague, '承認する');
    expect(await colleague.getByLabel('一人で発信する理由').count()).toBe(0);
    await colleague.getByRole('checkbox', { name: 'LIVE 本番' }).check();
    await press(colleague, /^本番 .*件に発信する/);
    const mail = await mailTo(town, TANASHI, 3);
    expect(mail.subject).toBe('高齢者等は避難を');
    expect(await colleague.locator('#timeline').innerText()).toMatch(/承認を依頼[\s\S]*承認[\s\S]*発信/);
  }, 50_000);

  it('marks a drill at both ends on the page and in the mail, and sends it to nobody who did not join', async () => {
    const before = town.sinks.smtp.received.length;
    await compose(officer, town, { ...ORDER, kind: '訓練', headline: '避難指示の練習です' });
    expect(await officer.locator('.drill-band').count()).toBe(2);
    expect(await officer.locator('.live-band').count()).toBe(0);
    const number = await numberOn(officer);
    await press(officer, /^訓練として .*件に発信する/);
    const mail = await eventually(async () =>
      (await mailsTo(town, DRILLS)).find((each) => /訓練/.test(each.subject ?? '')),
    );
    expect(mail.subject).toBe('【訓練】避難指示の練習です【訓練】');
    const lines = (mail.text ?? '').trim().split(/\r?\n/);
    expect([lines[0], lines.at(-1)]).toEqual(['【訓練】これは訓練です。', '【訓練】これは訓練です。']);
    await openPage(resident, `${town.url}/alerts/${number}`);
    expect(await resident.title()).toMatch(/^【訓練】.*【訓練】/);
    const bands = resident.locator('.drill-band');
    expect(await bands.count()).toBe(2);
    expect(await bands.evaluateAll((all) => all.every((band) => band.textContent.includes('【訓練】')))).toBe(true);
    expect(town.sinks.smtp.received).toHaveLength(before + 1);
  }, 50_000);

  it('refuses to issue what was changed after the preview, and shows the new text', async () => {
    await compose(officer, town, { ...ORDER, headline: '確かめた文面' });
    const before = town.sinks.smtp.received.length;
    await openPage(colleague, officer.url());
    await follow(colleague, '文面を直す');
    await colleague.getByRole('textbox', { name: '見出し' }).first().fill('あとで変わった文面');
    await press(colleague, '下書きを作って');
    await officer.getByRole('checkbox', { name: 'LIVE 本番' }).check();
    await officer.getByLabel('一人で発信する理由').fill('承認者が不在のため');
    await press(officer, /^本番 .*件に発信する/, { status: 409 });
    expect(await officer.getByRole('alert').innerText()).toContain('内容が変わりました');
    expect(await officer.locator('h1').innerText()).toContain('あとで変わった文面');
    expect(town.sinks.smtp.received).toHaveLength(before);
  }, 50_000);
});
