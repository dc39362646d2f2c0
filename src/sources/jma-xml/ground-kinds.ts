import { readEarthquake } from './earthquake.js';
import { readEew } from './eew.js';
import type { TelegramKind } from './kind.js';
import { readLongPeriod } from './long-period.js';
import { readTsunami } from './tsunami.js';
import { OUTLOOK_KINDS, VOLCANO_KINDS } from './volcano-kinds.js';

/** An 緊急地震速報 is late news after three minutes. */
const THREE_MINUTES = 0.05;

const EARTHQUAKES: readonly TelegramKind[] = [
  {
    code: 'VXSE51',
    title: '震度速報',
    infoKind: '震度速報',
    feed: 'eqvol',
    lifeHours: 1,
    becomes: {
      ja: '細分区域の震度を知らせる。市の震度（VXSE53）が届けば、それに置き換わる',
      en: 'the intensity of the district is told; the city’s own (VXSE53) replaces it',
    },
    shownBy: 'earthquake.spec.ts: 震度速報, hypocentre and 震源・震度 of one quake are one alert',
    read: readEarthquake,
  },
  {
    code: 'VXSE52',
    title: '震源に関する情報',
    infoKind: '震源速報',
    feed: 'eqvol',
    lifeHours: 1,
    becomes: {
      ja: '記録だけ。震度がなく、同じ震源は VXSE53 に載る。取消も他の電文の内容には及ばない',
      en: 'kept only: it has no intensity, and VXSE53 brings the hypocentre; its withdrawal touches nothing',
    },
    shownBy: 'earthquake.spec.ts: the 取消 of VXSE52 withdraws nothing of what VXSE53 said',
  },
  {
    code: 'VXSE53',
    title: '震源・震度に関する情報',
    infoKind: '地震情報',
    feed: 'eqvol',
    lifeHours: 1,
    becomes: {
      ja: '市の震度を知らせる。海外の地震（遠地地震）は記録だけ',
      en: 'the intensity felt in the city is told; an earthquake abroad is kept only',
    },
    shownBy: 'earthquake.spec.ts: 震度速報, hypocentre and 震源・震度 of one quake are one alert',
    read: readEarthquake,
  },
  {
    code: 'VXSE56',
    title: '地震の活動状況等に関する情報',
    feed: 'eqvol',
    lifeHours: 24,
    becomes: {
      ja: '記録だけ。文章だけの解説で、市の震度がない',
      en: 'kept only: an explanation in prose without intensities',
    },
    shownBy: 'earthquake.spec.ts: kinds without intensity are kept and sent to nobody',
  },
  {
    code: 'VXSE60',
    title: '地震回数に関する情報',
    feed: 'eqvol',
    lifeHours: 24,
    becomes: {
      ja: '記録だけ。地震の回数だけで、行動は変わらない',
      en: 'kept only: counts, which change nothing to do',
    },
    shownBy: 'earthquake.spec.ts: kinds without intensity are kept and sent to nobody',
  },
  {
    code: 'VXSE61',
    title: '顕著な地震の震源要素更新のお知らせ',
    feed: 'eqvol',
    lifeHours: 24,
    becomes: {
      ja: '記録だけ。震源と規模の精密な値で、市の震度がない',
      en: 'kept only: a finer hypocentre and magnitude without intensities',
    },
    shownBy: 'earthquake.spec.ts: kinds without intensity are kept and sent to nobody',
  },
  {
    code: 'VXSE62',
    title: '長周期地震動に関する観測情報',
    feed: 'eqvol',
    lifeHours: 3,
    becomes: {
      ja: '市の細分区域が基準の階級（既定は３）以上なら、高い建物の人に知らせる',
      en: 'told to people in high buildings from the class the city has set (3 by default)',
    },
    shownBy: 'earthquake.spec.ts: long-period ground motion is an alert of its own from class 3',
    read: readLongPeriod,
  },
  {
    code: 'VZSE40',
    title: '地震・津波に関するお知らせ',
    feed: 'eqvol',
    lifeHours: 24,
    becomes: {
      ja: '記録だけ。観測や配信の都合の連絡で、地震の知らせではない',
      en: 'kept only: about observation and delivery, not about an earthquake',
    },
    shownBy: 'earthquake.spec.ts: kinds without intensity are kept and sent to nobody',
  },
];

const EARLY_WARNINGS: readonly TelegramKind[] = [
  {
    code: 'VXSE42',
    title: '緊急地震速報配信テスト',
    feed: 'none',
    lifeHours: THREE_MINUTES,
    becomes: {
      ja: '記録だけ。配信経路の試験で、通知にはしない（江東区 2019：試験を全員に送信）',
      en: 'kept only: a test of the line, never a message (Koto 2019 mailed a test to all)',
    },
    shownBy: 'eew.spec.ts: the delivery test never becomes a message',
  },
  {
    code: 'VXSE43',
    title: '緊急地震速報（警報）',
    infoKind: '緊急地震速報',
    feed: 'none',
    lifeHours: THREE_MINUTES,
    becomes: {
      ja: '市の予測震度が基準（既定は５弱）以上なら緊急に知らせる。続報は予測震度が上がったときだけ。３分を過ぎたら送らない',
      en: 'an emergency from the expected intensity the city has set (5 Lower by default); again only when it rises; not after 3 minutes',
    },
    shownBy: 'eew.spec.ts: is told once, and again only when more is expected here',
    read: readEew,
  },
  {
    code: 'VXSE44',
    title: '緊急地震速報（予報）',
    feed: 'none',
    lifeHours: THREE_MINUTES,
    becomes: {
      ja: '記録だけ。警報になれば VXSE43 が届く',
      en: 'kept only: when it becomes a warning, VXSE43 brings it',
    },
    shownBy: 'eew.spec.ts: forecasts are kept, even with warning areas in them',
  },
  {
    code: 'VXSE45',
    title: '緊急地震速報（地震動予報）',
    feed: 'none',
    lifeHours: THREE_MINUTES,
    becomes: {
      ja: '記録だけ。警報の区域が載ることもあるが、同じ警報が VXSE43 で届く',
      en: 'kept only: it may carry warning areas, which VXSE43 brings as well',
    },
    shownBy: 'eew.spec.ts: forecasts are kept, even with warning areas in them',
  },
];

const TSUNAMI: readonly TelegramKind[] = [
  {
    code: 'VTSE41',
    title: '津波警報・注意報・予報a',
    infoKind: '津波警報・注意報・予報',
    feed: 'eqvol',
    lifeHours: 6,
    becomes: {
      ja: '市の津波予報区の変化を知らせる。海に面していない市では記録だけ',
      en: 'told when the state of our coast changes; kept only in a town without one',
    },
    shownBy: 'tsunami.spec.ts: a warning, its repetition with heights, and its end are one alert of the quake',
    read: readTsunami,
  },
  {
    code: 'VTSE51',
    title: '津波情報a',
    infoKind: '津波情報',
    feed: 'eqvol',
    lifeHours: 6,
    becomes: {
      ja: '同じ津波の情報とみなす。先に知らせた内容より重いときだけ知らせ、到達時刻や観測値だけの更新は送らない',
      en: 'the same alert: told only where graver than what was told; arrival times and measured heights alone are not sent',
    },
    shownBy: 'tsunami.spec.ts: a warning, its repetition with heights, and its end are one alert of the quake',
    read: readTsunami,
  },
  {
    code: 'VTSE52',
    title: '沖合の津波観測に関する情報',
    infoKind: '津波情報',
    feed: 'eqvol',
    lifeHours: 6,
    becomes: {
      ja: '記録だけ。沖合の観測で警報が上がれば VTSE41 が届く',
      en: 'kept only: when what is measured offshore raises a warning, VTSE41 brings it',
    },
    shownBy: 'tsunami.spec.ts: what is measured offshore is kept',
  },
];

/** Earthquakes, early warnings, tsunami, volcanoes, outlooks of great earthquakes. */
export const GROUND_KINDS: readonly TelegramKind[] = [
  ...EARTHQUAKES,
  ...EARLY_WARNINGS,
  ...TSUNAMI,
  ...VOLCANO_KINDS,
  ...OUTLOOK_KINDS,
];
