import type { Language } from '../../domain/language.js';

interface EarthquakeWords {
  /** Where and when; `place` is the Japanese name of the hypocentre. */
  origin: (time: string, place: string) => string;
  depth: (kilometres: number | undefined) => string;
  magnitude: (value: string) => string;
  magnitudeUnknown: string;
  magnitudeHuge: string;
  /** The value is of the 細分区域, not of the town. */
  areaOnly: (area: string, city: string) => string;
  /** 震度５弱以上未入電. */
  notReceived: (city: string) => string;
  /** Fixed comments (固定付加文) that every reader needs, by their code. */
  tsunami: Record<TsunamiComment, string>;
}

/** 0203 and 0215: no tsunami. 0211: a warning or advisory is in force. */
export type TsunamiComment = 'none' | 'inForce' | 'other';

const JA: EarthquakeWords = {
  origin: (time, place) => `${time}ごろ、${place}を震源とする地震がありました。`,
  depth: (km) =>
    km === undefined ? '深さは不明です。' : km === 0 ? '深さはごく浅い所です。' : `深さは約${km}kmです。`,
  magnitude: (value) => `地震の規模（マグニチュード）は${value}と推定されています。`,
  magnitudeUnknown: '地震の規模（マグニチュード）は不明です。',
  magnitudeHuge: '地震の規模（マグニチュード）は8を超える巨大地震とみられています。',
  areaOnly: (area, city) =>
    `この震度は「${area}」（気象庁の地域区分）で最も大きかった値です。${city}の震度は、この電文に載っていませんでした。`,
  notReceived: (city) => `${city}の震度計の値がまだ届いていません。震度５弱以上の揺れがあったと考えられる地点です。`,
  tsunami: {
    none: 'この地震による津波の心配はありません。',
    inForce: '津波警報や津波注意報が発表されています。',
    other: '',
  },
};

const EASY: EarthquakeWords = {
  origin: (time, place) => `${time}ごろ じしんが ありました。ばしょは ${place}です。`,
  depth: (km) =>
    km === undefined ? '' : km === 0 ? 'ふかさは とても あさいです。' : `ふかさは ${km}キロメートルです。`,
  magnitude: (value) => `じしんの おおきさは マグニチュード${value}です。`,
  magnitudeUnknown: 'じしんの おおきさは まだ わかりません。',
  magnitudeHuge: 'とても おおきい じしんです（マグニチュード8より うえ）。',
  areaOnly: (area, city) => `この しんどは ${area}の しんどです。${city}の しんどは まだ わかりません。`,
  notReceived: (city) => `${city}の しんどは まだ わかりません。つよい ゆれが あった と おもわれます。`,
  tsunami: {
    none: 'この じしんでは つなみは きません。',
    inForce: 'つなみの けいほうが でています。うみや かわの ちかくから はなれてください。',
    other: '',
  },
};

const EN: EarthquakeWords = {
  origin: (time, place) => `The earthquake happened at about ${time}. Hypocentre (name in Japanese): ${place}.`,
  depth: (km) => (km === undefined ? 'Depth unknown.' : km === 0 ? 'Very shallow.' : `Depth about ${km} km.`),
  magnitude: (value) => `Estimated magnitude ${value}.`,
  magnitudeUnknown: 'The magnitude is not known.',
  magnitudeHuge: 'It appears to be a huge earthquake of magnitude above 8.',
  areaOnly: (area, city) =>
    `This is the highest value in the JMA district ${area}. The report gives no value for ${city} itself.`,
  notReceived: (city) => `The value for ${city} has not arrived; intensity 5 Lower or more is likely there.`,
  tsunami: {
    none: 'There is no danger of a tsunami from this earthquake.',
    inForce: 'A tsunami warning or advisory is in force.',
    other: '',
  },
};

const ZH: EarthquakeWords = {
  origin: (time, place) => `${time}左右发生地震。震源（日文地名）：${place}。`,
  depth: (km) => (km === undefined ? '深度不明。' : km === 0 ? '深度极浅。' : `深度约${km}公里。`),
  magnitude: (value) => `推定震级为${value}级。`,
  magnitudeUnknown: '震级不明。',
  magnitudeHuge: '据认为是超过8级的巨大地震。',
  areaOnly: (area, city) => `这是气象厅划分的“${area}”地区的最大震度。本报文中没有${city}的震度。`,
  notReceived: (city) => `尚未收到${city}的震度数据。据认为该地震度在5弱以上。`,
  tsunami: { none: '此次地震没有引发海啸的危险。', inForce: '海啸警报或海啸注意报正在发布中。', other: '' },
};

const KO: EarthquakeWords = {
  origin: (time, place) => `${time}경 지진이 발생했습니다. 진원(일본어 지명): ${place}.`,
  depth: (km) =>
    km === undefined ? '깊이는 알 수 없습니다.' : km === 0 ? '깊이는 매우 얕습니다.' : `깊이는 약 ${km}km입니다.`,
  magnitude: (value) => `규모는 ${value}로 추정됩니다.`,
  magnitudeUnknown: '규모는 알 수 없습니다.',
  magnitudeHuge: '규모 8을 넘는 거대 지진으로 보입니다.',
  areaOnly: (area, city) =>
    `이 진도는 기상청 구역 “${area}”에서 가장 큰 값입니다. ${city}의 진도는 이 전문에 없었습니다.`,
  notReceived: (city) => `${city}의 진도 값이 아직 도착하지 않았습니다. 진도 5약 이상으로 추정되는 지점입니다.`,
  tsunami: {
    none: '이 지진으로 인한 쓰나미(지진해일)의 우려는 없습니다.',
    inForce: '쓰나미(지진해일) 경보나 주의보가 발표되어 있습니다.',
    other: '',
  },
};

const VI: EarthquakeWords = {
  origin: (time, place) => `Động đất xảy ra vào khoảng ${time}. Tâm chấn (tên tiếng Nhật): ${place}.`,
  depth: (km) => (km === undefined ? 'Chưa rõ độ sâu.' : km === 0 ? 'Độ sâu rất nông.' : `Độ sâu khoảng ${km} km.`),
  magnitude: (value) => `Độ lớn ước tính ${value}.`,
  magnitudeUnknown: 'Chưa rõ độ lớn.',
  magnitudeHuge: 'Có thể là trận động đất rất lớn, trên 8 độ.',
  areaOnly: (area, city) =>
    `Đây là giá trị lớn nhất trong khu vực ${area} của Cơ quan Khí tượng. Bản tin không có giá trị của ${city}.`,
  notReceived: (city) => `Chưa nhận được giá trị của ${city}. Có thể cường độ từ 5 yếu trở lên.`,
  tsunami: {
    none: 'Không có nguy cơ sóng thần do trận động đất này.',
    inForce: 'Đang có cảnh báo hoặc lưu ý sóng thần.',
    other: '',
  },
};

const WORDS: Partial<Record<Language, EarthquakeWords>> = {
  ja: JA,
  'ja-x-easy': EASY,
  en: EN,
  'zh-Hans': ZH,
  ko: KO,
  vi: VI,
};

/** The details of an earthquake report; absent in a language that has the warning alone. */
export function earthquakeWords(language: Language): EarthquakeWords | undefined {
  return WORDS[language];
}
