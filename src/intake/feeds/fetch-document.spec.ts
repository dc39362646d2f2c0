import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { FeedServer, type Mishap } from '../../../test/support/feed-server.js';
import { fetchDocument, type Fetched, type FetchOrder } from './fetch-document.js';

let server: FeedServer;
const agents = { http: new Agent({ keepAlive: true }), https: new SecureAgent() };
const PATH = '/data/1.xml';
const BODY = `<Report>${'雨'.repeat(2_000)}</Report>`;

beforeAll(async () => {
  server = await FeedServer.open();
});
beforeEach(() => server.put(PATH, BODY));
afterAll(async () => {
  agents.http.destroy();
  await server.close();
});

function fetchIt(order: Partial<FetchOrder> = {}): Promise<Fetched> {
  return fetchDocument({ url: server.addressOf(PATH), maxBytes: 1_000_000, deadlineMs: 5_000, agents, ...order });
}

async function document(order: Partial<FetchOrder> = {}): Promise<Extract<Fetched, { kind: 'document' }>> {
  const fetched = await fetchIt(order);
  if (fetched.kind !== 'document') throw new Error(JSON.stringify(fetched));
  return fetched;
}

describe('fetching a document', () => {
  it('unpacks gzip, counts what came over the line, and keeps both validators', async () => {
    const fetched = await document();
    expect(Buffer.from(fetched.bytes).toString()).toBe(BODY);
    expect(fetched.traffic).toBeLessThan(BODY.length);
    expect(fetched).toMatchObject({
      mediaType: 'application/xml',
      etag: expect.any(String),
      lastModified: expect.any(String),
    });
  });

  it('shows both validators, and hears that nothing changed', async () => {
    const { etag, lastModified } = await document();
    const again = await fetchIt({ etag: etag!, lastModified: lastModified! });
    expect(again.kind).toBe('unchanged');
    expect(server.asked.at(-1)?.headers).toMatchObject({ 'if-none-match': etag, 'if-modified-since': lastModified });
  });

  it('knows the publisher’s clock as it hands the answer back', async () => {
    server.clockAhead = 3_600;
    const { sourceTime } = await document();
    server.clockAhead = 0;
    expect(Math.abs(sourceTime!.getTime() - Date.now() - 3_600_000)).toBeLessThan(3_000);
  });

  it.each<[string, Mishap, string]>([
    ['an error page', 'html-503', 'fetch-status'],
    ['a missing file', 'gone', 'fetch-status'],
    ['nothing', 'empty', 'fetch-empty'],
    ['a connection that is cut', 'cut', 'fetch-cut'],
    ['a small parcel of 40 MB', 'bomb', 'fetch-too-large'],
    ['a way to another host', { redirect: 'http://127.0.0.2:1/data/1.xml' }, 'fetch-redirect'],
  ])('says what is wrong with %s', async (_what, mishap, code) => {
    server.spoil(PATH, mishap);
    expect(await fetchIt()).toMatchObject({ kind: 'failed', problem: { code } });
    expect((await fetchIt()).kind).toBe('document');
  });

  it('never asks where a redirect points, not even on the same host', async () => {
    server.spoil(PATH, { redirect: server.addressOf('/data/other.xml') });
    expect(await fetchIt()).toMatchObject({ problem: { code: 'fetch-redirect' } });
    expect(server.count('/data/other.xml')).toBe(0);
  });

  it('remembers how long an overloaded publisher asks to be left alone', async () => {
    server.spoil(PATH, 'html-503');
    expect(await fetchIt()).toMatchObject({ retryAfterSeconds: 30 });
  });

  it('keeps its deadline when a byte comes now and then', async () => {
    server.spoil(PATH, 'drip');
    const began = performance.now();
    expect(await fetchIt({ deadlineMs: 400 })).toMatchObject({ kind: 'failed', problem: { code: 'fetch-late' } });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('takes no more than the limit over the line', async () => {
    expect(await fetchIt({ maxBytes: 10 })).toMatchObject({ kind: 'failed', problem: { code: 'fetch-too-large' } });
  });

  it('does not believe "unchanged" where no edition was named', async () => {
    server.spoil(PATH, 'unchanged');
    expect(await fetchIt()).toMatchObject({ kind: 'failed', problem: { code: 'fetch-unasked-304' } });
  });

  it('says in words why nobody answers', async () => {
    const refused = await fetchIt({ url: 'http://127.0.0.1:1/x.xml' });
    expect(refused).toMatchObject({
      kind: 'failed',
      problem: { code: 'fetch-unreachable', ja: expect.stringContaining('断られ') },
    });
  });
});
