import type { Language } from '../../domain/language.js';

/** FirstHeight/Condition, as the three fixed sentences of the telegram. */
export const ARRIVAL_CONDITIONS = {
  津波到達中と推測: 'arriving',
  第１波の到達を確認: 'arrived',
  ただちに津波来襲と予測: 'imminent',
} as const satisfies Record<string, string>;
export type ArrivalCondition = (typeof ARRIVAL_CONDITIONS)[keyof typeof ARRIVAL_CONDITIONS];

interface TsunamiWords {
  /** A warning or advisory is over but the sea still moves a little (code 72 after 62). */
  clearedToForecast: string;
  arrival: Record<ArrivalCondition, string>;
  arrivalAt: (time: string) => string;
  height: (value: string) => string;
  huge: string;
  high: string;
  over: (metres: string) => string;
  under: (metres: string) => string;
  /** What a tide gauge of our coast has measured; `place` is its Japanese name. */
  observed: (place: string, value: string) => string;
}

const JA: TsunamiWords = {
  clearedToForecast: '津波予報（若干の海面変動）に切り替わりました。',
  arrival: {
    arriving: '津波が到達していると推測されます',
    arrived: '第１波の到達が確認されました',
    imminent: 'ただちに津波が来ると予測されています',
  },
  arrivalAt: (time) => `到達予想 ${time}`,
  height: (value) => `予想される高さ ${value}`,
  huge: '巨大',
  high: '高い',
  over: (metres) => `${metres}mを超える`,
  under: (metres) => `${metres}m未満`,
  observed: (place, value) => `${place}で${value}の津波を観測`,
};

const EASY: TsunamiWords = {
  clearedToForecast: 'うみは まだ すこし うごきます。',
  arrival: {
    arriving: 'つなみは もう きています',
    arrived: 'さいしょの つなみが きました',
    imminent: 'つなみが すぐ きます',
  },
  arrivalAt: (time) => `つなみが くる じかん ${time}`,
  height: (value) => `つなみの たかさ ${value}`,
  huge: 'とても おおきい',
  high: 'たかい',
  over: (metres) => `${metres}メートルより たかい`,
  under: (metres) => `${metres}メートルより ひくい`,
  observed: (place, value) => `${place}に ${value}の つなみが きました`,
};

const EN: TsunamiWords = {
  clearedToForecast: 'It is now a forecast of slight sea-level changes.',
  arrival: {
    arriving: 'a tsunami is believed to be arriving now',
    arrived: 'the first wave has been observed',
    imminent: 'a tsunami is expected at any moment',
  },
  arrivalAt: (time) => `expected at ${time}`,
  height: (value) => `expected height ${value}`,
  huge: 'huge',
  high: 'high',
  over: (metres) => `over ${metres} m`,
  under: (metres) => `less than ${metres} m`,
  observed: (place, value) => `a tsunami of ${value} was observed at ${place}`,
};

const ZH: TsunamiWords = {
  clearedToForecast: '已改为海啸预报（海面略有变动）。',
  arrival: { arriving: '推测海啸正在到达', arrived: '已观测到第一波海啸', imminent: '预计海啸即将来袭' },
  arrivalAt: (time) => `预计到达时间 ${time}`,
  height: (value) => `预计高度 ${value}`,
  huge: '巨大',
  high: '高',
  over: (metres) => `超过${metres}米`,
  under: (metres) => `不到${metres}米`,
  observed: (place, value) => `${place}观测到${value}的海啸`,
};

const KO: TsunamiWords = {
  clearedToForecast: '쓰나미 예보(약간의 해수면 변동)로 변경되었습니다.',
  arrival: {
    arriving: '쓰나미가 도달하고 있는 것으로 추정됩니다',
    arrived: '제1파의 도달이 확인되었습니다',
    imminent: '쓰나미가 곧 올 것으로 예측됩니다',
  },
  arrivalAt: (time) => `도달 예상 ${time}`,
  height: (value) => `예상 높이 ${value}`,
  huge: '거대',
  high: '높음',
  over: (metres) => `${metres}m 초과`,
  under: (metres) => `${metres}m 미만`,
  observed: (place, value) => `${place}에서 ${value}의 쓰나미를 관측`,
};

const VI: TsunamiWords = {
  clearedToForecast: 'Đã chuyển thành dự báo (mực nước biển thay đổi nhẹ).',
  arrival: {
    arriving: 'sóng thần được cho là đang đến',
    arrived: 'đã quan sát được đợt sóng đầu tiên',
    imminent: 'sóng thần sắp đến ngay',
  },
  arrivalAt: (time) => `dự kiến đến lúc ${time}`,
  height: (value) => `độ cao dự kiến ${value}`,
  huge: 'rất lớn',
  high: 'cao',
  over: (metres) => `trên ${metres} m`,
  under: (metres) => `dưới ${metres} m`,
  observed: (place, value) => `đã quan sát sóng thần ${value} tại ${place}`,
};

const WORDS: Partial<Record<Language, TsunamiWords>> = {
  ja: JA,
  'ja-x-easy': EASY,
  en: EN,
  'zh-Hans': ZH,
  ko: KO,
  vi: VI,
};

/** The details of tsunami information; absent in a language that has the warning alone. */
export function tsunamiWords(language: Language): TsunamiWords | undefined {
  return WORDS[language];
}
