import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { AlertsService } from '../../src/alerts/alerts.service.js';
import { RegisterService } from '../../src/alerts/register.service.js';
import { ResidentsService, type ResidentWay } from '../../src/audience/residents.service.js';
import type { Sinks } from '../../src/cli/demo-sinks.js';
import type { VersionContent } from '../../src/domain/alert.js';
import { LedgerService } from '../../src/ledger/ledger.service.js';
import { ProgressService } from '../../src/monitor/progress.service.js';
import { ReachService } from '../../src/reach/reach.service.js';
import { ReachWorker } from '../../src/reach/reach.worker.js';
import { rainDraft } from '../support/drafts.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';
import { startTestSinks } from '../support/sinks.js';

const CONSENT = { version: '1', wording: 'はい', how: 'test' };
const MINUTE = 60_000;
const LINE_USER = `U${'0123456789abcdef'.repeat(2)}`;

interface Row {
  how: string | null;
  list: string | null;
  answer: string | null;
  is_open: boolean;
}

describe('an answer', () => {
  let sinks: Sinks;
  let town: TestHub;
  const names = new Map<string, string>();

  beforeAll(async () => {
    sinks = await startTestSinks();
    town = await startTestHub(sinks.environment);
    await town.get(ReachWorker).stop();
    await add('mail', [{ channel: 'email', address: 'mail@mail1.example' }]);
    await add('telephone too', [
      { channel: 'email', address: 'both@mail1.example' },
      { channel: 'phone', address: '042-400-0001' },
    ]);
    await add('line', [{ channel: 'line', address: LINE_USER }]);
    const ids = await town.database.query<{ id: string; index: string }>(
      "SELECT id, encode(household_index, 'hex') AS index FROM household",
    );
    const { vault } = town.hub.opened.platform;
    for (const name of ['mail', 'telephone too', 'line'])
      names.set(ids.find(({ index }) => index === vault.index('household', name).toString('hex'))!.id, name);
  }, 60_000);

  afterAll(async () => {
    await town.close();
    await sinks.stop();
  });

  /** Each of them has a member who needs support: the chain of an evacuation asks them to answer. */
  async function add(reference: string, ways: ResidentWay[]): Promise<void> {
    const members = [{ name: '秘', kana: 'ひ', language: 'ja' as const, needsSupport: true, ways }];
    await town
      .get(ResidentsService)
      .add(
        [{ reference, area: '13229.yagisawa.3', address: '秘密の番地', members }],
        { topics: ['evacuation'], groups: [], drills: true },
        CONSENT,
      );
  }

  let told = 0;
  async function issue(key: string, change: Partial<VersionContent> = {}): Promise<{ id: string; shortId: string }> {
    const draft = rainDraft(
      { topic: 'evacuation', severity: 'Extreme', areas: ['13229.yagisawa'], ...change },
      { key, material: String((told += 1)) },
    );
    const [notice] = await town.database.query<{ id: string }>(
      "INSERT INTO notice (source, organisation, received_at, media_type, sha256, bytes, state) VALUES ('jma-xml', 'city', now(), 'application/xml', gen_random_uuid()::text::bytea, 'x', 'parsed') RETURNING id",
    );
    const { alertId } = await town.get(RegisterService).record(draft, { noticeId: notice!.id, lifeHours: 6 });
    return eventually(async () => {
      const record = (await town.get(AlertsService).get(alertId!))!;
      if (!(await town.get(ProgressService).isSettled(record))) return undefined;
      return { id: record.versions.findLast(({ issuedAt }) => issuedAt !== undefined)!.id, shortId: record.shortId };
    }, 30_000);
  }

  async function rows(versionId: string): Promise<Record<string, Row>> {
    const found = await town.database.query<Row & { household_id: string }>(
      'SELECT household_id, how, list, answer, is_open FROM reach WHERE version_id = $1',
      [versionId],
    );
    return Object.fromEntries(found.map(({ household_id, ...row }) => [names.get(household_id) ?? '?', row]));
  }

  const follow = (minutes = 0): Promise<void> => town.get(ReachService).follow(new Date(Date.now() + minutes * MINUTE));

  const kinds = async (versionId: string): Promise<string[]> =>
    (
      await town.database.query<{ kind: string }>('SELECT kind FROM receipt WHERE version_id = $1 ORDER BY id', [
        versionId,
      ])
    ).map(({ kind }) => kind);

  /** The link in the newest mail to this address. */
  async function linkTo(address: string): Promise<string> {
    const mail = sinks.smtp.received.findLast(({ to }) => to.includes(address))!;
    const { text = '', html = '' } = await PostalMime.parse(mail.raw);
    const link = /http\S+\/answer\/\S+/.exec(text)?.[0] ?? '';
    expect(html).toContain(`href="${link}"`);
    return link;
  }

  const tap = (link: string, answer: string): Promise<Response> =>
    fetch(link, { method: 'POST', body: new URLSearchParams({ answer }), redirect: 'manual' });

  function press(data: string, event: { id: string; at: number }): Promise<Response> {
    const source = { type: 'user', userId: LINE_USER };
    const { id: webhookEventId, at: timestamp } = event;
    const pressed = { type: 'postback', webhookEventId, timestamp, source, replyToken: `reply-${webhookEventId}` };
    const body = JSON.stringify({ destination: 'U0', events: [{ ...pressed, postback: { data } }] });
    const signature = createHmac('sha256', sinks.environment.LINE_CHANNEL_SECRET!).update(body).digest('base64');
    const headers = { 'Content-Type': 'application/json', 'X-Line-Signature': signature };
    return fetch(`${town.url}/hooks/line`, { method: 'POST', body, headers });
  }

  it('comes from the link in the mail with one tap, and the latest counts', async () => {
    const { id, shortId } = await issue('test:mail');
    await follow();
    expect((await rows(id)).mail).toMatchObject({ how: 'email', answer: null, is_open: true });
    const link = await linkTo('mail@mail1.example');
    expect(link).toMatch(new RegExp(`^${town.url}/answer/${shortId}/[\\w-]{44}$`));

    const page = await fetch(link);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('危険な場所にいる人は');
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    // Opening is not answering.
    expect(await kinds(id)).toEqual([]);

    expect((await tap(link, 'read')).status).toBe(303);
    await tap(link, 'read');
    await tap(link, 'needs-help');
    await tap(link, 'safe');
    await tap(link, 'safe');
    await tap(link, 'nonsense');
    expect(await kinds(id)).toEqual(['read', 'needs-help', 'safe']);
    expect(await (await fetch(link)).text()).toContain('あなたの返事：無事です');
    await follow();
    expect((await rows(id)).mail).toMatchObject({ how: 'email', answer: 'safe', list: null, is_open: false });
  }, 60_000);

  it('is heard although a board was posted a moment later', async () => {
    const { id } = await issue('test:posted');
    const both = [...names].find(([, name]) => name === 'telephone too')![0];
    await tap(await linkTo('both@mail1.example'), 'needs-help');
    const posted = { kind: 'on-air' as const, versionId: id, householdId: both, externalId: id, givenBy: 'test' };
    await town.get(LedgerService).receive({ ...posted, at: new Date() });
    await follow();
    expect((await rows(id))['telephone too']).toMatchObject({ answer: 'needs-help', is_open: false });
  }, 60_000);

  it('comes from a button in LINE, whose receipt costs no message, and an event that comes late changes nothing', async () => {
    const { id } = await issue('test:line');
    const { messages } = sinks.line.received.at(-1)!;
    const sent = sinks.line.calls.length;
    const actions = messages[1]!.template!.actions;
    expect(actions.map(({ label }) => label)).toEqual(['読みました', '無事です', '助けが必要です']);
    const data = actions[2]!.data;
    expect(await (await press(data, { id: 'e1', at: 2_000 })).json()).toEqual({ received: 1 });
    expect(await (await press(data, { id: 'e1', at: 2_000 })).json()).toEqual({ received: 0 });
    expect(await (await press(actions[0]!.data, { id: 'e0', at: 1_000 })).json()).toEqual({ received: 0 });
    expect(await (await press('answer=safe&version=0', { id: 'e2', at: 3_000 })).json()).toEqual({ received: 0 });
    expect(await kinds(id)).toEqual(['needs-help']);
    await follow();
    expect((await rows(id)).line).toMatchObject({ answer: 'needs-help', list: null, is_open: false });
    const reply = await eventually(() => Promise.resolve(sinks.line.replies[0]), 5_000);
    expect(reply.replyToken).toBe('reply-e1');
    expect(reply.text).toMatch(/助けが必要です[^]*119/u);
    expect(sinks.line.calls).toHaveLength(sent);
  }, 60_000);

  it('holds through an update: nobody who answered is rung or visited for it', async () => {
    const first = await issue('test:update');
    await tap(await linkTo('both@mail1.example'), 'read');
    await follow();
    const second = await issue('test:update', { messageType: 'Update', level: 5 });
    expect(second.shortId).toBe(first.shortId);
    await follow();
    await follow(46);
    expect(await rows(second.id)).toMatchObject({
      'telephone too': { answer: 'read', list: null, is_open: false },
      mail: { answer: null, list: 'visit' },
    });
    // From the mail of the first report, after the second left: it counts for what is followed now.
    await tap(await linkTo('mail@mail1.example'), 'safe');
    await follow(46);
    expect((await rows(second.id)).mail).toMatchObject({ answer: 'safe', list: null, is_open: false });
  }, 60_000);

  it('to a drill says nothing of the live alert, and reads as one', async () => {
    const live = await issue('test:both');
    const drill = await issue('test:both', { kind: 'drill' });
    expect(drill.shortId).not.toBe(live.shortId);
    const link = await linkTo('mail@mail1.example');
    expect(link).toContain(`/answer/${drill.shortId}/`);
    const html = await (await fetch(link)).text();
    expect(html.match(/これは訓練です。/gu)!.length).toBeGreaterThanOrEqual(2);
    await tap(link, 'safe');
    await press(sinks.line.received.at(-1)!.messages[1]!.template!.actions[1]!.data, { id: 'd1', at: 9_000 });
    await follow();
    expect((await rows(drill.id)).mail).toMatchObject({ answer: 'safe', is_open: false });
    expect((await rows(drill.id)).line).toMatchObject({ answer: 'safe', is_open: false });
    expect((await rows(live.id)).mail).toMatchObject({ answer: null, is_open: true });
    expect((await rows(live.id)).line).toMatchObject({ answer: null, is_open: true });
    const shown = sinks.line.received.at(-1)!.messages[1]!;
    expect(shown.template!.text).toMatch(/^【訓練】[^]*これは訓練です。$/u);
    for (const { displayText } of shown.template!.actions) expect(displayText).toMatch(/^【訓練】.*【訓練】$/u);
  }, 60_000);

  it('is not taken any more when the danger is over, and the page says so', async () => {
    const { id } = await issue('test:over');
    const link = await linkTo('mail@mail1.example');
    const over = await issue('test:over', { messageType: 'AllClear', severity: 'Minor', urgency: 'Past' });
    // The all-clear itself asks nobody.
    const mail = sinks.smtp.received.findLast(({ to }) => to.includes('mail@mail1.example'))!;
    expect((await PostalMime.parse(mail.raw)).text).not.toContain('/answer/');
    await tap(link, 'needs-help');
    expect([...(await kinds(id)), ...(await kinds(over.id))]).toEqual([]);
    const html = await (await fetch(link)).text();
    expect(html).toContain('この情報は終わりました');
    expect(html).toContain('tel:119');
    expect(html).not.toContain('<button');
  }, 60_000);

  it('needs a link of our own: another one is told where to ring', async () => {
    const { shortId } = await issue('test:links');
    const link = await linkTo('mail@mail1.example');
    for (const wrong of [link.slice(0, -1), `${link.slice(0, -1)}~`, link.replace(shortId, '00000'), `${link}x`]) {
      const answer = await fetch(wrong, { headers: { Accept: 'text/html' } });
      expect([wrong, answer.status]).toEqual([wrong, 404]);
      expect(await answer.text()).toContain('tel:119');
    }
  }, 60_000);

  it('is foreseen before issuing: who would be rung and visited, and when', async () => {
    const key = await town.key('city', 'alerts');
    const body = {
      organisation: 'city',
      topic: 'evacuation',
      kind: 'actual',
      severity: 'Extreme',
      urgency: 'Immediate',
      certainty: 'Observed',
      level: 4,
      areas: ['13229.yagisawa'],
      groups: [],
      headline: '避難指示',
      body: '',
      instruction: '避難してください。',
    };
    const headers = {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${key}`,
      'Idempotency-Key': 'forecast',
    };
    const answer = await fetch(`${town.url}/api/alerts`, { method: 'POST', body: JSON.stringify(body), headers });
    expect(await answer.json()).toMatchObject({
      followUp: [
        { list: 'call', afterMinutes: 10, households: 1, unlessAnswered: true },
        { list: 'visit', afterMinutes: 10, households: 2, unlessAnswered: true },
        { list: 'visit', afterMinutes: 30, households: 1, unlessAnswered: true },
      ],
    });
  }, 60_000);
});
