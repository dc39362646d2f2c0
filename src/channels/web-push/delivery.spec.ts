import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import webPushLibrary from 'web-push';
import { nishitokyo } from '../../../test/support/profile.js';
import { PushSink, type PushAnswerScript, type PushDevice, type PushSinkOptions } from '../../cli/sinks/push-sink.js';
import { deadPort } from '../../cli/sinks/smtp-sink.js';
import type { Batch, OpenChannel } from '../channel.js';
import { sampleContent, sampleInput } from '../channel-contract.js';
import { openWebPush, type Surroundings } from './deliver.js';
import { renderWebPush } from './render.js';
import { webPushSettings } from './settings.js';
import type { Subscription } from './subscription.js';

const keys = webPushLibrary.generateVAPIDKeys();
const limits = { connectMs: 1_000, messageMs: 500, idleMs: 5_000, atOnce: 100 };
const opened: { close?(): Promise<void>; stop?(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await (each.close?.() ?? each.stop?.());
});

async function newSink(options: PushSinkOptions = {}): Promise<PushSink> {
  const sink = await PushSink.start(0, options);
  opened.push(sink);
  return sink;
}

function channelFor(
  sink: PushSink,
  around: Surroundings = {},
  env: Record<string, string> = {},
): OpenChannel<Subscription> {
  const caFile = join(mkdtempSync(join(tmpdir(), 'push-')), 'ca.pem');
  writeFileSync(caFile, sink.certificate);
  const settings = webPushSettings.parse({
    VAPID_SUBJECT: 'mailto:alert@city.example.jp',
    VAPID_PUBLIC_KEY: keys.publicKey,
    VAPID_PRIVATE_KEY: keys.privateKey,
    PUSH_ALLOWED_HOSTS: sink.host,
    PUSH_CA_FILE: caFile,
    ...env,
  });
  if (settings === undefined) throw new Error('no settings');
  const channel = openWebPush(settings, { limits, ...around });
  opened.push(channel);
  return channel;
}

function batchTo(devices: Subscription[], overrides: Partial<Batch<Subscription>> = {}): Batch<Subscription> {
  return {
    rendition: renderWebPush(sampleInput(nishitokyo)),
    recipients: devices.map((address, index) => ({ wayId: `way-${index}`, address, leaveToken: `token-${index}` })),
    versionId: 'v',
    alertId: '0197a1b2-0000-7000-8000-00000000000a',
    retryKey: '0197a1b2-0000-4000-8000-000000000001',
    urgency: 'Immediate',
    expiresAt: new Date('2026-11-21T13:00:00Z'),
    now: new Date('2026-11-21T01:00:00Z'),
    signal: new AbortController().signal,
    ...overrides,
  };
}

async function reasons(channel: OpenChannel<Subscription>, batch: Batch<Subscription>): Promise<string[]> {
  const results = await channel.deliver(batch);
  expect(results).toHaveLength(batch.recipients.length);
  return batch.recipients.map(({ wayId }) => results.find((result) => result.wayId === wayId)?.reason ?? 'none');
}

describe('push to a service that works', () => {
  it('reaches each device with a text only that device can read, over one connection', async () => {
    const sink = await newSink();
    const devices = Array.from({ length: 250 }, () => sink.subscribe());
    const channel = channelFor(sink);
    expect(new Set(await reasons(channel, batchTo(devices.slice(0, 150))))).toEqual(new Set(['accepted']));
    expect(new Set(await reasons(channel, batchTo(devices.slice(150))))).toEqual(new Set(['accepted']));
    expect(new Set(sink.received.map(({ device }) => device)).size).toBe(250);
    expect(JSON.parse(sink.received[0]?.payload ?? '')).toMatchObject({ title: '柳沢に避難指示', lang: 'ja' });
    expect(sink.connections).toBe(1);
    expect(new Set(sink.received.map(({ headers }) => headers.authorization)).size).toBe(1);
  });

  it('asks for a life no longer than the alert’s, for the highest urgency, and for one place per alert', async () => {
    const sink = await newSink();
    const device = sink.subscribe();
    const channel = channelFor(sink);
    await channel.deliver(batchTo([device]));
    await channel.deliver(batchTo([device], { urgency: 'Future', expiresAt: new Date('2027-11-21T00:00:00Z') }));
    await channel.deliver(batchTo([device], { expiresAt: new Date('2026-11-21T00:00:00Z'), alertId: 'other' }));
    const [first, second, third] = sink.received.map(({ headers }) => headers);
    expect(first).toMatchObject({ ttl: '43200', urgency: 'high', 'content-encoding': 'aes128gcm' });
    expect(first?.topic).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(second).toMatchObject({ ttl: '2592000', urgency: 'normal', topic: first?.topic });
    expect(third?.ttl).toBe('0');
    expect(third?.topic).not.toBe(first?.topic);
  });

  it('signs anew only after hours, by the real clock', async () => {
    const sink = await newSink();
    const device = sink.subscribe();
    let now = Date.now();
    const channel = channelFor(sink, { clock: () => now });
    for (const hours of [0, 1, 4, 2]) {
      now += hours * 3_600_000;
      await channel.deliver(batchTo([device]));
    }
    const tokens = sink.received.map(({ headers }) => headers.authorization);
    expect(tokens[1]).toBe(tokens[0]);
    expect(tokens[2]).toBe(tokens[0]);
    expect(tokens[3]).not.toBe(tokens[0]);
    expect(tokens[0]).toMatch(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=[\w-]+$/);
  });

  it('speaks HTTP/1.1 where the service knows nothing newer', async () => {
    const sink = await newSink({ http1: true });
    const devices = Array.from({ length: 30 }, () => sink.subscribe());
    expect(new Set(await reasons(channelFor(sink), batchTo(devices)))).toEqual(new Set(['accepted']));
    expect(sink.received).toHaveLength(30);
  });

  it('opens a new connection after the service closed the old one', async () => {
    const sink = await newSink();
    const device = sink.subscribe();
    const channel = channelFor(sink);
    expect(await reasons(channel, batchTo([device]))).toEqual(['accepted']);
    sink.dropConnections();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await reasons(channel, batchTo([device]))).toEqual(['accepted']);
    expect(sink.connections).toBe(2);
  });
});

describe('what a push service answers', () => {
  it.each<[PushAnswerScript, string]>([
    [{ status: 200 }, 'accepted'],
    [{ status: 202 }, 'accepted'],
    [{ status: 404 }, 'address-gone'],
    [{ status: 410 }, 'address-gone'],
    [{ status: 413 }, 'too-large'],
    [{ status: 406 }, 'rate-limited'],
    [{ status: 429 }, 'rate-limited'],
    [{ status: 500 }, 'provider-busy'],
    [{ status: 503 }, 'provider-busy'],
    [{ redirect: 'https://127.0.0.1:1/' }, 'provider-busy'],
    ['drip', 'provider-busy'],
    ['silence', 'timeout'],
    ['reset', 'provider-down'],
  ])('%j is %s, and the others are served', async (answer, reason) => {
    const sink = await newSink();
    const devices = [sink.subscribe(), sink.subscribe(), sink.subscribe()];
    sink.answers.set('device-2', answer);
    expect(await reasons(channelFor(sink), batchTo(devices))).toEqual(['accepted', reason, 'accepted']);
  });

  it.each([400, 401, 403])(
    '%i to everyone is a matter of our key; to one among others, of that subscription',
    async (status) => {
      const sink = await newSink();
      const devices = [sink.subscribe(), sink.subscribe()];
      sink.answers.set('device-1', { status });
      expect(await reasons(channelFor(sink), batchTo(devices.slice(0, 1)))).toEqual(['credentials']);
      expect(await reasons(channelFor(sink), batchTo(devices))).toEqual(['refused', 'accepted']);
    },
  );

  it('is told to wait in seconds or until a date', async () => {
    const sink = await newSink();
    const devices = [sink.subscribe(), sink.subscribe()];
    sink.answers.set('device-1', { status: 429, retryAfter: '120' });
    sink.answers.set('device-2', { status: 429, retryAfter: new Date(Date.now() + 60_000).toUTCString() });
    const waits = (await channelFor(sink).deliver(batchTo(devices))).map(({ retryAfterMs }) => retryAfterMs ?? 0);
    expect(waits[0]).toBe(120_000);
    expect(waits[1]).toBeGreaterThan(50_000);
    expect(waits[1]).toBeLessThanOrEqual(60_000);
  });

  it('tries a short text once when the long one is too large', async () => {
    const sink = await newSink();
    const device = sink.subscribe();
    sink.answers.set('device-1', { status: 413 });
    expect(await reasons(channelFor(sink), batchTo([device]))).toEqual(['too-large']);
    expect(sink.requests).toBe(2);
  });

  it('survives a connection that breaks in the middle of a batch', async () => {
    const sink = await newSink();
    const devices = Array.from({ length: 20 }, () => sink.subscribe());
    sink.answers.set('device-10', 'drop');
    const found = await reasons(channelFor(sink), batchTo(devices));
    expect(found.every((reason) => reason === 'accepted' || reason === 'provider-down')).toBe(true);
    expect(found[9]).toBe('provider-down');
  });
});

describe('a push service in trouble', () => {
  it('that is not there is down, quickly, for everyone', async () => {
    const sink = await newSink();
    const port = await deadPort();
    const devices = Array.from({ length: 20 }, () => elsewhere(sink.subscribe(), `https://127.0.0.1:${port}`));
    const channel = channelFor(sink, {}, { PUSH_ALLOWED_HOSTS: `127.0.0.1:${port}` });
    const began = performance.now();
    expect(new Set(await reasons(channel, batchTo(devices)))).toEqual(new Set(['provider-down']));
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('that shows a certificate nobody vouches for gets nothing', async () => {
    const sink = await newSink();
    const stranger = await newSink();
    const device = sink.subscribe();
    const channel = channelFor(stranger, {}, { PUSH_ALLOWED_HOSTS: sink.host });
    const [result] = await channel.deliver(batchTo([device]));
    expect(result).toMatchObject({ reason: 'provider-down', detail: expect.stringMatching(/CERT|SIGN/) });
    expect(sink.requests).toBe(0);
  });

  it('that falls silent for good is left after one time limit, and a new connection is tried next time', async () => {
    const sink = await newSink();
    const devices = Array.from({ length: 5 }, () => sink.subscribe());
    for (const { id } of devices) sink.answers.set(id, 'silence');
    const channel = channelFor(sink);
    const began = performance.now();
    expect(new Set(await reasons(channel, batchTo(devices)))).toEqual(new Set(['timeout']));
    expect(performance.now() - began).toBeLessThan(2_000);
    sink.answers.clear();
    expect(new Set(await reasons(channel, batchTo(devices)))).toEqual(new Set(['accepted']));
    expect(sink.connections).toBe(2);
  });

  it('stops with the work', async () => {
    const sink = await newSink();
    const device = sink.subscribe();
    sink.answers.set('device-1', 'silence');
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const began = performance.now();
    const patient = channelFor(sink, { limits: { ...limits, messageMs: 30_000 } });
    expect(await reasons(patient, batchTo([device], { signal: stop.signal }))).toEqual(['timeout']);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('a made-up subscription', () => {
  it('cannot turn the hub against a host that is not a listed push service', async () => {
    const sink = await newSink();
    const channel = channelFor(sink, {}, { PUSH_ALLOWED_HOSTS: '' });
    expect(await reasons(channel, batchTo([sink.subscribe()]))).toEqual(['address-invalid']);
    expect(sink.connections).toBe(0);
  });

  it('cannot reach a private address through a name that looks like a push service', async () => {
    const sink = await newSink();
    const device = elsewhere(sink.subscribe(), 'https://rebound.push.services.mozilla.com');
    const channel = channelFor(sink, { resolve: (_name, done) => done(null, [{ address: '127.0.0.1', family: 4 }]) });
    const [result] = await channel.deliver(batchTo([device]));
    expect(result).toMatchObject({ reason: 'provider-down', detail: 'EPRIVATE' });
  });

  it('never shows its endpoint in what the operator reads', async () => {
    const sink = await newSink();
    const device = sink.subscribe();
    sink.answers.set('device-1', { status: 403, body: `bad subscription ${device.endpoint} ${device.p256dh}` });
    const [result] = await channelFor(sink).deliver(batchTo([device]));
    expect(result?.detail).not.toContain('device-1');
    expect(result?.detail).not.toContain(device.p256dh);
  });
});

describe('a drill', () => {
  it('reads as a drill on the device', async () => {
    const sink = await newSink();
    const rendition = renderWebPush(sampleInput(nishitokyo, { content: sampleContent({ kind: 'drill' }) }));
    await channelFor(sink).deliver(batchTo([sink.subscribe()], { rendition }));
    expect(JSON.parse(sink.received[0]?.payload ?? '')).toMatchObject({
      kind: 'drill',
      title: '【訓練】柳沢に避難指示【訓練】',
    });
  });
});

function elsewhere(device: PushDevice, origin: string): PushDevice {
  return { ...device, endpoint: `${origin}/push/x` };
}
