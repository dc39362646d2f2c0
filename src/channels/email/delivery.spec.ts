import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { nishitokyo } from '../../../test/support/profile.js';
import { deadPort, SmtpSink, type SmtpAnswer, type SmtpSinkOptions } from '../../cli/sinks/smtp-sink.js';
import type { Batch, OpenChannel } from '../channel.js';
import { sampleInput } from '../channel-contract.js';
import { openEmail } from './deliver.js';
import { renderEmail } from './render.js';
import { emailSettings } from './settings.js';

const LIMITS = { connectMs: 400, messageMs: 600, stalledMs: 200, idleMs: 5_000, relayRestMs: 60_000, proofMs: 60_000 };
const opened: { close?(): Promise<void>; stop?(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await (each.close?.() ?? each.stop?.());
});

async function sinkWith(answers: Record<string, SmtpAnswer> = {}, options: SmtpSinkOptions = {}): Promise<SmtpSink> {
  const sink = await SmtpSink.start(0, options);
  for (const [address, answer] of Object.entries(answers)) sink.answers.set(address, answer);
  opened.push(sink);
  return sink;
}

function channelTo(url: string, env: Record<string, string> = {}): OpenChannel<string> {
  const settings = emailSettings.parse({ SMTP_URL: url, MAIL_FROM: '西東京市 <alert@city.example.jp>', ...env });
  if (settings === undefined) throw new Error('no settings');
  const channel = openEmail(settings, { limits: LIMITS });
  opened.push(channel);
  return channel;
}

async function batchTo(addresses: string[], signal = new AbortController().signal): Promise<Batch<string>> {
  return {
    rendition: await renderEmail(sampleInput(nishitokyo)),
    recipients: addresses.map((address, index) => ({ wayId: `way-${index}`, address, leaveToken: `token-${index}` })),
    versionId: 'v',
    alertId: 'a',
    retryKey: '0197a1b2-0000-4000-8000-000000000001',
    atOnce: 10,
    mayStart: () => true,
    settled: () => undefined,
    urgency: 'Immediate',
    expiresAt: new Date('2026-11-21T13:00:00Z'),
    now: new Date('2026-11-21T01:00:00Z'),
    signal,
  };
}

/** The reason of each address, in the order given. */
async function reasons(channel: OpenChannel<string>, addresses: string[], signal?: AbortSignal): Promise<string[]> {
  const results = await channel.deliver(await batchTo(addresses, signal));
  expect(results).toHaveLength(addresses.length);
  return addresses.map((_, index) => results.find(({ wayId }) => wayId === `way-${index}`)?.reason ?? 'none');
}

describe('mail to a server that works', () => {
  it('reaches each recipient in a message of their own, over a few reused sessions', async () => {
    const sink = await sinkWith();
    const addresses = Array.from({ length: 100 }, (_, index) => `r${index}@example.jp`);
    const channel = channelTo(sink.url, { MAIL_CONNECTIONS: '4' });
    expect(new Set(await reasons(channel, addresses))).toEqual(new Set(['accepted']));
    expect(new Set(await reasons(channel, addresses.slice(0, 10)))).toEqual(new Set(['accepted']));
    expect(sink.received).toHaveLength(110);
    expect(sink.sessions).toBeLessThanOrEqual(4);
    expect(sink.received.every(({ to, from }) => to.length === 1 && from === 'alert@city.example.jp')).toBe(true);
    for (const { raw, to } of sink.received.slice(0, 100)) {
      const mail = await PostalMime.parse(raw);
      expect(mail.to?.[0]?.address).toBe(to[0]);
      expect(mail.from).toEqual({ name: '西東京市', address: 'alert@city.example.jp' });
      expect(mail.text).toContain(`/unsubscribe/token-${String(to[0]).replace(/\D/g, '')}`);
    }
  });

  it('gives the server’s own words as detail, without the address', async () => {
    const sink = await sinkWith({
      'gone@example.jp': { rcpt: '550 5.1.1 <gone@example.jp>: user gone@example.jp unknown' },
    });
    const results = await channelTo(sink.url).deliver(await batchTo(['ok@example.jp', 'gone@example.jp']));
    const details = Object.fromEntries(results.map(({ wayId, detail }) => [wayId, detail]));
    expect(details['way-0']).toContain('queued as');
    expect(details['way-1']).toContain('5.1.1');
    expect(details['way-1']).not.toContain('gone');
  });

  it('sends to the old carrier addresses with dots where the standard has none', async () => {
    const sink = await sinkWith();
    expect(await reasons(channelTo(sink.url), ['a..b@docomo.ne.jp'])).toEqual(['accepted']);
    expect(sink.received[0]?.to[0]).toBe('"a..b"@docomo.ne.jp');
  });

  it('signs in with the account in the URL, and calls a refused one a matter of credentials', async () => {
    const sink = await sinkWith({}, { account: { user: 'hub', pass: 'p@ss' } });
    const good = channelTo(`smtp://hub:p%40ss@127.0.0.1:${sink.port}`);
    expect(await reasons(good, ['a@example.jp'])).toEqual(['accepted']);
    const bad = channelTo(`smtp://hub:wrong@127.0.0.1:${sink.port}`);
    expect(await reasons(bad, ['a@example.jp', 'b@example.jp'])).toEqual(['credentials', 'credentials']);
    expect(await reasons(channelTo(sink.url), ['a@example.jp'])).toEqual(['credentials']);
    expect(sink.received).toHaveLength(1);
  });

  it('signs each mail with DKIM, the one-click headers included', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const keyFile = join(mkdtempSync(join(tmpdir(), 'dkim-')), 'key.pem');
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const sink = await sinkWith();
    const env = { MAIL_DKIM_DOMAIN: 'city.example.jp', MAIL_DKIM_SELECTOR: 's1', MAIL_DKIM_KEY_FILE: keyFile };
    expect(await reasons(channelTo(sink.url, env), ['a@example.jp'])).toEqual(['accepted']);
    const raw = (sink.received[0]?.raw.toString('latin1') ?? '').replace(/\r\n[ \t]+/g, ' ');
    expect(raw).toMatch(/^DKIM-Signature:.*d=city\.example\.jp;.*h=[^;]*list-unsubscribe-post/im);
  });
});

describe('what a server answers', () => {
  it.each<[string, SmtpAnswer, string]>([
    ['a full greylist', { rcpt: '450 4.2.0 greylisted, try again later' }, 'provider-busy'],
    ['a local error', { rcpt: '451 4.3.0 local error' }, 'provider-busy'],
    ['a rate limit', { rcpt: '450 4.7.1 rate limit exceeded' }, 'rate-limited'],
    ['a closing server', { rcpt: '421 4.3.2 shutting down' }, 'provider-busy'],
    ['an unknown mailbox', { rcpt: '550 5.1.1 no such user' }, 'address-gone'],
    ['an unknown mailbox without a code', { rcpt: '551 user not local' }, 'address-gone'],
    ['a malformed mailbox', { rcpt: '553 mailbox name not allowed' }, 'address-gone'],
    ['a relay that knows us not', { rcpt: '554 5.7.1 relay access denied' }, 'credentials'],
    ['a policy', { rcpt: '550 5.7.1 blocked by policy' }, 'refused'],
    ['a full mailbox for good', { rcpt: '552 5.2.2 mailbox full' }, 'refused'],
    ['a size limit', { data: '552 5.3.4 message too big' }, 'too-large'],
    ['a spam filter', { data: '554 5.7.1 looks like spam' }, 'refused'],
    ['a filter without a code', { data: '550 no thanks' }, 'refused'],
    ['a full disk after the text', { data: '452 4.3.1 insufficient storage' }, 'provider-busy'],
    ['a dropped line after the text', 'drop', 'in-doubt'],
    ['silence after the text', 'silence', 'in-doubt'],
    ['a dripping answer to the address', 'drip', 'timeout'],
  ])('%s touches its own recipient only', async (_name, answer, reason) => {
    const sink = await sinkWith({ 'odd@example.jp': answer });
    const channel = channelTo(sink.url, { MAIL_CONNECTIONS: '1' });
    expect(await reasons(channel, ['a@example.jp', 'odd@example.jp', 'b@example.jp'])).toEqual([
      'accepted',
      reason,
      'accepted',
    ]);
    expect(sink.received.map(({ to }) => to[0])).toEqual(['a@example.jp', 'b@example.jp']);
  });
});

describe('a server in trouble', () => {
  it('that is not there is told once for the whole batch', async () => {
    const channel = channelTo(`smtp://127.0.0.1:${await deadPort()}`);
    expect(await reasons(channel, ['a@example.jp', 'b@example.jp'])).toEqual(['provider-down', 'provider-down']);
  });

  it.each<[string, SmtpSinkOptions, string]>([
    ['says nothing', { greeting: 'silence' }, 'timeout'],
    ['greets one byte at a time', { greeting: 'drip' }, 'timeout'],
    ['turns us away', { greeting: { text: '421 too many connections' } }, 'rate-limited'],
    ['does not want us', { greeting: { text: '554 5.7.1 go away' } }, 'credentials'],
  ])('that %s at the greeting costs one time limit, not one per recipient', async (_name, options, reason) => {
    const sink = await sinkWith({}, options);
    const addresses = Array.from({ length: 50 }, (_, index) => `r${index}@example.jp`);
    const began = performance.now();
    expect(new Set(await reasons(channelTo(sink.url), addresses))).toEqual(new Set([reason]));
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('that allows few sessions still gets the whole batch over those', async () => {
    const sink = await sinkWith({}, { maxSessions: 2 });
    const addresses = Array.from({ length: 60 }, (_, index) => `r${index}@example.jp`);
    expect(new Set(await reasons(channelTo(sink.url), addresses))).toEqual(new Set(['accepted']));
    expect(new Set(sink.received.map(({ session }) => session)).size).toBeLessThanOrEqual(2);
  });

  it.each<'drop' | '421'>(['drop', '421'])(
    'that ends each session after three mails (%s) costs nobody a mail',
    async (then) => {
      const sink = await sinkWith({}, { perSession: { mails: 3, then } });
      const addresses = Array.from({ length: 20 }, (_, index) => `r${index}@example.jp`);
      const channel = channelTo(sink.url, { MAIL_CONNECTIONS: '2' });
      expect(new Set(await reasons(channel, addresses))).toEqual(new Set(['accepted']));
      expect(sink.received).toHaveLength(20);
    },
  );

  it('that hung up while idle costs nobody a mail', async () => {
    const sink = await sinkWith({}, { idleMs: 150 });
    const channel = channelTo(sink.url, { MAIL_CONNECTIONS: '2' });
    expect(await reasons(channel, ['a@example.jp', 'b@example.jp'])).toEqual(['accepted', 'accepted']);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await reasons(channel, ['c@example.jp', 'd@example.jp'])).toEqual(['accepted', 'accepted']);
    expect(sink.received).toHaveLength(4);
  });

  it('gets nothing in clear text when TLS is required, whether it has none or one that cannot be verified', async () => {
    const without = await sinkWith();
    expect(await reasons(channelTo(`${without.url}?tls=required`), ['a@example.jp'])).toEqual(['credentials']);
    const unverifiable = await sinkWith({}, { startTls: true });
    expect(await reasons(channelTo(`${unverifiable.url}?tls=required`), ['a@example.jp'])).toEqual(['credentials']);
    expect([...without.received, ...unverifiable.received]).toEqual([]);
  });

  it('leaves what was not begun for later when the work is stopped', async () => {
    const sink = await sinkWith({ 'slow@example.jp': 'silence' });
    const stop = new AbortController();
    const channel = channelTo(sink.url, { MAIL_CONNECTIONS: '1' });
    setTimeout(() => stop.abort(), 150);
    expect(await reasons(channel, ['slow@example.jp', 'b@example.jp'], stop.signal)).toEqual([
      'in-doubt',
      'not-started',
    ]);
    expect(sink.received).toEqual([]);
  });

  it('never sees an address that would open a second command', async () => {
    const sink = await sinkWith();
    const evil = 'ok@example.jp>\r\nRCPT TO:<evil@example.com';
    expect(await reasons(channelTo(sink.url), [evil])).toEqual(['address-invalid']);
    expect(sink.received).toEqual([]);
  });
});
