import type { Language } from '../../domain/language.js';

const XS_DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** True for a time that exists and says its offset; 30 February and 24:00 are no times. */
export function isTime(value: string): boolean {
  const parts = XS_DATE_TIME.exec(value)?.slice(1, 7).map(Number);
  if (parts === undefined || value.endsWith('-00:00') || Number.isNaN(Date.parse(value))) return false;
  const [year = 0, month = 0, day = 0, hour = 24] = parts;
  return hour < 24 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `hours` later, as an ISO time. */
export function hoursAfter(value: string, hours: number): string {
  return new Date(Date.parse(value) + hours * 3_600_000).toISOString();
}

/** A moment on the wall clock of the town. */
export interface WallClock {
  month: number;
  day: number;
  hour: number;
  minute: number;
}

export function wallClock(value: string, timeZone: string): WallClock {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(new Date(value));
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return { month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') };
}

const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const NEPALI_MONTHS = 'जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर'.split(' ');
const TAGALOG_MONTHS = 'Enero Pebrero Marso Abril Mayo Hunyo Hulyo Agosto Setyembre Oktubre Nobyembre Disyembre'.split(
  ' ',
);
const INDONESIAN_MONTHS =
  'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');
const BURMESE_MONTHS = 'ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် ဩဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ'.split(' ');

const two = (value: number): string => String(value).padStart(2, '0');
const digital = (at: WallClock): string => `${at.hour}:${two(at.minute)}`;

const SPOKEN: Record<Language, (at: WallClock) => string> = {
  ja: (at) => `${at.month}月${at.day}日${at.hour}時${two(at.minute)}分`,
  'ja-x-easy': (at) => `${at.month}がつ ${at.day}にち ${at.hour}じ ${two(at.minute)}ふん`,
  en: (at) => `${digital(at)} on ${at.day} ${ENGLISH_MONTHS[at.month - 1] ?? ''}`,
  'zh-Hans': (at) => `${at.month}月${at.day}日${at.hour}点${two(at.minute)}分`,
  ko: (at) => `${at.month}월 ${at.day}일 ${at.hour}시 ${two(at.minute)}분`,
  vi: (at) => `${digital(at)} ngày ${at.day}/${at.month}`,
  ne: (at) => `${NEPALI_MONTHS[at.month - 1] ?? ''} ${at.day}, ${digital(at)}`,
  tl: (at) => `${digital(at)}, ${at.day} ${TAGALOG_MONTHS[at.month - 1] ?? ''}`,
  id: (at) => `${digital(at)}, ${at.day} ${INDONESIAN_MONTHS[at.month - 1] ?? ''}`,
  my: (at) => `${BURMESE_MONTHS[at.month - 1] ?? ''} ${at.day} ရက် ${digital(at)}`,
};

/** A moment in words, on the town's clock. */
export function sayTime(value: string, timeZone: string, language: Language): string {
  return SPOKEN[language](wallClock(value, timeZone));
}
