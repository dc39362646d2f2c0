import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import nodemailer from 'nodemailer';
import type { Actor } from '../../src/accounts/actor.js';
import { SchoolSendersService } from '../../src/accounts/school-senders.service.js';
import { FaultProxy } from '../../src/cli/nemesis/fault-proxy.js';
import { freePort } from '../../src/platform/database/embedded.js';
import { eventually, freshDatabase, startTestHub, type TestHub } from '../support/hub.js';

const ROOT = mkdtempSync(join(tmpdir(), 'todoke-inbound-'));
const FOLDER = join(ROOT, 'j-alert-mail');
let town: TestHub;
let proxy: FaultProxy;
let port: number;
let key: string;

beforeAll(async () => {
  const upstream = new URL(await freshDatabase());
  proxy = await FaultProxy.start(Number(upstream.port));
  upstream.hostname = '127.0.0.1';
  upstream.port = String(proxy.port);
  port = await freePort();
  town = await startTestHub({
    DATABASE_URL: upstream.href,
    INBOUND_SMTP_PORT: String(port),
    INBOUND_FOLDER: ROOT,
  });
  key = await town.key('city', 'intake');
}, 60_000);

afterAll(async () => {
  await proxy.set('pass');
  await town.close();
  proxy.stop();
  rmSync(ROOT, { recursive: true, force: true });
});

/** The wall clock in Japan, as a receiver writes it. */
function japanNow(): string {
  const wall = new Date(Date.now() + 9 * 3_600_000).toISOString();
  const [year, month, day, hour, minute, second] = wall.split(/[-T:.]/u);
  return `${year}年${month}月${day}日${hour}時${minute}分${second}秒`;
}

function missile(words: string, ...more: string[]): string {
  return [...more, '種別：弾道ミサイル情報', `発表時刻：${japanNow()}`, '本文：', words, '以上', ''].join('\n');
}

interface Sending {
  to?: string;
  text: string;
  subject?: string;
}

/** The code of the last reply, as a sending mail server sees it. */
async function send({ to = `j-alert+${key}@hub.example.jp`, text, subject = 'Ｊアラート' }: Sending): Promise<number> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    connectionTimeout: 20_000,
    socketTimeout: 60_000,
  });
  try {
    const info = (await transport.sendMail({ from: 'anybody@example.com', to, subject, text })) as { response: string };
    return Number(info.response.slice(0, 3));
  } catch (error) {
    return (error as { responseCode?: number }).responseCode ?? 0;
  }
}

interface Row {
  source: string;
  state: string;
  alert_ids: string[];
  problem: { code: string } | null;
}

/** What became of the notice whose bytes hold these words. */
function settled(words: string): Promise<Row> {
  return eventually(async () => {
    const [row] = await town.database.query<Row>(
      "SELECT source, state, alert_ids, problem FROM notice WHERE position($1::bytea in bytes) > 0 AND state <> 'received' ORDER BY received_at DESC LIMIT 1",
      [Buffer.from(words)],
    );
    return row ?? false;
  });
}

async function kindsOf(alertIds: string[]): Promise<{ kind: string; state: string }[]> {
  return town.database.query(
    "SELECT v.content->>'kind' AS kind, a.state FROM alert a JOIN version v ON v.alert_id = a.id WHERE a.id = ANY ($1)",
    [alertIds],
  );
}

describe('mail from a receiver', () => {
  it('is kept, answered with 250, and becomes an alert that goes out by its rule', async () => {
    expect(await send({ text: missile('直ちに避難。直ちに避難。'), subject: 'inbound-1' })).toBe(250);
    const notice = await settled('Subject: inbound-1');
    expect(notice).toMatchObject({ source: 'j-alert-mail', state: 'parsed', problem: null });
    expect(await kindsOf(notice.alert_ids)).toEqual([{ kind: 'actual', state: 'issued' }]);
  });

  it('of a test never becomes a live alert', async () => {
    const text = 'これは、Ｊアラートのテストです。\n以上\n';
    expect(await send({ text, subject: 'Jアラート試験 inbound-2' })).toBe(250);
    const [row] = await eventually(async () => {
      const rows = await town.database.query<{ alert_ids: string[] }>(
        "SELECT n.alert_ids FROM notice n JOIN version v ON v.alert_id::text = ANY (n.alert_ids::text[]) WHERE v.content->>'kind' = 'test'",
      );
      return rows.length > 0 && rows;
    });
    expect((await kindsOf(row!.alert_ids)).map(({ kind }) => kind)).toEqual(['test']);
  });

  it.each([
    ['a wrong key', () => `j-alert+tdk_${'x'.repeat(43)}@hub.example.jp`],
    ['no key', () => 'j-alert@hub.example.jp'],
    ['a source that nobody named', () => `jma-xml+${key}@hub.example.jp`],
    ['somebody else’s mailbox', () => 'someone@example.com'],
  ])('for %s is refused with 550', async (_what, to) => {
    expect(await send({ to: to(), text: missile('発射。') })).toBe(550);
  });

  it('with a key of a school, or without the scope, is refused with 550', async () => {
    const school = await town.key('tanashi-es', 'intake');
    const reader = await town.key('city', 'read');
    expect(await send({ to: `j-alert+${school}@hub`, text: missile('発射。') })).toBe(550);
    expect(await send({ to: `j-alert+${reader}@hub`, text: missile('発射。') })).toBe(550);
  });

  it('that is too large is refused with 552, announced or not', async () => {
    expect(await send({ text: 'あ'.repeat(200_000) })).toBe(552);
    expect(await silentlyLarge()).toBe(552);
  });

  it('comes again while the database is away: 451, and 250 afterwards', async () => {
    await proxy.set('refuse');
    proxy.reset();
    try {
      expect(await send({ text: missile('ミサイル通過。') })).toBe(451);
    } finally {
      await proxy.set('pass');
    }
    await eventually(async () => (await send({ text: missile('ミサイル通過。') })) === 250, 30_000);
  });
});

/** Says nothing of the size and then sends more than there may be. */
function silentlyLarge(): Promise<number> {
  const lines = ['EHLO a', 'MAIL FROM:<a@example.jp>', `RCPT TO:<j-alert+${key}@hub>`, 'DATA'];
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1');
    let isSent = false;
    socket.on('error', fail);
    socket.on('data', (chunk: Buffer) => {
      const last = chunk.toString().trimEnd().split('\r\n').at(-1)!;
      if (isSent) {
        socket.destroy();
        done(Number(last.slice(0, 3)));
      } else if (last.startsWith('354')) {
        isSent = true;
        socket.write(`Subject: a\r\n\r\n${`${'a'.repeat(70)}\r\n`.repeat(5_000)}.\r\n`);
      } else if (lines.length > 0) socket.write(`${lines.shift()!}\r\n`);
    });
  });
}

describe('a file in the watched folder', () => {
  const put = (name: string, text: string): void => writeFileSync(join(FOLDER, name), text);
  const within = (place: string): string[] => readdirSync(join(FOLDER, place));

  it('is taken, becomes an alert, and is moved away', async () => {
    put('first.txt', missile('folder-1 ミサイル発射。'));
    const notice = await settled('folder-1');
    expect(notice).toMatchObject({ source: 'j-alert-mail', state: 'parsed' });
    await eventually(() => Promise.resolve(within('taken').some((name) => name.endsWith('first.txt'))));
    expect(readdirSync(FOLDER).sort()).toEqual(['refused', 'taken']);
  });

  it('is left alone while it grows and while its name says that it is unfinished', async () => {
    put('slow.txt', '種別：弾道ミサイル情報\n');
    put('later.txt.part', missile('folder-part'));
    for (let step = 0; step < 5; step += 1) {
      await new Promise((done) => setTimeout(done, 400));
      appendFileSync(join(FOLDER, 'slow.txt'), `行${step}\n`);
    }
    expect(within('taken').some((name) => name.endsWith('slow.txt'))).toBe(false);
    appendFileSync(join(FOLDER, 'slow.txt'), 'folder-slow\n以上\n');
    expect((await settled('folder-slow')).state).toBe('parsed');
    expect(readdirSync(FOLDER)).toContain('later.txt.part');
    rmSync(join(FOLDER, 'later.txt.part'));
  });

  it('that is huge, or a link, is refused with a reason beside it', async () => {
    put('huge.txt', 'x'.repeat(300_000));
    symlinkSync('/etc/hostname', join(FOLDER, 'link.txt'));
    await eventually(() => Promise.resolve(within('refused').length >= 4));
    const reasons = within('refused').filter((name) => name.endsWith('.reason.txt'));
    expect(reasons).toHaveLength(2);
    const words = reasons.map((name) => readFileSync(join(FOLDER, 'refused', name), 'utf8')).join('');
    expect(words).toContain('大きすぎます');
    expect(words).toContain('リンク');
    expect(await notices('localhost')).toBe(0);
  });

  it('that is empty waits for its writer', async () => {
    put('empty.txt', '');
    await new Promise((done) => setTimeout(done, 2_500));
    expect(readdirSync(FOLDER)).toContain('empty.txt');
    rmSync(join(FOLDER, 'empty.txt'));
  });

  it('with a strange name is taken under a plain one', async () => {
    put('電文 ..\n<script> "1".txt', missile('folder-strange'));
    execFileSync('sh', [
      '-c',
      'printf "%s" "$1" > "$2/$(printf "\\377\\376").txt"',
      'sh',
      missile('folder-bytes'),
      FOLDER,
    ]);
    mkdirSync(join(FOLDER, 'a directory'), { recursive: true });
    expect((await settled('folder-strange')).state).toBe('parsed');
    expect((await settled('folder-bytes')).state).toBe('parsed');
    await eventually(() => Promise.resolve(readdirSync(FOLDER).sort().join() === 'a directory,refused,taken'));
    for (const name of within('taken')) expect(name).toMatch(/^[\p{L}\p{N}._-]+$/u);
  });

  it('that was kept before a crash is moved after it, and makes no second notice', async () => {
    const text = missile('folder-twice');
    put('one.txt', text);
    await settled('folder-twice');
    await eventually(() => Promise.resolve(within('taken').some((name) => name.endsWith('one.txt'))));
    put('one.txt', text);
    await eventually(() => Promise.resolve(within('taken').filter((name) => name.endsWith('one.txt')).length === 2));
    expect(await notices('folder-twice')).toBe(1);
  });

  it('waits while the database is away', async () => {
    await proxy.set('refuse');
    proxy.reset();
    put('waiting.txt', missile('folder-waiting'));
    await new Promise((done) => setTimeout(done, 3_500));
    expect(readdirSync(FOLDER)).toContain('waiting.txt');
    await proxy.set('pass');
    expect((await settled('folder-waiting')).state).toBe('parsed');
  });

  it('has a folder only where one organisation alone may hand in', () => {
    expect(readdirSync(ROOT).sort()).toEqual(['cap', 'j-alert-mail', 'jma-xml', 'l-alert']);
  });

  it('is the sample of an L-Alert document, too', async () => {
    const sample = readFileSync(
      resolve(import.meta.dirname, '../../src/sources/l-alert/samples/order-level4.xml'),
      'utf8',
    );
    const now = new Date(Date.now() - 60_000).toISOString().replace(/\.\d+Z$/u, 'Z');
    writeFileSync(join(ROOT, 'l-alert', 'order.xml'), sample.replaceAll(/2026-09-12T16:3\d:00\+09:00/gu, now));
    const notice = await settled('石神井川が氾濫');
    expect(notice).toMatchObject({ source: 'l-alert', state: 'parsed' });
    expect((await kindsOf(notice.alert_ids)).map(({ state }) => state)).toEqual(['submitted', 'submitted']);
  });
});

async function notices(words: string): Promise<number> {
  const rows = await town.database.query('SELECT id FROM notice WHERE position($1::bytea in bytes) > 0', [
    Buffer.from(words),
  ]);
  return rows.length;
}

describe('a school that writes to its own address', () => {
  it('reaches its guardians when a registered sender writes, and nobody when another one does', async () => {
    const senders = town.get(SchoolSendersService);
    const teacher: Actor = { id: 't1', name: '教頭', role: 'school', organisation: 'tanashi-es' };
    await senders.add(teacher, 'tanashi-es', 'anybody@example.com');
    const to = `${(await senders.mailbox('tanashi-es'))!}@hub.example.jp`;
    expect(
      await send({ to, subject: '【休校】あすの休校について', text: '台風が近づくため、あすは休校とします。' }),
    ).toBe(250);
    const told = await eventually(async () => {
      const rows = await town.database.query<Row>("SELECT * FROM notice WHERE source = 'school-notice'");
      return rows[0]?.state !== 'received' && rows[0];
    });
    expect(told).toMatchObject({ state: 'parsed', alert_ids: [expect.any(String)] });
    expect(await send({ to: 'school+00000000000000000000000000000000@hub.example.jp', text: 'x' })).toBe(550);
  });
});
