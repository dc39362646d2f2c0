import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from './hub-config.js';

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'todoke-config-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function problems(env: Record<string, string>): string[] {
  try {
    readConfig({ DATA_DIR: dataDir, ...env });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the settings', () => {
  it('start without any: sandbox for mail and LINE, keys made once and kept', () => {
    const first = readConfig({ DATA_DIR: dataDir });
    expect([first.channelSettings.get('email'), first.channelSettings.get('line')]).toEqual([undefined, undefined]);
    expect(readConfig({ DATA_DIR: dataDir }).vapidPublicKey).toBe(first.vapidPublicKey);
  });

  it('name everything that is wrong at once', () => {
    const found = problems({ PORT: 'door', SMTP_URL: 'smtp://mail.example.jp' });
    expect(found.join()).toContain('PORT');
    expect(problems({ SMTP_URL: 'smtp://mail.example.jp', CITY: 'atlantis' }).join()).toMatch(
      /MAIL_FROM.*CITY=atlantis/s,
    );
  });

  it('take a blank for absent, as compose files write it', () => {
    expect(problems({ SMTP_URL: '', LINE_CHANNEL_SECRET: ' ', REDIS_URL: '' })).toEqual([]);
  });

  const replay = { HUB_CLOCK_START: '2011-03-11T14:46:00+09:00' };

  it('let a replay of the past reach receivers on this machine only', () => {
    expect(problems(replay)).toEqual([]);
    const mail = { SMTP_URL: 'smtp://127.0.0.1:2525', MAIL_FROM: 'a@example.jp' };
    expect(problems({ ...replay, ...mail })).toEqual([]);
    expect(problems({ ...replay, ...mail, SMTP_URL: 'smtp://mail.example.jp' }).join()).toContain('SMTP_URL');
    expect(problems({ ...replay, ...mail, SMTP_URL: 'smtp://127.example.jp' }).join()).toContain('SMTP_URL');
    expect(problems({ ...replay, ...mail, SMTP_URL: 'mail' }).join()).toContain('SMTP_URL');
    const second = { ...mail, SMTP_FALLBACK_URL: 'smtp://mail.example.jp' };
    expect(problems({ ...replay, ...second }).join()).toContain('SMTP_FALLBACK_URL');
    expect(problems({ ...replay, LINE_CHANNEL_ACCESS_TOKEN: 't', LINE_CHANNEL_SECRET: 's' }).join()).toContain(
      'LINE_API_BASE_URL',
    );
    expect(problems({ ...replay, PUSH_ALLOWED_HOSTS: '127.0.0.1:8443, push.example.jp' }).join()).toContain(
      'PUSH_ALLOWED_HOSTS',
    );
  });

  it('let no replay of the past follow live feeds', () => {
    expect(problems({ ...replay, JMA_FEEDS: 'on' }).join()).toContain('JMA_FEEDS');
    expect(problems({ ...replay, JMA_FEEDS: 'http://127.0.0.1:8080/feed/' })).toEqual([]);
  });

  it('leave no push service of the world open to a replay', () => {
    const settings = readConfig({ DATA_DIR: dataDir, ...replay }).channelSettings.get('web-push') as {
      services: string[];
    };
    expect(settings.services).toEqual([]);
    const live = readConfig({ DATA_DIR: dataDir }).channelSettings.get('web-push') as { services: string[] };
    expect(live.services).toContain('fcm.googleapis.com');
  });
});
