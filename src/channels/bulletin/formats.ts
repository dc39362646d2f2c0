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
 * Slips are set on A4, because offices stock nothing smaller and cut by hand. Two (A5) hold an alert with its shelters and
 * their map at a size that is read in the hand; four (A6) what sends nobody anywhere, such as an all-clear; a long text one.
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
      ja: '線で切り、読んで次の人に渡します。文の長さにより、1枚から4枚か2枚取れます。',
      en: 'Cut along the lines, read, pass on. By length, one A4 gives four or two.',
    },
    pages: 1,
  },
};

export function isFormat(value: string): value is Format {
  return (FORMATS as readonly string[]).includes(value);
}
