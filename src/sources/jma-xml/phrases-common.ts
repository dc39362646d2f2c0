import type { Language } from '../../domain/language.js';

/** Stands first in the body of a 訂正, so that a reader of the first version sees that this one counts. */
export const CORRECTED: Record<Language, string> = {
  ja: '【訂正】先に発表された内容に誤りがあり、気象庁が訂正しました。この内容が正しいものです。',
  'ja-x-easy': '【なおしました】まえの おしらせは まちがいでした。この おしらせが ただしいです。',
  en: 'Correction: JMA has corrected an earlier report. This version is the right one.',
  'zh-Hans': '【更正】气象厅已更正先前发布的内容。请以本次内容为准。',
  ko: '【정정】 기상청이 앞서 발표한 내용을 정정했습니다. 이 내용이 올바른 내용입니다.',
  vi: 'Đính chính: Cơ quan Khí tượng Nhật Bản đã sửa thông tin trước đó. Nội dung này là đúng.',
  ne: 'सच्याइयो: जापान मौसम एजेन्सीले अघिको सूचना सच्याएको छ। यो सूचना सही हो।',
  tl: 'Pagwawasto: Itinama ng Japan Meteorological Agency ang naunang ulat. Ito ang tama.',
  id: 'Ralat: Badan Meteorologi Jepang telah memperbaiki informasi sebelumnya. Informasi inilah yang benar.',
  my: 'ပြင်ဆင်ချက်- ဂျပန်မိုးလေဝသဌာနက ယခင်သတင်းကို ပြင်ဆင်ထားသည်။ ဤသတင်းသည် အမှန်ဖြစ်သည်။',
};

/** When 気象庁 said it. */
export const REPORTED: Record<Language, (time: string) => string> = {
  ja: (time) => `${time}、気象庁発表。`,
  'ja-x-easy': (time) => `${time}の おしらせです（きしょうちょう）。`,
  en: (time) => `Issued by the Japan Meteorological Agency at ${time}.`,
  'zh-Hans': (time) => `日本气象厅${time}发布。`,
  ko: (time) => `일본 기상청 ${time} 발표.`,
  vi: (time) => `Cơ quan Khí tượng Nhật Bản công bố lúc ${time}.`,
  ne: (time) => `जापान मौसम एजेन्सीले जारी गरेको समय: ${time}।`,
  tl: (time) => `Inilabas ng Japan Meteorological Agency: ${time}.`,
  id: (time) => `Dikeluarkan Badan Meteorologi Jepang: ${time}.`,
  my: (time) => `ဂျပန်မိုးလေဝသဌာနက ထုတ်ပြန်ချိန်- ${time}။`,
};

/** 気象庁's own sentence, quoted with its source (公共データ利用規約) and in Japanese only. */
export function quoted(headline: string): string {
  return headline === '' ? '' : `気象庁の発表文：「${headline}」（出典：気象庁）`;
}

export type Withdrawn = 'rain' | 'landslide' | 'earthquake' | 'tsunami';

interface WithdrawnWords {
  names: Record<Withdrawn, string>;
  headline: (name: string) => string;
  instruction: string;
  body: (name: string) => string;
  /** The corrected telegram no longer names the town. */
  leftOut: (name: string) => string;
}

/** 取消 withdraws an error. It is never worded as 解除: what was announced did not happen. */
export const WITHDRAWN_WORDS: Record<Language, WithdrawnWords> = {
  ja: {
    names: {
      rain: '大雨の警報・注意報',
      landslide: '土砂災害の警報・注意報',
      earthquake: '震源・震度の情報',
      tsunami: '津波警報・注意報・予報',
    },
    headline: (name) => `【取り消し】${name}`,
    instruction: '先の情報は取り消されました。新しい情報を確認してください。',
    body: (name) => `気象庁は、先に発表した${name}を取り消しました。`,
    leftOut: (name) => `気象庁が内容を訂正しました。訂正後の${name}に、この市は含まれていません。`,
  },
  'ja-x-easy': {
    names: {
      rain: 'おおあめの おしらせ',
      landslide: 'がけくずれの おしらせ',
      earthquake: 'じしんの おしらせ',
      tsunami: 'つなみの おしらせ',
    },
    headline: (name) => `【とりけし】${name}`,
    instruction: 'まえの おしらせは まちがいでした。あたらしい おしらせを みてください。',
    body: (name) => `きしょうちょうが まえの ${name}を とりけしました。`,
    leftOut: (name) => `きしょうちょうが ${name}を なおしました。ここは もう はいって いません。`,
  },
  en: {
    names: {
      rain: 'heavy rain warning or advisory',
      landslide: 'landslide warning or advisory',
      earthquake: 'earthquake report',
      tsunami: 'tsunami warning, advisory or forecast',
    },
    headline: (name) => `Withdrawn: ${name}`,
    instruction: 'The earlier information has been withdrawn. Check the latest information.',
    body: (name) => `The Japan Meteorological Agency has withdrawn the earlier ${name}.`,
    leftOut: (name) => `The Japan Meteorological Agency has corrected the ${name}. It no longer names this city.`,
  },
  'zh-Hans': {
    names: {
      rain: '大雨警报・注意报',
      landslide: '泥石流滑坡灾害警报・注意报',
      earthquake: '地震信息',
      tsunami: '海啸警报・注意报・预报',
    },
    headline: (name) => `【撤销】${name}`,
    instruction: '先前的信息已撤销。请确认最新信息。',
    body: (name) => `日本气象厅已撤销先前发布的${name}。`,
    leftOut: (name) => `日本气象厅已更正${name}。更正后的内容不包括本市。`,
  },
  ko: {
    names: {
      rain: '호우 경보・주의보',
      landslide: '산사태 등 토사재해 경보・주의보',
      earthquake: '지진 정보',
      tsunami: '쓰나미(지진해일) 경보・주의보・예보',
    },
    headline: (name) => `【취소】 ${name}`,
    instruction: '앞서 전해 드린 정보는 취소되었습니다. 새로운 정보를 확인하십시오.',
    body: (name) => `일본 기상청이 앞서 발표한 다음 정보를 취소했습니다: ${name}`,
    leftOut: (name) => `일본 기상청이 다음 정보를 정정했습니다: ${name}. 정정된 내용에 이 시는 포함되지 않습니다.`,
  },
  vi: {
    names: {
      rain: 'cảnh báo mưa lớn',
      landslide: 'cảnh báo sạt lở đất',
      earthquake: 'tin động đất',
      tsunami: 'cảnh báo sóng thần',
    },
    headline: (name) => `Hủy bỏ: ${name}`,
    instruction: 'Thông tin trước đó đã bị hủy bỏ. Hãy xem thông tin mới nhất.',
    body: (name) => `Cơ quan Khí tượng Nhật Bản đã hủy bỏ ${name} đã công bố trước đó.`,
    leftOut: (name) => `Cơ quan Khí tượng Nhật Bản đã đính chính ${name}. Thành phố này không còn trong bản tin.`,
  },
  ne: {
    names: {
      rain: 'भारी वर्षाको चेतावनी',
      landslide: 'पहिरोको चेतावनी',
      earthquake: 'भूकम्पको सूचना',
      tsunami: 'सुनामीको चेतावनी',
    },
    headline: (name) => `रद्द: ${name}`,
    instruction: 'अघिको सूचना रद्द गरिएको छ। नयाँ सूचना हेर्नुहोस्।',
    body: (name) => `जापान मौसम एजेन्सीले अघि दिएको यो सूचना रद्द गरेको छ: ${name}।`,
    leftOut: (name) => `जापान मौसम एजेन्सीले यो सूचना सच्याएको छ: ${name}। यो सहर अब त्यसमा पर्दैन।`,
  },
  tl: {
    names: {
      rain: 'babala sa malakas na ulan',
      landslide: 'babala sa pagguho ng lupa',
      earthquake: 'ulat ng lindol',
      tsunami: 'babala sa tsunami',
    },
    headline: (name) => `Binawi: ${name}`,
    instruction: 'Binawi na ang naunang impormasyon. Tingnan ang pinakabagong impormasyon.',
    body: (name) => `Binawi ng Japan Meteorological Agency ang naunang ${name}.`,
    leftOut: (name) => `Itinama ng Japan Meteorological Agency ang ${name}. Hindi na kasama ang lungsod na ito.`,
  },
  id: {
    names: {
      rain: 'peringatan hujan lebat',
      landslide: 'peringatan tanah longsor',
      earthquake: 'informasi gempa bumi',
      tsunami: 'peringatan tsunami',
    },
    headline: (name) => `Dibatalkan: ${name}`,
    instruction: 'Informasi sebelumnya telah dibatalkan. Periksa informasi terbaru.',
    body: (name) => `Badan Meteorologi Jepang telah membatalkan ${name} sebelumnya.`,
    leftOut: (name) => `Badan Meteorologi Jepang telah memperbaiki ${name}. Kota ini tidak lagi termasuk.`,
  },
  my: {
    names: {
      rain: 'မိုးသည်းထန်စွာရွာမည့် သတိပေးချက်',
      landslide: 'မြေပြိုမှု သတိပေးချက်',
      earthquake: 'ငလျင် သတင်း',
      tsunami: 'ဆူနာမီ သတိပေးချက်',
    },
    headline: (name) => `ပယ်ဖျက်- ${name}`,
    instruction: 'ယခင်သတင်းကို ပယ်ဖျက်ပြီးပါပြီ။ နောက်ဆုံးရသတင်းကို ကြည့်ပါ။',
    body: (name) => `ဂျပန်မိုးလေဝသဌာနက ယခင်ထုတ်ပြန်ထားသော ${name}ကို ပယ်ဖျက်ခဲ့သည်။`,
    leftOut: (name) => `ဂျပန်မိုးလေဝသဌာနက ${name}ကို ပြင်ဆင်ခဲ့သည်။ ဤမြို့ မပါဝင်တော့ပါ။`,
  },
};
