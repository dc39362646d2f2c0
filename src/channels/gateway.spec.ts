import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { isSigned, openGateway, receiveReceipts, sign } from './gateway.js';
import type { Batch } from './channel.js';

const SECRET = 'a-secret-of-the-gateway';
const NOW = new Date('2026-11-21T01:00:00Z');
const SECONDS = String(NOW.getTime() / 1_000);
const RECIPIENT = '0197a1b2-0000-7000-8000-00000000000a.0197a1b2-0000-7000-8000-00000000000b';

function call(body: string, change: { timestamp?: string; signature?: string } = {}) {
  const timestamp = change.timestamp ?? SECONDS;
  const signature = change.signature ?? sign(SECRET, timestamp, body);
  return {
    headers: { 'x-todoke-timestamp': timestamp, 'x-todoke-signature': signature },
    body: Buffer.from(body),
    now: NOW,
  };
}

describe('the signature of a gateway', () => {
  it('is HMAC-SHA256 over time, full stop and bytes, as the page for vendors says', () => {
    const byHand = createHmac('sha256', SECRET).update(`${SECONDS}.{"a":1}`).digest('hex');
    expect(sign(SECRET, SECONDS, '{"a":1}')).toBe(`v1=${byHand}`);
    expect(isSigned(SECRET, call('{"a":1}'))).toBe(true);
  });

  it.each([
    ['another key', call('x', { signature: sign('another-secret-entirely', SECONDS, 'x') })],
    ['another body', call('x', { signature: sign(SECRET, SECONDS, 'y') })],
    ['another time than it was signed for', call('x', { signature: sign(SECRET, '1', 'x') })],
    ['a time six minutes ago', call('x', { timestamp: String(Number(SECONDS) - 360) })],
    ['a time in six minutes', call('x', { timestamp: String(Number(SECONDS) + 360) })],
    ['a time that is none', call('x', { timestamp: 'now' })],
    ['no version', call('x', { signature: sign(SECRET, SECONDS, 'x').slice(3) })],
    ['nothing at all', { headers: {}, body: Buffer.from('x'), now: NOW }],
  ])('is refused with %s', (_, bad) => {
    expect(isSigned(SECRET, bad)).toBe(false);
    expect(receiveReceipts({ url: '', secret: SECRET }, bad, { heard: 'called' })).toBeUndefined();
  });
});

describe('receipts of a gateway', () => {
  const receive = (body: string) => receiveReceipts({ url: '', secret: SECRET }, call(body), { heard: 'called' });
  const event = { id: '1', recipient: RECIPIENT, result: 'heard', at: '2026-11-21T10:00:00+09:00' };

  it('become receipts of the address they are about', () => {
    expect(receive(JSON.stringify({ events: [event] }))).toMatchObject([
      { kind: 'called', versionId: RECIPIENT.split('.')[0], wayId: RECIPIENT.split('.')[1], externalId: '1' },
    ]);
  });

  it.each([
    ['no JSON', 'heard'],
    ['no events', '{}'],
    ['a result nobody knows', JSON.stringify({ events: [{ ...event, result: 'maybe' }] })],
    ['a recipient that is a number', JSON.stringify({ events: [{ ...event, recipient: '042-400-0001' }] })],
    ['words that could be a name', JSON.stringify({ events: [{ ...event, code: '山田 太郎' }] })],
  ])('are malformed with %s', (_, body) => {
    expect(receive(body)).toBe('malformed');
  });
});

describe('a gateway that does not answer', () => {
  const batch = {
    rendition: { wire: { message: {}, alert: { kind: 'actual' }, language: 'ja', publicUrl: '' } },
    recipients: [{ wayId: 'w', address: '042-400-0001', leaveToken: '' }],
    versionId: 'v',
    alertId: 'a',
    retryKey: 'key',
    urgency: 'Immediate',
    expiresAt: NOW,
    signal: new AbortController().signal,
    mayStart: () => true,
    settled: () => undefined,
  } as unknown as Batch<string>;

  it('is tried again with the same key, and no number stands in what is kept of it', async () => {
    const open = openGateway('phone', { url: 'http://127.0.0.1:1/', secret: SECRET });
    const [attempted] = await open.deliver(batch);
    expect(attempted).toMatchObject({ wayId: 'w', reason: 'provider-down', repeatKey: 'key' });
    expect(JSON.stringify(attempted)).not.toContain('042');
  });

  it('is not called at all where the time is over', async () => {
    const open = openGateway('phone', { url: 'http://127.0.0.1:1/', secret: SECRET });
    expect(await open.deliver({ ...batch, mayStart: () => false })).toMatchObject([{ reason: 'not-started' }]);
  });
});
