import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readTelegram, telegram } from '../../../test/support/telegrams.js';
import { TELEGRAM_KINDS } from './kinds.js';
import { ROUTINE_KINDS } from './routine-kinds.js';

const FIXTURES = resolve(import.meta.dirname, '../../../../shared/fixtures/jma');
const when = existsSync(FIXTURES) ? describe : describe.skip;

describe('telegrams of every day', () => {
  it.each(ROUTINE_KINDS.map(({ title }) => title))(
    '%s: forecasts of every day are kept and wait for nobody',
    (title) => {
      const forecast = telegram('VPWW55-level4').replace(/<Title>[^<]*<\/Title>/u, `<Title>${title}</Title>`);
      expect(readTelegram(forecast).kind).toBe('nobody');
    },
  );
});

when('the feeds of two busy days (skipped where ../shared/fixtures is not there)', () => {
  it.each(['extra_20240725.xml', 'eqvol.xml'])('%s carries no kind that would wait for a person', (file) => {
    const feed = readFileSync(resolve(FIXTURES, file), 'utf8');
    const titles = new Set([...feed.matchAll(/<entry>[^]*?<title>([^<]*)/gu)].map(([, title = '']) => title));
    const known = new Set(TELEGRAM_KINDS.map(({ title }) => title));
    expect([...titles].filter((title) => !known.has(title))).toEqual([]);
  });
});
