import type { Texts, VersionContent } from './alert.js';
import type { Language } from './language.js';

interface Words {
  headline: (was: string) => string;
  instruction: string;
}

/** For people whose area an update no longer names: it is over for them, though not for others. */
const DROPPED: Record<Language, Words> = {
  ja: {
    headline: (was) => `【対象の地区から外れました】${was}`,
    instruction:
      'あなたの地区は、この情報の対象から外れました。下の「場所」は、今も対象の地区です。まわりの様子には、引き続き気をつけてください。',
  },
  'ja-x-easy': {
    headline: (was) => `【あなたの ところは おわりました】${was}`,
    instruction: 'あなたの すんでいる ところは、もう だいじょうぶです。ほかの ところは まだ あぶないです。',
  },
  en: {
    headline: (was) => `[No longer for your area] ${was}`,
    instruction: 'Your area is no longer concerned. The places named are those that still are. Stay watchful.',
  },
  'zh-Hans': {
    headline: (was) => `【您所在的地区已不在范围内】${was}`,
    instruction: '您所在的地区已不在此信息的范围内。所列地点仍在范围内。请继续留意周围情况。',
  },
  ko: {
    headline: (was) => `【귀하의 지역은 대상에서 제외되었습니다】${was}`,
    instruction:
      '귀하의 지역은 이 정보의 대상에서 제외되었습니다. 표시된 곳은 아직 대상 지역입니다. 계속 주변을 살펴 주세요.',
  },
  vi: {
    headline: (was) => `[Khu vực của bạn không còn trong diện thông báo] ${was}`,
    instruction:
      'Khu vực của bạn không còn trong diện thông báo. Các nơi được nêu vẫn còn. Hãy tiếp tục chú ý xung quanh.',
  },
  ne: {
    headline: (was) => `[तपाईंको क्षेत्र अब समावेश छैन] ${was}`,
    instruction: 'तपाईंको क्षेत्र अब यस सूचनामा पर्दैन। लेखिएका ठाउँहरू अझै पर्छन्। वरपर ध्यान दिइरहनुहोस्।',
  },
  tl: {
    headline: (was) => `[Hindi na saklaw ang inyong lugar] ${was}`,
    instruction:
      'Hindi na saklaw ang inyong lugar. Ang mga nabanggit na lugar ay saklaw pa rin. Manatiling mapagmatyag.',
  },
  id: {
    headline: (was) => `[Wilayah Anda tidak lagi termasuk] ${was}`,
    instruction:
      'Wilayah Anda tidak lagi termasuk dalam informasi ini. Tempat yang disebut masih termasuk. Tetap waspada.',
  },
  my: {
    headline: (was) => `[သင့်ဒေသ မပါဝင်တော့ပါ] ${was}`,
    instruction: 'သင့်ဒေသသည် ဤသတင်းတွင် မပါဝင်တော့ပါ။ ဖော်ပြထားသော နေရာများ ပါဝင်နေဆဲဖြစ်သည်။ ဆက်လက် သတိထားပါ။',
  },
};

/** For people who should never have had the message: the correction says so, and says sorry. */
const WRONGLY_TOLD: Record<Language, Words> = {
  ja: {
    headline: (was) => `【訂正：あなたの地区は対象ではありません】${was}`,
    instruction:
      'さきほどの情報は、誤ってあなたの地区にもお届けしたものです。おわびします。下の「場所」が正しい対象の地区です。',
  },
  'ja-x-easy': {
    headline: (was) => `【まちがい でした】${was}`,
    instruction: 'さっきの おしらせは、あなたの すんでいる ところの ことでは ありません。ごめんなさい。',
  },
  en: {
    headline: (was) => `[Correction: not for your area] ${was}`,
    instruction: 'The earlier message reached your area in error. We apologise. The places named are the right ones.',
  },
  'zh-Hans': {
    headline: (was) => `【更正：与您所在的地区无关】${was}`,
    instruction: '刚才的信息误发到您所在的地区，深表歉意。所列地点才是正确的范围。',
  },
  ko: {
    headline: (was) => `【정정: 귀하의 지역은 대상이 아닙니다】${was}`,
    instruction: '앞서 보낸 정보는 귀하의 지역에 잘못 전달되었습니다. 죄송합니다. 표시된 곳이 올바른 대상 지역입니다.',
  },
  vi: {
    headline: (was) => `[Đính chính: không dành cho khu vực của bạn] ${was}`,
    instruction: 'Thông báo trước đó đã gửi nhầm đến khu vực của bạn. Chúng tôi xin lỗi. Các nơi được nêu mới là đúng.',
  },
  ne: {
    headline: (was) => `[सुधार: तपाईंको क्षेत्रका लागि होइन] ${was}`,
    instruction: 'अघिको सूचना गल्तीले तपाईंको क्षेत्रमा पुग्यो। माफी चाहन्छौं। लेखिएका ठाउँहरू नै सही हुन्।',
  },
  tl: {
    headline: (was) => `[Pagtatama: hindi para sa inyong lugar] ${was}`,
    instruction:
      'Nagkamali: hindi para sa inyong lugar ang naunang mensahe. Paumanhin. Ang mga nabanggit na lugar ang tama.',
  },
  id: {
    headline: (was) => `[Koreksi: bukan untuk wilayah Anda] ${was}`,
    instruction:
      'Pesan sebelumnya keliru sampai ke wilayah Anda. Kami mohon maaf. Tempat yang disebut adalah yang benar.',
  },
  my: {
    headline: (was) => `[ပြင်ဆင်ချက် - သင့်ဒေသအတွက် မဟုတ်ပါ] ${was}`,
    instruction: 'စောစောက သတင်းသည် သင့်ဒေသသို့ မှားယွင်း၍ ရောက်ခဲ့ပါသည်။ တောင်းပန်ပါသည်။ ဖော်ပြထားသော နေရာများသာ မှန်ပါသည်။',
  },
};

const BY_TYPE = { Update: DROPPED, Correction: WRONGLY_TOLD } as const;

/**
 * The same version for those whom it no longer concerns, though an earlier one did. No level stands above it: 「全員避難」
 * would send people out whose danger is over. Nothing changes for an all-clear or a cancellation, which are for them anyway.
 */
export function contentForDropped(content: VersionContent): VersionContent {
  const { messageType } = content;
  if (messageType !== 'Update' && messageType !== 'Correction') return content;
  const texts = Object.fromEntries(
    Object.entries(content.texts).map(([language, text]) => {
      const words = BY_TYPE[messageType][language as Language];
      return [language, { ...text, headline: words.headline(text.headline), instruction: words.instruction, body: '' }];
    }),
  ) as Texts;
  const dropped = { ...content, texts };
  delete dropped.level;
  return dropped;
}
