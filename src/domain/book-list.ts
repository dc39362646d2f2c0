/** One new book, as a librarian pastes it. */
export interface Book {
  title: string;
  author: string;
  callNumber?: string;
}

export type BookListRead = { books: Book[] } | { trouble: { code: string; ja: string; en: string; line?: number } };

/** More than a mail should carry: a library with more news pastes two lists. */
const MAX_BOOKS = 100;
const MAX_BODY = 4_000;
const LONGEST = { title: 150, author: 100, callNumber: 40 } as const;
/** ISBD 1.1.5 writes ` / ` before the author; Excel pastes a tab. A bare `/` may stand in a title. */
const SEPARATOR = /\t|\s*／\s*|\s+\/\s+/u;
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd\ue000-\uf8ff<>]/u;

/** One title a line: `題名 / 著者` or `題名 / 著者 / 請求記号`. All lines or none. */
export function readBookList(text: string): BookListRead {
  const lines = text.split(/\r\n?|\n/u).map((line, index) => ({ line: index + 1, text: line.trim() }));
  const written = lines.filter((line) => line.text !== '');
  if (written.length === 0) return trouble('books-empty', '本が1冊も書かれていません。', 'The list is empty.');
  if (written.length > MAX_BOOKS) {
    return trouble(
      'books-too-many',
      `一度に送れるのは${MAX_BOOKS}冊までです。二つに分けてください。`,
      'Too many books.',
    );
  }
  const books = new Map<string, Book>();
  for (const { line, text: row } of written) {
    const book = bookOf(row);
    if (book === undefined) return badLine(line);
    books.set(JSON.stringify(book), book);
  }
  const list = [...books.values()];
  return bookListText(list).body.length > MAX_BODY
    ? trouble('books-too-long', '一覧が長すぎます。二つに分けてください。', 'The list is too long: make two of it.')
    : { books: list };
}

/** The newsletter of a list, its number in the title. */
export function bookListText(books: readonly Book[]): { headline: string; instruction: string; body: string } {
  return {
    headline: `新着図書のご案内（${books.length}冊）`,
    instruction: '読みたい本は、図書館の窓口かホームページで予約できます。',
    body: books
      .map(({ title, author, callNumber }) => {
        const shelf = callNumber === undefined ? '' : `［${callNumber}］`;
        return `・${title}／${author}${shelf}`;
      })
      .join('\n'),
  };
}

function bookOf(row: string): Book | undefined {
  const [title = '', author = '', callNumber = '', ...more] = row.split(SEPARATOR).map((part) => part.trim());
  const fits =
    title.length <= LONGEST.title && author.length <= LONGEST.author && callNumber.length <= LONGEST.callNumber;
  if (!fits || title === '' || author === '' || more.length > 0 || UNSAFE.test(title + author + callNumber)) {
    return undefined;
  }
  return callNumber === '' ? { title, author } : { title, author, callNumber };
}

function badLine(line: number): BookListRead {
  return {
    trouble: {
      code: 'books-line',
      ja: `${line}行目が「題名 / 著者」または「題名 / 著者 / 請求記号」の形ではありません。区切りは「／」かタブ、または前後に空白のある「/」です。`,
      en: `Line ${line} is not "title / author" or "title / author / call number".`,
      line,
    },
  };
}

function trouble(code: string, ja: string, en: string): BookListRead {
  return { trouble: { code, ja, en } };
}
