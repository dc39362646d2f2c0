import type { Language } from '../../domain/language.js';

/** The papers that one approved text becomes. The name stands in file names and addresses; never renamed. */
export const FORMATS = ['sheet', 'poster', 'letter', 'slip'] as const;
export type Format = (typeof FORMATS)[number];

/** Which paper, in which language: one that the alert is written in. */
export interface PaperWish {
  format: Format;
  language: Language;
}

interface FormatFacts {
  label: { ja: string; en: string };
  /** What to print it on, and how it is used. */
  use: { ja: string; en: string };
  /** Pages that a printed copy should not exceed. */
  pages: number;
}

/**
 * The slip is set four to an A4, because offices stock no A6 and one cut each way makes four; where the text is too long
 * to be read at that size it is two, then one.
 */
export const FORMAT_FACTS: Record<Format, FormatFacts> = {
  sheet: {
    label: { ja: '掲示板用（A4）', en: 'Notice board (A4)' },
    use: { ja: '掲示板に貼る1枚。', en: 'One sheet to put up on a board.' },
    pages: 1,
  },
  poster: {
    label: { ja: 'ポスター（A3）', en: 'Poster (A3)' },
    use: { ja: '入口や避難所に貼る大きな1枚。', en: 'A large one for entrances and shelters.' },
    pages: 1,
  },
  letter: {
    label: { ja: 'ご家庭への手紙（A4・大きな文字）', en: 'Letter to households (A4, large print)' },
    use: {
      ja: '両面に印刷し、三つ折りで窓あき封筒（長形3号）に入ります。名前も住所も入りません。',
      en: 'Print on both sides; folds into a window envelope. It bears no name and no address.',
    },
    pages: 2,
  },
  slip: {
    label: { ja: '手渡しの紙（A4を切って使う）', en: 'Slip to pass on (cut from A4)' },
    use: {
      ja: '線で切り、読んで次の人に渡します。短い文なら1枚から4枚取れます。',
      en: 'Cut along the lines, read, pass on. A short text gives four from one A4.',
    },
    pages: 1,
  },
};

export function isFormat(value: string): value is Format {
  return (FORMATS as readonly string[]).includes(value);
}
