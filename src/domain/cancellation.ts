import type { Text, Texts, VersionContent } from './alert.js';
import type { Language } from './language.js';

interface Words {
  headline: (was: string) => string;
  instruction: string;
  body: (reason: string) => string;
}

const WORDS: Record<Language, Words> = {
  ja: {
    headline: (was) => `【取消】${was}`,
    instruction: 'さきほどの情報は誤りでした。取り消します。避難などの必要はありません。',
    body: (reason) => `ご心配とご迷惑をおかけし、おわびします。${reason}`,
  },
  'ja-x-easy': {
    headline: (was) => `【まちがい でした】${was}`,
    instruction: 'さっきの おしらせは まちがいでした。にげなくて だいじょうぶです。',
    body: () => 'ごめんなさい。',
  },
  en: {
    headline: (was) => `[CANCELLED] ${was}`,
    instruction: 'The earlier message was sent in error and is withdrawn. You do not need to act on it.',
    body: () => 'We apologise for the alarm.',
  },
  'zh-Hans': {
    headline: (was) => `【取消】${was}`,
    instruction: '刚才的信息有误，现予以取消。无需避难。',
    body: () => '给您带来不便，深表歉意。',
  },
  ko: {
    headline: (was) => `【취소】${was}`,
    instruction: '앞서 보낸 정보는 잘못되었으므로 취소합니다. 대피하지 않아도 됩니다.',
    body: () => '심려를 끼쳐 드려 죄송합니다.',
  },
  vi: {
    headline: (was) => `[HỦY] ${was}`,
    instruction: 'Thông báo trước đó là nhầm lẫn và đã được hủy. Bạn không cần sơ tán.',
    body: () => 'Chúng tôi xin lỗi vì sự nhầm lẫn này.',
  },
  ne: {
    headline: (was) => `[रद्द] ${was}`,
    instruction: 'अघिको सन्देश गल्तीले पठाइएको थियो। त्यो रद्द गरियो। तपाईं भाग्नु पर्दैन।',
    body: () => 'गल्तीका लागि माफी चाहन्छौं।',
  },
  tl: {
    headline: (was) => `[BINAWI] ${was}`,
    instruction: 'Mali ang naunang mensahe at binabawi na ito. Hindi kailangang lumikas.',
    body: () => 'Humihingi kami ng paumanhin sa pagkakamaling ito.',
  },
  id: {
    headline: (was) => `[DIBATALKAN] ${was}`,
    instruction: 'Pesan sebelumnya keliru dan dibatalkan. Anda tidak perlu mengungsi.',
    body: () => 'Kami mohon maaf atas kekeliruan ini.',
  },
  my: {
    headline: (was) => `[ပယ်ဖျက်] ${was}`,
    instruction: 'စောစောက သတင်းသည် မှားယွင်းနေသဖြင့် ပယ်ဖျက်ပါသည်။ ဘေးလွတ်ရာသို့ ပြောင်းရွှေ့ရန် မလိုပါ။',
    body: () => 'အမှားအတွက် တောင်းပန်အပ်ပါသည်။',
  },
};

/** The withdrawal of `content`, in the languages it was written in, ready to go to exactly its recipients. */
export function cancellationOf(content: VersionContent, reason: string, at: Date): VersionContent {
  const texts = Object.fromEntries(
    Object.entries(content.texts).map(([language, text]) => {
      const words = WORDS[language as Language];
      const cancelled: Text = {
        headline: words.headline(text.headline),
        place: text.place,
        instruction: words.instruction,
        body: words.body(reason),
      };
      return [language, cancelled];
    }),
  ) as Texts;
  const expiresAt = new Date(Math.max(at.getTime() + 6 * 3_600_000, Date.parse(content.expiresAt))).toISOString();
  return { ...content, messageType: 'Cancel', urgency: 'Immediate', texts, reportedAt: at.toISOString(), expiresAt };
}
