import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nishitokyo } from '../../../test/support/profile.js';
import { fallbackNote } from '../../domain/fallback-note.js';
import { LANGUAGES, type Language } from '../../domain/language.js';
import type { Rendition } from '../channel.js';
import { sampleContent, sampleInput } from '../channel-contract.js';
import { printableCharacters } from './font-coverage.js';
import { bulletin } from './index.js';
import { unprintable } from './printable.js';

const place = { code: 'board-yagisawa', name: '柳沢掲示板', area: '13229.yagisawa', sheet: 7 };
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
const withPoppler = hasPoppler ? it : it.skip;
let folder = '';

const sheetIn = async (language: Language): Promise<Rendition> =>
  bulletin.render(
    sampleInput(nishitokyo, { content: sampleContent({ kind: 'drill' }), language, place, versionNumber: 2 }),
  );

function poppler(program: 'pdftotext' | 'pdffonts', rendition: Rendition): string {
  const file = join(folder, `${rendition.language}.pdf`);
  writeFileSync(file, rendition.files[0]?.bytes ?? '');
  return execFileSync(program, [file, ...(program === 'pdftotext' ? ['-'] : [])], { encoding: 'utf8' });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheets-'));
});
afterAll(async () => {
  const machine = { mediaDir: folder, profile: nishitokyo, publicUrl: 'https://todoke.example.jp' };
  await (await bulletin.connect({}, { ...machine, warn: () => undefined })).close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a sheet in the languages of the house', () => {
  it.each([...LANGUAGES])('is set in %s on one page, without a lost letter', async (language) => {
    const sheet = await sheetIn(language);
    expect([sheet.language, sheet.warnings, sheet.measure.count]).toEqual([language, [], 1]);
    expect(sheet.preview).not.toContain('〓');
    expect(unprintable(sheet.preview)).toEqual([]);
  });

  withPoppler.each([...LANGUAGES])(
    'has each character of its %s text in a font of ours (pdftotext)',
    async (language) => {
      const text = poppler('pdftotext', await sheetIn(language));
      const strange = [...new Set(text)].filter(
        (each) => !/\s/u.test(each) && !printableCharacters().has(each.codePointAt(0) ?? 0),
      );
      expect(strange).toEqual([]);
      expect(text).not.toContain('\ufffd');
    },
  );

  const faces: [Language, string][] = [
    ['zh-Hans', 'NotoSansSC'],
    ['ko', 'NotoSansKR'],
    ['ne', 'NotoSansDevanagari'],
    ['my', 'NotoSansMyanmar'],
  ];
  withPoppler.each(faces)('sets %s in %s first, and embeds it (needs pdffonts)', async (language, face) => {
    const rows = poppler('pdffonts', await sheetIn(language))
      .split('\n')
      .slice(2)
      .filter((row) => row.trim() !== '');
    expect(rows.filter((row) => row.includes(`+${face}-`)).length).toBeGreaterThanOrEqual(2);
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+(BIZUD|NotoSans).* yes yes yes /);
  });

  it('names the language of the sheet in the PDF', async () => {
    const bytes = Buffer.from((await sheetIn('ne')).files[0]?.bytes ?? []).toString('latin1');
    expect(bytes).toMatch(/\/Lang\s?\(ne\)/);
  });
});

describe('a reader whose language the alert lacks', () => {
  const { ja, en } = sampleContent().texts;
  const readers = LANGUAGES.filter((language) => language !== 'ja' && language !== 'en');

  it.each(readers)('is told so on the sheet, in %s, and nothing of it is lost in print', async (language) => {
    const texts = en === undefined ? { ja } : { ja, en };
    const sheet = await bulletin.render(
      sampleInput(nishitokyo, { content: sampleContent({ texts }), language, place }),
    );
    const got = language === 'ja-x-easy' ? 'ja' : 'en';
    expect(sheet.language).toBe(got);
    expect(sheet.preview).toContain(fallbackNote(language, got));
    expect(unprintable(fallbackNote(language, got))).toEqual([]);
  });
});
