import { afterAll, describe, expect, it } from '@jest/globals';
import { nishitokyo } from '../../../test/support/profile.js';
import { readPdf } from '../../../test/support/pdf-reading.js';
import { tagProblems } from '../../../test/support/pdf-tags.js';
import { placeText } from '../../domain/area.js';
import { htmlLang, LANGUAGES } from '../../domain/language.js';
import { sampleContent, sampleInput } from '../channel-contract.js';
import { printableCharacters } from './font-coverage.js';
import { FORMATS } from './formats.js';
import { createPdfEngine } from './render-pdf.js';
import { renderFormat } from './render.js';

const engine = createPdfEngine();
afterAll(() => engine.close());
const together = (text: string): string => text.replaceAll(/\s/gu, '');

describe.each(FORMATS.flatMap((format) => LANGUAGES.map((language) => ({ format, language }))))('$format $language', ({ format, language }) => {
  it('reads', async () => {
    const content = sampleContent();
    const made = await renderFormat(engine, sampleInput(nishitokyo, { content, language }), format);
    const pdf = readPdf(made.files[0]?.bytes ?? new Uint8Array());
    expect(tagProblems(pdf, htmlLang(language).split('-')[0] ?? '')).toEqual([]);
    const text = together(pdf.root.text);
    const said = content.texts[language];
    let at = 0;
    for (const part of [said?.headline, said?.place || placeText(nishitokyo, content.areas, language), said?.instruction, said?.body]) {
      const found = text.indexOf(together(part ?? ''), at);
      expect([part, text.slice(at, at + 300), found >= 0]).toEqual([part, expect.anything(), true]);
      at = found + together(part ?? '').length;
    }
    void printableCharacters;
  });
});
