import type { EvacuationWords } from './keys.js';

export const ja: EvacuationWords = {
  phrases: {
    'level-3': {
      headline: '警戒レベル３ 高齢者等避難',
      lead: '{city}は、警戒レベル３「高齢者等避難」を発令しました。',
      instruction:
        '避難に時間のかかる方は、危険な場所から避難してください。そのほかの方も、避難の準備をし、危険を感じたら自主的に避難してください。',
    },
    'level-4': {
      headline: '警戒レベル４ 避難指示',
      lead: '{city}は、警戒レベル４「避難指示」を発令しました。',
      instruction: '危険な場所にいる方は、全員、速やかに避難してください。',
    },
    'level-5': {
      headline: '警戒レベル５ 緊急安全確保',
      lead: '{city}は、警戒レベル５「緊急安全確保」を発令しました。災害がすでに起きているか、差し迫っています。',
      instruction:
        '命の危険があります。直ちに安全を確保してください。外へ避難するとかえって危ないときは、建物の高い階や、崖から離れた部屋へ移ってください。',
    },
    lifted: {
      headline: '避難情報の解除',
      lead: '{city}は、この地区に出していた避難情報を解除しました。',
      instruction: '帰るときは、足もとや崖に気をつけ、市からの情報を確認してください。',
    },
    withdrawn: {
      headline: '【取り消し】先ほどの避難情報',
      lead: '{city}は、先ほどの避難情報を取り消しました。情報は誤りでした。',
      instruction: '市からの新しい情報を確認してください。',
    },
    'shelter-open': {
      headline: '避難所を開設',
      lead: '{city}は、次の避難所を開設しました。',
      instruction: '避難が必要な方は、開いている避難所を確かめてから向かってください。',
    },
    'shelter-closed': {
      headline: '避難所を閉鎖',
      lead: '{city}は、開設していた避難所をすべて閉鎖しました。',
      instruction: '避難先が必要な方は、市に問い合わせてください。',
    },
    'shelter-withdrawn': {
      headline: '【取り消し】先ほどの避難所情報',
      lead: '{city}は、先ほどの避難所の情報を取り消しました。',
      instruction: '避難所へ向かう前に、市からの新しい情報を確認してください。',
    },
  },
  hazards: {
    flood: '洪水',
    landslide: '土砂災害',
    surge: '高潮',
    tsunami: '津波',
    rain: '大雨',
    earthquake: '地震',
    fire: '火災',
    volcano: '火山の噴火',
  },
  because: '対象の災害：{hazard}',
};
