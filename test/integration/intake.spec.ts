import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heavyRainTelegram } from '../../src/cli/sample-telegram.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';
import { nishitokyo } from '../support/profile.js';

interface NoticeAnswer {
  state: string;
  alertIds: string[];
  problem?: { code: string; ja: string };
  note?: { ja: string };
}

let town: TestHub;
let key: string;
const telegram = heavyRainTelegram(nishitokyo, new Date());

beforeAll(async () => {
  town = await startTestHub();
  key = await town.key('city', 'intake', 'read');
}, 30_000);
afterAll(() => town.close());

function post(
  path: string,
  body: string | Buffer<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${town.url}${path}`, {
    method: 'POST',
    body,
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/xml', ...headers },
  });
}

async function noticeOf(answer: Response): Promise<NoticeAnswer> {
  expect(answer.status).toBe(202);
  const { noticeId } = (await answer.json()) as { noticeId: string };
  return eventually(async () => {
    const notice = (await (
      await fetch(`${town.url}/api/notices/${noticeId}`, { headers: { Authorization: `Bearer ${key}` } })
    ).json()) as NoticeAnswer;
    return notice.state !== 'received' && notice;
  });
}

describe('POST /intake/{source}', () => {
  it('stores a telegram, answers 202, and makes an alert of it', async () => {
    const notice = await noticeOf(await post('/intake/jma-xml', telegram));
    expect(notice).toMatchObject({ state: 'parsed', alertIds: [expect.any(String)] });
  });

  it('gives the first notice again for the same bytes', async () => {
    const first = (await (await post('/intake/jma-xml', telegram)).json()) as { noticeId: string };
    const second = (await (await post('/intake/jma-xml', telegram)).json()) as {
      noticeId: string;
      duplicateOf: string;
    };
    expect(second).toEqual({ noticeId: first.noticeId, duplicateOf: first.noticeId });
  });

  it('refuses a wrong key, a key without the scope, and no key', async () => {
    expect((await post('/intake/jma-xml', telegram, { Authorization: 'Bearer tdk_wrong' })).status).toBe(401);
    expect((await post('/intake/jma-xml', telegram, { Authorization: '' })).status).toBe(401);
    const reader = await town.key('city', 'read');
    const answer = await post('/intake/jma-xml', telegram, { Authorization: `Bearer ${reader}` });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 403, next: { ja: expect.any(String) } });
  });

  it('takes a telegram from the city only: a school’s key cannot bring one, nor look at one', async () => {
    const school = await town.key('tanashi-es', 'intake', 'read');
    const answer = await post('/intake/jma-xml', telegram, { Authorization: `Bearer ${school}` });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ type: 'urn:todoke:problem:not-your-source' });
    const { noticeId } = (await (await post('/intake/jma-xml', telegram)).json()) as { noticeId: string };
    const look = await fetch(`${town.url}/api/notices/${noticeId}`, { headers: { Authorization: `Bearer ${school}` } });
    expect(look.status).toBe(404);
  });

  it('refuses an unknown source, a wrong media type, an empty and an oversized body', async () => {
    expect((await post('/intake/telegraph', telegram)).status).toBe(404);
    expect((await post('/intake/jma-xml', telegram, { 'Content-Type': 'image/png' })).status).toBe(415);
    expect((await post('/intake/jma-xml', '')).status).toBe(422);
    expect((await post('/intake/jma-xml', Buffer.alloc(5_500_000, 0x20))).status).toBe(413);
    expect((await post('/intake/jma-xml', Buffer.alloc(8_000_000, 0x20))).status).toBe(413);
  });

  it.each([
    ['an HTML error page', '<!DOCTYPE html><html><body>503</body></html>'],
    ['a truncated telegram', telegram.slice(0, telegram.length / 2)],
    [
      'a DOCTYPE with an entity',
      `<!DOCTYPE Report [<!ENTITY x SYSTEM "file:///etc/passwd">]>${telegram.replace(/^<\?xml.*\?>/, '')}`,
    ],
    ['an unknown kind code', telegram.replaceAll('<Code>43</Code>', '<Code>97</Code>')],
    ['an unknown status', telegram.replace('<Status>通常</Status>', '<Status>謎</Status>')],
  ])('quarantines %s, with words for a person and the raw bytes kept', async (_what, body) => {
    const notice = await noticeOf(await post('/intake/jma-xml', body));
    expect(notice).toMatchObject({
      state: 'quarantined',
      alertIds: [],
      problem: { code: expect.any(String), ja: expect.stringMatching(/\S/) },
    });
    const [row] = await town.database.query<{ bytes: Buffer }>(
      "SELECT bytes FROM notice WHERE state = 'quarantined' ORDER BY received_at DESC LIMIT 1",
    );
    expect(row!.bytes.toString()).toBe(body);
  });

  it('says of a telegram for another prefecture that it concerns nobody here', async () => {
    const elsewhere = telegram
      .replaceAll('<Code>1322900</Code>', '<Code>0121400</Code>')
      .replaceAll('西東京市', '稚内市')
      .replaceAll('東京都', '宗谷地方');
    const notice = await noticeOf(await post('/intake/jma-xml', elsewhere));
    expect(notice).toMatchObject({ state: 'parsed', alertIds: [] });
    expect(notice.note!.ja).not.toBe('');
  });

  it('parses a notice all the same whose job was lost with the queue', async () => {
    const lost = heavyRainTelegram(nishitokyo, new Date(Date.now() - 60_000));
    const [row] = await town.database.query<{ id: string }>(
      "INSERT INTO notice (source, organisation, received_at, media_type, sha256, bytes, queued_at) VALUES ('jma-xml', 'city', now(), 'application/xml', '\\x01', $1, now() - interval '1 minute') RETURNING id",
      [Buffer.from(lost)],
    );
    const notice = await eventually(async () => {
      const [seen] = await town.database.query<{ state: string }>('SELECT state FROM notice WHERE id = $1', [row!.id]);
      return seen!.state !== 'received' && seen;
    });
    expect(notice.state).toBe('parsed');
  });

  it('keeps a malformed JSON notice of a school for a person to see', async () => {
    const school = await town.key('tanashi-es', 'intake', 'read');
    const headers = { Authorization: `Bearer ${school}`, 'Content-Type': 'application/json' };
    const answer = await fetch(`${town.url}/intake/school-notice`, {
      method: 'POST',
      headers,
      body: '{"id": "1", "subject": ',
    });
    const notice = await noticeOf(answer);
    expect(notice.state).toBe('quarantined');
  });
});
