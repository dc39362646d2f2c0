import { dnsCache } from 'nodemailer/lib/shared';
import { afterEach, describe, expect, it } from '@jest/globals';
import { nishitokyo } from '../../../test/support/profile.js';
import { ScriptedSmtp, type SmtpScript } from '../../../test/support/scripted-smtp.js';
import { deadPort } from '../../cli/sinks/smtp-sink.js';
import type { Attempted } from '../../domain/outcome.js';
import type { Batch, OpenChannel } from '../channel.js';
import { sampleInput } from '../channel-contract.js';
import { openEmail } from './deliver.js';
import type { Limits } from './limits.js';
import { renderEmail } from './render.js';
import { emailSettings } from './settings.js';

/** A tenth of the real ones, or less: a row that says 20 s is met when its tenth is. */
const LIMITS: Limits = {
  connectMs: 500,
  messageMs: 1_500,
  stalledMs: 50,
  idleMs: 5_000,
  relayRestMs: 700,
  proofMs: 60_000,
};
/** Where sessions are counted: a busy machine must not look like a slow destination. */
const CALM = { stalledMs: 10_000 };
const stops: (() => unknown)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function serverWith(script: SmtpScript, port = 0): Promise<ScriptedSmtp> {
  const server = await ScriptedSmtp.start(script, port);
  stops.push(() => server.stop());
  return server;
}

function channelTo(url: string, env: Record<string, string> = {}, limits: Partial<Limits> = {}): OpenChannel<string> {
  const settings = emailSettings.parse({ SMTP_URL: url, MAIL_FROM: 'alert@city.example.jp', ...env });
  if (settings === undefined) throw new Error('no settings');
  const channel = openEmail(settings, { limits: { ...LIMITS, ...limits } });
  stops.push(() => channel.close());
  return channel;
}

async function batchTo(addresses: string[], more: Partial<Batch<string>> = {}): Promise<Batch<string>> {
  return {
    rendition: await renderEmail(sampleInput(nishitokyo)),
    recipients: addresses.map((address) => ({ wayId: address, address, leaveToken: 'token' })),
    versionId: 'v',
    alertId: 'a',
    retryKey: '0197a1b2-0000-4000-8000-000000000001',
    atOnce: 100,
    mayStart: () => true,
    settled: () => undefined,
    urgency: 'Immediate',
    expiresAt: new Date('2026-11-21T13:00:00Z'),
    now: new Date('2026-11-21T01:00:00Z'),
    signal: new AbortController().signal,
    ...more,
  };
}

async function reasons(channel: OpenChannel<string>, addresses: string[], more: Partial<Batch<string>> = {}) {
  const results = await channel.deliver(await batchTo(addresses, more));
  expect(results.map(({ wayId }) => wayId).sort()).toEqual([...addresses].sort());
  return addresses.map((address) => results.find(({ wayId }) => wayId === address)?.reason);
}

const people = (count: number, domain = 'example.jp') => Array.from({ length: count }, (_, at) => `r${at}@${domain}`);
const rcpt = (replies: Record<string, string>): SmtpScript => ({
  reply: (command) => replies[/^RCPT TO:<(.*)>/.exec(command)?.[1] ?? ''],
});
const atDoor = (reply: string): SmtpScript => ({ greeting: reply });

describe('a relay that is away', () => {
  it('F33 refused, unknown or silent: to be tried again, and told within the time limit', async () => {
    const silent = await serverWith({ greeting: 'silence' });
    const urls = [`smtp://127.0.0.1:${await deadPort()}`, 'smtp://relay.invalid', silent.url];
    const began = performance.now();
    const came = await Promise.all(urls.map((url) => reasons(channelTo(url), people(30))));
    expect(came.map((each) => [...new Set(each)])).toEqual([['provider-down'], ['provider-down'], ['timeout']]);
    expect(performance.now() - began).toBeLessThan(LIMITS.connectMs * 4);
  });

  it.each<[string, string]>([
    ['421 4.3.2 closing', 'provider-busy'],
    ['450 4.7.1 too many', 'rate-limited'],
  ])('F34 %s on connect: all are tried again', async (greeting, reason) => {
    const server = await serverWith(atDoor(greeting));
    expect(new Set(await reasons(channelTo(server.url), people(30)))).toEqual(new Set([reason]));
  });

  it.each<[string, SmtpScript | 'dead']>([
    ['refuses connections', 'dead'],
    ['says nothing', { greeting: 'silence' }],
    ['says 421 at the door', atDoor('421 4.3.2 closing')],
    ['says 451 at the door', atDoor('451 4.3.0 later')],
  ])('F33 that %s is replaced by the second within the time of a connection', async (_name, script) => {
    const second = await serverWith({});
    const url = script === 'dead' ? `smtp://127.0.0.1:${await deadPort()}` : (await serverWith(script)).url;
    const channel = channelTo(url, { SMTP_FALLBACK_URL: second.url });
    const began = performance.now();
    expect(new Set(await reasons(channel, people(50)))).toEqual(new Set(['accepted']));
    expect(performance.now() - began).toBeLessThan(LIMITS.connectMs * 2);
    expect(second.mails).toHaveLength(50);
  });

  it('F33 is asked again after its rest, and then has the mail again', async () => {
    const port = await deadPort();
    const second = await serverWith({});
    const channel = channelTo(`smtp://127.0.0.1:${port}`, { SMTP_FALLBACK_URL: second.url });
    await reasons(channel, people(20));
    const first = await serverWith({}, port);
    await reasons(channel, people(20));
    expect([first.mails.length, second.mails.length]).toEqual([0, 40]);
    await new Promise((resolve) => setTimeout(resolve, LIMITS.relayRestMs + 50));
    expect(new Set(await reasons(channel, people(20)))).toEqual(new Set(['accepted']));
    expect(first.mails.length).toBeGreaterThan(0);
    expect(first.mails.length + second.mails.length).toBe(60);
  });

  it('F38 is not replaced when the credentials are refused or TLS does not come about', async () => {
    const second = await serverWith({});
    const account = await serverWith({
      extensions: ['AUTH PLAIN'],
      reply: (line) => (line.startsWith('AUTH') ? '535 5.7.8 no' : undefined),
    });
    const stripped = await serverWith({});
    const urls = [
      `smtp://u:p@127.0.0.1:${account.port}`,
      `${stripped.url}?tls=required`,
      `smtps://127.0.0.1:${stripped.port}`,
    ];
    for (const url of urls) {
      const channel = channelTo(url, { SMTP_FALLBACK_URL: second.url });
      expect(await reasons(channel, people(3))).toEqual(['credentials', 'credentials', 'credentials']);
    }
    expect([...second.mails, ...account.mails, ...stripped.mails]).toEqual([]);
  });

  it('F65 is found at its last good address while the resolver is dead', async () => {
    const server = await serverWith({});
    dnsCache.set('relay.invalid', { value: { addresses: ['127.0.0.1'] }, expires: Date.now() + 60_000 });
    const channel = channelTo(`smtp://relay.invalid:${server.port}`, {}, { idleMs: 20 });
    expect(await reasons(channel, people(1))).toEqual(['accepted']);
    dnsCache.delete('relay.invalid');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await reasons(channel, people(1))).toEqual(['accepted']);
    expect(server.sessions).toBe(2);
    expect(await reasons(channelTo(`smtp://relay.invalid:${server.port}`), people(1))).toEqual(['provider-down']);
  });
});

describe('what a relay says of single recipients', () => {
  it('F34 greylisting touches only whom it names', async () => {
    const replies = { 'a@x.jp': '450 4.2.0 greylisted', 'b@x.jp': '451 4.3.0 later', 'c@x.jp': '452 4.3.1 full' };
    const server = await serverWith(rcpt(replies));
    expect(await reasons(channelTo(server.url), ['a@x.jp', 'b@x.jp', 'c@x.jp', 'd@x.jp'])).toEqual([
      ...['provider-busy', 'provider-busy', 'provider-busy'],
      'accepted',
    ]);
  });

  it('F35 550, 551 and 553 end that address only', async () => {
    const replies = { 'a@x.jp': '550 5.1.1 no', 'b@x.jp': '551 not local', 'c@x.jp': '553 5.1.3 malformed' };
    const server = await serverWith(rcpt(replies));
    expect(await reasons(channelTo(server.url), ['a@x.jp', 'b@x.jp', 'c@x.jp', 'd@x.jp'])).toEqual([
      ...['address-gone', 'address-gone', 'address-gone'],
      'accepted',
    ]);
  });

  it.each([true, false])('F36 one recipient to a message: three outcomes (pipelining %s)', async (pipelining) => {
    const script = rcpt({ 'gone@x.jp': '550 5.1.1 no', 'later@x.jp': '451 4.3.0 later' });
    const server = await serverWith({ ...script, extensions: pipelining ? ['PIPELINING'] : [] });
    const channel = channelTo(server.url, { MAIL_CONNECTIONS: '1' });
    expect(await reasons(channel, ['ok@x.jp', 'gone@x.jp', 'later@x.jp', 'too@x.jp'])).toEqual([
      ...['accepted', 'address-gone', 'provider-busy', 'accepted'],
    ]);
    expect(server.mails.map(({ to }) => to)).toEqual([['ok@x.jp'], ['too@x.jp']]);
  });

  it('F37 a line that drops after the text leaves that one in doubt, and no other', async () => {
    const server = await serverWith({
      taken: ({ to }, { socket }) => (to[0] === 'r5@example.jp' ? (socket.destroy(), 'silence') : undefined),
    });
    const came = await reasons(channelTo(server.url, { MAIL_CONNECTIONS: '2' }), people(20));
    expect(came.filter((reason) => reason === 'accepted')).toHaveLength(19);
    expect(came[5]).toBe('in-doubt');
    expect(server.mails).toHaveLength(19);
  });

  it('F38 552 and 554 after the text are no fault of the address', async () => {
    const server = await serverWith({
      taken: ({ to }) => (to[0] === 'a@x.jp' ? '552 5.3.4 too big' : to[0] === 'b@x.jp' ? '554 5.7.1 spam' : undefined),
    });
    const came = await reasons(channelTo(server.url), ['a@x.jp', 'b@x.jp', 'c@x.jp']);
    expect(came).toEqual(['too-large', 'refused', 'accepted']);
  });

  it.each(['552 5.3.4 too big', '554 5.7.1 spam', '550 5.7.1 blocked by policy'])(
    'F38 %s to a whole batch is said of us: nobody is written off',
    async (words) => {
      const server = await serverWith({ taken: () => words });
      expect(new Set(await reasons(channelTo(server.url), people(10)))).toEqual(new Set(['blocked']));
      const mixed = ['a@x.jp', 'b@y.jp', 'c@z.jp'];
      expect(await reasons(channelTo(server.url), mixed)).toEqual(['blocked', 'blocked', 'blocked']);
    },
  );

  it('F38 a domain that takes us for spam is told from its neighbours, and from one who blocks us', async () => {
    const server = await serverWith({
      taken: ({ to }) => (/@spam\.jp$|^b@/.test(to[0] ?? '') ? '554 5.7.1 looks like spam' : undefined),
    });
    const channel = channelTo(server.url);
    const came = await reasons(channel, ['1@spam.jp', '2@spam.jp', '3@spam.jp', 'b@x.jp', 'c@x.jp']);
    expect(came).toEqual(['blocked', 'blocked', 'blocked', 'refused', 'accepted']);
    expect(await reasons(channel, ['b@y.jp'])).toEqual(['refused']);
  });

  it('F38 one address in a domain of its own that blocks us is given up once others were taken, and never again taken for everybody', async () => {
    const server = await serverWith({ taken: ({ to }) => (to[0] === 'b@x.jp' ? '554 5.7.1 blocked' : undefined) });
    const channel = channelTo(server.url);
    // Nobody was taken yet: it may be our fault.
    expect(await reasons(channel, ['b@x.jp'])).toEqual(['blocked']);
    expect(await reasons(channel, ['a@y.jp'])).toEqual(['accepted']);
    for (let time = 0; time < 5; time += 1) expect(await reasons(channel, ['b@x.jp'])).toEqual(['refused']);
  });

  it('F38 a server that took mail and then takes us for spam is noticed, however few to a batch', async () => {
    let isSpam = false;
    const server = await serverWith({ taken: () => (isSpam ? '554 5.7.1 spam' : undefined) });
    const channel = channelTo(server.url);
    expect(await reasons(channel, ['a@x.jp'])).toEqual(['accepted']);
    isSpam = true;
    const came = [];
    for (const address of ['a@x.jp', 'b@y.jp', 'c@z.jp', 'd@w.jp']) came.push(...(await reasons(channel, [address])));
    expect(came).toEqual(['refused', 'refused', 'blocked', 'blocked']);
    isSpam = false;
    expect(await reasons(channel, ['c@z.jp', 'd@w.jp'])).toEqual(['accepted', 'accepted']);
  });
});

describe('a relay that drips', () => {
  it.each(['greeting', 'EHLO', 'DATA'])('F39 at %s loses its slot within the limits', async (where) => {
    const server: ScriptedSmtp = await serverWith({
      ...(where === 'greeting' ? { greeting: 'drip' } : {}),
      reply: (command, { socket }) => {
        if (!command.startsWith(where)) return undefined;
        server.drip(socket);
        return 'silence';
      },
    });
    const began = performance.now();
    const came = await reasons(channelTo(server.url, { MAIL_CONNECTIONS: '1' }), people(1));
    expect(came).toEqual(['timeout']);
    expect(performance.now() - began).toBeLessThan(LIMITS.messageMs + LIMITS.connectMs);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.openNow).toBe(0);
  });
});

describe('a relay that hangs up', () => {
  it('at the first word is not dialled for ever', async () => {
    const server = await serverWith({
      reply: (command, { socket }) => {
        if (command.startsWith('MAIL')) socket.destroy();
        return undefined;
      },
    });
    expect(new Set(await reasons(channelTo(server.url), people(20)))).toEqual(new Set(['provider-down']));
    // One for each mail, and one more for each worker that came too late.
    expect(server.sessions).toBeLessThanOrEqual(30);
  });
});

describe('a relay that limits', () => {
  it('F41 ten mails and then 450: told to slow down, nobody lost, nobody twice', async () => {
    let begun = 0;
    const server = await serverWith({
      reply: (command) => (command.startsWith('RCPT') && (begun += 1) > 10 ? '450 4.7.1 too many messages' : undefined),
    });
    const channel = channelTo(server.url, { MAIL_CONNECTIONS: '3' });
    const first = await reasons(channel, people(40));
    expect(first.filter((reason) => reason === 'accepted')).toHaveLength(10);
    expect(first.filter((reason) => reason === 'rate-limited')).toHaveLength(30);
    const again = people(40).filter((_, at) => first[at] !== 'accepted');
    for (let left = again; left.length > 0;) {
      begun = 0;
      const came = await reasons(channel, left);
      left = left.filter((_, at) => came[at] !== 'accepted');
    }
    expect(server.mails.map(({ to }) => to[0]).sort()).toEqual(people(40).sort());
  });
});

describe('a batch', () => {
  it('uses as many sessions as it was given at once, and no more than the settings say', async () => {
    const server = await serverWith({});
    await reasons(channelTo(server.url, {}, CALM), people(60), { atOnce: 2 });
    expect(server.sessions).toBe(2);
    const other = await serverWith({});
    await reasons(channelTo(other.url, { MAIL_CONNECTIONS: '3' }, CALM), people(60));
    expect(other.sessions).toBe(3);
  });

  it('starts nothing once its time is over, and says so of all the rest', async () => {
    const server = await serverWith({});
    const told: Attempted[] = [];
    const mayStart = () => told.length < 5;
    const settled = (attempted: Attempted) => void told.push(attempted);
    const came = await reasons(channelTo(server.url, { MAIL_CONNECTIONS: '1' }), people(30), { mayStart, settled });
    expect(came.filter((reason) => reason === 'accepted')).toHaveLength(server.mails.length);
    expect(server.mails).toHaveLength(5);
    expect(came.slice(5)).toEqual(people(25).map(() => 'not-started'));
    expect(told.map(({ wayId }) => wayId)).toHaveLength(30);
  });

  it('tells of each outcome when it is known, not at the end', async () => {
    const server = await serverWith({ taken: ({ to }) => (to[0] === 'r0@example.jp' ? 'silence' : undefined) });
    const times: number[] = [];
    const began = performance.now();
    const settled = () => void times.push(performance.now() - began);
    await reasons(channelTo(server.url), people(10), { settled });
    expect(times).toHaveLength(10);
    expect(times[8]).toBeLessThan(LIMITS.messageMs / 2);
    expect(times[9]).toBeGreaterThan(LIMITS.messageMs - 50);
  });

  it('that is stopped before it starts has tried nobody', async () => {
    const server = await serverWith({});
    const came = await reasons(channelTo(server.url), people(5), { signal: AbortSignal.abort() });
    expect(new Set(came)).toEqual(new Set(['not-started']));
    expect(server.sessions).toBe(0);
  });
});
