import type { Browser, Page } from 'playwright-core';
import PostalMime, { type Email } from 'postal-mime';
import type { AlertRecord } from '../../src/alerts/alert-record.js';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { RegisterService } from '../../src/alerts/register.service.js';
import { ResidentsService, type ResidentHousehold } from '../../src/audience/residents.service.js';
import type { Sinks } from '../../src/cli/demo-sinks.js';
import type { VersionContent } from '../../src/domain/alert.js';
import { ProgressService } from '../../src/monitor/progress.service.js';
import { startBrowser } from '../support/browser.js';
import { rainDraft } from '../support/drafts.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';
import { openPage, press } from '../support/open-page.js';
import { startTestSinks } from '../support/sinks.js';

/** A town for one journey: a hub, the receivers of its messages, and a browser. */
export interface Town {
  hub: TestHub;
  sinks: Sinks;
  browser: Browser;
  url: string;
  close(): Promise<void>;
}

export async function openTown(env: Record<string, string> = {}): Promise<Town> {
  const [sinks, browser] = await Promise.all([startTestSinks(), startBrowser()]);
  const hub = await startTestHub({ ...sinks.environment, ...env });
  const close = async (): Promise<void> => {
    await browser.close();
    await hub.close();
    await sinks.stop();
  };
  return { hub, sinks, browser, url: hub.url, close };
}

export async function signIn(page: Page, town: Town, staff: { email: string; password: string }): Promise<void> {
  await openPage(page, `${town.url}/login`);
  await page.getByLabel('メールアドレス').fill(staff.email);
  await page.getByLabel('パスワード').fill(staff.password);
  await press(page, 'ログイン');
}

type Way = ResidentHousehold['members'][number]['ways'][number];

/** One household of one person with the ways given. */
export function household(area: string, ...ways: Way[]): ResidentHousehold {
  const reference = `${area} ${JSON.stringify(ways)}`;
  const member = { name: '住民 一', kana: 'じゅうみん はじめ', language: 'ja' as const, needsSupport: false, ways };
  return { reference, area, address: '一番地', members: [member] };
}

export async function addResidents(town: Town, ...households: ResidentHousehold[]): Promise<void> {
  const choice = { topics: ['evacuation' as const, 'weather' as const], groups: [], drills: false };
  const consent = { version: 'paper-1', wording: '申込書の同意文', how: 'paper' };
  await town.hub.get(ResidentsService).add(households, choice, consent);
}

/** What the form of the crisis office is filled with. */
export interface Wanted {
  kind: '本番 LIVE' | '訓練';
  topic: string;
  level: string;
  towns: string[];
  headline: string;
  instruction: string;
  body?: string;
}

/** Fills the form as an officer does and goes on to the preview. */
export async function compose(page: Page, town: Town, wanted: Wanted): Promise<void> {
  await openPage(page, `${town.url}/console/alerts/new`);
  await page.getByRole('radio', { name: wanted.kind }).check();
  await page.getByRole('combobox', { name: '種類' }).selectOption({ label: wanted.topic });
  await page.getByRole('combobox', { name: '警戒レベル' }).first().selectOption({ label: wanted.level });
  for (const name of wanted.towns) await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  await page.getByRole('textbox', { name: '見出し' }).first().fill(wanted.headline);
  await page.getByRole('textbox', { name: '取るべき行動' }).first().fill(wanted.instruction);
  await page
    .getByRole('textbox', { name: 'くわしい内容' })
    .first()
    .fill(wanted.body ?? '');
  await press(page, '下書きを作って、文面を確かめる');
}

/** The mails an address has received so far, as a mail program reads them. */
export async function mailsTo(town: Town, address: string): Promise<Email[]> {
  const raw = town.sinks.smtp.received.filter((mail) => mail.to.includes(address));
  return Promise.all(raw.map((mail) => PostalMime.parse(mail.raw)));
}

/** Waits for the mail number `nth` (1 = first) of an address. */
export function mailTo(town: Town, address: string, nth = 1): Promise<Email> {
  return eventually(async () => (await mailsTo(town, address))[nth - 1], 20_000);
}

/** The five digits of the alert a staff page is about. */
export async function numberOn(page: Page): Promise<string> {
  const text = await page.locator('dl.facts').first().innerText();
  const found = /\b\d{5}\b/.exec(text.slice(text.indexOf('情報番号')))?.[0];
  if (found === undefined) throw new Error('the page names no number');
  return found;
}

/** Public pages are kept for a second: waits until one says what it should. */
export async function untilPageSays(url: string, words: string): Promise<void> {
  await eventually(async () => (await (await fetch(url)).text()).includes(words));
}

/** Issues an alert as the office's rule does and waits until every address has its last word. */
export async function issueNow(
  town: Town,
  wanted: { headline: string } & Partial<VersionContent>,
): Promise<AlertRecord> {
  const { headline, ...change } = wanted;
  const texts = { ja: { headline, place: '', instruction: '安全な場所へ移動してください。', body: '' } };
  const [notice] = await town.hub.database.query<{ id: string }>(
    `INSERT INTO notice (source, organisation, received_at, media_type, sha256, bytes, state)
     VALUES ('jma-xml', 'city', now(), 'application/xml', gen_random_uuid()::text::bytea, 'x', 'parsed') RETURNING id`,
  );
  const draft = rainDraft({ texts, ...change }, { key: `test:${headline}`, material: headline });
  const { alertId } = await town.hub.get(RegisterService).record(draft, { noticeId: notice!.id, lifeHours: 6 });
  if (alertId === undefined) throw new Error('nothing was recorded');
  return eventually(async () => {
    const record = await town.hub.get(AlertsService).get(alertId);
    return record !== undefined && (await town.hub.get(ProgressService).isSettled(record)) && record;
  }, 20_000);
}
