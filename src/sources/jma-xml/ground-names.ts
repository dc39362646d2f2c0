import type { Language } from '../../domain/language.js';
import type { Intensity } from './codes.js';

type Half = '' | '-' | '+' | '?';
type Say = (number: string, half: Half) => string;

const WIDE = '０１２３４５６７８９';
const wide = (digit: string): string => WIDE[Number(digit)] ?? digit;

/** 震度: the Japanese scale by its own name, so that it is not taken for a magnitude or another scale. */
const INTENSITY: Record<Language, Say> = {
  ja: (number, half) => `震度${wide(number)}${{ '': '', '-': '弱', '+': '強', '?': '弱以上（推定）' }[half]}`,
  'ja-x-easy': (number, half) =>
    `しんど${number}${{ '': '', '-': 'じゃく', '+': 'きょう', '?': 'じゃく いじょう' }[half]}`,
  en: (number, half) =>
    `intensity ${number}${{ '': '', '-': ' Lower', '+': ' Upper', '?': ' Lower or more (estimated)' }[half]}`,
  'zh-Hans': (number, half) => `震度${number}${{ '': '', '-': '弱', '+': '强', '?': '弱以上（推定）' }[half]}`,
  ko: (number, half) => `진도 ${number}${{ '': '', '-': '약', '+': '강', '?': '약 이상(추정)' }[half]}`,
  vi: (number, half) =>
    `cường độ ${number}${{ '': '', '-': ' yếu', '+': ' mạnh', '?': ' yếu trở lên (ước tính)' }[half]}`,
  ne: (number, half) =>
    `जापानी तीव्रता ${number}${{ '': '', '-': ' तल्लो', '+': ' माथिल्लो', '?': ' तल्लो वा बढी (अनुमान)' }[half]}`,
  tl: (number, half) =>
    `intensity ${number}${{ '': '', '-': ' Mababa', '+': ' Mataas', '?': ' Mababa o higit pa (tantiya)' }[half]}`,
  id: (number, half) =>
    `intensitas ${number}${{ '': '', '-': ' Bawah', '+': ' Atas', '?': ' Bawah atau lebih (perkiraan)' }[half]}`,
  my: (number, half) =>
    `ဂျပန်ပြင်းအား ${number}${{ '': '', '-': ' အနိမ့်', '+': ' အမြင့်', '?': ' အနိမ့် သို့မဟုတ် ပို (ခန့်မှန်း)' }[half]}`,
};

export function intensityName(intensity: Intensity, language: Language): string {
  return INTENSITY[language](intensity.slice(0, 1), intensity.slice(1).slice(-1) as Half);
}

const VOLCANO_LEVEL: Record<Language, (level: number) => string> = {
  ja: (level) => `（噴火警戒レベル${wide(String(level))}）`,
  'ja-x-easy': (level) => ` レベル${level}`,
  en: (level) => `, level ${level}`,
  'zh-Hans': (level) => `（警戒级别${level}）`,
  ko: (level) => `(경계 레벨 ${level})`,
  vi: (level) => ` cấp ${level}`,
  ne: (level) => `, तह ${level}`,
  tl: (level) => `, antas ${level}`,
  id: (level) => `, level ${level}`,
  my: (level) => ` အဆင့် ${level}`,
};

/** The 噴火警戒レベル as it stands behind the name of the warning; empty for a volcano that has none. */
export function volcanoLevelName(level: number | undefined, language: Language): string {
  return level === undefined ? '' : VOLCANO_LEVEL[language](level);
}

/** What a 取消 withdraws. Where a language lacks the word, the English one stands. */
const WITHDRAWN = {
  eew: {
    ja: '緊急地震速報（警報）',
    'ja-x-easy': 'きんきゅう じしん そくほう',
    en: 'Earthquake Early Warning',
    'zh-Hans': '紧急地震速报',
    ko: '긴급지진속보',
    vi: 'cảnh báo sớm động đất',
  },
  'long-period': {
    ja: '長周期地震動に関する観測情報',
    'ja-x-easy': 'たかい たてものの ゆれの おしらせ',
    en: 'report on long-period ground motion',
    'zh-Hans': '长周期地震动信息',
    ko: '장주기 지진동 정보',
    vi: 'tin rung lắc chu kỳ dài',
  },
  volcano: {
    ja: '火山の情報',
    'ja-x-easy': 'かざんの おしらせ',
    en: 'volcano information',
    'zh-Hans': '火山信息',
    ko: '화산 정보',
    vi: 'tin núi lửa',
  },
  eruption: {
    ja: '噴火速報',
    'ja-x-easy': 'ふんかの おしらせ',
    en: 'eruption notice',
    'zh-Hans': '喷发速报',
    ko: '분화 속보',
    vi: 'tin nhanh phun trào',
  },
  ashfall: {
    ja: '降灰予報',
    'ja-x-easy': 'はいの おしらせ',
    en: 'ashfall forecast',
    'zh-Hans': '降灰预报',
    ko: '화산재 예보',
    vi: 'dự báo tro núi lửa',
  },
  outlook: {
    ja: '巨大地震に関する情報',
    'ja-x-easy': 'おおきい じしんの おしらせ',
    en: 'information on a possible great earthquake',
    'zh-Hans': '关于巨大地震的信息',
    ko: '거대 지진에 관한 정보',
    vi: 'thông tin về động đất cực lớn',
  },
} as const satisfies Record<string, Partial<Record<Language, string>> & { en: string }>;

export function withdrawnName(what: keyof typeof WITHDRAWN): (language: Language) => string {
  const names: Partial<Record<Language, string>> & { en: string } = WITHDRAWN[what];
  return (language) => names[language] ?? names.en;
}

/** Places are told in Japanese script or in the town's English name. */
export function cityName(name: { ja: string; en: string }, language: Language): string {
  return language === 'ja' || language === 'ja-x-easy' ? name.ja : name.en;
}
