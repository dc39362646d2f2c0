/** CAP 1.2 responseType, as far as a resident is told something to do. */
export const ACTIONS = ['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'AllClear'] as const;
export type Action = (typeof ACTIONS)[number];

interface ActionWords {
  actions: Readonly<Record<Action, string>>;
  /** When the sender gives neither an instruction nor a responseType. */
  none: string;
}

/** Said where a sender names what to do by code and writes no instruction. The most urgent comes first. */
export const ACTION_WORDS: Readonly<Record<'ja' | 'ja-x-easy' | 'en', ActionWords>> &
  Readonly<Partial<Record<string, ActionWords>>> = {
  ja: {
    actions: {
      Evacuate: '避難してください。',
      Shelter: '屋内など安全な場所にとどまってください。',
      Execute: 'あらかじめ決めてある行動をとってください。',
      Avoid: '危険な場所に近づかないでください。',
      Prepare: 'いつでも行動できるように備えてください。',
      Monitor: '今後の情報に注意してください。',
      AllClear: '先に知らせた危険はなくなりました。',
    },
    none: '今後の情報に注意してください。',
  },
  'ja-x-easy': {
    actions: {
      Evacuate: 'にげてください。',
      Shelter: 'いえの なかなど、あんぜんな ところに いてください。',
      Execute: 'まえに きめた とおりに してください。',
      Avoid: 'あぶない ところに いかないでください。',
      Prepare: 'じゅんびを してください。',
      Monitor: 'つぎの おしらせに きを つけてください。',
      AllClear: 'まえに しらせた きけんは なくなりました。',
    },
    none: 'つぎの おしらせに きを つけてください。',
  },
  en: {
    actions: {
      Evacuate: 'Evacuate.',
      Shelter: 'Stay indoors or in another safe place.',
      Execute: 'Do what you have planned for this case.',
      Avoid: 'Keep away from the danger.',
      Prepare: 'Be ready to act.',
      Monitor: 'Stay alert for further information.',
      AllClear: 'The danger announced earlier is over.',
    },
    none: 'Stay alert for further information.',
  },
  'zh-Hans': {
    actions: {
      Evacuate: '请避难。',
      Shelter: '请留在室内等安全的地方。',
      Execute: '请按事先确定的计划行动。',
      Avoid: '请勿靠近危险的地方。',
      Prepare: '请做好随时行动的准备。',
      Monitor: '请留意今后的信息。',
      AllClear: '先前通报的危险已解除。',
    },
    none: '请留意今后的信息。',
  },
  ko: {
    actions: {
      Evacuate: '대피하십시오.',
      Shelter: '실내 등 안전한 곳에 머무르십시오.',
      Execute: '미리 정해 둔 행동을 하십시오.',
      Avoid: '위험한 곳에 가까이 가지 마십시오.',
      Prepare: '언제든지 행동할 수 있도록 준비하십시오.',
      Monitor: '앞으로의 정보에 주의하십시오.',
      AllClear: '앞서 알린 위험은 해제되었습니다.',
    },
    none: '앞으로의 정보에 주의하십시오.',
  },
  vi: {
    actions: {
      Evacuate: 'Hãy sơ tán.',
      Shelter: 'Hãy ở trong nhà hoặc nơi an toàn khác.',
      Execute: 'Hãy làm theo kế hoạch đã chuẩn bị.',
      Avoid: 'Không đến gần nơi nguy hiểm.',
      Prepare: 'Hãy chuẩn bị sẵn sàng hành động.',
      Monitor: 'Hãy tiếp tục theo dõi thông tin.',
      AllClear: 'Mối nguy hiểm đã thông báo trước đó đã hết.',
    },
    none: 'Hãy tiếp tục theo dõi thông tin.',
  },
};

interface Labels {
  area: string;
  more: string;
  contact: string;
  file: string;
  /** When no expiry is given; `{hours}` is the configured life. */
  noExpiry: string;
}

/** Short words before the facts of a body. */
export const LABELS: Readonly<Record<'ja' | 'ja-x-easy' | 'en', Labels>> & Readonly<Partial<Record<string, Labels>>> = {
  ja: {
    area: '発信元による地域：',
    more: 'くわしくは：',
    contact: '問い合わせ：',
    file: '資料：',
    noExpiry: '終わる時刻は示されていません（{hours}時間を目安とします）。',
  },
  'ja-x-easy': {
    area: 'ばしょ：',
    more: 'くわしくは：',
    contact: 'きく ところ：',
    file: 'しりょう：',
    noExpiry: 'いつ おわるか わかりません（{hours}じかん くらい）。',
  },
  en: {
    area: 'Area as named by the issuer: ',
    more: 'More: ',
    contact: 'Contact: ',
    file: 'File: ',
    noExpiry: 'No end is given (taken to hold for {hours} hours).',
  },
  'zh-Hans': {
    area: '发布机构所示地区：',
    more: '详情：',
    contact: '咨询：',
    file: '资料：',
    noExpiry: '未注明结束时间（以{hours}小时为准）。',
  },
  ko: {
    area: '발령 기관이 밝힌 지역: ',
    more: '자세한 내용: ',
    contact: '문의: ',
    file: '자료: ',
    noExpiry: '종료 시각이 제시되지 않았습니다(약 {hours}시간으로 봅니다).',
  },
  vi: {
    area: 'Khu vực theo cơ quan phát hành: ',
    more: 'Chi tiết: ',
    contact: 'Liên hệ: ',
    file: 'Tài liệu: ',
    noExpiry: 'Không nêu thời điểm kết thúc (tạm tính {hours} giờ).',
  },
};
