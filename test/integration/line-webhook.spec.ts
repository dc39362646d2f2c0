import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { startTestHub, type TestHub } from '../support/hub.js';

const SECRET = 'webhook-secret';
const USER = `U${'0123456789abcdef'.repeat(2)}`;
let town: TestHub;

beforeAll(async () => {
  town = await startTestHub({
    LINE_CHANNEL_ACCESS_TOKEN: 't',
    LINE_CHANNEL_SECRET: SECRET,
    LINE_API_BASE_URL: 'http://127.0.0.1:9',
    HUB_ROLE: 'web',
  });
}, 30_000);
afterAll(() => town.close());

function hook(events: object[], signature?: string): Promise<Response> {
  const body = JSON.stringify({ destination: 'U0', events });
  const right = createHmac('sha256', SECRET).update(body).digest('base64');
  return fetch(`${town.url}/hooks/line`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', 'X-Line-Signature': signature ?? right },
  });
}

function event(type: string, id: string, timestamp: number): object {
  return { type, webhookEventId: id, timestamp, source: { type: 'user', userId: USER } };
}

async function state(): Promise<string | undefined> {
  const rows = await town.database.query<{ state: string }>("SELECT state FROM way WHERE channel = 'line'");
  return rows[0]?.state;
}

describe('POST /hooks/line', () => {
  it('refuses a call whose signature does not fit the raw bytes', async () => {
    expect((await hook([event('follow', 'a', 1)], 'bm90IHRoZSBzaWduYXR1cmU=')).status).toBe(401);
    expect(await state()).toBeUndefined();
  });

  it('makes a friend a way of the town, and a blocked account none, in the order of their times', async () => {
    expect(await (await hook([event('unfollow', 'c', 3), event('follow', 'b', 2)])).json()).toEqual({ received: 2 });
    expect(await state()).toBe('left');
    expect(await (await hook([event('follow', 'd', 4)])).json()).toEqual({ received: 1 });
    expect(await state()).toBe('active');
  });

  it('takes a repeated event for nothing', async () => {
    expect(await (await hook([event('unfollow', 'c', 3)])).json()).toEqual({ received: 0 });
    expect(await state()).toBe('active');
  });
});
