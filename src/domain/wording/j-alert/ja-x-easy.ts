import type { JAlertWords } from './keys.js';

const WEATHER = 'てんきの おしらせを みて ください。';

export const jaEasy: JAlertWords = {
  eew: {
    headline: 'おおきな じしんが きます',
    lead: 'つよく ゆれるかも しれません。',
    instruction: 'あたまを まもって ください。つくえの したに はいって ください。あわてて そとに でないで ください。',
  },
  intensity: {
    headline: 'おおきな じしんが ありました',
    lead: 'つよく ゆれました。',
    instruction: 'おちて くる ものに きを つけて ください。また ゆれるかも しれません。',
  },
  hypocentre: {
    headline: 'じしんの おしらせ',
    lead: 'じしんが ありました。',
    instruction: 'いえの なかと まわりを みて ください。また ゆれるかも しれません。',
  },
  'quake-outlook': {
    headline: 'おおきな じしんに きを つけて ください',
    lead: 'おおきな じしんが おきるかも しれません。',
    instruction: 'みずと たべものを じゅんびして ください。',
  },
  'major-tsunami': {
    headline: 'とても おおきな つなみが きます',
    lead: 'とても あぶないです。',
    instruction: 'うみや かわから はなれて ください。いま すぐ たかい ところへ にげて ください。',
  },
  'tsunami-warning': {
    headline: 'つなみが きます',
    lead: 'あぶないです。',
    instruction: 'うみや かわから はなれて ください。いま すぐ たかい ところへ にげて ください。',
  },
  'tsunami-advisory': {
    headline: 'つなみに きを つけて ください',
    lead: 'つなみが くるかも しれません。',
    instruction: 'うみから でて ください。うみに ちかづかないで ください。',
  },
  'eruption-warning': {
    headline: 'かざんが ふんか するかも しれません',
    lead: 'ひとが すんで いる ところも あぶないです。',
    instruction: 'まちの おしらせを みて ください。あぶない ところから はなれて ください。',
  },
  'crater-warning': {
    headline: 'かざんの ちかくは あぶないです',
    lead: 'やまの うえが ふんか するかも しれません。',
    instruction: 'やまの うえに いかないで ください。',
  },
  'eruption-forecast': {
    headline: 'かざんの おしらせ',
    lead: 'かざんの ようすが かわりました。',
    instruction: 'やまに いく ひとは、おしらせを みて ください。',
  },
  'eruption-flash': {
    headline: 'かざんが ふんか しました',
    lead: 'やまが とても あぶないです。',
    instruction: 'やまに いる ひとは、すぐ たてものに はいるか、やまを おりて ください。あたまを まもって ください。',
  },
  'special-warning': {
    headline: 'とても あぶないです。いのちを まもって ください',
    lead: 'いままでに ない くらい あぶないです。',
    instruction: 'いのちを まもって ください。そとが あぶない ときは、たてものの たかい ところに いって ください。',
  },
  warning: {
    headline: 'てんきが わるく なります',
    lead: 'あぶなく なって きました。',
    instruction: `あぶない ところに いかないで ください。${WEATHER}`,
  },
  advisory: {
    headline: 'てんきに きを つけて ください',
    lead: 'てんきが わるく なるかも しれません。',
    instruction: WEATHER,
  },
  landslide: {
    headline: 'がけが くずれるかも しれません',
    lead: 'あぶなく なって います。',
    instruction: 'がけや やまから はなれて ください。まちの おしらせを みて ください。',
  },
  tornado: {
    headline: 'たつまきが くるかも しれません',
    lead: 'とても つよい かぜが ふくかも しれません。',
    instruction: 'つよい たてものの なかに はいって ください。まどから はなれて ください。',
  },
  'record-rain': {
    headline: 'とても つよい あめが ふりました',
    lead: 'みずが きゅうに ふえるかも しれません。',
    instruction: 'かわや がけから はなれて ください。ちかや ひくい ところから でて ください。',
  },
  'river-flood': {
    headline: 'かわの みずが ふえて います',
    lead: 'かわの みずが あふれるかも しれません。',
    instruction: 'かわに ちかづかないで ください。おしらせを みて ください。',
  },
  lifted: {
    headline: 'おわりの おしらせ',
    lead: 'まえの おしらせは おわりました。',
    instruction: 'まだ あぶない ところが あるかも しれません。きを つけて ください。',
  },
  withdrawn: {
    headline: '【まちがい でした】さっきの おしらせ',
    lead: 'さっきの おしらせは まちがいでした。',
    instruction: 'あたらしい おしらせを みて ください。',
  },
};
