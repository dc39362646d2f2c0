import type { GroundWords } from './keys.js';

const HIGHER = '津波は繰り返し来ます。警報が解除されるまで、安全な所から離れないでください。';

/** 日本語. 避難指示 and the like are the mayor's words and never stand here. */
export const JA: GroundWords = {
  'shaking-strong': {
    headline: '{place}で{intensity}の地震',
    lead: '物が落ちたり、固定していない家具が動いたりするほどの強い揺れです。',
    instruction:
      '身の安全を確保してください。揺れがおさまったら火の元を確かめ、倒れた家具や割れたガラス、落ちてくる物に注意してください。今後の強い揺れにも気をつけてください。',
  },
  'shaking-moderate': {
    headline: '{place}で{intensity}の地震',
    lead: 'ほとんどの人が驚くほどの揺れです。',
    instruction: '落ちやすい物や倒れやすい物から離れてください。今後の揺れにも気をつけてください。',
  },
  'shaking-weak': {
    headline: '{place}で{intensity}の地震',
    lead: '大きな揺れではありませんでした。',
    instruction: '今後の揺れに気をつけてください。',
  },
  eew: {
    headline: '緊急地震速報 強い揺れに備えてください',
    lead: '{place}では{intensity}程度の揺れが予想されています。まもなく揺れが来るか、もう揺れていることがあります。',
    instruction:
      'すぐに身を守ってください。頭を守り、丈夫な机の下など、物が落ちてこない、倒れてこない所へ。あわてて外に飛び出さないでください。',
  },
  'long-period': {
    headline: '{area}で長周期地震動階級{step}',
    lead: '高い建物の上の階では、ゆっくりとした大きな揺れで、立っていられないほどだったおそれがあります。',
    instruction:
      '高い建物にいる人は、倒れた家具やキャスター付きの物に注意してください。エレベーターは使わないでください。同じような揺れがまた来ることがあります。',
  },
  'tsunami-major': {
    headline: '大津波警報',
    lead: '巨大な津波が来るおそれがあります。',
    instruction: `ただちに海岸や川沿いから離れ、できるだけ高い所へ逃げてください。${HIGHER}`,
  },
  'tsunami-warning': {
    headline: '津波警報',
    lead: '高い津波が来るおそれがあります。',
    instruction: `ただちに海岸や川沿いから離れ、高い所へ逃げてください。${HIGHER}`,
  },
  'tsunami-advisory': {
    headline: '津波注意報',
    lead: '海の中や海岸は危険です。',
    instruction:
      '海の中にいる人は、ただちに海から上がり、海岸から離れてください。注意報が解除されるまで、海に入ったり海岸に近づいたりしないでください。',
  },
  'tsunami-forecast': {
    headline: '津波予報（若干の海面変動）',
    lead: '海面が少し変わりますが、被害の心配はありません。',
    instruction: '海に入る作業や釣り、海水浴では、海面の変化に注意してください。',
  },
  'tsunami-over': {
    headline: '津波警報・津波注意報は解除されました',
    lead: '',
    instruction: '海面の変化がしばらく残ることがあります。海に入るときは注意してください。',
  },
  'volcano-5': {
    headline: '{volcano}に噴火警報{level}',
    lead: '人が住んでいる所まで、噴火の重大な影響が及ぶおそれがあります。',
    instruction:
      '{volcano}の近くの危険な地域から、すぐに離れてください。市からの避難の情報に従い、火口に近い方へは行かないでください。',
  },
  'volcano-4': {
    headline: '{volcano}に噴火警報{level}',
    lead: '人が住んでいる所まで影響する噴火が、起こりそうです。',
    instruction:
      'いつでも離れられるように準備してください。移動に時間のかかる人は、市からの避難の情報に従って早めに動いてください。',
  },
  'volcano-3': {
    headline: '{volcano}に火口周辺警報{level}',
    lead: '人が住んでいる所の近くまで、噴火の影響が及ぶおそれがあります。',
    instruction: '山に登らないでください。立ち入りが禁じられた所へは入らず、市からの情報に注意してください。',
  },
  'volcano-2': {
    headline: '{volcano}に火口周辺警報{level}',
    lead: '火口の周辺に影響する噴火のおそれがあります。',
    instruction: '火口の周辺には近づかないでください。',
  },
  'volcano-over': {
    headline: '{volcano}の噴火警報は解除されました',
    lead: '',
    instruction: '活火山であることに変わりはありません。火口の中や近くでは、引き続き注意してください。',
  },
  'volcano-note': {
    headline: '{volcano}の状況に関する解説情報',
    lead: '気象庁が、火山活動の様子を解説しています。',
    instruction: '山に近づく人は、気象庁と市の情報を確認してください。',
  },
  eruption: {
    headline: '噴火速報 {volcano}が噴火',
    lead: '{volcano}で噴火が起きました。',
    instruction:
      '登山中の人や火口の近くにいる人は、すぐに火口から離れるか、山小屋などの丈夫な建物に入ってください。頭を守り、飛んでくる石に注意してください。',
  },
  'eruption-seen': {
    headline: '{volcano}で噴火を観測',
    lead: '気象庁の観測の記録です。',
    instruction: '山に近づく人は、気象庁と市の情報を確認してください。',
  },
  'ash-heavy': {
    headline: '{volcano}の火山灰 多量の降灰の予想',
    lead: '視界が悪くなり、路面が灰で覆われるおそれがあります。',
    instruction:
      '外に出るのを控え、窓を閉めてください。やむをえず外に出るときは、マスクと目を守る物を着けてください。車の運転は控えてください。',
  },
  'ash-moderate': {
    headline: '{volcano}の火山灰 やや多量の降灰の予想',
    lead: '路面の表示が見えにくくなるほど灰が降るおそれがあります。',
    instruction: '傘やマスクを使い、窓を閉めてください。車はゆっくり走らせてください。',
  },
  'ash-light': {
    headline: '{volcano}の火山灰 少量の降灰の予想',
    lead: '地面にうっすら積もる程度の灰が予想されています。',
    instruction: '窓を閉め、洗濯物は取り込んでください。目や喉に違和感があるときはマスクを着けてください。',
  },
  'ash-stones': {
    headline: '{volcano}の噴火 小さな噴石が降るおそれ',
    lead: '風に流された小さな石が落ちてくるおそれがあります。',
    instruction: '屋内や丈夫な屋根の下に入ってください。',
  },
  'outlook-investigating': {
    headline: '南海トラフ地震臨時情報（調査中）',
    lead: '気象庁が、南海トラフ地震との関係を調べ始めました。',
    instruction: '家具の固定、避難先、家族との連絡方法を確かめ、次の情報に注意してください。',
  },
  'outlook-warning': {
    headline: '南海トラフ地震臨時情報（巨大地震警戒）',
    lead: '南海トラフ沿いで、新たな大きな地震が起こる可能性が、ふだんより高まっています。必ず起こるというものではありません。',
    instruction: '地震への備えを確かめ、すぐに動けるようにして過ごしてください。国や市からの呼びかけに従ってください。',
  },
  'outlook-caution': {
    headline: '南海トラフ地震臨時情報（巨大地震注意）',
    lead: '南海トラフ沿いで、新たな大きな地震が起こる可能性が、ふだんより高まっています。必ず起こるというものではありません。',
    instruction:
      '地震への備えをもう一度確かめてください。ふだんの生活を続けながら、国や市からの呼びかけに注意してください。',
  },
  'outlook-over': {
    headline: '南海トラフ地震臨時情報（調査終了）',
    lead: '調べた結果、巨大地震警戒・巨大地震注意のどちらにも当たりませんでした。',
    instruction: '大きな地震はいつでも起こり得ます。ふだんからの備えを続けてください。',
  },
  'outlook-note': {
    headline: '南海トラフ地震関連解説情報',
    lead: '気象庁が、南海トラフ沿いの状況を解説しています。',
    instruction: 'ふだんからの備えを確かめてください。',
  },
  'outlook-aftershock': {
    headline: '北海道・三陸沖後発地震注意情報',
    lead: '北海道から三陸沖で、続いて大きな地震が起こる可能性が、ふだんより高まっています。必ず起こるというものではありません。',
    instruction: '地震への備えをもう一度確かめ、１週間ほどは、揺れたらすぐに動けるようにしてください。',
  },
};
