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
  const isPosted = format === 'sheet' || format === 'poster';
  const place = isPosted ? input.place : undefined;
  const sheet = place === undefined ? '' : labels.sheet(place.sheet);
  const use = { sheet: labels.posting, poster: labels.posting, letter: words.forHouseholds, slip: words.forPassing };
  return {
    facts: [
      use[format],
      `${labels.number} ${input.shortId}`,
      labels.version(input.versionNumber),
      ...(place === undefined ? [] : [sheet]),
    ],
    board: place?.name ?? '',
    sheet,
    newer: place?.receipt === undefined ? labels.newer : words.newerPage,
    qr: {
      text: place?.receipt?.url ?? scanUrl(input, format),
      alt: place?.receipt === undefined ? labels.qr(pageUrl(input)) : words.posterQr,
      caption: place?.receipt === undefined ? '' : words.posterQr,
    },
    receipt: place?.receipt === undefined ? [] : receiptLines(place.receipt.code, language),
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
  const isBoard = input.place !== undefined && (format === 'sheet' || format === 'poster');
  return isBoard ? `${pageUrl(input)}?board=${encodeURIComponent(input.place?.code ?? '')}` : pageUrl(input);
}
