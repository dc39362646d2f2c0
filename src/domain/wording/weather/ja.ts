import type { WeatherPhrases } from './keys.js';

const CITY = '避難の情報は市が出します。';
const LEVEL = {
  5: `警戒レベル５に相当する情報です。災害がすでに起きているか、起きる寸前です。\n${CITY}`,
  4: `警戒レベル４に相当する情報です。\n${CITY}`,
  3: `警戒レベル３に相当する情報です。\n${CITY}`,
  2: '警戒レベル２の情報です。',
};
const SPECIAL = '数十年に一度の、これまでに経験したことのないような危険が迫っています。';
const OVER = '新しい情報があれば、またお知らせします。';
const SLOPES =
  '市が避難情報を出している間は、市の情報に従ってください。崖や斜面は後から崩れることがあります。近づかないでください。';
const WATER =
  '市が避難情報を出している間は、市の情報に従ってください。増えた川の水には、しばらく近づかないでください。';
const WRONG = '先の情報は取り消されました。新しい情報を確認してください。';
const AWAY = '川や用水路に近づかないでください。';
const STUCK = '外出と車の運転を控えてください。車が動けなくなったら、排気口の雪を取り除いてください。';

export const JA: WeatherPhrases = {
  'rain.5': {
    headline: '【レベル５】大雨特別警報',
    lead: LEVEL[5],
    instruction:
      '命の危険が迫っています。ただちに、今いる場所で最も安全な所に移り、身を守ってください。外が危険なときは、建物の高い階へ移ってください。',
  },
  'rain.4': {
    headline: '【レベル４】大雨危険警報',
    lead: LEVEL[4],
    instruction:
      '危険な場所にいる人は、市の避難情報を確認し、ためらわず避難してください。外が危険なときは、建物の２階以上へ移ってください。',
  },
  'rain.3': {
    headline: '【レベル３】大雨警報',
    lead: LEVEL[3],
    instruction:
      '避難に時間のかかる人は、市の避難情報を確認し、早めに避難してください。川や用水路、地下には近づかないでください。',
  },
  'rain.2': {
    headline: '【レベル２】大雨注意報',
    lead: LEVEL[2],
    instruction: 'ハザードマップで、浸水しやすい場所と避難先を確認してください。',
  },
  'landslide.5': {
    headline: '【レベル５】土砂災害特別警報',
    lead: LEVEL[5],
    instruction:
      '命の危険が迫っています。ただちに、崖や斜面から離れた安全な所に移り、身を守ってください。外が危険なときは、２階以上の、崖と反対側の部屋へ移ってください。',
  },
  'landslide.4': {
    headline: '【レベル４】土砂災害危険警報',
    lead: LEVEL[4],
    instruction:
      '崖や急な斜面の近くなど危険な場所にいる人は、市の避難情報を確認し、ためらわず避難してください。外が危険なときは、２階以上の、崖と反対側の部屋へ移ってください。',
  },
  'landslide.3': {
    headline: '【レベル３】土砂災害警報',
    lead: LEVEL[3],
    instruction: '崖や急な斜面の近くにいて避難に時間のかかる人は、市の避難情報を確認し、早めに避難してください。',
  },
  'landslide.2': {
    headline: '【レベル２】土砂災害注意報',
    lead: LEVEL[2],
    instruction: 'ハザードマップで、崖崩れの危険がある場所と避難先を確認してください。',
  },
  'surge.5': {
    headline: '【レベル５】高潮特別警報',
    lead: LEVEL[5],
    instruction:
      '命の危険が迫っています。ただちに、海岸や河口から離れた高い所へ移り、身を守ってください。外が危険なときは、建物の高い階へ移ってください。',
  },
  'surge.4': {
    headline: '【レベル４】高潮危険警報',
    lead: LEVEL[4],
    instruction: '海岸や河口の近く、低い土地にいる人は、市の避難情報を確認し、ためらわず高い所へ避難してください。',
  },
  'surge.3': {
    headline: '【レベル３】高潮警報',
    lead: LEVEL[3],
    instruction:
      '海岸や河口の近くにいて避難に時間のかかる人は、市の避難情報を確認し、早めに避難してください。海の様子を見に行かないでください。',
  },
  'surge.2': {
    headline: '【レベル２】高潮注意報',
    lead: LEVEL[2],
    instruction: 'ハザードマップで、浸水しやすい場所と避難先を確認してください。海岸に近づかないでください。',
  },
  'river-flood.5': {
    headline: '【レベル５】{river} 氾濫特別警報',
    lead: LEVEL[5],
    instruction:
      '川があふれているか、あふれる寸前です。命の危険が迫っています。ただちに、川から離れた高い所や建物の高い階へ移り、身を守ってください。',
  },
  'river-flood.4': {
    headline: '【レベル４】{river} 氾濫危険警報',
    lead: LEVEL[4],
    instruction:
      '川がいつあふれてもおかしくありません。浸水するおそれのある所にいる人は、市の避難情報を確認し、ためらわず避難してください。',
  },
  'river-flood.3': {
    headline: '【レベル３】{river} 氾濫警報',
    lead: LEVEL[3],
    instruction:
      '浸水するおそれのある所にいて避難に時間のかかる人は、市の避難情報を確認し、早めに避難してください。川に近づかないでください。',
  },
  'river-flood.2': {
    headline: '【レベル２】{river} 氾濫注意報',
    lead: LEVEL[2],
    instruction: '川に近づかないでください。ハザードマップで、浸水しやすい場所と避難先を確認してください。',
  },
  'flood.warning': {
    headline: '洪水警報',
    lead: `川が急に増水し、あふれるおそれがあります。\n${CITY}`,
    instruction: '川や用水路に近づかないでください。避難に時間のかかる人は、市の避難情報を確認してください。',
  },
  'flood.advisory': { headline: '洪水注意報', lead: '川が増水するおそれがあります。', instruction: AWAY },
  'wind.special': {
    headline: '暴風特別警報',
    lead: SPECIAL,
    instruction: '外に出ないでください。頑丈な建物の中で、窓から離れてください。',
  },
  'wind.warning': {
    headline: '暴風警報',
    lead: '暴風で、物が飛んだり木が倒れたりするおそれがあります。',
    instruction: '外出を控え、頑丈な建物の中で窓から離れてください。飛びやすい物は、風が強まる前にしまってください。',
  },
  'wind.advisory': {
    headline: '強風注意報',
    lead: '強い風が吹くおそれがあります。',
    instruction: '飛びやすい物を固定し、高い所や工事現場に近づかないでください。',
  },
  'snowstorm.special': {
    headline: '暴風雪特別警報',
    lead: SPECIAL,
    instruction: '外に出ないでください。車の運転もやめてください。建物の中で身を守ってください。',
  },
  'snowstorm.warning': {
    headline: '暴風雪警報',
    lead: '雪を伴う暴風で、周りが見えなくなるおそれがあります。',
    instruction: STUCK,
  },
  'snowstorm.advisory': {
    headline: '風雪注意報',
    lead: '雪を伴う強い風が吹くおそれがあります。',
    instruction: '見通しが悪くなります。車の運転に気をつけてください。',
  },
  'wave.special': {
    headline: '波浪特別警報',
    lead: SPECIAL,
    instruction: '海岸から離れてください。海の様子を見に行かないでください。',
  },
  'wave.warning': {
    headline: '波浪警報',
    lead: '高波のおそれがあります。',
    instruction: '海岸に近づかないでください。船や釣りは取りやめてください。',
  },
  'wave.advisory': {
    headline: '波浪注意報',
    lead: '波が高くなるおそれがあります。',
    instruction: '海岸や防波堤では、波に気をつけてください。',
  },
  'snow.special': {
    headline: '大雪特別警報',
    lead: SPECIAL,
    instruction: '外に出ないでください。車の運転もやめてください。停電に備えてください。',
  },
  'snow.warning': {
    headline: '大雪警報',
    lead: '大雪で、交通が止まったり建物が壊れたりするおそれがあります。',
    instruction: '外出と車の運転を控えてください。屋根の雪や落雪、停電に気をつけてください。',
  },
  'snow.advisory': {
    headline: '大雪注意報',
    lead: '大雪のおそれがあります。',
    instruction: '車は冬用タイヤやチェーンを使い、歩くときは転ばないよう気をつけてください。',
  },
  'thunder.advisory': {
    headline: '雷注意報',
    lead: '雷、急な強い雨、突風、ひょうのおそれがあります。',
    instruction: '空が暗くなったり雷の音が聞こえたりしたら、すぐに建物の中へ入ってください。',
  },
  'snowmelt.advisory': {
    headline: '融雪注意報',
    lead: '雪解けで、川の増水や土砂崩れのおそれがあります。',
    instruction: '川や斜面に近づかないでください。',
  },
  'fog.advisory': {
    headline: '濃霧注意報',
    lead: '濃い霧で見通しが悪くなります。',
    instruction: '車はライトをつけ、速度を落としてください。',
  },
  'dry-air.advisory': {
    headline: '乾燥注意報',
    lead: '空気が乾き、火事が起きやすくなっています。',
    instruction: '火の取り扱いに気をつけてください。たき火は控えてください。',
  },
  'avalanche.advisory': {
    headline: 'なだれ注意報',
    lead: 'なだれが起きるおそれがあります。',
    instruction: '雪の積もった山や急な斜面に近づかないでください。',
  },
  'cold.advisory': {
    headline: '低温注意報',
    lead: '気温が低くなり、水道管の凍結や作物への被害のおそれがあります。',
    instruction: '水道管の凍結を防ぎ、作物や体調に気をつけてください。',
  },
  'frost.advisory': {
    headline: '霜注意報',
    lead: '霜で作物に被害が出るおそれがあります。',
    instruction: '作物を霜から守ってください。',
  },
  'ice-accretion.advisory': {
    headline: '着氷注意報',
    lead: '氷が付いて、船や電線に被害が出るおそれがあります。',
    instruction: '船や電線に付く氷に気をつけてください。',
  },
  'snow-accretion.advisory': {
    headline: '着雪注意報',
    lead: '湿った雪が電線や木に付き、停電や倒木のおそれがあります。',
    instruction: '垂れた電線や傾いた木に近づかないでください。停電に備えてください。',
  },
  'rain.end': { headline: '大雨の警報・注意報は解除されました', lead: OVER, instruction: WATER },
  'landslide.end': { headline: '土砂災害の警報・注意報は解除されました', lead: OVER, instruction: SLOPES },
  'landslide-alert.end': {
    headline: '土砂災害のレベル４の情報は解除されました',
    lead: '土砂災害警戒情報（レベル４に相当）が解除されました。警報や注意報は続いていることがあります。',
    instruction: SLOPES,
  },
  'river-flood.end': { headline: '{river}の氾濫の情報は解除されました', lead: OVER, instruction: WATER },
  'warning.end': {
    headline: '{hazard}の警報・注意報は解除されました',
    lead: OVER,
    instruction: '市が避難情報を出している間は、市の情報に従ってください。',
  },
  'advisory.end': {
    headline: '{hazard}注意報は解除されました',
    lead: OVER,
    instruction: '引き続き、最新の情報を確認してください。',
  },
  'rainband.occurring': {
    headline: '線状降水帯が発生しています',
    lead: `非常に激しい雨が同じ場所で降り続き、災害の危険が急に高まっています。\n${CITY}`,
    instruction:
      '川や崖の近くなど危険な場所にいる人は、市の避難情報を確認し、ためらわず避難してください。外が危険なときは、２階以上の、崖と反対側の部屋へ移ってください。',
  },
  'rainband.soon': {
    headline: 'まもなく線状降水帯が発生するおそれ',
    lead: `このあと数時間のうちに、非常に激しい雨が同じ場所で降り続くおそれがあります。\n${CITY}`,
    instruction: '川や崖の近くなど危険な場所にいる人は、市の避難情報を確認し、雨が強まる前に安全な所へ移ってください。',
  },
  'record-rain': {
    headline: '記録的な大雨が降りました',
    lead: `数年に一度しかない大雨を観測しました（記録的短時間大雨情報）。災害が近くで起きているおそれがあります。\n${CITY}`,
    instruction:
      '川、崖、地下から離れてください。危険な場所にいる人は、市の避難情報を確認し、ためらわず避難してください。外が危険なときは、建物の２階以上へ移ってください。',
  },
  'record-snow': {
    headline: '短い時間に大雪が降りました',
    lead: 'この雪は続く見込みで、道路が通れなくなるおそれが高まっています。',
    instruction: STUCK,
  },
  'tornado.warned': {
    headline: '竜巻注意情報',
    lead: '竜巻などの激しい突風が起きやすくなっています。',
    instruction: '空が急に暗くなる、雷が鳴る、冷たい風が吹くなどしたら、すぐに頑丈な建物の中へ入ってください。',
  },
  'tornado.sighted': {
    headline: '竜巻の目撃情報　竜巻に注意',
    lead: '竜巻などの激しい突風が発生したとみられます。次の突風が起きるおそれが非常に高くなっています。',
    instruction: '頑丈な建物の中へ入り、窓から離れてください。車庫や物置には入らないでください。',
  },
  heat: {
    headline: '熱中症警戒アラート',
    lead: '気温がとても高くなり、熱中症の危険が高まる見込みです。',
    instruction:
      'エアコンを使い、涼しい所で過ごしてください。こまめに水と塩分をとってください。お年寄りや子どもに声をかけてください。',
  },
  'weather-information': {
    headline: '{title}',
    lead: '気象庁の解説です。',
    instruction: '最新の気象情報を確認してください。',
  },
  'withdrawn.warning': {
    headline: '【取り消し】{hazard}の警報・注意報',
    lead: '気象庁は、先に発表した{hazard}の警報・注意報を取り消しました。',
    instruction: WRONG,
  },
  'withdrawn.report': {
    headline: '【取り消し】{hazard}の情報',
    lead: '気象庁は、先に発表した{hazard}の情報を取り消しました。',
    instruction: WRONG,
  },
  'left-out': {
    headline: '【取り消し】{hazard}の警報・注意報',
    lead: '気象庁が内容を訂正しました。訂正後の{hazard}の警報・注意報に、この市は含まれていません。',
    instruction: WRONG,
  },
};
