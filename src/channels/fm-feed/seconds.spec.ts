import { describe, expect, it } from '@jest/globals';
import { morae, seconds } from './seconds.js';

describe('the length of a reading', () => {
  it.each([
    ['やぎさわ', 4],
    ['きゅうきゅうしゃ', 5],
    ['サイレンがなったら', 9],
    ['がっこう', 4],
    ['避難', 4],
    ['150', 5],
    ['２．５', 4],
    ['柳沢《やぎさわ》', 4],
    ['はい、どうぞ。', 6],
  ])('%s has %i morae', (text, count) => expect(morae(text)).toBe(count));

  it('is 5.5 morae a second and the pauses', () => {
    expect(seconds([{ text: 'あ'.repeat(55), pauseMs: 1_000 }])).toBe(11);
  });
});
