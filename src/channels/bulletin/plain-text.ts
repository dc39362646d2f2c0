import type { Copy } from './copy.js';
import type { Paper } from './sheet.js';

/** One copy as plain text in reading order: the preview, and what is left when the typesetter fails. */
export function asText({ sheet }: Paper, copy: Copy): string {
  return [
    sheet.mark,
    `${sheet.city}　${sheet.nature}`,
    [...copy.facts, copy.board].filter((item) => item !== '').join('　'),
    sheet.greeting,
    sheet.note.text,
    [sheet.tag, sheet.level].filter((item) => item !== '').join('　'),
    sheet.headline,
    ...sheet.rows.map((row) => `${row.label}　${row.value}`),
    ...(sheet.instruction.length === 0 ? [] : [`■ ${sheet.labels.instruction}`]),
    ...sheet.instruction,
    ...sheet.body,
    ...(sheet.shelters.length === 0 ? [] : [`■ ${sheet.labels.shelters}（${sheet.labels.sheltersNote}）`]),
    ...sheet.shelters.map(
      ({ number, name, kana, address }) => `${number} ${name}${kana === '' ? '' : `（${kana}）`}　${address}`,
    ),
    copy.newer,
    sheet.url,
    `${sheet.labels.number} ${sheet.number}　${sheet.version}${copy.sheet === '' ? '' : `　${copy.sheet}`}`,
    ...sheet.phones.map((phone) => `${phone.label}　${sheet.labels.phone} ${phone.number}`),
    ...copy.receipt.map((line) => line.text),
    sheet.source,
    sheet.closing,
    sheet.mark,
  ]
    .filter((line) => line !== '')
    .join('\n')
    .replaceAll('\u200b', '');
}
