import type { Kind } from './alert.js';
import type { Language } from './language.js';

/**
 * The mark of a drill or test in each language. Put on by the renderer, at both ends, never by staff:
 * Kushiro 2019 aired a drill because a person forgot the word.
 */
const MARKS: Record<Exclude<Kind, 'actual'>, Record<Language, string>> = {
  drill: {
    ja: '【訓練】これは訓練です。',
    'ja-x-easy': '【くんれん】これは くんれん（れんしゅう）です。',
    en: '[DRILL] This is a drill.',
    'zh-Hans': '【演练】这是演练。',
    ko: '【훈련】이것은 훈련입니다.',
    vi: '[DIỄN TẬP] Đây là diễn tập.',
    ne: '[अभ्यास] यो अभ्यास हो।',
    tl: '[PAGSASANAY] Ito ay pagsasanay lamang.',
    id: '[LATIHAN] Ini adalah latihan.',
    my: '[လေ့ကျင့်ခန်း] ဤသည်မှာ လေ့ကျင့်ခန်း ဖြစ်သည်။',
  },
  test: {
    ja: '【試験】これは試験配信です。',
    'ja-x-easy': '【テスト】これは テストです。',
    en: '[TEST] This is a test.',
    'zh-Hans': '【测试】这是测试。',
    ko: '【시험】이것은 시험 발송입니다.',
    vi: '[THỬ NGHIỆM] Đây là tin thử nghiệm.',
    ne: '[परीक्षण] यो परीक्षण सन्देश हो।',
    tl: '[PAGSUBOK] Ito ay pagsubok lamang.',
    id: '[UJI COBA] Ini adalah pesan uji coba.',
    my: '[စမ်းသပ်ချက်] ဤသည်မှာ စမ်းသပ်ပို့ခြင်း ဖြစ်သည်။',
  },
};

/** Short form for subjects and titles. */
const SHORT: Record<Exclude<Kind, 'actual'>, Record<Language, string>> = {
  drill: {
    ja: '【訓練】',
    'ja-x-easy': '【くんれん】',
    en: '[DRILL] ',
    'zh-Hans': '【演练】',
    ko: '【훈련】',
    vi: '[DIỄN TẬP] ',
    ne: '[अभ्यास] ',
    tl: '[PAGSASANAY] ',
    id: '[LATIHAN] ',
    my: '[လေ့ကျင့်ခန်း] ',
  },
  test: {
    ja: '【試験】',
    'ja-x-easy': '【テスト】',
    en: '[TEST] ',
    'zh-Hans': '【测试】',
    ko: '【시험】',
    vi: '[THỬ] ',
    ne: '[परीक्षण] ',
    tl: '[PAGSUBOK] ',
    id: '[UJI COBA] ',
    my: '[စမ်းသပ်ချက်] ',
  },
};

/** The full sentence, or nothing for a live alert. */
export function mark(kind: Kind, language: Language): string {
  return kind === 'actual' ? '' : MARKS[kind][language];
}

/** A title with its mark in front and, for drills, behind as well. */
export function markTitle(kind: Kind, language: Language, title: string): string {
  if (kind === 'actual') return title;
  const short = SHORT[kind][language];
  return `${short}${title}${short.endsWith(' ') ? ' ' : ''}${short.trim()}`;
}

/** Lines of text between two marks; unchanged when live. */
export function markLines(kind: Kind, language: Language, lines: readonly string[]): string[] {
  const sentence = mark(kind, language);
  return sentence === '' ? [...lines] : [sentence, '', ...lines, '', sentence];
}
