import type { TelegramKind } from './kind.js';
import { readBulletin, readRecordRain } from './weather-bulletins.js';
import { WARNING_SUBJECTS, type WarningSubject } from './weather-codes.js';
import { readHeat } from './weather-heat.js';
import { readInformation, type Reach } from './weather-information.js';
import { readLandslideAlert } from './weather-landslide-alert.js';
import { readRiver } from './weather-rivers.js';
import { readSpecialNotice } from './weather-special-notice.js';
import { readTornado } from './weather-tornado.js';
import { readWarnings } from './weather.js';

type Row = Pick<TelegramKind, 'code' | 'title' | 'infoKind'>;

/** VPWW55 to 61: one hazard or a few, with levels in the codes. */
function warning(row: Row, subjects: readonly WarningSubject[], shownBy: string): TelegramKind {
  return {
    ...row,
    infoKind: '気象警報・注意報',
    feed: 'extra',
    lifeHours: 6,
    becomes: { ja: '市のレベルや種類が変わったときに知らせる', en: 'told when the state of the city changes' },
    shownBy,
    read: (telegram, context) => readWarnings(telegram, context, { subjects, isCoarse: false }),
  };
}

/** VPWW50, 53, 54: every hazard in one telegram of the old system, sent beside the new until about FY2028. */
function oldWarning(row: Row, shownBy: string): TelegramKind {
  return {
    ...row,
    infoKind: '気象警報・注意報',
    feed: 'extra',
    lifeHours: 6,
    becomes: {
      ja: '新しい電文と同じ情報にまとめる。新しい電文が伝えた状態を下げることはない',
      en: 'joins the alert of the new telegrams; it never lowers what they said',
    },
    shownBy,
    read: (telegram, context) => readWarnings(telegram, context, { subjects: WARNING_SUBJECTS, isCoarse: true }),
  };
}

function information(code: string, title: string, reach: Reach): TelegramKind {
  return {
    code,
    title,
    feed: 'extra',
    lifeHours: 12,
    becomes: { ja: '府県・地方が当たれば、軽い情報として掲載する', en: 'shown as minor when it is about our region' },
    shownBy: 'weather-bulletins.spec.ts: 解説情報 is shown as minor, and only for our region',
    read: (telegram, context) => readInformation(telegram, context, reach),
  };
}

const river = {
  feed: 'extra',
  lifeHours: 6,
  becomes: {
    ja: '市の川、または浸水想定に市が入る川のレベルを知らせる',
    en: 'the level of a river of ours, or of one that names our city among its flood areas',
  },
  read: readRiver,
} as const;

/** What is not read: why, in a sentence. */
function kept(row: Row, feed: TelegramKind['feed'], becomes: TelegramKind['becomes']): TelegramKind {
  return {
    ...row,
    feed,
    lifeHours: 6,
    becomes,
    shownBy: 'weather-kinds.spec.ts: kinds without a reader are kept, and nothing is made of them',
  };
}

/** Weather, rivers, landslides, heat. */
export const WEATHER_KINDS: readonly TelegramKind[] = [
  warning(
    { code: 'VPWW55', title: '気象警報・注意報（Ｒ０６）（大雨）' },
    ['rain'],
    'jma-xml.spec.ts: makes a level 4 danger warning an emergency and keeps the mayor’s words out of it',
  ),
  warning(
    { code: 'VPWW56', title: '気象警報・注意報（Ｒ０６）（土砂）' },
    ['landslide'],
    'jma-xml.spec.ts: adds when level 4 is expected to a landslide warning',
  ),
  warning(
    { code: 'VPWW57', title: '気象警報・注意報（Ｒ０６）（高潮）' },
    ['surge'],
    'weather-warnings.spec.ts: reads each code of each hazard',
  ),
  warning(
    { code: 'VPWW58', title: '気象警報・注意報（Ｒ０６）（暴風）' },
    ['wind', 'snowstorm'],
    'weather-warnings.spec.ts: gives one draft for each hazard of a telegram',
  ),
  warning(
    { code: 'VPWW59', title: '気象警報・注意報（Ｒ０６）（波浪）' },
    ['wave'],
    'weather-warnings.spec.ts: reads each code of each hazard',
  ),
  warning(
    { code: 'VPWW60', title: '気象警報・注意報（Ｒ０６）（大雪）' },
    ['snow'],
    'weather-warnings.spec.ts: reads each code of each hazard',
  ),
  warning(
    { code: 'VPWW61', title: '気象警報・注意報（Ｒ０６）（その他注意報）' },
    ['thunder', 'snowmelt', 'fog', 'dry-air', 'avalanche', 'cold', 'frost', 'ice-accretion', 'snow-accretion'],
    'weather-warnings.spec.ts: reads each code of each hazard',
  ),
  oldWarning(
    { code: 'VPWW53', title: '気象特別警報・警報・注意報' },
    'weather-warnings.spec.ts: makes one alert of the old and the new telegram of one moment',
  ),
  oldWarning(
    { code: 'VPWW54', title: '気象警報・注意報（Ｈ２７）' },
    'weather-warnings.spec.ts: finds level 4 that stands only in the sentences of a transition telegram',
  ),
  oldWarning(
    { code: 'VPWW50', title: '気象警報・注意報' },
    'weather-warnings.spec.ts: reads the three telegrams of the old system alike',
  ),
  {
    code: 'VPNO50',
    title: '気象特別警報報知',
    infoKind: '気象特別警報報知',
    feed: 'extra',
    lifeHours: 6,
    becomes: {
      ja: '市への特別警報をすぐ知らせる。解除は警報・注意報の電文に従う',
      en: 'an emergency warning for the city is told at once; its end comes by the warning telegrams',
    },
    shownBy: 'weather-warnings.spec.ts: hears of a 特別警報 by VPNO50 and leaves its end to the warning telegrams',
    read: readSpecialNotice,
  },
  {
    code: 'VXWW50',
    title: '土砂災害警戒情報',
    infoKind: '土砂災害警戒情報',
    feed: 'extra',
    lifeHours: 6,
    becomes: {
      ja: '土砂災害のレベル４として、VPWW56 と同じ情報にまとめる',
      en: 'level 4 for landslides, one alert with VPWW56',
    },
    shownBy: 'weather-warnings.spec.ts: takes VXWW50 for level 4 and ＜全警戒解除＞ for an end',
    read: readLandslideAlert,
  },
  {
    code: 'VPBS50',
    title: '府県気象防災速報',
    infoKind: '気象解説情報',
    feed: 'extra',
    lifeHours: 3,
    becomes: {
      ja: '線状降水帯・記録的短時間大雨・短時間大雪・竜巻を、市が当たるときに知らせる',
      en: 'rainband, record rain, short-term heavy snow and tornado are told where the city is named',
    },
    shownBy: 'weather-bulletins.spec.ts: reads each 情報タグ of VPBS50',
    read: readBulletin,
  },
  {
    code: 'VPOA50',
    title: '記録的短時間大雨情報',
    infoKind: '記録的短時間大雨情報',
    feed: 'extra',
    lifeHours: 3,
    becomes: {
      ja: '本文が市を名指ししたとき、VPBS50 と同じ情報にまとめる',
      en: 'one alert with VPBS50 when its sentence names the city',
    },
    shownBy: 'weather-bulletins.spec.ts: makes one alert of VPOA50 and VPBS50 about the same rain',
    read: readRecordRain,
  },
  ...[
    { code: 'VPHW50', title: '竜巻注意情報' },
    { code: 'VPHW51', title: '竜巻注意情報（目撃情報付き）' },
  ].map((row): TelegramKind => ({
    ...row,
    infoKind: '竜巻注意情報',
    feed: 'extra',
    lifeHours: 1,
    becomes: {
      ja: '市が当たるときに知らせる。対の電文は一つの情報にまとめる',
      en: 'told where the city is named; the pair is one alert',
    },
    shownBy: 'weather-bulletins.spec.ts: makes one alert of the pair VPHW50 and VPHW51',
    read: readTornado,
  })),
  {
    ...river,
    code: 'VXKOii',
    title: '指定河川洪水予報',
    infoKind: '指定河川洪水予報',
    shownBy: 'weather-rivers.spec.ts: reads the codes of before and after 2026 as one level',
  },
  {
    ...river,
    code: 'VXSUii',
    title: '水位周知河川に関する情報',
    infoKind: '水位周知河川に関する情報',
    shownBy: 'weather-rivers.spec.ts: reads a water-level-notice river (VXSU)',
  },
  {
    code: 'VPFT50',
    title: '熱中症警戒アラート',
    feed: 'extra',
    lifeHours: 18,
    becomes: { ja: '府県が当たるときに掲載する', en: 'shown when it is about our prefecture' },
    shownBy: 'weather-bulletins.spec.ts: gives the heat stroke alert of our prefecture alone',
    read: readHeat,
  },
  information('VPZJ51', '全般気象解説情報', 'country'),
  information('VPCJ51', '地方気象解説情報', 'region'),
  information('VPFJ51', '府県気象解説情報', 'prefecture'),
  information('VPZJ50', '全般気象情報', 'country'),
  information('VPCJ50', '地方気象情報', 'region'),
  information('VPFJ50', '府県気象情報', 'prefecture'),
  kept({ code: 'VPWS50', title: '気象警報・注意報（Ｒ０６）（集約通報）' }, 'regular', {
    ja: '記録だけ。全国の状態の写しで、知らせは VPWW55〜61 から出す',
    en: 'kept only: a copy of the state of the whole country; VPWW55 to 61 bring the news',
  }),
  kept({ code: 'VPWP50', title: '気象警報・注意報時系列情報（Ｒ０６）' }, 'extra', {
    ja: '記録だけ。この先の見込みで、発表された警報ではない',
    en: 'kept only: an outlook hour by hour, not a warning in force',
  }),
  kept({ code: 'VPRN50', title: '大雨危険度通知' }, 'extra', {
    ja: '記録だけ。10分ごとの危険度分布で、警報は別の電文で届く',
    en: 'kept only: the risk map of every ten minutes; warnings come in their own telegrams',
  }),
  kept({ code: 'VPFD61', title: '早期注意情報（明後日まで）' }, 'regular', {
    ja: '記録だけ。警報級になる可能性の予報で、警報ではない',
    en: 'kept only: how likely a warning is in the coming days',
  }),
  kept({ code: 'VPFD60', title: '警報級の可能性（明日まで）' }, 'regular', {
    ja: '記録だけ。警報級になる可能性の予報で、警報ではない',
    en: 'kept only: how likely a warning is until tomorrow',
  }),
  kept({ code: 'VPFW60', title: '警報級の可能性（明後日以降）' }, 'regular', {
    ja: '記録だけ。警報級になる可能性の予報で、警報ではない',
    en: 'kept only: how likely a warning is from the day after tomorrow',
  }),
];
