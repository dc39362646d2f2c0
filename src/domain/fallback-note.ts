import type { Language } from './language.js';

/** What a reader is told who gets English or Japanese instead of the language asked for. */
interface Notes {
  en: string;
  ja: string;
}

const NOTES: Record<Exclude<Language, 'ja'>, Notes> = {
  'ja-x-easy': {
    en: 'やさしい にほんごが ありません。えいごで かいて あります。',
    ja: 'やさしい にほんごが ありません。ふつうの にほんごで かいて あります。',
  },
  en: {
    en: '',
    ja: 'There is no English translation. This text is in Japanese.',
  },
  'zh-Hans': {
    en: '没有中文译文，以下内容为英文。',
    ja: '没有中文译文，以下内容为日文。',
  },
  ko: {
    en: '한국어 번역이 없습니다. 아래 내용은 영어입니다.',
    ja: '한국어 번역이 없습니다. 아래 내용은 일본어입니다.',
  },
  vi: {
    en: 'Chưa có bản dịch tiếng Việt. Nội dung dưới đây bằng tiếng Anh.',
    ja: 'Chưa có bản dịch tiếng Việt. Nội dung dưới đây bằng tiếng Nhật.',
  },
  ne: {
    en: 'नेपाली अनुवाद छैन। तलको सूचना अङ्ग्रेजीमा छ।',
    ja: 'नेपाली अनुवाद छैन। तलको सूचना जापानीमा छ।',
  },
  tl: {
    en: 'Walang salin sa Filipino. Nasa Ingles ang mensahe sa ibaba.',
    ja: 'Walang salin sa Filipino. Nasa Hapon ang mensahe sa ibaba.',
  },
  id: {
    en: 'Tidak ada terjemahan bahasa Indonesia. Teks di bawah ini dalam bahasa Inggris.',
    ja: 'Tidak ada terjemahan bahasa Indonesia. Teks di bawah ini dalam bahasa Jepang.',
  },
  my: {
    en: 'မြန်မာဘာသာပြန် မရှိပါ။ အောက်ပါစာသည် အင်္ဂလိပ်ဘာသာ ဖြစ်သည်။',
    ja: 'မြန်မာဘာသာပြန် မရှိပါ။ အောက်ပါစာသည် ဂျပန်ဘာသာ ဖြစ်သည်။',
  },
};

/**
 * One line in the reader's own language that says which language follows, and why; empty where the text is in the
 * language asked for. A foreign text without a word would look like a mistake, or like spam.
 */
export function fallbackNote(wanted: Language, got: Language): string {
  if (wanted === got || wanted === 'ja') return '';
  return NOTES[wanted][got === 'ja' || got === 'ja-x-easy' ? 'ja' : 'en'];
}
