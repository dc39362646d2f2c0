import { element } from '../../domain/xml-writing.js';

/** One issue of the library's newsletter as its system publishes it (RSS 2.0). */
export function newsletter(at: Date, id: string): string {
  const item = [
    element('title', `図書館だより ${id}`),
    element('link', `https://library.example.jp/letter/${id}`),
    element('guid', id),
    element('pubDate', at.toUTCString()),
    element('description', '今月の特集は「水辺の本」です。新しく入った本と、休館日のお知らせ。'),
  ].join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>図書館だより</title><link>https://library.example.jp/</link><description>お知らせ</description><item>${item}</item></channel></rss>
`;
}
