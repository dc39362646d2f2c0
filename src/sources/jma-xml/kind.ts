import type { ParseResult, SourceContext } from '../source.js';
import type { Telegram } from './telegram.js';

/** One kind of telegram: how it is told from others, where it comes from, what becomes of it. */
export interface TelegramKind {
  /** Data type code as in a feed's address (`VPWW55`); `ii` stands for any two digits. */
  code: string;
  /** Control/Title. The code stands nowhere in the XML: title and InfoKind together give it. */
  title: string;
  /** Head/InfoKind, where the title alone is not enough. */
  infoKind?: string;
  /** Which of the four public feeds carries it; `none`: only J-ALERT or a paid line. */
  feed: 'extra' | 'eqvol' | 'regular' | 'other' | 'none';
  /** Hours in which it is news. */
  lifeHours: number;
  /** What becomes of it, for docs/telegrams.md. */
  becomes: { ja: string; en: string };
  /** Name of the test that shows it. */
  shownBy: string;
  /** Absent: it is kept, and nothing is made of it. */
  read?: (telegram: Telegram, context: SourceContext) => ParseResult;
}
