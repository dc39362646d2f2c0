import type { CityProfile } from '../../domain/profile.js';
import type { ParseResult } from '../source.js';
import { GROUND_KINDS } from './ground-kinds.js';
import type { TelegramKind } from './kind.js';
import { ROUTINE_KINDS } from './routine-kinds.js';
import type { Telegram } from './telegram.js';
import { WEATHER_KINDS } from './weather-kinds.js';

/** Every kind this source knows, in the order of docs/telegrams.md. */
export const TELEGRAM_KINDS: readonly TelegramKind[] = [...WEATHER_KINDS, ...GROUND_KINDS, ...ROUTINE_KINDS];

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
