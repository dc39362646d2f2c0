import type { WeatherPhrases } from './keys.js';

const CITY = 'にげる おしらせは、しが だします。';
const LEVEL = {
  5: `けいかいレベル５そうとうの おしらせです。いちばん あぶないです。\n${CITY}`,
  4: `けいかいレベル４そうとうの おしらせです。\n${CITY}`,
  3: `けいかいレベル３そうとうの おしらせです。\n${CITY}`,
  2: 'けいかいレベル２の おしらせです。',
};
const SPECIAL = 'いままでに ない くらい とても あぶないです。';
const MAP = 'ハザードマップ（あぶない ところの ちず）を みてください。にげる ところを たしかめてください。';
const OVER = 'あたらしい おしらせが あれば、また おしらせします。';
const CITY_NEWS = 'しの おしらせを みてください。';
const WRONG = 'まえの おしらせは まちがいでした。あたらしい おしらせを みてください。';

export const JA_EASY: WeatherPhrases = {
  'rain.5': {
    headline: '【レベル５】おおあめ とても とても あぶない',
    lead: LEVEL[5],
    instruction:
      'いのちが あぶないです。いま すぐ いちばん あんぜんな ところへ いってください。そとが あぶない ときは、たてものの うえの かいへ いってください。',
  },
  'rain.4': {
    headline: '【レベル４】おおあめ とても あぶない',
    lead: LEVEL[4],
    instruction:
      'あぶない ところに いる ひとは、しの おしらせを みて、すぐ にげてください。そとが あぶない ときは、２かいより うえへ いってください。',
  },
  'rain.3': {
    headline: '【レベル３】おおあめ あぶない',
    lead: LEVEL[3],
    instruction:
      'にげるのに じかんが かかる ひとは、しの おしらせを みて、はやく にげてください。かわに ちかづかないでください。',
  },
  'rain.2': { headline: '【レベル２】おおあめに きを つけて', lead: LEVEL[2], instruction: MAP },
  'landslide.5': {
    headline: '【レベル５】がけくずれ とても とても あぶない',
    lead: LEVEL[5],
    instruction:
      'いのちが あぶないです。いま すぐ がけから はなれてください。そとが あぶない ときは、２かいより うえの、がけから とおい へやへ いってください。',
  },
  'landslide.4': {
    headline: '【レベル４】がけくずれ とても あぶない',
    lead: LEVEL[4],
    instruction:
      'がけの ちかくに いる ひとは、しの おしらせを みて、すぐ にげてください。そとが あぶない ときは、２かいより うえの、がけから とおい へやへ いってください。',
  },
  'landslide.3': {
    headline: '【レベル３】がけくずれ あぶない',
    lead: LEVEL[3],
    instruction:
      'がけの ちかくは あぶないです。にげるのに じかんが かかる ひとは、はやく にげてください。しの おしらせを みてください。',
  },
  'landslide.2': { headline: '【レベル２】がけくずれに きを つけて', lead: LEVEL[2], instruction: MAP },
  'surge.5': {
    headline: '【レベル５】うみの みず とても とても あぶない',
    lead: LEVEL[5],
    instruction:
      'いのちが あぶないです。いま すぐ うみから はなれて、たかい ところへ いってください。そとが あぶない ときは、たてものの うえの かいへ いってください。',
  },
  'surge.4': {
    headline: '【レベル４】うみの みず とても あぶない',
    lead: LEVEL[4],
    instruction: 'うみの ちかくに いる ひとは、すぐ たかい ところへ にげてください。しの おしらせを みてください。',
  },
  'surge.3': {
    headline: '【レベル３】うみの みず あぶない',
    lead: LEVEL[3],
    instruction:
      'うみの ちかくは あぶないです。にげるのに じかんが かかる ひとは、はやく にげてください。しの おしらせを みてください。うみを みに いかないでください。',
  },
  'surge.2': {
    headline: '【レベル２】うみの みずに きを つけて',
    lead: LEVEL[2],
    instruction: `うみに ちかづかないでください。${MAP}`,
  },
  'river-flood.5': {
    headline: '【レベル５】{river} かわの みず とても とても あぶない',
    lead: LEVEL[5],
    instruction:
      'かわの みずが そとへ でています。または、もう すぐ でます。いのちが あぶないです。いま すぐ かわから はなれて、たかい ところへ いってください。',
  },
  'river-flood.4': {
    headline: '【レベル４】{river} かわの みず とても あぶない',
    lead: LEVEL[4],
    instruction:
      'かわの みずが もう すぐ そとへ でます。みずが くる ところに いる ひとは、しの おしらせを みて、すぐ にげてください。',
  },
  'river-flood.3': {
    headline: '【レベル３】{river} かわの みず あぶない',
    lead: LEVEL[3],
    instruction:
      'にげるのに じかんが かかる ひとは、しの おしらせを みて、はやく にげてください。かわに ちかづかないでください。',
  },
  'river-flood.2': {
    headline: '【レベル２】{river} かわの みずに きを つけて',
    lead: LEVEL[2],
    instruction: `かわに ちかづかないでください。${MAP}`,
  },
  'flood.warning': {
    headline: 'かわの みずが ふえて あぶない',
    lead: `かわの みずが きゅうに ふえます。\n${CITY}`,
    instruction: `かわに ちかづかないでください。${CITY_NEWS}`,
  },
  'flood.advisory': {
    headline: 'かわの みずに きを つけて',
    lead: 'かわの みずが ふえます。',
    instruction: 'かわに ちかづかないでください。',
  },
  'wind.special': {
    headline: 'とても とても つよい かぜ あぶない',
    lead: SPECIAL,
    instruction: 'そとに でないでください。じょうぶな たてものの なかで、まどから はなれてください。',
  },
  'wind.warning': {
    headline: 'とても つよい かぜ あぶない',
    lead: 'かぜで ものが とびます。きが たおれます。',
    instruction: 'そとに でないでください。たてものの なかで、まどから はなれてください。',
  },
  'wind.advisory': {
    headline: 'つよい かぜに きを つけて',
    lead: 'つよい かぜが ふきます。',
    instruction: 'とびやすい ものを いえの なかに いれてください。',
  },
  'snowstorm.special': {
    headline: 'とても とても つよい かぜと ゆき あぶない',
    lead: SPECIAL,
    instruction: 'そとに でないでください。くるまを うんてんしないでください。',
  },
  'snowstorm.warning': {
    headline: 'つよい かぜと ゆき あぶない',
    lead: 'かぜと ゆきで、まわりが みえません。',
    instruction: 'そとに でないでください。くるまを うんてんしないでください。',
  },
  'snowstorm.advisory': {
    headline: 'かぜと ゆきに きを つけて',
    lead: 'かぜと ゆきで、まわりが みえにくいです。',
    instruction: 'くるまの うんてんに きを つけてください。',
  },
  'wave.special': {
    headline: 'とても とても たかい なみ あぶない',
    lead: SPECIAL,
    instruction: 'うみから はなれてください。うみを みに いかないでください。',
  },
  'wave.warning': {
    headline: 'たかい なみ あぶない',
    lead: 'なみが たかいです。',
    instruction: 'うみに ちかづかないでください。',
  },
  'wave.advisory': {
    headline: 'なみに きを つけて',
    lead: 'なみが たかく なります。',
    instruction: 'うみでは なみに きを つけてください。',
  },
  'snow.special': {
    headline: 'とても とても おおい ゆき あぶない',
    lead: SPECIAL,
    instruction: 'そとに でないでください。くるまを うんてんしないでください。でんきが とまるかも しれません。',
  },
  'snow.warning': {
    headline: 'おおゆき あぶない',
    lead: 'ゆきが たくさん ふります。でんしゃや バスが とまるかも しれません。',
    instruction: 'そとに でないでください。くるまを うんてんしないでください。',
  },
  'snow.advisory': {
    headline: 'おおゆきに きを つけて',
    lead: 'ゆきが たくさん ふります。',
    instruction: 'みちが すべります。ゆっくり あるいてください。',
  },
  'thunder.advisory': {
    headline: 'かみなりに きを つけて',
    lead: 'かみなりや きゅうな あめが あります。',
    instruction: 'かみなりの おとが きこえたら、たてものの なかへ はいってください。',
  },
  'snowmelt.advisory': {
    headline: 'ゆきどけの みずに きを つけて',
    lead: 'ゆきが とけて、かわの みずが ふえます。',
    instruction: 'かわや がけに ちかづかないでください。',
  },
  'fog.advisory': {
    headline: 'こい きりに きを つけて',
    lead: 'きりで まわりが みえにくいです。',
    instruction: 'くるまは ゆっくり はしってください。',
  },
  'dry-air.advisory': {
    headline: 'かじに きを つけて',
    lead: 'くうきが かわいています。かじに なりやすいです。',
    instruction: 'ひを つかう ときは きを つけてください。',
  },
  'avalanche.advisory': {
    headline: 'なだれに きを つけて',
    lead: 'やまの ゆきが くずれるかも しれません。',
    instruction: 'ゆきの やまに ちかづかないでください。',
  },
  'cold.advisory': {
    headline: 'さむさに きを つけて',
    lead: 'とても さむく なります。',
    instruction: 'すいどうが こおらないように してください。',
  },
  'frost.advisory': {
    headline: 'しもに きを つけて',
    lead: 'しもで やさいが いたみます。',
    instruction: 'やさいや くだものを しもから まもってください。',
  },
  'ice-accretion.advisory': {
    headline: 'こおりに きを つけて',
    lead: 'ふねや でんせんに こおりが つきます。',
    instruction: 'ふねや でんせんの こおりに きを つけてください。',
  },
  'snow-accretion.advisory': {
    headline: 'おもい ゆきに きを つけて',
    lead: 'でんせんや きに ゆきが つきます。でんきが とまるかも しれません。',
    instruction: 'さがった でんせんや きに ちかづかないでください。',
  },
  'rain.end': {
    headline: 'おおあめの けいほうは おわりました',
    lead: OVER,
    instruction: `${CITY_NEWS}かわに ちかづかないでください。`,
  },
  'landslide.end': {
    headline: 'がけくずれの けいほうは おわりました',
    lead: OVER,
    instruction: `${CITY_NEWS}がけに ちかづかないでください。`,
  },
  'landslide-alert.end': {
    headline: 'がけくずれの レベル４は おわりました',
    lead: 'ほかの おしらせは つづいて いるかも しれません。',
    instruction: `${CITY_NEWS}がけに ちかづかないでください。`,
  },
  'river-flood.end': {
    headline: '{river}の おしらせは おわりました',
    lead: OVER,
    instruction: `${CITY_NEWS}かわに ちかづかないでください。`,
  },
  'warning.end': { headline: '{hazard}の けいほうは おわりました', lead: OVER, instruction: CITY_NEWS },
  'advisory.end': { headline: '{hazard}の おしらせは おわりました', lead: OVER, instruction: CITY_NEWS },
  'rainband.occurring': {
    headline: 'とても つよい あめが つづいて います',
    lead: `おなじ ところに とても つよい あめが ふって います。とても あぶないです。\n${CITY}`,
    instruction:
      'かわや がけの ちかくに いる ひとは、しの おしらせを みて、すぐ にげてください。そとが あぶない ときは、２かいより うえへ いってください。',
  },
  'rainband.soon': {
    headline: 'もう すぐ とても つよい あめが つづきます',
    lead: `なんじかんかの あいだに、とても つよい あめが ふるかも しれません。\n${CITY}`,
    instruction:
      'かわや がけの ちかくに いる ひとは、あんぜんな ところへ いってください。しの おしらせを みてください。',
  },
  'record-rain': {
    headline: 'すごく おおい あめが ふりました',
    lead: `なんねんかに １かいの おおあめです。とても あぶないです。\n${CITY}`,
    instruction:
      'かわや がけから はなれてください。あぶない ところに いる ひとは、すぐ にげてください。そとが あぶない ときは、２かいより うえへ いってください。',
  },
  'record-snow': {
    headline: 'みじかい じかんに おおゆきが ふりました',
    lead: 'ゆきは まだ つづきます。みちを とおれなく なるかも しれません。',
    instruction: 'そとに でないでください。くるまを うんてんしないでください。',
  },
  'tornado.warned': {
    headline: 'たつまきに きを つけて',
    lead: 'たつまき（とても つよい かぜ）が おきるかも しれません。',
    instruction: 'そらが きゅうに くらく なったら、じょうぶな たてものの なかへ はいってください。',
  },
  'tornado.sighted': {
    headline: 'たつまきを みた ひとが います あぶない',
    lead: 'たつまき（とても つよい かぜ）が ありました。また おきるかも しれません。',
    instruction: 'じょうぶな たてものの なかへ はいってください。まどから はなれてください。',
  },
  heat: {
    headline: 'ねっちゅうしょうに きを つけて',
    lead: 'とても あつく なります。からだが わるく なるかも しれません。',
    instruction: 'エアコンを つかってください。すずしい ところに いてください。みずを のんでください。',
  },
  'weather-information': {
    headline: 'てんきの おしらせ（きしょうちょう）',
    lead: 'くわしい ことは にほんごで かいて あります。',
    instruction: 'あたらしい てんきの おしらせを みてください。',
  },
  'withdrawn.warning': {
    headline: '【とりけし】{hazard}の おしらせ',
    lead: 'きしょうちょうが まえの {hazard}の おしらせを とりけしました。',
    instruction: WRONG,
  },
  'withdrawn.report': {
    headline: '【とりけし】{hazard}の おしらせ',
    lead: 'きしょうちょうが まえの {hazard}の おしらせを とりけしました。',
    instruction: WRONG,
  },
  'left-out': {
    headline: '【とりけし】{hazard}の おしらせ',
    lead: 'きしょうちょうが {hazard}の おしらせを なおしました。ここは もう はいって いません。',
    instruction: WRONG,
  },
};
