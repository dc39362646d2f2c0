import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { paginate, type Frame } from './pages.js';

const frame: Frame = { charactersPerPage: 40, pages: 3, mark: '', more: '続きは番号４８２１５' };
const long = (sentences: number): string[] => [
  Array.from({ length: sentences }, (_, i) => `これは文の番号${'一二三四五六七八九十'.charAt(i % 10)}です。`).join(''),
];

describe('pages of a superimposer', () => {
  it('put a short text on one page without a number', () => {
    expect(paginate(['避難指示', '柳沢三丁目'], frame)).toEqual({ pages: ['避難指示\n柳沢三丁目'], cut: false });
  });

  it('end with a sentence and carry their number', () => {
    const { pages, cut } = paginate(long(7), frame);
    expect(cut).toBe(false);
    expect(pages.map((page) => page.split('\n').at(-1))).toEqual(['１／３', '２／３', '３／３']);
    for (const page of pages) expect(page.split('\n').at(-2)).toMatch(/。$/);
  });

  it('carry the mark at both ends, every one of them', () => {
    const { pages } = paginate(long(3), { ...frame, mark: '【訓練】' });
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect([page.split('\n')[0], page.split('\n').at(-1)]).toEqual(['【訓練】', '【訓練】']);
  });

  it('are cut at the end of a sentence, and say where the rest is', () => {
    const { pages, cut } = paginate(long(30), frame);
    expect(cut).toBe(true);
    expect(pages).toHaveLength(3);
    expect(pages[2]).toMatch(/。\n続きは番号４８２１５\n３／３$/);
  });

  it('never tear a telephone number or a time', () => {
    const words = `${'あ'.repeat(25)}電話０４２－４６４－１３１１へ${'い'.repeat(18)}１５：３０まで`;
    const { pages } = paginate([words], frame);
    expect(pages.some((page) => page.includes('０４２－４６４－１３１１'))).toBe(true);
    expect(pages.some((page) => page.includes('１５：３０'))).toBe(true);
  });

  it('never begin with a full stop or a closing bracket', () => {
    const { pages } = paginate(['「' + 'あ'.repeat(34) + '」、' + 'い'.repeat(30) + '。'], frame);
    for (const page of pages) expect(page).not.toMatch(/^[、。」）]/);
  });

  it('use every page before they leave anything out', () => {
    const sentence = `${'長'.repeat(27)}。`;
    const { pages, cut } = paginate([sentence.repeat(3)], { ...frame, pages: 3, charactersPerPage: 34 });
    expect(cut).toBe(false);
    expect(pages).toHaveLength(3);
    expect(paginate([sentence.repeat(4)], { ...frame, pages: 4, charactersPerPage: 34 }).cut).toBe(false);
  });

  it('keep their size and lose no character whatever the text', () => {
    const piece = fc.constantFrom(
      '避難',
      '。',
      '、',
      '１５：３０',
      '（',
      '）',
      'カタカナ',
      'の',
      '！',
      '０４２－４６４',
    );
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 40 }), { maxLength: 5 }), fc.boolean(), (words, drill) => {
        const lines = words.map((line) => line.join('')).filter((line) => line !== '');
        const { pages, cut } = paginate(lines, { ...frame, mark: drill ? '【訓練】' : '' });
        expect(pages.length).toBeLessThanOrEqual(3);
        for (const page of pages) expect(Array.from(page).length).toBeLessThanOrEqual(40);
        const shown = pages.join('').replaceAll(/【訓練】|[１-３]／[１-３]|\n/g, '');
        if (!cut) expect(shown).toBe(lines.join(''));
      }),
      { numRuns: 300 },
    );
  });
});
