import { LANGUAGE_NAMES, type Language } from '../domain/language.js';
import type { CityProfile } from '../domain/profile.js';
import { newslettersOf } from '../domain/newsletter.js';
import { TOPIC_FACTS, TOPICS, type Topic } from '../domain/topic.js';

/** What one cell says, or why it cannot be taken. A reason never repeats the cell. */
export type Read<T> = { value: T } | { reason: string };

export type WayKind = 'digital' | 'board' | 'phone' | 'visit' | 'radio';

const WAYS: Record<string, WayKind> = {
  digital: 'digital',
  デジタル: 'digital',
  メール: 'digital',
  paper: 'board',
  紙: 'board',
  掲示板: 'board',
  回覧板: 'board',
  phone: 'phone',
  電話: 'phone',
  visit: 'visit',
  訪問: 'visit',
  radio: 'radio',
  ラジオ: 'radio',
};
const LANGUAGE_WORDS: Record<string, Language> = {
  日本語: 'ja',
  やさしい日本語: 'ja-x-easy',
  英語: 'en',
  中国語: 'zh-Hans',
  韓国語: 'ko',
  ベトナム語: 'vi',
  ネパール語: 'ne',
  タガログ語: 'tl',
  フィリピノ語: 'tl',
  フィリピン語: 'tl',
  インドネシア語: 'id',
  ミャンマー語: 'my',
  ビルマ語: 'my',
};
const YES = ['yes', 'y', 'true', '1', 'はい', '有', 'あり', '参加', '参加する', '必要', '同意', '同意する', '○', '〇'];
const NO = [
  '',
  'no',
  'n',
  'false',
  '0',
  'いいえ',
  '無',
  'なし',
  '不参加',
  '参加しない',
  '不要',
  '不同意',
  '同意しない',
  '×',
];
/** 元号法 and 昭和54年政令第11号: the first year of each era that a living consent may carry. */
const ERAS: Record<string, number> = { 令和: 2019, r: 2019, 平成: 1989, h: 1989 };

export function folded(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}

/** Several values in one cell. Excel users also write them on lines of their own. */
export function listOf(cell: string): string[] {
  return cell
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function readWays(cell: string): Read<WayKind[]> {
  const ways = listOf(cell).map((part) => WAYS[folded(part)]);
  const known = ways.filter((way) => way !== undefined);
  if (known.length < ways.length) return { reason: 'デジタル・紙・電話・訪問・ラジオ のいずれかで書いてください。' };
  return { value: [...new Set(known)] };
}

export function readYesNo(cell: string): Read<boolean> {
  const word = folded(cell);
  if (YES.includes(word)) return { value: true };
  return NO.includes(word) ? { value: false } : { reason: 'はい・いいえ（yes・no）で書いてください。' };
}

/** A language that this town speaks to its people in; empty is Japanese. */
export function readLanguage(cell: string, profile: CityProfile): Read<Language> {
  const word = folded(cell);
  if (word === '') return { value: 'ja' };
  const language = profile.languages.find((each) => folded(each) === word || folded(LANGUAGE_NAMES[each]) === word);
  const value = language ?? profile.languages.find((each) => LANGUAGE_WORDS[word] === each);
  return value === undefined ? { reason: `この市で使う言語は ${profile.languages.join('、')} です。` } : { value };
}

/** Empty: what may save a life, and nothing else, because news needs a consent of its own. */
export function readTopics(cell: string): Read<Topic[]> {
  const words = listOf(cell).map(folded);
  if (words.length === 0) return { value: TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety) };
  const topics = TOPICS.filter((topic) =>
    [topic, TOPIC_FACTS[topic].label.ja, TOPIC_FACTS[topic].label.en].some((name) => words.includes(folded(name))),
  );
  if (topics.length < new Set(words).size) {
    return {
      reason: `お知らせの種類は ${TOPICS.map((topic) => TOPIC_FACTS[topic].label.ja).join('、')} から選んでください。`,
    };
  }
  return { value: topics };
}

/** Classes and newsletters by code (`tanashi-es/1-1`) or by name (田無小学校 1年1組). */
export function groupReader(profile: CityProfile): (cell: string) => Read<string[]> {
  const byName = new Map<string, string>();
  const add = (code: string, name: string): void => {
    byName.set(folded(code), code).set(folded(name), code);
  };
  for (const school of profile.schools) {
    for (const each of school.classes) add(`${school.organisation}/${each.id}`, `${school.name}${each.name}`);
  }
  for (const { group, name } of newslettersOf(profile)) add(group, name.ja);
  return (cell) => {
    const codes = listOf(cell).map((part) => byName.get(folded(part)));
    const known = codes.filter((code) => code !== undefined);
    return known.length < codes.length
      ? { reason: '市の設定にない学級・図書館・たよりです。' }
      : { value: [...new Set(known)] };
  };
}

/** The day of the consent, as `2026-04-01`. `today` in the office's zone: nobody has consented tomorrow. */
export function readDay(cell: string, today: string): Read<string> {
  const day = isoDay(folded(cell));
  if (day === undefined) return { reason: '日付を 2026-04-01 か 令和8年4月1日 の形で書いてください。' };
  return day > today ? { reason: '同意日が今日より後になっています。' } : { value: day };
}

const WESTERN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const JAPANESE = /^(令和|平成|[rh])(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

function isoDay(text: string): string | undefined {
  const western = WESTERN.exec(text);
  if (western !== null) return existing(Number(western[1]), western[2], western[3]);
  const [, era = '', year, month, day] = JAPANESE.exec(text) ?? [];
  const first = ERAS[era];
  return first === undefined ? undefined : existing(first - 1 + (year === '元' ? 1 : Number(year)), month, day);
}

function existing(year: number, month = '', day = ''): string | undefined {
  const iso = `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) && year >= 1989 ? iso : undefined;
}

/** A number to dial, in half-width. Excel drops the 0 at its head when the cell is not text. */
export function readPhones(cell: string): Read<string[]> {
  const numbers = listOf(cell).map((part) =>
    part
      .normalize('NFKC')
      .replaceAll(/[\s()]/g, '')
      .replaceAll(/[‐‑‒–—―−ー]/g, '-'),
  );
  const isWhole = (number: string): boolean => /^(0|\+)[\d-]{8,16}\d$/.test(number);
  if (numbers.every(isWhole)) return { value: numbers };
  const reason = numbers.some((number) => /^[1-9][\d-]{8,12}$/.test(number))
    ? '先頭の 0 が消えています。セルを文字列にしてください。'
    : '電話番号の形が正しくありません。';
  return { reason };
}

export function readPostalCode(cell: string): Read<string> {
  const digits = folded(cell).replaceAll(/[‐‑−ー〒-]/g, '');
  if (digits === '') return { value: '' };
  return /^\d{7}$/.test(digits)
    ? { value: `〒${digits.slice(0, 3)}-${digits.slice(3)}` }
    : { reason: '郵便番号は7桁の数字です。' };
}

/**
 * Why no cell may hold this, whatever its column: a spreadsheet runs what begins with = + - @ when the list is
 * opened again (OWASP CSV injection), and control or direction characters hide what a name really is.
 */
export function unsafe(cell: string, isNumber: boolean): string | undefined {
  if (/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u.test(cell))
    return '目に見えない制御文字が入っています。';
  const start = cell.normalize('NFKC').charAt(0);
  if (['=', '@', '-', '\t'].includes(start) || (start === '+' && !isNumber))
    return '数式のように見える値です（= + - @ で始めないでください）。';
  return undefined;
}
