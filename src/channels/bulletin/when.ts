import { htmlLang, type Language } from '../../domain/language.js';

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function parts(format: Intl.DateTimeFormat, time: Date): Parts {
  return Object.fromEntries(format.formatToParts(time).map((part) => [part.type, part.value]));
}

/** 令和8年6月22日（月）午後3時30分: the year and the clock of notices on paper in Japan. */
function japanese(time: Date, timeZone: string): string {
  const options = { era: 'long', year: 'numeric', month: 'numeric', day: 'numeric', weekday: 'short' } as const;
  const date = parts(new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { ...options, timeZone }), time);
  const { hour, minute } = wallClock(time, timeZone);
  const year = date.year === '1' ? '元' : (date.year ?? '');
  return `${date.era ?? ''}${year}年${date.month ?? ''}月${date.day ?? ''}日（${date.weekday ?? ''}）${clock(hour, minute)}`;
}

/** 正午 and 午前0時 are said so; 「午後12時」 is read in two ways. */
function clock(hour: number, minute: number): string {
  const minutes = minute === 0 ? '' : `${minute}分`;
  if (hour === 12 && minute === 0) return '正午';
  return `${hour < 12 ? '午前' : '午後'}${hour % 12}時${minutes}`;
}

/** A moment as a notice in `language` writes it, in the city's own zone. */
export function when(time: Date, timeZone: string, language: Language): string {
  if (htmlLang(language) === 'ja') return japanese(time, timeZone);
  const locale = `${htmlLang(language)}-u-nu-latn`;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(time);
}

export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** What the clock on the wall of the town hall shows. */
export function wallClock(time: Date, timeZone: string): WallClock {
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-US', { ...options, second: 'numeric', hourCycle: 'h23', timeZone });
  const found = parts(format, time);
  const number = (part: string | undefined): number => Number(part ?? 0);
  return {
    year: number(found.year),
    month: number(found.month),
    day: number(found.day),
    hour: number(found.hour),
    minute: number(found.minute),
    second: number(found.second),
  };
}
