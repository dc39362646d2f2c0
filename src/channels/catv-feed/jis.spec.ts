import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { forScreen, isShowable, toCp932 } from './jis.js';

function shown(text: string): { text: string; replaced: string[] } {
  const replaced = new Map<string, string>();
  return { text: forScreen(text, replaced), replaced: Array.from(replaced, ([from, to]) => `${from}→${to}`) };
}

describe('text for a character generator', () => {
  it.each([
    ['ABC 123', 'ＡＢＣ　１２３'],
    ['15:30 042-464-1311', '１５：３０　０４２－４６４－１３１１'],
    ['ｶﾞｽ漏れ', 'ガス漏れ'],
    ['避難指示、凜と熙。', '避難指示、凜と熙。'],
    ['±5℃×2', '±５℃×２'],
  ])('%s becomes %s without a word about it', (text, wide) => {
    expect(shown(text)).toEqual({ text: wide, replaced: [] });
  });

  it.each([
    ['13時〜15時', '１３時～１５時', '〜→～'],
    ['−2', '－２', '−→－'],
    ['①給水', '（１）給水', '①→（１）'],
    ['⑳', '（２０）', '⑳→（２０）'],
    ['㈱西東京', '（株）西東京', '㈱→（株）'],
    ['髙橋', '高橋', '髙→高'],
    ['山﨑', '山崎', '﨑→崎'],
    ['𠮷田', '吉田', '𠮷→吉'],
    ['⚠危険', '！危険', '⚠→！'],
    ['150㎝', '１５０ｃｍ', '㎝→ｃｍ'],
    ['Ⅳ', 'ＩＶ', 'Ⅳ→ＩＶ'],
    ['café', 'ｃａｆｅ', 'é→ｅ'],
    ['"a"', '”ａ”', '"→”'],
  ])('%s becomes %s, and it is said', (text, other, change) => {
    expect(shown(text)).toEqual({ text: other, replaced: [change] });
  });

  it('shows 〓 for what has no likeness, each named once', () => {
    expect(shown('🐻🐻、대피')).toEqual({ text: '〓〓、〓〓', replaced: ['🐻→〓', '대→〓', '피→〓'] });
  });

  it('drops what cannot be seen, with the selector of an emoji', () => {
    expect(shown('避\u202e難\u200b⚠\ufe0f\u0007')).toEqual({ text: '避難！', replaced: ['⚠→！'] });
  });

  it('holds the 6,879 characters of JIS X 0208 and none of the vendors', () => {
    let count = 0;
    for (let code = 1; code <= 0xffff; code++) if (isShowable(String.fromCharCode(code))) count += 1;
    expect(count).toBe(6879);
    for (const vendor of ['①', '㈱', 'Ⅰ', '髙', '﨑', '纊', 'ｱ', 'A']) expect(isShowable(vendor)).toBe(false);
  });

  it('always goes through CP932 and back', () => {
    const text = forScreen('〜−①㈱髙﨑𠮷⚠ABC"\'\\~—‖¢£¬é🐻', new Map());
    expect(iconv.decode(Buffer.from(toCp932(text) ?? []), 'CP932')).toBe(text);
    expect(toCp932('𠮷')).toBeUndefined();
  });
});
