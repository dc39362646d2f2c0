import type { EvacuationWords } from './keys.js';

export const jaEasy: EvacuationWords = {
  phrases: {
    'level-3': {
      headline: 'レベル３ おとしよりは にげて ください',
      lead: '{city}の おしらせです。あぶなく なって きました。',
      instruction:
        'にげるのに じかんが かかる ひとは、いま にげて ください。おとしより、からだの ふじゆうな ひと、ちいさい こどもが いる ひとです。ほかの ひとは、にげる じゅんびを して ください。',
    },
    'level-4': {
      headline: 'レベル４ ぜんいん にげて ください',
      lead: '{city}の おしらせです。とても あぶないです。',
      instruction: 'あぶない ばしょに いる ひとは、ぜんいん いま にげて ください。',
    },
    'level-5': {
      headline: 'レベル５ いのちが あぶないです',
      lead: '{city}の おしらせです。もう わるい ことが おきて いるかも しれません。',
      instruction:
        'いま すぐ いのちを まもって ください。そとが あぶない ときは、たてものの たかい ところに いって ください。がけから はなれた へやに いって ください。',
    },
    lifted: {
      headline: 'にげる おしらせは おわりました',
      lead: '{city}の おしらせです。もう にげなくて いいです。',
      instruction: 'かえる ときは、みちや がけに きを つけて ください。まちの おしらせを みて ください。',
    },
    withdrawn: {
      headline: '【まちがい でした】さっきの にげる おしらせ',
      lead: '{city}の さっきの おしらせは まちがいでした。',
      instruction: 'あたらしい おしらせを みて ください。',
    },
    'shelter-open': {
      headline: 'にげる ところ（ひなんじょ）が あきました',
      lead: '{city}の おしらせです。ここに にげる ことが できます。',
      instruction: 'にげる ひとは、あいて いる ひなんじょを みてから いって ください。',
    },
    'shelter-closed': {
      headline: 'ひなんじょ（にげる ところ）は しまりました',
      lead: '{city}の おしらせです。ひなんじょ（にげる ところ）は ぜんぶ しまりました。',
      instruction: 'こまって いる ひとは、まちに きいて ください。',
    },
    'shelter-withdrawn': {
      headline: '【まちがい でした】さっきの ひなんじょ（にげる ところ）の おしらせ',
      lead: '{city}の さっきの おしらせは まちがいでした。',
      instruction: 'ひなんじょ（にげる ところ）に いく まえに、あたらしい おしらせを みて ください。',
    },
  },
  hazards: {
    flood: 'こうずい（かわの みずが あふれる こと）',
    landslide: 'どしゃさいがい（がけが くずれる こと）',
    surge: 'たかしお（うみの みずが たかく なる こと）',
    tsunami: 'つなみ',
    rain: 'おおあめ',
    earthquake: 'じしん',
    fire: 'かじ',
    volcano: 'かざんの ふんか',
  },
  because: 'あぶない わけ：{hazard}',
};
