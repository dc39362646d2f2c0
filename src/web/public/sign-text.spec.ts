import { describe, expect, it } from '@jest/globals';
import { onPages } from './sign-text.js';

describe('a text on the pages of a screen', () => {
  it('cut a long word of Tagalog in two when the page was full', () => {
    const pages = onPages(
      'Kung nasa mapanganib na lugar ka, tingnan ang impormasyon ng lungsod sa paglikas at lumikas agad nang walang pag-aalinlangan.',
      'tl',
    );
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.at(-1)).toBe('pag-aalinlangan.');
  });

  it('cut a Burmese word between its letters, because its words have no spaces', () => {
    const words = 'အန္တရာယ်ရှိသောနေရာတွင် ရှိလျှင် မြို့၏ သတင်းကို ကြည့်ပြီး မတွန့်ဆုတ်ဘဲ ချက်ချင်း ဘေးလွတ်ရာသို့ သွားပါ။';
    const pages = onPages(words, 'my');
    expect(pages.length).toBeGreaterThan(1);
    // ဘေးလွတ် is two words of the dictionary; လွတ် must stay whole.
    expect(pages.some((page) => page.startsWith('လွတ်') || page.endsWith('ဘေးလွတ်ရာသို့'))).toBe(true);
    expect(pages.join(' ').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
  });
});
