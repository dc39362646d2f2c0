import type { GroundWords } from './keys.js';

const AGAIN = 'つなみは なんども きます。もどらないでください。';
const FAR = 'うみや かわから はなれてください。';

/** やさしい日本語: short sentences, spaces between words, no 漢語. */
export const EASY: GroundWords = {
  'shaking-strong': {
    headline: 'じしん {place} {intensity}',
    lead: 'ものが おちる くらい つよく ゆれました。',
    instruction:
      'あぶない ものから はなれてください。ゆれが おわったら、ひを けしてください。われた ガラスに きを つけてください。また ゆれます。きを つけてください。',
  },
  'shaking-moderate': {
    headline: 'じしん {place} {intensity}',
    lead: 'びっくりする くらい ゆれました。',
    instruction: 'おちる もの、たおれる ものから はなれてください。また ゆれます。きを つけてください。',
  },
  'shaking-weak': {
    headline: 'じしん {place} {intensity}',
    lead: 'おおきい ゆれでは ありませんでした。',
    instruction: 'また ゆれるかも しれません。きを つけてください。',
  },
  eew: {
    headline: 'きんきゅう じしん そくほう つよく ゆれます',
    lead: '{place}が つよく ゆれます（{intensity}）。もうすぐ ゆれます。もう ゆれて いるかも しれません。',
    instruction:
      'いま すぐ あたまを まもってください。つくえの したに はいってください。ものが おちる ところから はなれてください。いそいで そとに でないでください。',
  },
  'long-period': {
    headline: '{area}の たかい たてもの おおきく ゆれました（{step}）',
    lead: 'たかい たてものの うえの かいが ゆっくり おおきく ゆれました（1から 4の うち {step}）。',
    instruction:
      'たおれた ものに きを つけてください。エレベーターは つかわないでください。また ゆれるかも しれません。',
  },
  'tsunami-major': {
    headline: 'おおつなみけいほう とても おおきい つなみが きます',
    lead: 'とても あぶないです。',
    instruction: `いま すぐ たかい ところへ にげてください。${FAR}${AGAIN}`,
  },
  'tsunami-warning': {
    headline: 'つなみけいほう つなみが きます',
    lead: 'とても あぶないです。',
    instruction: `いま すぐ たかい ところへ にげてください。${FAR}${AGAIN}`,
  },
  'tsunami-advisory': {
    headline: 'つなみちゅういほう うみに きを つけて',
    lead: 'うみは あぶないです。',
    instruction: 'うみから すぐ でてください。うみに ちかづかないでください。',
  },
  'tsunami-forecast': {
    headline: 'つなみ すこし うみが うごきます',
    lead: 'あぶない つなみは きません。',
    instruction: 'うみに はいる ときは きを つけてください。',
  },
  'tsunami-over': {
    headline: 'つなみの けいほうは おわりました',
    lead: '',
    instruction: 'うみは まだ すこし うごきます。きを つけてください。',
  },
  'volcano-5': {
    headline: 'かざん {volcano}{level} とても あぶない',
    lead: 'やまから ひや いしが とんで きます。ひとが すむ ところも あぶないです。',
    instruction:
      '{volcano}の ちかくから すぐ はなれてください。まちの おしらせを みてください。やまに いかないでください。',
  },
  'volcano-4': {
    headline: 'かざん {volcano}{level} あぶない',
    lead: 'もうすぐ おおきい ふんか（やまが ひを ふく こと）が あるかも しれません。',
    instruction:
      'にげる じゅんびを してください。はやく あるけない ひとは、まちの おしらせを みて、はやく にげてください。',
  },
  'volcano-3': {
    headline: 'かざん {volcano}{level} やまに のぼらないで',
    lead: 'やまの ちかくは あぶないです。',
    instruction: 'やまに のぼらないでください。まちの おしらせを みてください。',
  },
  'volcano-2': {
    headline: 'かざん {volcano}{level} きを つけて',
    lead: 'やまの うえ（ひが でる ところ）が あぶないです。',
    instruction: 'やまの うえに ちかづかないでください。',
  },
  'volcano-over': {
    headline: 'かざん {volcano} けいほうは おわりました',
    lead: '',
    instruction: 'やまの うえでは まだ きを つけてください。',
  },
  'volcano-note': {
    headline: 'かざん {volcano}の おしらせ',
    lead: 'きしょうちょうが やまの ようすを おしえています。',
    instruction: 'やまに いく ひとは おしらせを みてください。',
  },
  eruption: {
    headline: 'かざん {volcano}が ふんか しました',
    lead: 'やまから いしや はいが とんで います。',
    instruction:
      'やまに いる ひとは、すぐ やまの うえから はなれてください。つよい たてものに はいってください。あたまを まもってください。',
  },
  'eruption-seen': {
    headline: 'かざん {volcano}の ふんかの きろく',
    lead: 'きしょうちょうが みた きろくです。',
    instruction: 'やまに いく ひとは おしらせを みてください。',
  },
  'ash-heavy': {
    headline: '{volcano}の はいが たくさん ふります',
    lead: 'まえが みえなく なる くらい はいが ふります。',
    instruction:
      'そとに でないでください。まどを しめてください。そとに でる ときは マスクを してください。くるまに のらないでください。',
  },
  'ash-moderate': {
    headline: '{volcano}の はいが ふります',
    lead: 'みちが みえにくく なる くらい はいが ふります。',
    instruction: 'かさと マスクを つかってください。まどを しめてください。くるまは ゆっくり はしってください。',
  },
  'ash-light': {
    headline: '{volcano}の はいが すこし ふります',
    lead: 'はいが すこし ふります。',
    instruction: 'まどを しめてください。せんたくものは いえに いれてください。',
  },
  'ash-stones': {
    headline: '{volcano}から ちいさい いしが ふります',
    lead: 'かぜで ちいさい いしが とんで きます。',
    instruction: 'いえの なかに はいってください。',
  },
  'outlook-investigating': {
    headline: 'なんかい トラフ じしん しらべて います',
    lead: 'おおきい じしんが くるか、きしょうちょうが しらべて います。',
    instruction: 'にげる ところを みてください。かぞくと はなして ください。つぎの おしらせを みてください。',
  },
  'outlook-warning': {
    headline: 'なんかい トラフ：おおきい じしんに とても きを つけて',
    lead: 'おおきい じしんが くるかも しれません。こない ことも あります。',
    instruction: 'すぐ にげられる ように してください。くにと まちの おしらせを みてください。',
  },
  'outlook-caution': {
    headline: 'なんかい トラフ じしん ちゅうい',
    lead: 'おおきい じしんが くるかも しれません。こない ことも あります。',
    instruction: 'みずや たべものを たしかめて ください。くにと まちの おしらせを みてください。',
  },
  'outlook-over': {
    headline: 'なんかい トラフ じしん しらべる ことが おわりました',
    lead: 'いま、とくべつに あぶない ことは わかりませんでした。',
    instruction: 'じしんは いつでも きます。じゅんびを つづけて ください。',
  },
  'outlook-note': {
    headline: 'なんかい トラフ じしんの おしらせ',
    lead: 'きしょうちょうが いまの ようすを おしえています。',
    instruction: 'じしんの じゅんびを たしかめて ください。',
  },
  'outlook-aftershock': {
    headline: 'ほっかいどう・さんりくの うみの じしん ちゅうい',
    lead: 'もう いちど おおきい じしんが くるかも しれません。こない ことも あります。',
    instruction: 'みずや たべものを たしかめて ください。1しゅうかんは、すぐ にげられる ように してください。',
  },
};
