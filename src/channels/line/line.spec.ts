import { afterEach, describe, expect, it } from '@jest/globals';
import { nishitokyo } from '../../../test/support/profile.js';
import { LineSink, type LineScript } from '../../cli/sinks/line-sink.js';
import { deadPort } from '../../cli/sinks/smtp-sink.js';
import type { Batch, OpenChannel } from '../channel.js';
import { LANGUAGES } from '../../domain/language.js';
import { mark, markTitle } from '../../domain/marking.js';
import { ANSWERS } from '../../domain/receipt.js';
import { REASONS, type Attempted, type Reason } from '../../domain/outcome.js';
import { itIsAChannel, sampleContent, sampleInput } from '../channel-contract.js';
import { openLine } from './deliver.js';
import { line } from './index.js';
import type { ButtonsMessage } from './answer-buttons.js';
import { readPostback } from './postback.js';
import { keyFor } from './multicast.js';
import { renderLine, type LineWire } from './render.js';

const ACCOUNT = { LINE_CHANNEL_ACCESS_TOKEN: 'token', LINE_CHANNEL_SECRET: 'secret' };
const id = (index: number) => `U${index.toString(16).padStart(32, '0')}`;
const RETRY_KEY = '0197a1b2-0000-4000-8000-000000000001';
const OTHER_KEY = '0197a1b2-0000-4000-8000-000000000002';

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

describe('the buttons to answer with', () => {
  const buttonsOf = (overrides: Parameters<typeof sampleInput>[1]) =>
    (renderLine(sampleInput(nishitokyo, { asksAnswer: true, ...overrides })).wire as LineWire)
      .messages[1] as ButtonsMessage;

  it.each(LANGUAGES)('keep the limits of LINE in %s, marked at both ends in a drill', (language) => {
    for (const organisation of nishitokyo.organisations.map(({ code }) => code)) {
      const content = sampleContent({ kind: 'drill', organisation });
      const { template, altText } = buttonsOf({ language, content });
      expect(template.text.length).toBeLessThanOrEqual(160);
      expect(altText.length).toBeLessThanOrEqual(400);
      const sentence = mark('drill', language);
      expect(template.text.startsWith(sentence) && template.text.endsWith(sentence)).toBe(true);
      // Nobody may take the town for the fire brigade: the warning itself, or at least the number.
      expect(template.text).toMatch(/119|消防|しょうぼう|fire|소방|cứu hỏa|दमकल|bumbero|pemadam/u);
      expect(template.actions).toHaveLength(3);
      for (const { label, data, displayText } of template.actions) {
        expect(label.length).toBeLessThanOrEqual(20);
        expect(data.length).toBeLessThanOrEqual(300);
        expect(displayText).toBe(markTitle('drill', language, label));
      }
    }
  });

  it('come back as what they said, about the version they stood under', () => {
    const { template } = buttonsOf({});
    expect(template.actions.map(({ data }) => readPostback(data))).toEqual(
      ANSWERS.map((answer) => ({ answer, versionId: '0197a1b2-0000-7000-8000-00000000000b' })),
    );
    for (const data of [
      '',
      'answer=called&version=0197a1b2-0000-7000-8000-00000000000b',
      'answer=safe',
      'answer=safe&version=1',
    ])
      expect(readPostback(data)).toBeUndefined();
  });
});

describe('LINE that works', () => {
  it('gets 500 people in one call with the batch’s key', async () => {
    const sink = await newSink();
    expect(new Set(await reasons(channelTo(sink.url), batchTo(people(500))))).toEqual(new Set(['accepted']));
    expect(sink.calls).toEqual([{ ids: 500, retryKey: RETRY_KEY }]);
    expect(sink.received[0]?.messages[0]?.text).toContain('柳沢に避難指示');
  });

  it('F49 409 for a key it knows is success, names the request that got through, and sends to nobody', async () => {
    const sink = await newSink();
    const channel = channelTo(sink.url);
    await channel.deliver(batchTo(people(3)));
    const again = await channel.deliver(batchTo(people(3)));
    expect(again.map(({ reason }) => reason)).toEqual(['accepted-before', 'accepted-before', 'accepted-before']);
    expect(again[0]?.detail).toBe(sink.received[0]?.requestId);
    expect(sink.received).toHaveLength(1);
  });

  it.each<[LineScript, string, boolean]>([
    ['accept-then-500', 'provider-busy', true],
    ['accept-then-silence', 'timeout', true],
    ['accept-then-drop', 'provider-down', true],
    ['error', 'provider-busy', false],
    ['silence', 'timeout', false],
  ])(
    'F50 %s is repeated with the same key and the same bytes, and nobody gets it twice',
    async (step, reason, sent) => {
      const sink = await newSink(step);
      const channel = channelTo(sink.url);
      const first = await channel.deliver(batchTo(people(3)));
      expect(first.map((attempted) => [attempted.reason, attempted.repeatKey])).toEqual(
        Array.from({ length: 3 }, () => [reason, RETRY_KEY]),
      );
      const again = await reasons(channel, batchTo(people(3).reverse(), { retryKey: first[0]?.repeatKey ?? '' }));
      expect(new Set(again)).toEqual(new Set([sent ? 'accepted-before' : 'accepted']));
      expect(sink.calls.map(({ retryKey }) => retryKey)).toEqual([RETRY_KEY, RETRY_KEY]);
      expect(sink.bodies[1]).toBe(sink.bodies[0]);
      expect(sink.received.flatMap(({ to }) => to)).toEqual(people(3));
    },
  );

  it('F50 after 24 hours no longer knows a key, and the hub is told so', () => {
    expect(line.repeatKeyLivesMs).toBe(86_400_000);
  });
});

describe('one bad id among 500', () => {
  it('F52 costs only itself, and nobody gets the message twice', async () => {
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

  it('F52 is found again after a crash without sending the halves a second time', async () => {
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

  it('F52 leaves the people of an unanswered part with that part’s key, and starts no other', async () => {
    const sink = await newSink();
    const channel = channelTo(sink.url);
    sink.refused.add(id(8));
    // The whole list is refused, its first half gets no answer although it was sent.
    sink.scriptAt.set(1, 'accept-then-500');
    const first = await channel.deliver(batchTo(people(8)));
    const part = people(4);
    const key = keyFor(RETRY_KEY, part);
    const unanswered = first.filter(({ repeatKey }) => repeatKey === key);
    expect(unanswered.map(({ wayId }) => wayId)).toEqual(['way-0', 'way-1', 'way-2', 'way-3']);
    expect(first.filter(({ reason }) => reason === 'not-started')).toHaveLength(4);
    expect(new Set(await reasons(channel, batchTo(part, { retryKey: key })))).toEqual(new Set(['accepted-before']));
    const found = await reasons(channel, batchTo(people(8).slice(4), { retryKey: OTHER_KEY }));
    expect(found).toEqual(['accepted', 'accepted', 'accepted', 'address-invalid']);
    expect(sink.received.flatMap(({ to }) => to)).toEqual(people(7));
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
    expect(keyFor(OTHER_KEY, people(2))).not.toBe(key);
  });
});

describe('the month’s quota', () => {
  it('F51 is told before anything is issued', async () => {
    const sink = await newSink();
    sink.monthlyLimit = 200;
    sink.usedBefore = 50;
    const channel = channelTo(sink.url);
    await channel.deliver(batchTo(people(7)));
    expect(await channel.quota?.()).toEqual({ limit: 200, used: 57 });
  });

  it('F51 is nothing on a plan without one', async () => {
    expect(await channelTo((await newSink()).url).quota?.()).toBeUndefined();
  });

  it.each<LineScript>(['error', 'silence'])('F51 is nothing, soon, after %s', async (step) => {
    const sink = await newSink(step);
    sink.monthlyLimit = 200;
    const began = performance.now();
    expect(await channelTo(sink.url).quota?.()).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('a batch', () => {
  it('is left where it stands when the time to send is over', async () => {
    const sink = await newSink();
    sink.refused.add(id(4));
    let allowed = 2;
    const told: Attempted[] = [];
    const batch = batchTo(people(4), {
      mayStart: () => allowed-- > 0,
      settled: (attempted) => told.push(attempted),
    });
    const results = await channelTo(sink.url).deliver(batch);
    expect(results.map(({ reason }) => reason)).toEqual(['accepted', 'accepted', 'not-started', 'not-started']);
    expect(told).toEqual(results);
    expect(sink.calls).toHaveLength(2);
  });

  it('that was stopped before it began calls nobody', async () => {
    const sink = await newSink();
    const batch = batchTo(people(2), { signal: AbortSignal.abort() });
    expect(await reasons(channelTo(sink.url), batch)).toEqual(['not-started', 'not-started']);
    expect(sink.calls).toEqual([]);
  });
});

describe('what LINE answers', () => {
  it.each<[string, LineScript, Reason]>([
    ['F51', 'rate-limit', 'rate-limited'],
    ['F51', 'monthly-limit', 'quota'],
    ['F53', 'unauthorised', 'credentials'],
    ['F53', 'forbidden', 'credentials'],
    ['F50', 'error', 'provider-busy'],
    ['F50', 'silence', 'timeout'],
    ['F52', 'bad-message', 'refused'],
  ])('%s %s is %s for the whole batch, after one call', async (_row, step, reason) => {
    const sink = await newSink(step);
    expect(await reasons(channelTo(sink.url), batchTo(people(3)))).toEqual([reason, reason, reason]);
    expect(sink.calls).toHaveLength(1);
    expect(sink.received).toEqual([]);
  });

  it('F51 backs off from a rate, and alarms a person of a quota', () => {
    expect(REASONS['rate-limited']).toMatchObject({ outcome: 'retry', pauses: 'lane' });
    expect(REASONS.quota).toMatchObject({ outcome: 'failed', pauses: 'provider', alarms: true });
  });

  it('F53 is a matter of credentials when the token is revoked: the provider is paused, a person is alarmed', async () => {
    const sink = await newSink();
    expect(await reasons(channelTo(sink.url, 'revoked'), batchTo(people(1)))).toEqual(['credentials']);
    expect(REASONS.credentials).toMatchObject({ outcome: 'retry', pauses: 'provider', alarms: true });
  });

  it('has no key to repeat where the call cannot have arrived or was answered', async () => {
    const sink = await newSink('rate-limit');
    const [limited] = await channelTo(sink.url).deliver(batchTo(people(1)));
    expect(limited).not.toHaveProperty('repeatKey');
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
