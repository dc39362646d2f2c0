import { afterEach, describe, expect, it } from '@jest/globals';
import { nishitokyo } from '../../../test/support/profile.js';
import { LineSink, type LineScript } from '../../cli/sinks/line-sink.js';
import { deadPort } from '../../cli/sinks/smtp-sink.js';
import type { Batch, OpenChannel } from '../channel.js';
import { itIsAChannel, sampleContent, sampleInput } from '../channel-contract.js';
import { keyFor, openLine } from './deliver.js';
import { line } from './index.js';
import { renderLine, type LineWire } from './render.js';

const ACCOUNT = { LINE_CHANNEL_ACCESS_TOKEN: 'token', LINE_CHANNEL_SECRET: 'secret' };
const id = (index: number) => `U${index.toString(16).padStart(32, '0')}`;
const RETRY_KEY = '0197a1b2-0000-4000-8000-000000000001';

itIsAChannel(line, {
  profile: nishitokyo,
  settings: {
    complete: { ...ACCOUNT, LINE_API_BASE_URL: 'http://127.0.0.1:9000' },
    partial: [
      { env: { LINE_CHANNEL_ACCESS_TOKEN: 'token' }, names: ['LINE_CHANNEL_SECRET'] },
      { env: { LINE_CHANNEL_SECRET: 'secret' }, names: ['LINE_CHANNEL_ACCESS_TOKEN'] },
      { env: { LINE_API_BASE_URL: 'http://127.0.0.1:9000' }, names: Object.keys(ACCOUNT) },
      { env: { ...ACCOUNT, LINE_API_BASE_URL: 'api.line.me' }, names: ['LINE_API_BASE_URL'] },
    ],
  },
  addresses: {
    good: [id(1), `U${'0123456789abcdef'.repeat(2)}`],
    bad: ['', 'suzuki', id(1).toUpperCase().replace('0', 'F'), `C${'0'.repeat(32)}`, `${id(1)}0`, `${id(1)}\n`],
    same: [[id(1), id(1)]],
  },
});

const sinks: LineSink[] = [];

afterEach(async () => {
  for (const sink of sinks.splice(0)) await sink.stop();
});

async function newSink(...script: LineScript[]): Promise<LineSink> {
  const sink = await LineSink.start(0, 'token');
  sink.script.push(...script);
  sinks.push(sink);
  return sink;
}

function channelTo(apiBaseUrl: string, channelAccessToken = 'token', deadlineMs = 300): OpenChannel<string> {
  return openLine({ channelAccessToken, channelSecret: 'secret', apiBaseUrl }, deadlineMs);
}

function batchTo(ids: string[], overrides: Partial<Batch<string>> = {}): Batch<string> {
  return {
    rendition: renderLine(sampleInput(nishitokyo)),
    recipients: ids.map((address, index) => ({ wayId: `way-${index}`, address, leaveToken: `token-${index}` })),
    versionId: 'v',
    alertId: 'a',
    retryKey: RETRY_KEY,
    urgency: 'Immediate',
    expiresAt: new Date('2026-11-21T13:00:00Z'),
    now: new Date('2026-11-21T01:00:00Z'),
    signal: new AbortController().signal,
    ...overrides,
  };
}

const people = (count: number) => Array.from({ length: count }, (_, index) => id(index + 1));

async function reasons(channel: OpenChannel<string>, batch: Batch<string>): Promise<string[]> {
  const results = await channel.deliver(batch);
  expect(results).toHaveLength(batch.recipients.length);
  return batch.recipients.map(({ wayId }) => results.find((result) => result.wayId === wayId)?.reason ?? 'none');
}

describe('a LINE message', () => {
  it('says what, where and what to do within 500 characters, and links to the rest', () => {
    const { wire, measure } = renderLine(sampleInput(nishitokyo));
    expect((wire as LineWire).messages).toEqual([
      {
        type: 'text',
        text: '柳沢に避難指示\n\n柳沢\n\n危険な場所から全員避難してください。\n\n西東京市 危機管理課\n\n詳しい情報: https://todoke.example.jp/alerts/40217',
      },
    ]);
    expect(measure.count).toBeLessThan(500);
  });

  it('counts as LINE does and is cut between characters, its marks and its link kept', () => {
    const texts = { ja: { headline: 'あ', place: 'い', instruction: '👨‍👩‍👧‍👦'.repeat(2_000), body: '' } };
    const { preview, measure } = renderLine(
      sampleInput(nishitokyo, { content: sampleContent({ kind: 'drill', texts }) }),
    );
    expect(measure.count).toBe(preview.length);
    expect(preview.length).toBeLessThanOrEqual(5_000);
    expect(preview.length).toBeGreaterThan(4_950);
    expect(preview).toMatch(/👨‍👩‍👧‍👦…\n\n[^]*alerts\/40217\n\n【訓練】これは訓練です。$/u);
  });
});

describe('LINE that works', () => {
  it('gets 500 people in one call with the batch’s key', async () => {
    const sink = await newSink();
    expect(new Set(await reasons(channelTo(sink.url), batchTo(people(500))))).toEqual(new Set(['accepted']));
    expect(sink.calls).toEqual([{ ids: 500, retryKey: RETRY_KEY }]);
    expect(sink.received[0]?.messages[0]?.text).toContain('柳沢に避難指示');
  });

  it('sends a repeat to nobody and names the request that got through', async () => {
    const sink = await newSink();
    const channel = channelTo(sink.url);
    await channel.deliver(batchTo(people(3)));
    const again = await channel.deliver(batchTo(people(3)));
    expect(again.map(({ reason }) => reason)).toEqual(['accepted-before', 'accepted-before', 'accepted-before']);
    expect(again[0]?.detail).toBe(sink.received[0]?.requestId);
    expect(sink.received).toHaveLength(1);
  });

  it.each<[LineScript, string]>([
    ['accept-then-500', 'provider-busy'],
    ['accept-then-silence', 'timeout'],
  ])('that did %s is asked again with the same key, and nobody gets it twice', async (step, reason) => {
    const sink = await newSink(step);
    const channel = channelTo(sink.url);
    expect(await reasons(channel, batchTo(people(2)))).toEqual([reason, reason]);
    expect(await reasons(channel, batchTo(people(2)))).toEqual(['accepted-before', 'accepted-before']);
    expect(sink.received).toHaveLength(1);
  });
});

describe('one bad id among 500', () => {
  it('costs only itself, and nobody gets the message twice', async () => {
    const sink = await newSink();
    sink.refused.add(id(137));
    const found = await reasons(channelTo(sink.url), batchTo(people(500)));
    expect(found[136]).toBe('address-invalid');
    expect(found.filter((reason) => reason === 'accepted')).toHaveLength(499);
    expect(sink.received.flatMap(({ to }) => to).sort()).toEqual(
      people(500)
        .filter((each) => each !== id(137))
        .sort(),
    );
    expect(sink.calls.length).toBeLessThanOrEqual(20);
  });

  it('is found again after a crash without sending the halves a second time', async () => {
    const sink = await newSink();
    sink.refused.add(id(5));
    const channel = channelTo(sink.url);
    await channel.deliver(batchTo(people(20)));
    const sent = sink.received.length;
    const found = await reasons(channel, batchTo(people(20)));
    expect(found[4]).toBe('address-invalid');
    expect(found.filter((reason) => reason === 'accepted-before')).toHaveLength(19);
    expect(sink.received).toHaveLength(sent);
  });

  it('does not become a thousand calls when every id is bad', async () => {
    const sink = await newSink();
    for (const each of people(500)) sink.refused.add(each);
    const found = await reasons(channelTo(sink.url), batchTo(people(500)));
    expect(sink.calls.length).toBeLessThanOrEqual(64);
    expect(found).not.toContain('accepted');
  });

  it('has a key of its own for each part, the same every time and a UUID', () => {
    const key = keyFor(RETRY_KEY, people(2));
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(keyFor(RETRY_KEY, people(2))).toBe(key);
    expect(keyFor(RETRY_KEY, people(3))).not.toBe(key);
    expect(keyFor('0197a1b2-0000-4000-8000-000000000002', people(2))).not.toBe(key);
  });
});

describe('what LINE answers', () => {
  it.each<[LineScript, string, number]>([
    ['rate-limit', 'rate-limited', 1],
    ['monthly-limit', 'quota', 1],
    ['unauthorised', 'credentials', 1],
    ['error', 'provider-busy', 1],
    ['silence', 'timeout', 1],
    ['bad-message', 'refused', 1],
  ])('%s is %s for the whole batch, after one call', async (step, reason, calls) => {
    const sink = await newSink(step);
    expect(await reasons(channelTo(sink.url), batchTo(people(3)))).toEqual([reason, reason, reason]);
    expect(sink.calls).toHaveLength(calls);
    expect(sink.received).toEqual([]);
  });

  it('is a matter of credentials when the token is wrong', async () => {
    const sink = await newSink();
    expect(await reasons(channelTo(sink.url, 'revoked'), batchTo(people(1)))).toEqual(['credentials']);
  });

  it('is nothing when nobody listens', async () => {
    const channel = channelTo(`http://127.0.0.1:${await deadPort()}`);
    expect(await channel.deliver(batchTo(people(1)))).toEqual([
      { wayId: 'way-0', reason: 'provider-down', detail: 'ECONNREFUSED' },
    ]);
  });

  it('never shows an id to the operator', async () => {
    const sink = await newSink();
    sink.refused.add(id(1));
    const results = await channelTo(sink.url).deliver(batchTo(people(2)));
    expect(JSON.stringify(results)).not.toContain(id(1));
    expect(line.maskAddress(id(0xabcd))).toBe('U***abcd');
  });

  it('is not waited for when the work is stopped', async () => {
    const sink = await newSink('silence');
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    const began = performance.now();
    const patient = channelTo(sink.url, 'token', 30_000);
    expect(await reasons(patient, batchTo(people(1), { signal: stop.signal }))).toEqual(['timeout']);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
