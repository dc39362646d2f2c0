import type { Language } from '../../domain/language.js';
import type { RenderInput } from '../channel.js';
import type { Format, PaperWish } from './formats.js';
import { LABELS } from './labels.js';
import { PAPER_WORDS } from './paper-words.js';

/** What is different on each copy of a paper: one sheet of a pack knows its own board. */
export interface Copy {
  /** For the board or the household, number, report, sheet. */
  facts: string[];
  /** Name of the board; empty on what stands for no place. */
  board: string;
  /** Number of the sheet in words; empty where it stands for no place. */
  sheet: string;
  /** Where newer words are: behind the code, or under the address. */
  newer: string;
  qr: { text: string; alt: string; caption: string };
  /** To whoever puts it up, in Japanese and the language of the sheet. Each with its own language. */
  receipt: { text: string; lang: string }[];
}

/** The paper for `input.place`; without a place it is one of many alike. */
export function copyOf(input: RenderInput, { format, language }: PaperWish): Copy {
  const [labels, words] = [LABELS[language], PAPER_WORDS[language]];
  const place = isPosted(format) ? input.place : undefined;
  const sheet = place === undefined ? '' : labels.sheet(place.sheet);
  const use = { sheet: labels.posting, poster: labels.posting, letter: words.forHouseholds, slip: words.forPassing };
  const facts = [use[format], `${labels.number} ${input.shortId}`, labels.version(input.versionNumber), sheet];
  return {
    facts: facts.filter((fact) => fact !== ''),
    board: place?.name ?? '',
    sheet,
    ...codeOf(input, { format, language }),
  };
}

function isPosted(format: Format): boolean {
  return format === 'sheet' || format === 'poster';
}

/** With a receipt the code is for whoever posts the sheet, and readers find the news under the printed address. */
function codeOf(input: RenderInput, { format, language }: PaperWish): Pick<Copy, 'newer' | 'qr' | 'receipt'> {
  const [labels, words] = [LABELS[language], PAPER_WORDS[language]];
  const receipt = isPosted(format) ? input.place?.receipt : undefined;
  if (receipt === undefined) {
    const qr = { text: scanUrl(input, format), alt: labels.qr(pageUrl(input)), caption: '' };
    return { newer: labels.newer, qr, receipt: [] };
  }
  return {
    newer: words.newerPage,
    qr: { text: receipt.url, alt: words.posterQr, caption: words.posterQr },
    receipt: receiptLines(receipt.code, language),
  };
}

/** Whoever walks from board to board reads Japanese, or the language of the sheet. */
function receiptLines(code: string, language: Language): Copy['receipt'] {
  const own = PAPER_WORDS[language].receipt(code);
  const japanese = PAPER_WORDS.ja.receipt(code);
  const lines = [{ text: japanese, lang: 'ja' }];
  return own === japanese ? lines : [{ text: own, lang: language.split('-')[0] ?? 'ja' }, ...lines];
}

export function pageUrl(input: Pick<RenderInput, 'publicUrl' | 'shortId'>): string {
  return `${input.publicUrl}/alerts/${input.shortId}`;
}

/** What the code opens without a receipt: the alert's page, which is told whose sheet was scanned. */
function scanUrl(input: RenderInput, format: Format): string {
  return input.place !== undefined && isPosted(format)
    ? `${pageUrl(input)}?board=${encodeURIComponent(input.place.code)}`
    : pageUrl(input);
}
