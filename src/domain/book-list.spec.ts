import { describe, expect, it } from '@jest/globals';
import { bookListText, readBookList } from './book-list.js';

describe('a pasted list of new books', () => {
  it('becomes one newsletter with their number in the title', () => {
    const read = readBookList('水辺の本 / 川野いずみ / 481.7カ\r\n\r\n1/2の魔法／三田村しずく\n天気図\t空野ひろし\t\n');
    if ('trouble' in read) throw new Error(read.trouble.ja);
    expect(read.books).toEqual([
      { title: '水辺の本', author: '川野いずみ', callNumber: '481.7カ' },
      { title: '1/2の魔法', author: '三田村しずく' },
      { title: '天気図', author: '空野ひろし' },
    ]);
    expect(bookListText(read.books)).toMatchObject({
      headline: '新着図書のご案内（3冊）',
      body: '・水辺の本／川野いずみ［481.7カ］\n・1/2の魔法／三田村しずく\n・天気図／空野ひろし',
    });
  });

  it('names a book once that was pasted twice', () => {
    expect(readBookList('a / b\na / b')).toMatchObject({ books: [{ title: 'a' }] });
  });

  it.each([
    ['nothing', ' \n ', 'books-empty', undefined],
    ['a line without an author', 'a / b\n題名だけ', 'books-line', 2],
    ['a line with too many parts', 'a / b / c / d', 'books-line', 1],
    ['a title without end', `${'あ'.repeat(151)} / b`, 'books-line', 1],
    ['markup', '<b>a</b> / b', 'books-line', 1],
    ['a right-to-left override', 'a\u202e / b', 'books-line', 1],
    ['101 books', Array.from({ length: 101 }, (_, i) => `a${i} / b`).join('\n'), 'books-too-many', undefined],
    [
      'a text too long for one newsletter',
      Array.from({ length: 60 }, (_, i) => `${i}${'あ'.repeat(90)} / b`).join('\n'),
      'books-too-long',
      undefined,
    ],
  ])('with %s is refused, naming the line', (_name, text, code, line) => {
    expect(readBookList(text)).toMatchObject({
      trouble: { code, ja: expect.stringMatching(/。$/u), ...(line === undefined ? {} : { line }) },
    });
  });
});
