import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { describeInBrowser, openContext } from '../support/browser.js';
import { forge, openPage, press } from '../support/open-page.js';
import { addResidents, compose, household, mailsTo, mailTo, openTown, signIn, type Town } from './journey.js';

const PARENT = 'parent-4-1@example.jp';
const OTHER_CLASS = 'parent-4-2@example.jp';
const OTHER_SCHOOL = 'hoya-4-1@example.jp';
const NEIGHBOUR = 'neighbour@example.jp';
const SUBJECT = 'あすは11時に下校します';

describeInBrowser('a school', () => {
  let town: Town;
  let teacher: Page;
  let stranger: Page;
  let crisisAlert: string;

  beforeAll(async () => {
    town = await openTown();
    const school = (address: string, group: string) =>
      household('13229.tanashi.1', { channel: 'email', address, groups: [group], topics: ['school'] });
    await addResidents(
      town,
      school(PARENT, 'tanashi-es/4-1'),
      school(OTHER_CLASS, 'tanashi-es/4-2'),
      school(OTHER_SCHOOL, 'hoya-es/4-1'),
      household('13229.tanashi.1', { channel: 'email', address: NEIGHBOUR }),
    );
    stranger = await (await openContext(town.browser)).newPage();
    teacher = await (await openContext(town.browser)).newPage();
    await signIn(stranger, town, await town.hub.staff('crisis'));
    const order = { kind: '本番 LIVE', topic: '避難情報 / Evacuation', level: 'なし / No level' } as const;
    await compose(stranger, town, { ...order, towns: ['柳沢'], headline: '危機管理課の下書き', instruction: '確認中' });
    crisisAlert = stranger.url();
    stranger = await (await openContext(town.browser)).newPage();
  }, 60_000);
  afterAll(() => town.close());

  it('begins at its own page, and its menu offers nothing it may not open', async () => {
    await signIn(teacher, town, await town.hub.staff('school', 'tanashi-es'));
    expect(new URL(teacher.url()).pathname).toBe('/school');
    const menu = await teacher
      .getByRole('navigation', { name: '職員メニュー' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(menu).toEqual(['/school']);
  }, 30_000);

  it('is offered its own classes only', async () => {
    await openPage(teacher, `${town.url}/school/new`);
    const groups = await teacher
      .locator('input[name="groups"]')
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('value') ?? ''));
    expect(groups).toHaveLength(12);
    expect(groups.every((group) => group.startsWith('tanashi-es/'))).toBe(true);
  }, 30_000);

  it.each([
    ['another school alone', 'hoya-es/4-1', 422],
    ['nobody', '', 422],
  ])(
    'is refused a forged notice to %s',
    async (_to, to, status) => {
      const fields = { kind: 'actual', category: '下校', hurry: 'now', headline: 'にせの連絡', body: '' };
      const forged = await forge(teacher, '/school/new', { ...fields, groups: to });
      expect([forged.status, forged.text.includes('対象の学級を１つ以上選んでください')]).toEqual([status, true]);
    },
    30_000,
  );

  it('is refused a notice forged without the token of its page', async () => {
    const fields = {
      csrf: '',
      kind: 'actual',
      category: '下校',
      hurry: 'now',
      headline: 'x',
      groups: 'tanashi-es/4-1',
    };
    expect((await forge(teacher, '/school/new', fields)).status).toBe(403);
  }, 30_000);

  it('writes to 4年1組, and only its parents get it', async () => {
    await openPage(teacher, `${town.url}/school/new`);
    await teacher.getByRole('radio', { name: '本番 LIVE' }).check();
    await teacher.getByRole('radio', { name: '下校' }).check();
    await teacher.getByRole('checkbox', { name: '4年1組' }).check();
    await teacher.getByRole('radio', { name: 'すぐに読んでほしい' }).check();
    await teacher.getByRole('textbox', { name: '件名' }).first().fill(SUBJECT);
    await teacher.getByRole('textbox', { name: '本文' }).first().fill('台風が近づいているためです。');
    await press(teacher, '下書きを作って');
    expect(await teacher.locator('#audience').innerText()).toMatch(/メール\s+1\b/);
    expect(await teacher.locator('.facts').first().innerText()).toContain('田無小学校 4年1組');
    expect(await teacher.locator('#preview-fm-feed').count()).toBe(0);
    await teacher.getByRole('checkbox', { name: 'LIVE 本番' }).check();
    await press(teacher, /^本番 1件に発信する/);
    const mail = await mailTo(town, PARENT);
    expect(mail.subject).toBe(`下校：${SUBJECT}`);
    for (const address of [OTHER_CLASS, OTHER_SCHOOL, NEIGHBOUR]) expect(await mailsTo(town, address)).toHaveLength(0);
    const link = /https?:\/\/\S+\/alerts\/[0-9a-f]+/.exec(mail.text ?? '')?.[0] ?? '';
    expect(link).toMatch(/\/alerts\/[0-9a-f]{16}$/);
    await openPage(stranger, link);
    expect(await stranger.locator('main').innerText()).toContain('台風が近づいている');
  }, 40_000);

  it('stands on no public list or feed', async () => {
    await new Promise((done) => setTimeout(done, 1_100));
    await openPage(stranger, `${town.url}/`);
    expect(await stranger.content()).not.toContain(SUBJECT);
    for (const feed of ['/feeds/alerts.atom', '/feeds/alerts.json'])
      expect([feed, (await (await fetch(`${town.url}${feed}`)).text()).includes(SUBJECT)]).toEqual([feed, false]);
  }, 30_000);

  it('sees how far its notice got on its own page', async () => {
    await openPage(teacher, `${town.url}/school`);
    expect(await teacher.getByRole('row', { name: SUBJECT }).innerText()).toMatch(/1 \/ 1/);
  }, 30_000);

  it.each([
    '/console/alerts/new',
    '/console/notices',
    '/console/accounts',
    '/dashboard',
    '/library',
    '/console/sandbox',
  ])(
    'is refused %s, in words',
    async (path) => {
      await openPage(teacher, `${town.url}${path}`, { status: 403 });
      expect(await teacher.locator('main').innerText()).toContain('権限がありません');
    },
    30_000,
  );

  it("is refused another office's alert, its preview and its progress", async () => {
    await openPage(teacher, crisisAlert, { status: 403 });
    await openPage(teacher, crisisAlert.replace('/console/', '/dashboard/'), { status: 403 });
    const file = await teacher.context().request.get(`${crisisAlert}/preview/bulletin/ja`);
    expect(file.status()).toBe(403);
    await openPage(teacher, `${town.url}/school/new`);
    const record = (await town.hub.get(AlertsService).get(new URL(crisisAlert).pathname.split('/').pop() ?? ''))!;
    const contentHash = record.versions[0]!.contentHash;
    const forged = await forge(teacher, `${new URL(crisisAlert).pathname}/moves`, { move: 'cancel', contentHash });
    expect(forged.status).toBe(403);
    expect((await town.hub.get(AlertsService).get(record.id))?.state).toBe('draft');
  }, 30_000);
});
