import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sources } from '../sources/index.js';
import type { DocumentKind, Source } from '../sources/source.js';

/** Where the page lies, from src/cli as from dist/cli. */
export const TELEGRAMS_PAGE = resolve(import.meta.dirname, '../../docs/telegrams.md');

const HEAD = `<!-- 生成された頁です。直すのは各情報源の種類の表（src/sources/jma-xml/*-kinds.ts など）。npm run docs:telegrams で作り直します。
     Generated: change the tables of kinds in src/sources, then run npm run docs:telegrams. -->

# 電文の種類 (kinds of telegrams)

届いた電文がどの種類で、どう扱われ、どの試験がそれを示すか。表にない種類は、よその土地だけのものなら記録だけし、
そうでなければ職員の確認を待ちます（黙って捨てることはありません）。

What comes in, what becomes of it, and the test that shows it. A kind that is in no table waits for a person, unless it names
only other places.
`;

/** docs/telegrams.md in full. */
export function telegramsPage(): string {
  return [HEAD, ...sources.filter((source) => (source.kinds ?? []).length > 0).map(tableOf)].join('\n');
}

function tableOf(source: Source): string {
  const rows = (source.kinds ?? []).map((kind) => row(cellsOf(kind)));
  const head = row([
    '種類 (code)',
    '名前 (title)',
    'フィード (feed)',
    '扱い (what becomes of it)',
    '時間 (life, h)',
    '試験 (shown by)',
  ]);
  return `## ${source.label.ja} (${source.name})\n\n${head}\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

function cellsOf({ code, title, feed, becomes, lifeHours, shownBy, isRead }: DocumentKind): string[] {
  const kept = isRead ? '' : '記録のみ。';
  return [`\`${code}\``, title, feed ?? '', `${kept}${becomes.ja}<br>${becomes.en}`, String(lifeHours ?? ''), shownBy];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')).join(' | ')} |`;
}

// Started as a program (`npm run docs:telegrams`), not when a test imports it.
if (process.argv[1] === import.meta.filename) {
  writeFileSync(TELEGRAMS_PAGE, telegramsPage());
  process.stdout.write('docs/telegrams.md を書きました (written)\n');
}
