import type { CityProfile } from '../../domain/profile.js';
import type { ParseResult, SourceContext } from '../source.js';
import { GROUND_KINDS } from './ground-kinds.js';
import type { Telegram } from './telegram.js';
import { WEATHER_KINDS } from './weather-kinds.js';

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

/** Every kind this source knows, in the order of docs/telegrams.md. */
export const TELEGRAM_KINDS: readonly TelegramKind[] = [...WEATHER_KINDS, ...GROUND_KINDS];

/** The kind of a telegram; absent when its title and InfoKind are in no line of the table. */
export function kindOf(title: string, infoKind: string): TelegramKind | undefined {
  return TELEGRAM_KINDS.find(
    (kind) => kind.title === title && (kind.infoKind === undefined || kind.infoKind === infoKind),
  );
}

/** A kind of which nothing is made: say so, with its name. */
export function keptOnly(telegram: Telegram, profile: CityProfile): ParseResult {
  return {
    kind: 'nobody',
    ja: `「${telegram.information}」は記録だけする種類の電文です。${profile.name.ja}への発信はありません。`,
    en: `"${telegram.information}" is a kind of telegram that is kept only; nothing is sent in ${profile.name.en}.`,
  };
}
