import { describe, expect, it } from '@jest/globals';
import { read } from './reader.js';

/** 避難《ひなん》してください */
const shown = (text: string): string =>
  read(text)
    .map(({ t, r }) => (r === '' ? t : `${t}《${r}》`))
    .join('');

describe('readings over the words of a notice', () => {
  it.each([
    ['いますぐ避難してください。', 'いますぐ避難《ひなん》してください。'],
    ['水を引き上げる', '水《みず》を引《ひ》き上《あ》げる'],
    ['避難所へ', '避難所《ひなんじょ》へ'],
    ['お年寄りの方は', 'お年寄《としよ》りの方《かた》は'],
    ['高いほうへ、高い方へ', '高《たか》いほうへ、高《たか》い方へ'],
    ['家族と家で', '家族《かぞく》と家《いえ》で'],
    ['15時20分', '15時《じ》20分《ぷん》'],
    ['３時５分', '３時《じ》５分《ふん》'],
    ['6月2日（月）', '6月《がつ》2日《ふつか》（月《げつ》）'],
    ['第3報', '第《だい》3報《ぽう》'],
    ['1人と4人', '1人《ひとり》と4人《にん》'],
    ['令和8年', '令和《れいわ》8年《ねん》'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('are not guessed for places that the profile does not know', () => {
    expect(shown('柳沢橋で')).toBe('柳沢橋で');
  });

  it('change no character, whatever the text', () => {
    for (const text of ['  全角　と 半角\u200b😀𠮷', '（）「」、。', '#panic("x")', 'ｱｲｳ ㈱ ①', 'x'.repeat(500)]) {
      expect(
        read(text)
          .map(({ t }) => t)
          .join(''),
      ).toBe(text);
    }
  });
});
