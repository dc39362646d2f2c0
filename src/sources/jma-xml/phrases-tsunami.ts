import type { Language } from '../../domain/language.js';
import type { TsunamiGrade } from './codes.js';

/** FirstHeight/Condition, as the three fixed sentences of the telegram. */
export const ARRIVAL_CONDITIONS = {
  津波到達中と推測: 'arriving',
  第１波の到達を確認: 'arrived',
  ただちに津波来襲と予測: 'imminent',
} as const satisfies Record<string, string>;
export type ArrivalCondition = (typeof ARRIVAL_CONDITIONS)[keyof typeof ARRIVAL_CONDITIONS];

interface TsunamiWords {
  headline: Record<TsunamiGrade, string>;
  instruction: Record<TsunamiGrade, string>;
  /** A warning or advisory is over but the sea still moves a little (code 72 after 62). */
  clearedToForecast: string;
  arrival: Record<ArrivalCondition, string>;
  arrivalAt: (time: string) => string;
  height: (value: string) => string;
  huge: string;
  high: string;
  over: (metres: string) => string;
  under: (metres: string) => string;
}

const JA: TsunamiWords = {
  headline: {
    major: '大津波警報',
    warning: '津波警報',
    advisory: '津波注意報',
    forecast: '津波予報（若干の海面変動）',
    none: '津波警報・津波注意報は解除されました',
  },
  instruction: {
    major:
      'ただちに海岸や川沿いから離れ、できるだけ高い所へ逃げてください。津波は繰り返し来ます。警報が解除されるまで、安全な所から離れないでください。',
    warning:
      'ただちに海岸や川沿いから離れ、高い所へ逃げてください。津波は繰り返し来ます。警報が解除されるまで、安全な所から離れないでください。',
    advisory:
      '海の中にいる人は、ただちに海から上がり、海岸から離れてください。注意報が解除されるまで、海に入ったり海岸に近づいたりしないでください。',
    forecast: '海に入る作業や釣り、海水浴では、海面の変化に注意してください。',
    none: '海面の変化がしばらく残ることがあります。海に入るときは注意してください。',
  },
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
};

const EASY: TsunamiWords = {
  headline: {
    major: 'おおつなみけいほう とても おおきい つなみが きます',
    warning: 'つなみけいほう つなみが きます',
    advisory: 'つなみちゅういほう うみに きを つけて',
    forecast: 'つなみ すこし うみが うごきます',
    none: 'つなみの けいほうは おわりました',
  },
  instruction: {
    major:
      'いま すぐ たかい ところへ にげてください。うみや かわから はなれてください。つなみは なんども きます。もどらないでください。',
    warning:
      'いま すぐ たかい ところへ にげてください。うみや かわから はなれてください。つなみは なんども きます。もどらないでください。',
    advisory: 'うみから すぐ でてください。うみに ちかづかないでください。',
    forecast: 'うみに はいる ときは きを つけてください。',
    none: 'うみは まだ すこし うごきます。きを つけてください。',
  },
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
};

const EN: TsunamiWords = {
  headline: {
    major: 'Major tsunami warning',
    warning: 'Tsunami warning',
    advisory: 'Tsunami advisory',
    forecast: 'Tsunami forecast (slight sea-level changes)',
    none: 'Tsunami warnings and advisories are lifted',
  },
  instruction: {
    major:
      'Leave the coast and riversides at once and go as high as you can. Tsunami come again and again: stay in a safe place until the warning is lifted.',
    warning:
      'Leave the coast and riversides at once and go to high ground. Tsunami come again and again: stay in a safe place until the warning is lifted.',
    advisory: 'If you are in the sea, get out at once and leave the shore. Stay away until the advisory is lifted.',
    forecast: 'Be careful of changes in sea level when working, fishing or swimming in the sea.',
    none: 'The sea level may still change for a while. Be careful in the sea.',
  },
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
};

const ZH: TsunamiWords = {
  headline: {
    major: '大海啸警报',
    warning: '海啸警报',
    advisory: '海啸注意报',
    forecast: '海啸预报（海面略有变动）',
    none: '海啸警报・海啸注意报已解除',
  },
  instruction: {
    major: '请立即离开海岸和河边，逃往尽可能高的地方。海啸会反复来袭。警报解除之前，请勿离开安全的地方。',
    warning: '请立即离开海岸和河边，逃往高处。海啸会反复来袭。警报解除之前，请勿离开安全的地方。',
    advisory: '在海里的人请立即上岸，远离海岸。注意报解除之前，请勿下海或靠近海岸。',
    forecast: '在海里作业、钓鱼或游泳时，请注意海面变化。',
    none: '海面变化可能还会持续一段时间。下海时请注意。',
  },
  clearedToForecast: '已改为海啸预报（海面略有变动）。',
  arrival: { arriving: '推测海啸正在到达', arrived: '已观测到第一波海啸', imminent: '预计海啸即将来袭' },
  arrivalAt: (time) => `预计到达时间 ${time}`,
  height: (value) => `预计高度 ${value}`,
  huge: '巨大',
  high: '高',
  over: (metres) => `超过${metres}米`,
  under: (metres) => `不到${metres}米`,
};

const KO: TsunamiWords = {
  headline: {
    major: '대형 쓰나미 경보',
    warning: '쓰나미(지진해일) 경보',
    advisory: '쓰나미(지진해일) 주의보',
    forecast: '쓰나미 예보(약간의 해수면 변동)',
    none: '쓰나미 경보・주의보가 해제되었습니다',
  },
  instruction: {
    major:
      '즉시 해안과 강가에서 벗어나 가능한 한 높은 곳으로 대피하십시오. 쓰나미는 반복해서 옵니다. 경보가 해제될 때까지 안전한 곳을 떠나지 마십시오.',
    warning:
      '즉시 해안과 강가에서 벗어나 높은 곳으로 대피하십시오. 쓰나미는 반복해서 옵니다. 경보가 해제될 때까지 안전한 곳을 떠나지 마십시오.',
    advisory:
      '바닷속에 있는 사람은 즉시 바다에서 나와 해안에서 벗어나십시오. 주의보가 해제될 때까지 바다에 들어가거나 해안에 다가가지 마십시오.',
    forecast: '바다에서 작업, 낚시, 수영을 할 때는 해수면 변화에 주의하십시오.',
    none: '해수면 변화가 한동안 계속될 수 있습니다. 바다에 들어갈 때는 주의하십시오.',
  },
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
};

const VI: TsunamiWords = {
  headline: {
    major: 'Cảnh báo sóng thần lớn',
    warning: 'Cảnh báo sóng thần',
    advisory: 'Lưu ý sóng thần',
    forecast: 'Dự báo sóng thần (mực nước biển thay đổi nhẹ)',
    none: 'Cảnh báo và lưu ý sóng thần đã được dỡ bỏ',
  },
  instruction: {
    major:
      'Hãy rời khỏi bờ biển và bờ sông ngay, chạy lên nơi cao nhất có thể. Sóng thần đến nhiều lần. Không rời nơi an toàn cho đến khi cảnh báo được dỡ bỏ.',
    warning:
      'Hãy rời khỏi bờ biển và bờ sông ngay, chạy lên nơi cao. Sóng thần đến nhiều lần. Không rời nơi an toàn cho đến khi cảnh báo được dỡ bỏ.',
    advisory:
      'Nếu đang ở dưới biển, hãy lên bờ ngay và rời xa bờ biển. Không xuống biển, không đến gần bờ biển cho đến khi lưu ý được dỡ bỏ.',
    forecast: 'Hãy chú ý thay đổi mực nước khi làm việc, câu cá hoặc bơi ở biển.',
    none: 'Mực nước biển có thể còn thay đổi. Hãy cẩn thận khi xuống biển.',
  },
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
};

const WORDS: Partial<Record<Language, TsunamiWords>> & { en: TsunamiWords } = {
  ja: JA,
  'ja-x-easy': EASY,
  en: EN,
  'zh-Hans': ZH,
  ko: KO,
  vi: VI,
};

/** Fixed, reviewed wording of tsunami information. */
export function tsunamiWords(language: Language): TsunamiWords {
  return WORDS[language] ?? WORDS.en;
}
