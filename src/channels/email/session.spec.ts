import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ScriptedSmtp, type SmtpScript } from '../../../test/support/scripted-smtp.js';
import { ReplyReader } from './reply-reader.js';
import { MailSession, type Feed, type Handed, type Mail } from './session.js';

const LIMITS = { messageMs: 1_000, stalledMs: 200 };
const stops: (() => unknown)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** A session past its greeting and EHLO, and the server behind it. */
async function sessionWith(script: SmtpScript, has: { pipelining?: boolean; maxSize?: number } = {}) {
  const server = await ScriptedSmtp.start(script);
  const socket: Socket = connect(server.port, '127.0.0.1');
  await new Promise((resolve) => socket.once('data', resolve));
  const { pipelining = true, maxSize = 0 } = has;
  const session = new MailSession({ socket, pipelining, size: true, maxSize }, LIMITS);
  stops.push(
    () => server.stop(),
    () => session.close(),
  );
  return { server, session };
}

interface Told {
  to: string;
  came: string;
}

/** Mails to a@, b@, c@ .. one after another; what became of each is noted. */
function feedOf(texts: string[], more: Partial<Feed<Mail>> = {}): { feed: Feed<Mail>; told: Told[] } {
  const told: Told[] = [];
  const left = texts.map((text, at) => ({ from: 'hub@city.jp', to: `${'abcdefgh'.charAt(at)}@x.jp`, text }));
  const say = (handed: Handed) => (handed.stale ? `stale ${handed.verdict.reason}` : handed.verdict.reason);
  const feed: Feed<Mail> = {
    next: () => left.shift(),
    mayGo: () => true,
    settled: ({ to }, handed) => told.push({ to, came: say(handed) }),
    returned: ({ to }, why) => told.push({ to, came: why }),
    stalled: () => false,
    ...more,
  };
  return { feed, told };
}

const SHORT = 'Subject: x\r\n\r\ntext\r\n';
const cameOf = (told: Told[]) => told.map(({ to, came }) => `${to} ${came}`);

describe('a session with PIPELINING', () => {
  it('sends the end of one mail and the envelope of the next in one write', async () => {
    const { server, session } = await sessionWith({});
    const { feed, told } = feedOf([SHORT, SHORT, SHORT]);
    await session.carry(feed);
    expect(cameOf(told)).toEqual(['a@x.jp accepted', 'b@x.jp accepted', 'c@x.jp accepted']);
    const envelope = (to: string) => `MAIL FROM:<hub@city.jp> SIZE=${SHORT.length}\r\nRCPT TO:<${to}>\r\nDATA\r\n`;
    expect(server.packets).toEqual([
      envelope('a@x.jp'),
      `${SHORT}.\r\n${envelope('b@x.jp')}`,
      `${SHORT}.\r\n${envelope('c@x.jp')}`,
      `${SHORT}.\r\n`,
    ]);
  });

  it('ends an unwanted 354 with a lone dot and goes on (RFC 2920 §3.1)', async () => {
    const { server, session } = await sessionWith({
      reply: (command) => (command === 'RCPT TO:<b@x.jp>' ? '550 5.1.1 no' : command === 'DATA' ? '354 go' : undefined),
      taken: ({ to }) => (to.length === 0 ? '554 no valid recipients' : undefined),
    });
    const { feed, told } = feedOf([SHORT, SHORT, SHORT]);
    await session.carry(feed);
    expect(cameOf(told)).toEqual(['a@x.jp accepted', 'b@x.jp address-gone', 'c@x.jp accepted']);
    expect(server.mails.map(({ to }) => to)).toEqual([['a@x.jp'], ['c@x.jp']]);
    expect(server.packets[2]).toBe('.\r\n');
    expect(server.commands).not.toContain('RSET');
  });

  it('resets only where half a transaction is left', async () => {
    const refusing = (where: string) => (command: string) =>
      command.startsWith(where) ? '450 4.2.0 later' : undefined;
    const atMail = await sessionWith({ reply: refusing('MAIL') });
    await atMail.session.carry(feedOf([SHORT, SHORT]).feed);
    expect(atMail.server.commands).not.toContain('RSET');
    const atRecipient = await sessionWith({ reply: refusing('RCPT TO:<a@') });
    const { feed, told } = feedOf([SHORT, SHORT, SHORT]);
    await atRecipient.session.carry(feed);
    expect(cameOf(told)).toEqual(['a@x.jp provider-busy', 'b@x.jp accepted', 'c@x.jp accepted']);
    expect(atRecipient.server.commands.filter((command) => command === 'RSET')).toHaveLength(1);
  });

  it('tells the mail whose text left from the one whose envelope left when the line drops', async () => {
    const { session } = await sessionWith({
      taken: ({ to }, { socket }) => (to[0] === 'b@x.jp' ? (socket.destroy(), 'silence') : undefined),
    });
    const { feed, told } = feedOf([SHORT, SHORT, SHORT]);
    await session.carry(feed);
    expect(cameOf(told)).toEqual(['a@x.jp accepted', 'b@x.jp in-doubt', 'c@x.jp session-ended']);
    expect(session.isUsable).toBe(false);
  });

  it('hangs up rather than send a text that may not go any more', async () => {
    let asked = 0;
    const { server, session } = await sessionWith({});
    const { feed, told } = feedOf([SHORT, SHORT], { mayGo: () => (asked += 1) < 2 });
    await session.carry(feed);
    expect(cameOf(told)).toEqual(['a@x.jp accepted', 'b@x.jp may-not-go']);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.mails).toHaveLength(1);
    expect(session.isUsable).toBe(false);
  });

  it('gives the mail behind a silent one to others once it is set aside, and never sends its text', async () => {
    const { server, session } = await sessionWith({
      taken: async ({ to }) => {
        if (to[0] === 'a@x.jp') await new Promise((resolve) => setTimeout(resolve, 450));
        return '250 taken';
      },
    });
    const { feed, told } = feedOf([SHORT, SHORT, SHORT], { stalled: () => true });
    await session.carry(feed);
    expect(cameOf(told)).toEqual(['b@x.jp set-aside', 'a@x.jp accepted']);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.mails.map(({ to }) => to[0])).toEqual(['a@x.jp']);
  });

  it('stops trusting a server that says more than it was asked', async () => {
    const { session } = await sessionWith({ taken: () => '250 taken\r\n250 and thanks' });
    const { feed, told } = feedOf([SHORT]);
    await session.carry(feed);
    expect(cameOf(told)).toEqual(['a@x.jp accepted']);
    expect(session.isUsable).toBe(false);
  });
});

describe('a session without PIPELINING', () => {
  it('waits for each reply, and resets before the next mail where it must', async () => {
    const reply = (command: string) => (command === 'RCPT TO:<a@x.jp>' ? '551 not here' : undefined);
    const { server, session } = await sessionWith({ reply }, { pipelining: false });
    const { feed, told } = feedOf([SHORT, SHORT]);
    await session.carry(feed);
    expect(cameOf(told)).toEqual(['a@x.jp address-gone', 'b@x.jp accepted']);
    const mail = `MAIL FROM:<hub@city.jp> SIZE=${SHORT.length}\r\n`;
    expect(server.packets).toEqual([
      ...[mail, 'RCPT TO:<a@x.jp>\r\n', 'RSET\r\n'],
      ...[mail, 'RCPT TO:<b@x.jp>\r\n', 'DATA\r\n', `${SHORT}.\r\n`],
    ]);
  });
});

describe('a session', () => {
  it('doubles a dot at the start of a line, and only there (RFC 5321 §4.5.2)', async () => {
    const { server, session } = await sessionWith({});
    const texts = ['.\r\n..\r\na.b\r\n.', 'x\r\n.\r\nMAIL FROM:<evil@x.jp>\r\n'];
    await session.carry(feedOf(texts).feed);
    expect(server.mails.map(({ text }) => text)).toEqual([`${texts[0]}\r\n`, texts[1]]);
    expect(server.packets[1]).toMatch(/^\.\.\r\n\.\.\.\r\na\.b\r\n\.\.\r\n\.\r\nMAIL/);
    expect(server.commands.filter((command) => command.startsWith('MAIL'))).toHaveLength(2);
  });

  it('does not offer what the server said it is too large for', async () => {
    const { server, session } = await sessionWith({}, { maxSize: SHORT.length - 1 });
    const { feed, told } = feedOf([SHORT, 'tiny\r\n']);
    await session.carry(feed);
    expect(cameOf(told)).toEqual(['a@x.jp too-large', 'b@x.jp accepted']);
    expect(server.commands.join()).not.toContain('a@x.jp');
  });

  it('is over at 421, whatever it answers, and at the end of its time', async () => {
    const closing = await sessionWith({ reply: (command) => (command === 'RCPT TO:<a@x.jp>' ? '421 bye' : undefined) });
    const first = feedOf([SHORT, SHORT, SHORT]);
    await closing.session.carry(first.feed);
    expect(cameOf(first.told)).toEqual(['a@x.jp stale provider-busy']);
    const dripping: { server: ScriptedSmtp; session: MailSession } = await sessionWith({
      reply: (command, { socket }) => {
        if (command.startsWith('RCPT')) dripping.server.drip(socket);
        return command.startsWith('MAIL') ? undefined : 'silence';
      },
    });
    const second = feedOf([SHORT, SHORT]);
    const began = performance.now();
    await dripping.session.carry(second.feed);
    expect(cameOf(second.told)).toEqual(['a@x.jp timeout']);
    expect(performance.now() - began).toBeGreaterThan(LIMITS.messageMs - 50);
    expect(performance.now() - began).toBeLessThan(LIMITS.messageMs + 1_000);
  });
});

describe('replies', () => {
  it('are the same however the network cuts them', () => {
    const bytes = '250-first\r\n250 second\r\n354 go\r\n550 5.1.1 no\n';
    const whole = new ReplyReader().read(bytes);
    expect(whole?.map(({ code, text }) => [code, text])).toEqual([
      [250, '250-first\n250 second'],
      [354, '354 go'],
      [550, '550 5.1.1 no'],
    ]);
    for (const size of [1, 2, 3, 5, 7]) {
      const reader = new ReplyReader();
      const pieces = bytes.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(pieces.flatMap((piece) => reader.read(piece) ?? [])).toEqual(whole);
    }
  });

  it('are read as UTF-8, and nothing else passes for one', () => {
    const bytes = Buffer.from('550 宛先なし\r\n').toString('latin1');
    expect(new ReplyReader().read(bytes)).toEqual([{ code: 550, text: '550 宛先なし' }]);
    expect(new ReplyReader().read('HTTP/1.1 400 Bad Request\r\n')).toBeUndefined();
    expect(new ReplyReader().read('9'.repeat(70_000))).toBeUndefined();
    expect(new ReplyReader().read('250-more\r\n'.repeat(10_000))).toBeUndefined();
  });
});
