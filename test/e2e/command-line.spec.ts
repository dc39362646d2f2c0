import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { heavyRainTelegram } from '../../src/cli/sample-telegram.js';
import { freshDatabase, PASSWORD } from '../support/hub.js';
import { nishitokyo } from '../support/profile.js';

const HUB = resolve(import.meta.dirname, '../../dist/cli/hub.js');
let dir: string;
let env: Record<string, string>;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'todoke-cli-'));
  env = { PATH: process.env.PATH ?? '', DATA_DIR: dir, DATABASE_URL: await freshDatabase() };
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function hub(words: string[], input?: string): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [HUB, ...words], {
    env,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  });
}

function json(words: string[], input?: string): Record<string, unknown> {
  const { stdout, status, stderr } = hub([...words, '--json'], input);
  expect([status, stdout.trim().split('\n').length, stderr]).toEqual([status, 1, stderr]);
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('npm run hub', () => {
  it('says how it is used, with exit code 2, when the words are wrong', () => {
    for (const words of [
      [],
      ['fly'],
      ['seed', '--residents', 'many'],
      ['key', 'create'],
      ['intake', 'jma-xml'],
      ['seed', '--rezidents', '5'],
    ]) {
      const { status, stderr } = hub(words);
      expect([words, status]).toEqual([words, 2]);
      expect(stderr).toContain('使い方');
    }
  });

  it('checks the settings and names everything that is wrong', () => {
    expect(json(['config', 'check'])).toMatchObject({ ok: true, channels: { email: 'sandbox', line: 'sandbox' } });
    const bad = spawnSync(process.execPath, [HUB, 'config', 'check'], {
      env: { ...env, PORT: 'x', SMTP_URL: 'smtp://mail.example.jp' },
      encoding: 'utf8',
    });
    expect(bad.status).toBe(1);
    expect(bad.stderr).toContain('PORT');
    const partly = spawnSync(process.execPath, [HUB, 'config', 'check'], {
      env: { ...env, SMTP_URL: 'smtp://mail.example.jp' },
      encoding: 'utf8',
    });
    expect(partly.stderr).toContain('MAIL_FROM');
    const shifted = spawnSync(process.execPath, [HUB, 'config', 'check'], {
      env: {
        ...env,
        HUB_CLOCK_START: '2011-03-11T05:46:00Z',
        SMTP_URL: 'smtp://mail.example.jp',
        MAIL_FROM: 'a@example.jp',
      },
      encoding: 'utf8',
    });
    expect(shifted.stderr).toContain('HUB_CLOCK_START');
  });

  it('makes an administrator from a password on standard input, and refuses a short one', () => {
    expect(json(['admin', 'create', '--email', 'chief@example.jp', '--password-stdin'], `${PASSWORD}\n`)).toMatchObject(
      { ok: true },
    );
    expect(json(['admin', 'create', '--email', 'other@example.jp', '--password-stdin'], 'short\n')).toMatchObject({
      ok: false,
      code: 'short-password',
    });
  });

  it('makes a key that is shown once, seeds residents, hands a telegram in, and shows the alert', () => {
    expect(json(['key', 'create', '--organisation', 'city', '--scope', 'intake,read'])).toMatchObject({
      key: expect.stringMatching(/^tdk_/),
    });
    expect(json(['seed', '--residents', '50', '--seed', '1'])).toMatchObject({ ok: true, residents: 50 });
    const file = join(dir, 'telegram.xml');
    writeFileSync(file, heavyRainTelegram(nishitokyo, new Date()));
    const taken = json(['intake', 'jma-xml', file]);
    expect(taken).toMatchObject({ ok: true, state: 'parsed', alertIds: [expect.any(String)] });
    expect(json(['alert', 'show', (taken.alertIds as string[])[0]!])).toMatchObject({
      ok: true,
      alert: { state: 'issued' },
    });
    expect(json(['drill', 'run'])).toMatchObject({ ok: true, state: 'parsed' });
    expect(json(['audit', 'verify'])).toMatchObject({ ok: true });
  }, 30_000);
});
