import type { Report } from './report.js';
import type { Slot } from './schema-table.js';

/** The pattern of CAP 1.2; its comma (`[-,+]`) is a slip that xs:dateTime does not let through anyway. */
const CAP_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})([-+])(\d{2}):(\d{2})$/u;
/** What publishers write instead: `Z`, fractions, a space, an offset without its colon. */
const LOOSE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d{1,9})?\s?(Z|[-+,]\d{2}:?\d{2})$/u;
/** xs:language, which XML Schema draws from RFC 3066. */
const LANGUAGE = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/u;

interface Place {
  name: string;
  line: number;
  slot: Slot;
  report: Report;
}

/** The value as the rest may use it; undefined when it has to be left out. */
export function soundValue(text: string, at: Place): string | undefined {
  const { holds } = at.slot;
  switch (holds) {
    case 'text':
    case 'uri':
      return text;
    case 'time':
      return soundTime(text, at);
    case 'language':
      return soundLanguage(text, at);
    case 'integer':
    case 'decimal':
      return soundNumber(text, holds, at);
    default:
      return Array.isArray(holds) ? soundWord(text, holds as readonly string[], at) : undefined;
  }
}

/** True for a moment that exists; 30 February and 24:00 are none. */
export function isCapTime(text: string): boolean {
  const parts = CAP_TIME.exec(text);
  if (parts === null) return false;
  const at = (group: number): number => Number(parts[group]);
  const isOffset = at(9) < 60 && at(8) * 60 + at(9) <= 14 * 60;
  return isDay(at(1), at(2), at(3)) && at(4) < 24 && at(5) < 60 && at(6) < 60 && isOffset;
}

function isDay(year: number, month: number, day: number): boolean {
  const isMonth = year > 0 && month >= 1 && month <= 12;
  return isMonth && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function soundTime(text: string, { name, line, slot, report }: Place): string | undefined {
  const trimmed = text.trim();
  if (isCapTime(trimmed)) return trimmed;
  const mended = capTime(trimmed);
  if (mended !== undefined) report.add('time-rewritten', line, name);
  else report.add(slot.min === 1 ? 'time-invalid' : 'time-dropped', line, name);
  return mended;
}

/** The same moment in the writing of CAP; a time without an offset is never guessed. */
export function capTime(text: string): string | undefined {
  if (isCapTime(text)) return text;
  const [, day = '', minutes = '', seconds = ':00', zone = ''] = LOOSE_TIME.exec(text) ?? [];
  const offset = zone === 'Z' ? '-00:00' : zone.replace(',', '+').replace(/^(.\d{2}):?(\d{2})$/u, '$1:$2');
  const written = `${day}T${minutes}${seconds}${offset}`;
  return isCapTime(written) ? written : undefined;
}

function soundLanguage(text: string, { line, report }: Place): string | undefined {
  const tag = text.trim();
  if (LANGUAGE.test(tag)) return tag;
  report.add('language-invalid', line);
  return undefined;
}

function soundNumber(text: string, holds: 'integer' | 'decimal', { name, line, report }: Place): string | undefined {
  const trimmed = text.trim();
  const pattern = holds === 'integer' ? /^[-+]?\d{1,30}$/u : /^[-+]?(?:\d{1,30}\.?\d{0,30}|\.\d{1,30})$/u;
  if (pattern.test(trimmed)) return trimmed;
  report.add('number-invalid', line, name);
  return undefined;
}

function soundWord(text: string, words: readonly string[], { name, line, slot, report }: Place): string | undefined {
  if (words.includes(text)) return text;
  if (name === 'certainty' && /^\s*very likely\s*$/iu.test(text)) {
    report.add('certainty-very-likely', line);
    return 'Likely';
  }
  const near = words.find((word) => word.toLowerCase() === text.trim().toLowerCase());
  if (near === undefined && slot.orElse === undefined) report.add('value-unknown', line, name);
  else report.add('value-replaced', line, name);
  return near ?? slot.orElse;
}
