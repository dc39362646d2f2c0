import { problem, type Refused } from '../source.js';
import type { Message } from './message.js';

/** How far a sender's clock may be ahead of ours. */
const MAX_AHEAD_MS = 10 * 60_000;
const JAPANESE =
  /^(?:(\d{4})年|令和(\d{1,2}|元)年)\s*(\d{1,2})月\s*(\d{1,2})日\s*(\d{1,2})時\s*(\d{1,2})分(?:\s*(\d{1,2})秒)?/u;
const SLASHED = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/u;
/** RFC 5322 §3.3, with a numeric zone. */
const MAIL_DATE = /^(?:[A-Z][a-z]{2}, ?)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(:\d{2})? [+-]\d{4}( \(.*\))?$/u;

/**
 * When it was said: the field, else the Date header (a mail that waited hours in a queue is no news), else now.
 * A receiver stands in Japan and writes its wall clock.
 */
export function reportedAt(message: Message, receivedAt: Date): { iso: string } | Refused {
  const { time } = message.fields;
  const at = time !== '' ? japanTime(time) : headerTime(message.date, receivedAt);
  if (at === undefined) return unreadable();
  if (at.getTime() - receivedAt.getTime() > MAX_AHEAD_MS) return ahead();
  return { iso: at.toISOString() };
}

function headerTime(date: string | undefined, receivedAt: Date): Date | undefined {
  if (date === undefined) return receivedAt;
  const at = new Date(MAIL_DATE.test(date) ? date.replace(/ \(.*\)$/u, '') : Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function japanTime(text: string): Date | undefined {
  const [year, month, day, hour, minute, second] = partsOf(text).map((part) => Number(part)) as Parts;
  const at = new Date(Date.UTC(year, month - 1, day, hour - 9, minute, second));
  if (Number.isNaN(at.getTime())) return undefined;
  // 30 February and 25 o'clock move on to another day: such a time does not exist.
  const wall = new Date(at.getTime() + 9 * 3_600_000);
  const isSame = wall.getUTCMonth() + 1 === month && wall.getUTCDate() === day && wall.getUTCHours() === hour;
  return isSame && minute < 60 && second < 60 ? at : undefined;
}

type Parts = [number, number, number, number, number, number];

/** Year to second as text; nothing readable gives parts that are no numbers. */
function partsOf(text: string): string[] {
  const japanese = JAPANESE.exec(text);
  const parts = japanese === null ? SLASHED.exec(text)?.slice(1) : [yearOf(japanese), ...japanese.slice(3)];
  return Array.from({ length: 6 }, (_each, at) => parts?.[at] ?? (parts === undefined ? 'none' : '0'));
}

function yearOf(found: RegExpExecArray): string {
  const reiwa = found[2];
  return reiwa === undefined ? (found[1] ?? '') : String(2018 + (reiwa === '元' ? 1 : Number(reiwa)));
}

function unreadable(): Refused {
  return problem(
    'time-broken',
    '発表時刻が読めません。受信機の定型文の時刻を「2026年1月2日3時4分」の形にし、今回は原文を見て判断してください。',
    'The time of the report cannot be read. Write it as 2026年1月2日3時4分 in the template; read the original and decide this time.',
  );
}

function ahead(): Refused {
  return problem(
    'time-ahead',
    '発表時刻が現在より10分以上先です。受信機とこの装置の時計を確認してください。',
    'The report time is more than ten minutes ahead. Check the clocks of the receiver and of this machine.',
  );
}
