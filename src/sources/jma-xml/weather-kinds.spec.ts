import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readTelegram, telegram } from '../../../test/support/telegrams.js';
import { WEATHER_KINDS } from './weather-kinds.js';

describe('the table of weather telegrams', () => {
  it('has one line for each code and title', () => {
    expect(new Set(WEATHER_KINDS.map((kind) => kind.code)).size).toBe(WEATHER_KINDS.length);
    expect(new Set(WEATHER_KINDS.map((kind) => kind.title)).size).toBe(WEATHER_KINDS.length);
  });

  it.each(WEATHER_KINDS.map((kind) => [kind.code, kind.shownBy] as const))(
    '%s names a test that is there',
    (_code, shownBy) => {
      const [file = '', name = ''] = shownBy.split(/: (.*)/u);
      expect(name).not.toBe('');
      expect(readFileSync(resolve(import.meta.dirname, file), 'utf8')).toContain(name);
    },
  );

  it('kinds without a reader are kept, and nothing is made of them', () => {
    const kept = WEATHER_KINDS.filter((kind) => kind.read === undefined);
    expect(kept.map((kind) => kind.code)).toEqual(['VPWS50', 'VPWP50', 'VPRN50', 'VPFD61', 'VPFD60', 'VPFW60']);
    for (const { title } of kept) {
      const xml = telegram('VPWW58-wind').replace('気象警報・注意報（Ｒ０６）（暴風）', title);
      expect(readTelegram(xml)).toMatchObject({ kind: 'nobody', ja: expect.stringContaining(title) });
    }
  });
});
