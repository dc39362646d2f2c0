/**
 * Readings of Japanese words by a dictionary (IPADIC) under our own corrections. Loaded by the typesetting process alone:
 * the dictionary takes some 130 MB, which that process gives back when it is idle. No relative imports, as in furigana.ts.
 */
import { TokenizerBuilder } from 'lindera-wasm-nodejs-ipadic';

interface Part {
  t: string;
  r: string;
}

interface Token {
  surface: string;
  reading?: string;
  partOfSpeechSubcategory1?: string;
}

/** What the dictionary reads otherwise than notices are read. */
const OURS: Record<string, string> = {
  令和: 'れいわ',
  避難所: 'ひなんじょ',
  避難場所: 'ひなんばしょ',
  避難先: 'ひなんさき',
  高齢者等: 'こうれいしゃとう',
  川沿い: 'かわぞい',
  沿岸: 'えんがん',
  内水: 'ないすい',
  崖: 'がけ',
  明日: 'あす',
  今日: 'きょう',
  一人: 'ひとり',
  二人: 'ふたり',
  市役所: 'しやくしょ',
  二階: 'にかい',
};
/** The same for words that are parts of others: 家 alone, not in 家族. */
const ALONE: Record<string, string> = { 家: 'いえ', 他: 'ほか', 下: 'した', 上: 'うえ', 外: 'そと', 中: 'なか' };
const OUR_WORDS = new RegExp(
  Object.keys(OURS)
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'u',
);

const WEEKDAYS: Record<string, string> = {
  月: 'げつ',
  火: 'か',
  水: 'すい',
  木: 'もく',
  金: 'きん',
  土: 'ど',
  日: 'にち',
};
const DAYS: Record<string, string> = {
  '1': 'ついたち',
  '2': 'ふつか',
  '3': 'みっか',
  '4': 'よっか',
  '5': 'いつか',
  '6': 'むいか',
  '7': 'なのか',
  '8': 'ようか',
  '9': 'ここのか',
  '10': 'とおか',
  '14': 'じゅうよっか',
  '20': 'はつか',
  '24': 'にじゅうよっか',
};
/** By the last digit of the number before it: 20分 is ぷん, 25分 is ふん. */
const COUNTERS: Record<string, { usual: string; others?: Record<string, string> }> = {
  時間: { usual: 'じかん' },
  時: { usual: 'じ' },
  分: { usual: 'ふん', others: { '0': 'ぷん', '1': 'ぷん', '3': 'ぷん', '4': 'ぷん', '6': 'ぷん', '8': 'ぷん' } },
  年: { usual: 'ねん' },
  月: { usual: 'がつ' },
  日間: { usual: 'にちかん' },
  日: { usual: 'にち' },
  階: { usual: 'かい', others: { '3': 'がい' } },
  号: { usual: 'ごう' },
  回: { usual: 'かい' },
  番: { usual: 'ばん' },
  人: { usual: 'にん' },
  度: { usual: 'ど' },
  世帯: { usual: 'せたい' },
  報: { usual: 'ほう', others: { '0': 'ぽう', '1': 'ぽう', '3': 'ぽう', '6': 'ぽう', '8': 'ぽう' } },
};
const COUNTED = new RegExp(`([0-9０-９]+)(${Object.keys(COUNTERS).join('|')})`, 'u');
const WEEKDAY = /（([月火水木金土日])）/u;
/** 「お年寄りの方は」: a person is かた; 「方へ」 may be a person or a direction (ほう), and stays without a reading. */
const PERSON = /(?<=[のいるたな] ?)(?<person>方)(?=[はがも、 ]|々)/u;
const PERSON_OR_DIRECTION = /(?<=[のいるたな] ?)方(?=[をへにで])/u;
const SPECIAL = new RegExp(
  [WEEKDAY, COUNTED, PERSON, PERSON_OR_DIRECTION, OUR_WORDS].map(({ source }) => `(?:${source})`).join('|'),
  'gu',
);

const KANJI = /[\p{Script=Han}々]/u;

const tokenizer = (() => {
  const builder = new TokenizerBuilder();
  builder.setDictionary('embedded://ipadic');
  builder.setMode('normal');
  return builder.build();
})();

/** The text in parts, with readings over its kanji. Characters are never changed. */
export function read(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const found of text.matchAll(SPECIAL)) {
    parts.push(
      ...words(text.slice(at, found.index)),
      ...(found.groups?.person === undefined ? special(found[0]) : [{ t: found[0], r: 'かた' }]),
    );
    at = found.index + found[0].length;
  }
  return [...parts, ...words(text.slice(at))];
}

function special(found: string): Part[] {
  const weekday = WEEKDAYS[found.charAt(1)];
  if (found.startsWith('（') && weekday !== undefined)
    return [plain('（'), { t: found.charAt(1), r: weekday }, plain('）')];
  const counted = COUNTED.exec(found);
  if (counted !== null) return counter(counted[1] ?? '', counted[2] ?? '');
  return [{ t: found, r: OURS[found] ?? '' }];
}

function counter(number: string, unit: string): Part[] {
  const digits = number.normalize('NFKC');
  const day = unit === '日' ? DAYS[digits] : undefined;
  if (day !== undefined) return [{ t: number + unit, r: day }];
  if (unit === '人' && (digits === '1' || digits === '2'))
    return [{ t: number + unit, r: digits === '1' ? 'ひとり' : 'ふたり' }];
  const known = COUNTERS[unit];
  return [plain(number), { t: unit, r: known?.others?.[digits.slice(-1)] ?? known?.usual ?? '' }];
}

function plain(t: string): Part {
  return { t, r: '' };
}

/** The dictionary drops spaces, which やさしい日本語 needs: each run between them is read alone. */
function words(text: string): Part[] {
  return text
    .split(/([ \u3000\u200b]+)/u)
    .filter((run) => run !== '')
    .flatMap((run) => (KANJI.test(run) ? runOf(run) : [plain(run)]));
}

function runOf(run: string): Part[] {
  const tokens = tokenizer.tokenize(run) as Token[];
  // A dictionary that lost a character would change what was approved.
  if (tokens.map((token) => token.surface).join('') !== run) return [plain(run)];
  return tokens.flatMap((token, i) =>
    isName(token) || (isName(tokens[i - 1]) && token.surface.length === 1)
      ? [plain(token.surface)]
      : over(token.surface, ALONE[token.surface] ?? hiragana(token.reading ?? '')),
  );
}

/** A place the profile does not know is not guessed at (柳沢 is やぎさわ here and やなぎさわ elsewhere), nor what ends its name. */
function isName(token: Token | undefined): boolean {
  return token?.partOfSpeechSubcategory1 === '固有名詞';
}

function hiragana(katakana: string): string {
  return /^[ァ-ヴー]+$/u.test(katakana)
    ? katakana.replaceAll(/[ァ-ヴ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60))
    : '';
}

/** Puts the reading over the kanji alone: 引き上げ is 引《ひ》き上《あ》げ. */
function over(surface: string, reading: string): Part[] {
  if (reading === '' || !KANJI.test(surface)) return [plain(surface)];
  const runs = surface.match(/[\p{Script=Han}々]+|[^\p{Script=Han}々]+/gu) ?? [];
  const pattern = runs.map((run) => (KANJI.test(run) ? '(.+?)' : escaped(hiragana(run) || run))).join('');
  const found = new RegExp(`^${pattern}$`, 'u').exec(reading);
  if (found === null) return [plain(surface)];
  let group = 0;
  return runs.map((run) => (KANJI.test(run) ? { t: run, r: found[(group += 1)] ?? '' } : plain(run)));
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, '\\$&');
}
