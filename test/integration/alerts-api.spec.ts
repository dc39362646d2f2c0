import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestHub, type TestHub } from '../support/hub.js';

let town: TestHub;
let author: string;
let approver: string;

beforeAll(async () => {
  town = await startTestHub();
  author = await town.key('city', 'alerts');
  approver = await town.key('city', 'alerts');
}, 30_000);
afterAll(() => town.close());

const evacuation = {
  organisation: 'city',
  topic: 'evacuation',
  kind: 'actual',
  severity: 'Severe',
  urgency: 'Immediate',
  certainty: 'Likely',
  level: 4,
  areas: ['13229.yagisawa'],
  headline: '警戒レベル４ 避難指示',
  instruction: '危険な場所から全員避難してください。',
  body: '石神井川があふれるおそれがあります。',
};

interface Answer {
  status: number;
  body: Record<string, unknown> & { id: string; contentHash: string; state: string; next: { ja: string } };
}

async function post(path: string, body: object, options: { key?: string; idempotency?: string } = {}): Promise<Answer> {
  const headers = {
    Authorization: `Bearer ${options.key ?? author}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': options.idempotency ?? randomUUID(),
  };
  const answer = await fetch(`${town.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

describe('POST /api/alerts', () => {
  it('keeps a draft and says whom it would concern, what is odd about it, and its hash', async () => {
    const { status, body } = await post('/api/alerts', evacuation);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.any(String),
      versionId: expect.any(String),
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      audience: { total: expect.any(Number) },
      lint: expect.any(Array),
      state: 'draft',
    });
    const page = await fetch(`${town.url}/alerts/${body.shortId as string}`);
    expect(page.status).toBe(404);
  });

  it('gives the first result again for the same idempotency key, even when both come at once', async () => {
    const idempotency = randomUUID();
    const all = await Promise.all([1, 2, 3].map(() => post('/api/alerts', evacuation, { idempotency })));
    expect(new Set(all.map((each) => each.body.id)).size).toBe(1);
  });

  it.each([
    ['a draft without an area', { areas: [] }, 'urn:todoke:problem:no-area'],
    ['an area of another town', { areas: ['13104'] }, 'urn:todoke:problem:unknown-area'],
    [
      'a topic of another office',
      { topic: 'school', groups: ['tanashi-es/4-1'] },
      'urn:todoke:problem:topic-not-yours',
    ],
    ['an unknown office', { organisation: 'nobody' }, 'urn:todoke:problem:unknown-organisation'],
    ['a field that does not exist', { approvedBy: 'me' }, 'urn:todoke:problem:draft-malformed'],
    [
      'a headline with a line break',
      { headline: '避難指示\r\nBcc: x@example.jp' },
      'urn:todoke:problem:draft-malformed',
    ],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00+09:00' }, 'urn:todoke:problem:already-expired'],
  ])('refuses %s with words that say what to do', async (_what, change, type) => {
    const { status, body } = await post('/api/alerts', { ...evacuation, ...change });
    expect(status).toBe(422);
    expect(body).toMatchObject({ type, next: { ja: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) } });
  });

  it('lets nobody but its author’s office write: a school cannot order an evacuation', async () => {
    const school = await town.key('tanashi-es', 'alerts');
    expect((await post('/api/alerts', evacuation, { key: school })).status).toBe(403);
  });
});

describe('the moves of an alert', () => {
  it('needs a second person for a life-safety alert, over exactly what was shown', async () => {
    const { body } = await post('/api/alerts', evacuation);
    const path = `/api/alerts/${body.id}`;
    expect((await post(`${path}/issue`, { contentHash: body.contentHash })).status).toBe(409);
    expect((await post(`${path}/submit`, {})).body.state).toBe('submitted');
    expect((await post(`${path}/approve`, { contentHash: body.contentHash })).body).toMatchObject({
      type: 'urn:todoke:problem:own-alert',
    });
    expect((await post(`${path}/approve`, { contentHash: 'another' }, { key: approver })).body).toMatchObject({
      status: 409,
      type: 'urn:todoke:problem:content-changed',
    });
    expect((await post(`${path}/approve`, { contentHash: body.contentHash }, { key: approver })).body.state).toBe(
      'approved',
    );
    expect((await post(`${path}/issue`, { contentHash: body.contentHash })).body.state).toBe('issued');
    expect((await post(`${path}/issue`, { contentHash: body.contentHash })).status).toBe(409);
  });

  it('opens by a reason when nobody else is there, and keeps the reason', async () => {
    const { body } = await post('/api/alerts', evacuation);
    const issued = await post(`/api/alerts/${body.id}/issue`, {
      contentHash: body.contentHash,
      reason: '夜間当直一人のため',
    });
    expect(issued.body.state).toBe('issued');
    const record = (await (
      await fetch(`${town.url}/api/alerts/${body.id}`, { headers: { Authorization: `Bearer ${author}` } })
    ).json()) as { events: { move: string; detail: string }[] };
    expect(record.events.at(-1)).toMatchObject({ move: 'issue', detail: '夜間当直一人のため' });
  });

  it('does not issue a text with a blank left in it', async () => {
    const { body } = await post('/api/alerts', { ...evacuation, kind: 'drill', body: '○時○分に避難所を開きます。' });
    expect((await post(`/api/alerts/${body.id}/issue`, { contentHash: body.contentHash })).body).toMatchObject({
      status: 422,
      type: 'urn:todoke:problem:blank-left',
    });
  });

  it('cancels with a reason only, by a version of its own that is public at once', async () => {
    const { body } = await post('/api/alerts', evacuation);
    await post(`/api/alerts/${body.id}/issue`, { contentHash: body.contentHash, reason: '夜間当直一人のため' });
    expect((await post(`/api/alerts/${body.id}/cancel`, {})).body).toMatchObject({
      type: 'urn:todoke:problem:reason-needed',
    });
    expect((await post(`/api/alerts/${body.id}/cancel`, { reason: '地区を誤りました。' })).body.state).toBe(
      'cancelled',
    );
    const cap = await (await fetch(`${town.url}/alerts/${body.shortId as string}.cap.xml`)).text();
    expect(cap).toContain('<msgType>Cancel</msgType>');
    expect(cap).toMatch(/<references>todoke@[^<]*\.1,/);
  });

  it('hides another office’s alert as if it were not there', async () => {
    const { body } = await post('/api/alerts', evacuation);
    const school = await town.key('tanashi-es', 'alerts');
    const answer = await fetch(`${town.url}/api/alerts/${body.id}`, { headers: { Authorization: `Bearer ${school}` } });
    expect(answer.status).toBe(404);
  });
});
