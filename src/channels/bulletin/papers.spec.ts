import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readPdf, wordsOf, type ReadPdf } from '../../../test/support/pdf-reading.js';
import { everyTag, tagProblems } from '../../../test/support/pdf-tags.js';
import { nishitokyo } from '../../../test/support/profile.js';
import { loadProfile } from '../../platform/config/profile.js';
import { placeText } from '../../domain/area.js';
import { htmlLang, LANGUAGES, type Language } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import type { Place, RenderInput, Rendition } from '../channel.js';
import { sampleContent, sampleInput } from '../channel-contract.js';
import { printableCharacters } from './font-coverage.js';
import { FORMATS, type Format } from './formats.js';
import { createPdfEngine } from './render-pdf.js';
import { renderFormat, renderPack } from './render.js';

// The machine may be busy with the other suites; what is measured here is the paper, not the time.
const engine = createPdfEngine({ timeoutMs: 20_000 });
afterAll(() => engine.close());

const OTHERS = ['koganei', 'aizuwakamatsu'].map((name) => loadProfile(name));
/** One town in all languages; in the others each format once, the languages dealt out among them. */
const PAPERS: { profile: CityProfile; format: Format; language: Language }[] = [
  ...FORMATS.flatMap((format) => LANGUAGES.map((language) => ({ profile: nishitokyo, format, language }))),
  ...OTHERS.flatMap((profile, town) =>
    LANGUAGES.map((language, i) => ({ profile, format: FORMATS[(i + town) % FORMATS.length] ?? 'sheet', language })),
  ),
];

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
/** Letters that change their shape beside others: a PDF's plain text has glyphs in the order of the eye. */
const SHAPED: readonly Language[] = ['ne', 'my'];

function pdftotext(bytes: Uint8Array): string {
  return execFileSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
}

const together = (text: string): string => text.replaceAll(/\s/gu, '');
const bytesOf = (made: Rendition): Uint8Array => made.files[0]?.bytes ?? new Uint8Array();

function inputFor(profile: CityProfile, language: Language, more: Partial<RenderInput> = {}): RenderInput {
  const areas = profile.towns.slice(0, 2).map((town) => `${profile.code}.${town.id}`);
  const texts = sampleContent().texts;
  const placeless = Object.fromEntries(Object.entries(texts).map(([each, text]) => [each, { ...text, place: '' }]));
  const content = sampleContent({ areas, kind: 'drill', texts: { ...placeless, ja: { ...texts.ja, place: '' } } });
  return sampleInput(profile, { content, language, versionNumber: 3, ...more });
}

/** The approved words in the order a reader meets them, without spaces. */
function approved({ content, profile, language }: RenderInput): string[] {
  const text = content.texts[language] ?? content.texts.ja;
  return [text.headline, placeText(profile, content.areas, language), text.instruction, text.body].map(together);
}

describe.each(PAPERS.map((paper) => ({ ...paper, town: paper.profile.id })))(
  'a $format of $town in $language',
  ({ profile, format, language }) => {
    it('says what was approved, character by character, in order, to a screen reader too', async () => {
      const input = inputFor(profile, language);
      const made = await renderFormat(engine, input, format);
      expect([made.warnings, made.files[0]?.mediaType]).toEqual([[], 'application/pdf']);
      const pdf = readPdf(bytesOf(made));
      expect(tagProblems(pdf, htmlLang(language).split('-')[0] ?? '')).toEqual([]);
      expectInOrder(together(pdf.root.text), approved(input));
      expectOurLetters(pdf);
      // Whoever copies the text or takes it out gets the same words: no reading stands between them.
      if (hasPoppler && !SHAPED.includes(language)) {
        const copied = together(pdftotext(bytesOf(made)));
        for (const part of approved(input)) expect(copied).toContain(part);
      }
    });
  },
);

function expectInOrder(text: string, parts: readonly string[]): void {
  let at = 0;
  for (const part of parts) {
    // The rest of the text is shown where the part is missing.
    expect(text.slice(at)).toContain(part);
    at = text.indexOf(part, at) + part.length;
  }
}

function expectOurLetters(pdf: ReadPdf): void {
  const all = pdf.root.text + pdf.pages.map((page) => page.decoration).join('');
  const strange = [...new Set(all)].filter(
    (each) => !/\s/u.test(each) && !printableCharacters().has(each.codePointAt(0) ?? 0),
  );
  expect(strange).toEqual([]);
  expect(all).not.toContain('\ufffd');
  for (const { name } of pdf.fonts) expect(name).toMatch(/^[A-Z]{6}\+(BIZUD|NotoSans)/);
}

describe('every format', () => {
  it.each([...FORMATS])('of a drill has the mark at its head and its foot, as text: %s', async (format) => {
    const text = together(readPdf(bytesOf(await renderFormat(engine, inputFor(nishitokyo, 'ja'), format))).root.text);
    expect(text).toMatch(/^【訓練】これは訓練です。.*【訓練】これは訓練です。$/su);
  });

  it.each([...FORMATS])(
    'names number, report, page, telephone and shelters, and tells its map in words: %s',
    async (format) => {
      const pdf = readPdf(bytesOf(await renderFormat(engine, inputFor(nishitokyo, 'ja'), format)));
      const text = together(pdf.root.text);
      for (const words of ['40217', '第3報', '042-464-1311', '/alerts/40217', '田無小学校', '略図です', '最新']) {
        expect(words === '最新' ? together(altsOf(pdf)) : text).toContain(words);
      }
      expect(altsOf(pdf)).toMatch(/町の略図。上が北。対象の地区：田無町、新町。避難先：1 田無小学校/);
    },
  );

  it('of a letter names no household: it is the same for all', async () => {
    const place = { code: 'board-tanashi', name: '田無町掲示板', area: '13229.tanashi', sheet: 1 };
    const letter = await renderFormat(engine, inputFor(nishitokyo, 'ja', { place }), 'letter');
    expect(letter.preview).toContain('ご家庭のみなさまへ');
    expect(letter.preview).not.toContain('掲示板');
  });
});

const altsOf = (pdf: ReadPdf): string =>
  everyTag(pdf.root)
    .flatMap((tag) => wordsOf(tag.source, 'Alt') ?? [])
    .join('\n');

describe('slips', () => {
  it('are two to an A4 with shelters, four without, and read out once', async () => {
    const live = { content: { ...inputFor(nishitokyo, 'en').content, kind: 'actual' as const } };
    const withShelters = readPdf(bytesOf(await renderFormat(engine, inputFor(nishitokyo, 'en', live), 'slip')));
    expect(copiesOf(withShelters)).toEqual({ read: 1, printed: 1 });
    const { content } = inputFor(nishitokyo, 'en');
    const over = { content: { ...content, messageType: 'AllClear' as const } };
    const allClear = readPdf(bytesOf(await renderFormat(engine, inputFor(nishitokyo, 'en', over), 'slip')));
    expect(copiesOf(allClear)).toEqual({ read: 1, printed: 3 });
  });

  const copiesOf = (pdf: ReadPdf) => ({
    read: pdf.root.text.split('Evacuation order for Yagisawa').length - 1,
    printed: pdf.pages
      .map((page) => page.decoration.split('Evacuation order for Yagisawa').length - 1)
      .reduce((a, b) => a + b),
  });
});

describe('a pack of all boards', () => {
  const places: Place[] = nishitokyo.boards.map(({ code, name, area }, i) => ({
    code,
    name,
    area,
    sheet: i + 1,
    receipt: { url: `https://todoke.example.jp/posted/${code}`, code: `K7QM${i + 10}` },
  }));

  it('is one file: a page for each board with its own name, number and code, each marked at both ends', async () => {
    const pack = await renderPack(engine, inputFor(nishitokyo, 'en'), places);
    expect(pack.files.map(({ name }) => name)).toEqual(['40217-v3-boards-en.pdf']);
    expect(pack.measure.count).toBe(places.length);
    const pdf = readPdf(bytesOf(pack));
    expect(tagProblems(pdf, 'en')).toEqual([]);
    expect(everyTag(pdf.root).filter((tag) => tag.type === 'H1')).toHaveLength(places.length);
    const text = together(pdf.root.text);
    expectInOrder(
      text,
      places.flatMap(({ name, receipt }) => ['[DRILL]', name, `（確認番号${receipt?.code ?? ''}）`, '[DRILL]']),
    );
    pdf.pages.forEach((page, i) => expect(page.decoration).toContain(`Sheet ${i + 1}　1/1`));
  });

  it('is plain text, a page for each board, when the typesetter fails', async () => {
    const failing = {
      make: () => Promise.resolve({ kind: 'failed', why: 'died', detail: '' } as const),
      close: () => undefined,
    };
    const pack = await renderPack(failing, inputFor(nishitokyo, 'ja'), places);
    expect(pack.files.map(({ name }) => name)).toEqual(['40217-v3-boards-ja.txt']);
    expect(Buffer.from(bytesOf(pack)).toString().split('\f')).toHaveLength(places.length);
    expect(pack.warnings).toEqual([expect.stringContaining('停止')]);
  });
});

describe('the code of a sheet with a receipt', () => {
  it('is told to whoever posts it in Japanese and the language of the sheet', async () => {
    const place = {
      code: 'b',
      name: '柳沢掲示板',
      area: '13229.yagisawa',
      sheet: 7,
      receipt: { url: 'https://t.jp/p/x', code: 'K7QM2X' },
    };
    const sheet = await renderFormat(engine, inputFor(nishitokyo, 'en', { place }), 'sheet');
    expect(sheet.preview).toContain(
      '貼った方へ：QRコードを読み取り「掲示しました」を押してください（確認番号 K7QM2X）',
    );
    expect(sheet.preview).toContain('check code K7QM2X');
    expect(sheet.preview).not.toContain('behind the QR code');
    expect(altsOf(readPdf(bytesOf(sheet)))).toContain('QR code for the person who puts this up');
  });
});
