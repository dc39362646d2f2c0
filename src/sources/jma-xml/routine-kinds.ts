import type { TelegramKind } from './kind.js';

/** Forecasts, outlooks and observations of every day: nobody is warned by them, and no person has to look at each. */
const ROUTINE: readonly (readonly [code: string, title: string, feed: TelegramKind['feed']])[] = [
  ['VPFD50', '府県天気予報', 'regular'],
  ['VPFD51', '府県天気予報（Ｒ１）', 'regular'],
  ['VPFG50', '府県天気概況', 'regular'],
  ['VPFW50', '府県週間天気予報', 'regular'],
  ['VPCW50', '地方週間天気予報', 'regular'],
  ['VPZW50', '全般週間天気予報', 'regular'],
  ['VPCY51', '地方海上予報（Ｈ２８）', 'regular'],
  ['VPCU51', '地方海上警報（Ｈ２８）', 'regular'],
  ['VPSG50', 'スモッグ気象情報', 'extra'],
  ['VPZI50', '全般天候情報', 'extra'],
  ['VPCI50', '地方天候情報', 'extra'],
  ['VPAW51', '早期天候情報', 'extra'],
  ['VMCJ50', '全般潮位情報', 'extra'],
  ['VMCJ51', '地方潮位情報', 'extra'],
  ['VMCJ52', '府県潮位情報', 'extra'],
  ['VPTI50', '全般台風情報', 'extra'],
  ['VPTI51', '全般台風情報（定型）', 'extra'],
  ['VPTI52', '全般台風情報（位置詳細）', 'extra'],
  ['VPTA5i', '台風の暴風域に入る確率', 'extra'],
  ['VPTW4i', '台風解析・予報情報（３日予報）', 'extra'],
  ['VPTW6i', '台風解析・予報情報（５日予報）（Ｈ３０）', 'extra'],
];

export const ROUTINE_KINDS: readonly TelegramKind[] = ROUTINE.map(([code, title, feed]) => ({
  code,
  title,
  feed,
  lifeHours: 6,
  becomes: {
    ja: '予報・見通し・観測で、注意や避難を求めるものではない。警報は別の電文で来る',
    en: 'kept only: a forecast, an outlook or an observation; warnings come in their own telegrams',
  },
  shownBy: 'routine-kinds.spec.ts: forecasts of every day are kept and wait for nobody',
}));
