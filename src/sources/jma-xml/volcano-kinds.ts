import { readAshfall } from './ashfall.js';
import { readBulletin, readEruption, readObservation } from './eruption.js';
import type { TelegramKind } from './kind.js';
import { readOutlook, readOutlookNote } from './outlook.js';
import { readVolcano } from './volcano.js';

/** Volcanoes and what they throw. */
export const VOLCANO_KINDS: readonly TelegramKind[] = [
  {
    code: 'VFVO50',
    title: '噴火警報・予報',
    infoKind: '噴火警報・予報',
    feed: 'eqvol',
    lifeHours: 12,
    becomes: {
      ja: '市が対象のとき、または市の火山（設定）のとき、噴火警戒レベルの変化を知らせる',
      en: 'told when the level changes for our town or for a volcano in the profile',
    },
    shownBy: 'volcano.spec.ts: follows the level up, down and to its lifting under one key',
    read: readVolcano,
  },
  {
    code: 'VFVO51',
    title: '火山の状況に関する解説情報',
    feed: 'eqvol',
    lifeHours: 24,
    becomes: { ja: '市の火山（設定）のものだけ掲載', en: 'shown for a volcano in the profile' },
    shownBy: 'volcano.spec.ts: bulletins and observations are for the volcanoes of the profile',
    read: readBulletin,
  },
  {
    code: 'VFVO52',
    title: '噴火に関する火山観測報',
    feed: 'eqvol',
    lifeHours: 12,
    becomes: { ja: '市の火山（設定）のものだけ掲載', en: 'shown for a volcano in the profile' },
    shownBy: 'volcano.spec.ts: bulletins and observations are for the volcanoes of the profile',
    read: readObservation,
  },
  {
    code: 'VFVO53',
    title: '降灰予報（定時）',
    feed: 'eqvol',
    lifeHours: 6,
    becomes: {
      ja: '記録だけ。噴火したと仮定した予報で、噴火の知らせではない',
      en: 'kept only: it supposes an eruption and does not report one',
    },
    shownBy: 'volcano.spec.ts: kinds that report no eruption for us are kept',
  },
  {
    code: 'VFVO54',
    title: '降灰予報（速報）',
    infoKind: '降灰予報',
    feed: 'eqvol',
    lifeHours: 2,
    becomes: { ja: '市に予想される降灰の量を知らせる', en: 'the amount of ash expected in our town is told' },
    shownBy: 'volcano.spec.ts: takes the greatest ashfall of our town, quick and detailed as one alert',
    read: readAshfall,
  },
  {
    code: 'VFVO55',
    title: '降灰予報（詳細）',
    infoKind: '降灰予報',
    feed: 'eqvol',
    lifeHours: 6,
    becomes: { ja: '速報（VFVO54）の量が変わったときに知らせる', en: 'told when the amount of VFVO54 changes' },
    shownBy: 'volcano.spec.ts: takes the greatest ashfall of our town, quick and detailed as one alert',
    read: readAshfall,
  },
  {
    code: 'VFVO56',
    title: '噴火速報',
    infoKind: '噴火速報',
    feed: 'eqvol',
    lifeHours: 3,
    becomes: {
      ja: '市が対象のとき、または市の火山（設定）のとき、緊急に知らせる',
      en: 'an emergency for our town or for a volcano in the profile',
    },
    shownBy: 'volcano.spec.ts: an eruption is told, corrected in spite of an empty Serial, and withdrawn',
    read: readEruption,
  },
  {
    code: 'VFVO60',
    title: '推定噴煙流向報',
    feed: 'eqvol',
    lifeHours: 3,
    becomes: {
      ja: '記録だけ。市町村ごとの降灰は VFVO54・55 が伝える',
      en: 'kept only: VFVO54 and 55 tell the ash town by town',
    },
    shownBy: 'volcano.spec.ts: kinds that report no eruption for us are kept',
  },
  {
    code: 'VFSVii',
    title: '火山現象に関する海上警報・海上予報',
    feed: 'eqvol',
    lifeHours: 12,
    becomes: { ja: '記録だけ。船舶のための情報', en: 'kept only: for ships' },
    shownBy: 'volcano.spec.ts: kinds that report no eruption for us are kept',
  },
  {
    code: 'VZVO40',
    title: '火山に関するお知らせ',
    feed: 'eqvol',
    lifeHours: 24,
    becomes: {
      ja: '記録だけ。観測や配信の都合の連絡で、噴火の知らせではない',
      en: 'kept only: about observation and delivery, not about an eruption',
    },
    shownBy: 'volcano.spec.ts: kinds that report no eruption for us are kept',
  },
];

/** What a great earthquake may follow. */
export const OUTLOOK_KINDS: readonly TelegramKind[] = [
  {
    code: 'VYSE50',
    title: '南海トラフ地震臨時情報',
    infoKind: '南海トラフ地震に関連する情報',
    feed: 'eqvol',
    lifeHours: 24,
    becomes: {
      ja: '調査中から終了までを一つの情報として掲載。市が対象かは電文にないため、発信は市の規則で決める',
      en: 'one alert from investigation to its close, shown; whether to send is for the rules, as no towns are named',
    },
    shownBy: 'outlook.spec.ts: the series from investigation to its close is one alert',
    read: readOutlook,
  },
  {
    code: 'VYSE51',
    title: '南海トラフ地震関連解説情報',
    feed: 'eqvol',
    lifeHours: 24,
    becomes: {
      ja: '掲載のみ。表題は VYSE52 と同じで、地震関連情報番号（210番台）で見分ける',
      en: 'shown; its title equals that of VYSE52, the InfoSerial (21x) tells them apart',
    },
    shownBy: 'outlook.spec.ts: explanations are shown beside the series and change nothing of it',
    read: readOutlookNote,
  },
  {
    code: 'VYSE52',
    title: '南海トラフ地震関連解説情報',
    feed: 'eqvol',
    lifeHours: 24,
    becomes: {
      ja: '定例の解説。掲載のみ。地震関連情報番号は 200',
      en: 'the regular explanation, shown; its InfoSerial is 200',
    },
    shownBy: 'outlook.spec.ts: explanations are shown beside the series and change nothing of it',
    read: readOutlookNote,
  },
  {
    code: 'VYSE60',
    title: '北海道・三陸沖後発地震注意情報',
    feed: 'eqvol',
    lifeHours: 24,
    becomes: {
      ja: '掲載。市が対象かは電文にないため、発信は市の規則で決める',
      en: 'shown; whether to send is for the rules, as no towns are named',
    },
    shownBy: 'outlook.spec.ts: the caution off Hokkaido and Sanriku is an alert of its own',
    read: readOutlook,
  },
];
