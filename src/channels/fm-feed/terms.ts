/** Words of warnings that a speech engine, or a newcomer at the microphone, reads wrongly; longest first. */
export const TERMS: readonly { name: string; kana: string }[] = [
  { name: '非常持出袋', kana: 'ひじょうもちだしぶくろ' },
  { name: '内水氾濫', kana: 'ないすいはんらん' },
  { name: '暴風雪', kana: 'ぼうふうせつ' },
  { name: '持出袋', kana: 'もちだしぶくろ' },
  { name: '内水', kana: 'ないすい' },
  { name: '高潮', kana: 'たかしお' },
  { name: '越水', kana: 'えっすい' },
  { name: '溢水', kana: 'いっすい' },
  { name: '樋門', kana: 'ひもん' },
  { name: '止水', kana: 'しすい' },
];

/** What follows a place name and is read another way after kana: やぎさわ橋 would be やぎさわきょう. */
export const AFTER_NAMES: Record<string, string> = {
  橋: 'ばし',
  川: 'がわ',
  駅: 'えき',
  坂: 'ざか',
  通り: 'どおり',
  側: 'がわ',
};
