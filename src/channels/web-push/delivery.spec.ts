import { mkdtempSync, writeFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import webPushLibrary from 'web-push';
import { nishitokyo } from '../../../test/support/profile.js';
import { PushSink, type PushAnswerScript, type PushDevice, type PushSinkOptions } from '../../cli/sinks/push-sink.js';
import { deadPort } from '../../cli/sinks/smtp-sink.js';
import type { Batch, OpenChannel } from '../channel.js';
import { sampleContent, sampleInput } from '../channel-contract.js';
import { REASONS, outcomeOf, type Attempted, type Reason } from '../../domain/outcome.js';
import { openWebPush, type Surroundings } from './deliver.js';
import { arm } from './encrypt.js';
import { webPush } from './index.js';
import { publicLookup } from './public-address.js';
import { renderWebPush, type PushWire } from './render.js';
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
    atOnce: 10,
    mayStart: () => true,
    settled: () => undefined,
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
  /** What the second of three devices gets. */
  async function answered(answer: PushAnswerScript): Promise<string[]> {
    const sink = await newSink();
    const devices = [sink.subscribe(), sink.subscribe(), sink.subscribe()];
    sink.answers.set('device-2', answer);
    return reasons(channelFor(sink), batchTo(devices));
  }

  it.each<[PushAnswerScript, string]>([
    [{ status: 200 }, 'accepted'],
    [{ status: 202 }, 'accepted'],
    [{ status: 413 }, 'too-large'],
    ['drip', 'provider-busy'],
    ['silence', 'timeout'],
  ])('%j is %s, and the others are served', async (answer, reason) => {
    expect(await answered(answer)).toEqual(['accepted', reason, 'accepted']);
  });

  it.each([404, 410])('F42 %i suspends that subscription, and the others are served', async (status) => {
    expect(await answered({ status })).toEqual(['accepted', 'address-gone', 'accepted']);
    expect(outcomeOf('address-gone')).toBe('suspended');
  });

  it('F43 413 is answered with the short text, once, and never in a loop', async () => {
    const sink = await newSink();
    const devices = [sink.subscribe(), sink.subscribe()];
    sink.answers.set('device-1', { status: 413 });
    const rendition = renderWebPush(sampleInput(nishitokyo));
    const { short } = rendition.wire as PushWire;
    sink.largest = Buffer.byteLength(short) + 103;
    expect(await reasons(channelFor(sink), batchTo(devices, { rendition }))).toEqual(['too-large', 'accepted']);
    expect(sink.requests).toBe(4);
    expect(sink.received.map(({ payload }) => payload)).toEqual([short]);
  });

  it('F43 the short text has a key pair of its own, although the subscription was armed', async () => {
    const sink = await newSink();
    const device = sink.subscribe();
    const armed = arm(device);
    sink.largest = 300;
    const channel = channelFor(sink);
    expect(await reasons(channel, armedBatch([device], [armed]))).toEqual(['accepted']);
    expect(sink.senders).toHaveLength(2);
    expect(sink.senders[0]).toEqual(armed.subarray(0, 65));
    expect(sink.senders[1]).not.toEqual(armed.subarray(0, 65));
  });

  it.each<[PushAnswerScript, number | undefined, number | undefined]>([
    [{ status: 429, retryAfter: '120' }, 120_000, 120_000],
    [{ status: 429, retryAfter: new Date(Date.now() + 600_000).toUTCString() }, 500_000, 600_000],
    [{ status: 429, retryAfter: '86400' }, 3_600_000, 3_600_000],
    [{ status: 429 }, undefined, undefined],
    [{ status: 406, retryAfter: '30' }, 30_000, 30_000],
    [{ status: 406 }, undefined, undefined],
  ])('F44 %j slows the lane down for as long as it says, an hour at most', async (answer, least, most) => {
    const sink = await newSink();
    sink.answers.set('device-1', answer);
    const [result] = await channelFor(sink).deliver(batchTo([sink.subscribe()]));
    expect(result?.reason).toBe('rate-limited');
    if (least === undefined || most === undefined) expect(result?.retryAfterMs).toBeUndefined();
    else {
      expect(result?.retryAfterMs).toBeGreaterThanOrEqual(least);
      expect(result?.retryAfterMs).toBeLessThanOrEqual(most);
    }
  });

  it.each([400, 401, 403])(
    'F45 %i to everyone is a matter of our key and suspends nobody; to one among others, of that subscription',
    async (status) => {
      const sink = await newSink();
      const devices = [sink.subscribe(), sink.subscribe(), sink.subscribe()];
      for (const { id } of devices) sink.answers.set(id, { status });
      expect(new Set(await reasons(channelFor(sink), batchTo(devices)))).toEqual(new Set(['credentials']));
      sink.answers.delete('device-2');
      const told: Attempted[] = [];
      const batch = batchTo(devices, { settled: (attempted) => told.push(attempted) });
      expect(await reasons(channelFor(sink), batch)).toEqual(['refused', 'accepted', 'refused']);
      expect(told.map(({ reason }) => reason)).toEqual(['accepted', 'refused', 'refused']);
      expect([outcomeOf('credentials'), outcomeOf('refused')]).toEqual(['retry', 'failed']);
    },
  );

  it.each<[PushAnswerScript, string]>([
    [{ status: 500 }, 'provider-busy'],
    [{ status: 502 }, 'provider-busy'],
    [{ status: 503 }, 'provider-busy'],
    ['reset', 'provider-down'],
  ])('F46 %j is tried again later', async (answer, reason) => {
    expect(await answered(answer)).toEqual(['accepted', reason, 'accepted']);
    expect(outcomeOf(reason as Reason)).toBe('retry');
  });

  it('F46 a redirect is not followed', async () => {
    const elsewhereSink = await newSink();
    expect(await answered({ redirect: `${elsewhereSink.url}/push/device-1` })).toEqual([
      'accepted',
      'provider-busy',
      'accepted',
    ]);
    expect(elsewhereSink.connections).toBe(0);
  });

  it('F46 a certificate for another name gets nothing', async () => {
    const sink = await newSink({ certificateFor: 'push.example.jp' });
    const [result] = await channelFor(sink).deliver(batchTo([sink.subscribe()]));
    expect(result).toMatchObject({ reason: 'provider-down', detail: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    expect(sink.requests).toBe(0);
  });

  it('F47 201 for a device that is gone counts as accepted by the service and as nothing more', async () => {
    const sink = await newSink();
    const device = sink.subscribe();
    sink.answers.set('device-1', 'lost');
    expect(await channelFor(sink).deliver(batchTo([device]))).toEqual([
      { wayId: 'way-0', reason: 'accepted', detail: '201' },
    ]);
    expect(sink.received).toEqual([]);
    expect(REASONS.accepted.label.en).toBe('Accepted by the provider');
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
    const patient = channelFor(sink, { limits: { ...limits, messageMs: 30_000 } });
    const came = reasons(patient, batchTo([device], { signal: stop.signal }));
    // Once it is under way: what had not begun would say so.
    while (sink.mostAtOnce === 0) await new Promise((done) => setTimeout(done, 5));
    stop.abort();
    const began = performance.now();
    expect(await came).toEqual(['timeout']);
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

  it('F48 cannot reach a private address through a name that looks like a push service', async () => {
    const sink = await newSink();
    const device = elsewhere(sink.subscribe(), 'https://rebound.push.services.mozilla.com');
    const channel = channelFor(sink, { resolve: (_name, done) => done(null, [{ address: '127.0.0.1', family: 4 }]) });
    const [result] = await channel.deliver(batchTo([device]));
    expect(result).toMatchObject({ reason: 'provider-down', detail: 'EPRIVATE' });
  });

  it('F48 is refused at the socket when the name was public at first and points here when it connects', async () => {
    const sink = await newSink();
    const answers = ['8.8.8.8', '127.0.0.1'];
    const lookup = publicLookup((_name, done) => done(null, [{ address: answers.shift() ?? '127.0.0.1', family: 4 }]));
    const first = await new Promise((resolve) => lookup('rebound.example.jp', {}, (_error, found) => resolve(found)));
    expect(first).toBe('8.8.8.8');
    const code = await new Promise((resolve) => {
      const socket = connectTcp({ host: 'rebound.example.jp', port: sink.port, lookup });
      socket.once('connect', () => resolve('connected'));
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    });
    expect(code).toBe('EPRIVATE');
    expect(answers).toEqual([]);
  });

  it.each([
    ['a point off the curve', { p256dh: Buffer.from([4, ...new Uint8Array(64).fill(7)]).toString('base64url') }],
    ['no key', { p256dh: '' }],
    ['a short secret', { auth: 'AAAA' }],
  ])('with %s costs only itself', async (_what, keys) => {
    const sink = await newSink();
    const devices = [sink.subscribe(), { ...sink.subscribe(), ...keys }, sink.subscribe()];
    expect(await reasons(channelFor(sink), batchTo(devices))).toEqual(['accepted', 'address-invalid', 'accepted']);
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

describe('an armed subscription', () => {
  it('gets its message with the key pair made beforehand', async () => {
    const sink = await newSink();
    const devices = [sink.subscribe(), sink.subscribe()];
    const armed = devices.map((device) => arm(device));
    expect(await reasons(channelFor(sink), armedBatch(devices, armed))).toEqual(['accepted', 'accepted']);
    expect(sink.received).toHaveLength(2);
    expect(new Set(sink.senders.map(String))).toEqual(new Set(armed.map((each) => String(each.subarray(0, 65)))));
  });

  it.each([0, 32, 96, 98])('with %i bytes of it is served as if there were none', async (length) => {
    const sink = await newSink();
    const channel = channelFor(sink);
    expect(await reasons(channel, armedBatch([sink.subscribe()], [Buffer.alloc(length)]))).toEqual(['accepted']);
    expect(sink.received).toHaveLength(1);
  });

  it('names the host that takes its messages, with the port if there is one', () => {
    const device = { p256dh: '', auth: '' };
    expect(webPush.destinationOf?.({ ...device, endpoint: 'https://fcm.googleapis.com/fcm/send/x' })).toBe(
      'fcm.googleapis.com',
    );
    expect(webPush.destinationOf?.({ ...device, endpoint: 'https://127.0.0.1:8443/push/1' })).toBe('127.0.0.1:8443');
  });
});

describe('a batch', () => {
  it('leaves the rest when the time to send is over', async () => {
    const sink = await newSink();
    const devices = Array.from({ length: 10 }, () => sink.subscribe());
    let allowed = 4;
    const told: Attempted[] = [];
    const batch = batchTo(devices, {
      atOnce: 2,
      mayStart: () => allowed-- > 0,
      settled: (attempted) => told.push(attempted),
    });
    const found = await reasons(channelFor(sink), batch);
    expect(found.filter((reason) => reason === 'accepted')).toHaveLength(4);
    expect(found.filter((reason) => reason === 'not-started')).toHaveLength(6);
    expect(sink.requests).toBe(4);
    expect(told).toHaveLength(10);
  });

  it('that was stopped before it began sends nothing and connects to nobody', async () => {
    const sink = await newSink();
    const batch = batchTo([sink.subscribe(), sink.subscribe()], { signal: AbortSignal.abort() });
    expect(await reasons(channelFor(sink), batch)).toEqual(['not-started', 'not-started']);
    expect(sink.connections).toBe(0);
  });

  it('tells of each outcome as soon as it is known', async () => {
    const sink = await newSink();
    const devices = [sink.subscribe(), sink.subscribe()];
    sink.answers.set('device-1', 'silence');
    const told: string[] = [];
    const delivering = channelFor(sink).deliver(batchTo(devices, { settled: ({ wayId }) => told.push(wayId) }));
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(told).toEqual(['way-1']);
    await delivering;
    expect(told).toEqual(['way-1', 'way-0']);
  });

  it.each([
    [1, 100, 1],
    [3, 100, 3],
    [50, 4, 4],
  ])('of %i at once, where %i are let through, has at most %i under way', async (atOnce, ofOrigin, most) => {
    const sink = await newSink();
    sink.pauseMs = 10;
    const devices = Array.from({ length: 20 }, () => sink.subscribe());
    const channel = channelFor(sink, { limits: { ...limits, atOnce: ofOrigin } });
    expect(new Set(await reasons(channel, batchTo(devices, { atOnce })))).toEqual(new Set(['accepted']));
    expect(sink.mostAtOnce).toBe(most);
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

function armedBatch(devices: Subscription[], armed: Buffer[]): Batch<Subscription> {
  const batch = batchTo(devices);
  const recipients = batch.recipients.map((recipient, index) => {
    const mine = armed[index];
    return mine === undefined ? recipient : { ...recipient, armed: mine };
  });
  return { ...batch, recipients };
}

function elsewhere(device: PushDevice, origin: string): PushDevice {
  return { ...device, endpoint: `${origin}/push/x` };
}
