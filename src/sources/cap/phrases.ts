import type { Wording } from '../../domain/wording/wording.js';

export type CapPhrase = 'cancel' | 'dropped';

/**
 * Words for what a CAP message leaves unsaid. A CAP Cancel may be an end of danger as well as the end of a mistake
 * (CAP 1.2 §3.2.1 only says that it cancels), so these words say neither "safe" nor "wrong".
 */
export const CAP_WORDING: Wording<CapPhrase> = {
  ja: {
    cancel: {
      headline: '【取消】{name}',
      lead: '先に出された警報を、発信元が取り消しました。',
      instruction: '先の警報は効力がなくなりました。最新の情報を確かめてください。',
    },
    dropped: {
      headline: '【対象外】{name}',
      lead: '発信元が警報の対象地域を変えました。{town}は対象から外れました。',
      instruction: '先の警報は{town}では終わりました。今後の情報に注意してください。',
    },
  },
  'ja-x-easy': {
    cancel: {
      headline: '【とりけし】{name}',
      lead: 'まえの おしらせは とりけされました。',
      instruction: 'まえの おしらせは もう つかいません。あたらしい おしらせを みてください。',
    },
    dropped: {
      headline: '【おわり】{name}',
      lead: '{town} は おしらせの ばしょから はずれました。',
      instruction: 'まえの おしらせは {town} では おわりました。つぎの おしらせに きを つけてください。',
    },
  },
  en: {
    cancel: {
      headline: '[CANCELLED] {name}',
      lead: 'The earlier alert has been cancelled by its issuer.',
      instruction: 'The earlier alert is no longer in force. Check the latest information.',
    },
    dropped: {
      headline: '[NO LONGER HERE] {name}',
      lead: 'The issuer has changed the area of the alert. {town} is no longer part of it.',
      instruction: 'For {town} the earlier alert is over. Stay alert for further information.',
    },
  },
  'zh-Hans': {
    cancel: {
      headline: '【取消】{name}',
      lead: '发布机构已取消先前的警报。',
      instruction: '先前的警报已失效。请确认最新信息。',
    },
    dropped: {
      headline: '【不再适用】{name}',
      lead: '发布机构更改了警报的对象地区，{town}已不在其中。',
      instruction: '先前的警报在{town}已结束。请留意今后的信息。',
    },
  },
  ko: {
    cancel: {
      headline: '【취소】{name}',
      lead: '발령 기관이 앞선 경보를 취소했습니다.',
      instruction: '앞선 경보는 더 이상 유효하지 않습니다. 최신 정보를 확인하십시오.',
    },
    dropped: {
      headline: '【대상 제외】{name}',
      lead: '발령 기관이 경보 대상 지역을 변경했습니다. {town}은(는) 대상에서 제외되었습니다.',
      instruction: '{town}에서는 앞선 경보가 종료되었습니다. 앞으로의 정보에 주의하십시오.',
    },
  },
  vi: {
    cancel: {
      headline: '[ĐÃ HỦY] {name}',
      lead: 'Cơ quan phát hành đã hủy cảnh báo trước đó.',
      instruction: 'Cảnh báo trước đó không còn hiệu lực. Hãy kiểm tra thông tin mới nhất.',
    },
    dropped: {
      headline: '[KHÔNG CÒN ÁP DỤNG] {name}',
      lead: 'Cơ quan phát hành đã thay đổi khu vực cảnh báo. {town} không còn thuộc khu vực này.',
      instruction: 'Tại {town}, cảnh báo trước đó đã kết thúc. Hãy tiếp tục theo dõi thông tin.',
    },
  },
  ne: {
    cancel: {
      headline: '[रद्द] {name}',
      lead: 'अघिल्लो चेतावनी जारी गर्ने निकायले रद्द गर्‍यो।',
      instruction: 'अघिल्लो चेतावनी अब लागू छैन। नयाँ जानकारी हेर्नुहोस्।',
    },
    dropped: {
      headline: '[अब यहाँ लागू छैन] {name}',
      lead: 'चेतावनीको क्षेत्र परिवर्तन भयो। {town} अब त्यसमा पर्दैन।',
      instruction: '{town} का लागि अघिल्लो चेतावनी सकियो। थप जानकारीमा ध्यान दिनुहोस्।',
    },
  },
  tl: {
    cancel: {
      headline: '[KINANSELA] {name}',
      lead: 'Kinansela ng naglabas ang naunang babala.',
      instruction: 'Hindi na umiiral ang naunang babala. Tingnan ang pinakabagong impormasyon.',
    },
    dropped: {
      headline: '[HINDI NA SAKOP] {name}',
      lead: 'Binago ng naglabas ang lugar na sakop ng babala. Hindi na kasama ang {town}.',
      instruction: 'Tapos na ang naunang babala para sa {town}. Abangan ang susunod na impormasyon.',
    },
  },
  id: {
    cancel: {
      headline: '[DIBATALKAN] {name}',
      lead: 'Peringatan sebelumnya telah dibatalkan oleh penerbitnya.',
      instruction: 'Peringatan sebelumnya tidak berlaku lagi. Periksa informasi terbaru.',
    },
    dropped: {
      headline: '[TIDAK BERLAKU LAGI] {name}',
      lead: 'Penerbit mengubah wilayah peringatan. {town} tidak termasuk lagi.',
      instruction: 'Untuk {town}, peringatan sebelumnya sudah berakhir. Tetap ikuti informasi berikutnya.',
    },
  },
  my: {
    cancel: {
      headline: '[ပယ်ဖျက်ပြီး] {name}',
      lead: 'ယခင်သတိပေးချက်ကို ထုတ်ပြန်သူက ပယ်ဖျက်လိုက်ပါပြီ။',
      instruction: 'ယခင်သတိပေးချက် အကျုံးမဝင်တော့ပါ။ နောက်ဆုံးရ သတင်းကို စစ်ဆေးပါ။',
    },
    dropped: {
      headline: '[ဤနေရာ မပါတော့ပါ] {name}',
      lead: 'သတိပေးချက်၏ ဧရိယာ ပြောင်းလဲသွားပါပြီ။ {town} မပါဝင်တော့ပါ။',
      instruction: '{town} အတွက် ယခင်သတိပေးချက် ပြီးဆုံးပါပြီ။ နောက်ထပ်သတင်းကို ဂရုပြုပါ။',
    },
  },
};

/** What to call an alert that names no event. */
export const ALERT_NAME = {
  ja: '警報',
  'ja-x-easy': 'けいほう',
  en: 'Alert',
  'zh-Hans': '警报',
  ko: '경보',
  vi: 'Cảnh báo',
  ne: 'चेतावनी',
  tl: 'Babala',
  id: 'Peringatan',
  my: 'သတိပေးချက်',
} as const;

/** How the language of an original is called in Japanese; others are named by their tag. */
export const ORIGINAL_IN: Readonly<Record<string, string>> = {
  en: '英語',
  zh: '中国語',
  ko: '韓国語',
  vi: 'ベトナム語',
  ne: 'ネパール語',
  tl: 'タガログ語',
  fil: 'フィリピノ語',
  id: 'インドネシア語',
  my: 'ミャンマー語',
  es: 'スペイン語',
  fr: 'フランス語',
  pt: 'ポルトガル語',
  de: 'ドイツ語',
  ru: 'ロシア語',
};
