import type { Language } from '../../domain/language.js';
import type { Level, Phenomenon } from './codes.js';
import { WEATHER_KO, WEATHER_VI, WEATHER_ZH } from './phrases-weather-abroad.js';
import type { WeatherWords } from './weather-words.js';

const JA: WeatherWords = {
  headline: {
    rain: {
      5: '【レベル５】大雨特別警報',
      4: '【レベル４】大雨危険警報',
      3: '【レベル３】大雨警報',
      2: '【レベル２】大雨注意報',
    },
    landslide: {
      5: '【レベル５】土砂災害特別警報',
      4: '【レベル４】土砂災害危険警報',
      3: '【レベル３】土砂災害警報',
      2: '【レベル２】土砂災害注意報',
    },
  },
  cleared: { rain: '大雨の警報・注意報は解除されました', landslide: '土砂災害の警報・注意報は解除されました' },
  instruction: {
    rain: {
      5: '命の危険が迫っています。ただちに、今いる場所で最も安全な所に移り、身を守ってください。外が危険なときは、建物の高い階へ移ってください。',
      4: '危険な場所にいる人は、市の避難情報を確認し、ためらわず避難してください。外が危険なときは、建物の２階以上へ移ってください。',
      3: '避難に時間のかかる人は、市の避難情報を確認し、早めに避難してください。川や用水路、地下には近づかないでください。',
      2: 'ハザードマップで、浸水しやすい場所と避難先を確認してください。',
    },
    landslide: {
      5: '命の危険が迫っています。ただちに、崖や斜面から離れた安全な所に移り、身を守ってください。外が危険なときは、２階以上の、崖と反対側の部屋へ移ってください。',
      4: '崖や急な斜面の近くなど危険な場所にいる人は、市の避難情報を確認し、ためらわず避難してください。外が危険なときは、２階以上の、崖と反対側の部屋へ移ってください。',
      3: '崖や急な斜面の近くにいて避難に時間のかかる人は、市の避難情報を確認し、早めに避難してください。',
      2: 'ハザードマップで、崖崩れの危険がある場所と避難先を確認してください。',
    },
  },
  afterwards: {
    rain: '市が避難情報を出している間は、市の情報に従ってください。増えた川の水には、しばらく近づかないでください。',
    landslide:
      '市が避難情報を出している間は、市の情報に従ってください。崖や斜面は後から崩れることがあります。近づかないでください。',
  },
  meaning: {
    5: '警戒レベル５に相当する情報です。災害がすでに起きているか、起きる寸前です。',
    4: '警戒レベル４に相当する情報です。',
    3: '警戒レベル３に相当する情報です。',
    2: '警戒レベル２の情報です。',
  },
  cityDecides: '避難の情報は市が出します。',
};

const EASY: WeatherWords = {
  headline: {
    rain: {
      5: '【レベル５】おおあめ とても とても あぶない',
      4: '【レベル４】おおあめ とても あぶない',
      3: '【レベル３】おおあめ あぶない',
      2: '【レベル２】おおあめに きを つけて',
    },
    landslide: {
      5: '【レベル５】がけくずれ とても とても あぶない',
      4: '【レベル４】がけくずれ とても あぶない',
      3: '【レベル３】がけくずれ あぶない',
      2: '【レベル２】がけくずれに きを つけて',
    },
  },
  cleared: { rain: 'おおあめの けいほうは おわりました', landslide: 'がけくずれの けいほうは おわりました' },
  instruction: {
    rain: {
      5: 'いのちが あぶないです。いま すぐ いちばん あんぜんな ところへ いってください。そとが あぶない ときは、たてものの うえの かいへ いってください。',
      4: 'あぶない ところに いる ひとは、しの おしらせを みて、すぐ にげてください。そとが あぶない ときは、２かいより うえへ いってください。',
      3: 'にげるのに じかんが かかる ひとは、しの おしらせを みて、はやく にげてください。かわに ちかづかないでください。',
      2: 'ハザードマップ（あぶない ところの ちず）を みてください。にげる ところを たしかめてください。',
    },
    landslide: {
      5: 'いのちが あぶないです。いま すぐ がけから はなれてください。そとが あぶない ときは、２かいより うえの、がけから とおい へやへ いってください。',
      4: 'がけの ちかくに いる ひとは、しの おしらせを みて、すぐ にげてください。そとが あぶない ときは、２かいより うえの、がけから とおい へやへ いってください。',
      3: 'がけの ちかくに いて、にげるのに じかんが かかる ひとは、しの おしらせを みて、はやく にげてください。',
      2: 'ハザードマップ（あぶない ところの ちず）を みてください。にげる ところを たしかめてください。',
    },
  },
  afterwards: {
    rain: 'しの おしらせを みてください。かわに ちかづかないでください。',
    landslide: 'しの おしらせを みてください。がけに ちかづかないでください。',
  },
  meaning: {
    5: 'けいかいレベル５そうとうの おしらせです。いちばん あぶないです。',
    4: 'けいかいレベル４そうとうの おしらせです。',
    3: 'けいかいレベル３そうとうの おしらせです。',
    2: 'けいかいレベル２の おしらせです。',
  },
  cityDecides: 'にげる おしらせは、しが だします。',
};

const EN: WeatherWords = {
  headline: {
    rain: {
      5: 'Level 5: heavy rain emergency warning',
      4: 'Level 4: heavy rain danger warning',
      3: 'Level 3: heavy rain warning',
      2: 'Level 2: heavy rain advisory',
    },
    landslide: {
      5: 'Level 5: landslide emergency warning',
      4: 'Level 4: landslide danger warning',
      3: 'Level 3: landslide warning',
      2: 'Level 2: landslide advisory',
    },
  },
  cleared: {
    rain: 'Heavy rain warnings and advisories are lifted',
    landslide: 'Landslide warnings and advisories are lifted',
  },
  instruction: {
    rain: {
      5: 'Your life is in danger. Move at once to the safest place within reach. If it is dangerous outside, go to a higher floor.',
      4: 'If you are in a dangerous place, check the city’s evacuation information and leave without hesitation. If it is dangerous outside, go to the second floor (one above the ground floor) or higher.',
      3: 'If you need time to get away, check the city’s evacuation information and leave early. Keep away from rivers, ditches and underground places.',
      2: 'Look at the hazard map: where water gathers, and where you would go.',
    },
    landslide: {
      5: 'Your life is in danger. Move away from cliffs and slopes at once. If it is dangerous outside, go to an upper floor, on the side away from the slope.',
      4: 'If you are near a cliff or steep slope, check the city’s evacuation information and leave without hesitation. If it is dangerous outside, go to an upper floor, on the side away from the slope.',
      3: 'If you are near a cliff or steep slope and need time to get away, check the city’s evacuation information and leave early.',
      2: 'Look at the hazard map: which slopes may fail, and where you would go.',
    },
  },
  afterwards: {
    rain: 'Follow the city while its evacuation information is in force. Keep away from swollen rivers.',
    landslide: 'Follow the city while its evacuation information is in force. Slopes may still fail: keep away.',
  },
  meaning: {
    5: 'This corresponds to alert level 5: a disaster is happening or about to happen.',
    4: 'This corresponds to alert level 4.',
    3: 'This corresponds to alert level 3.',
    2: 'This is alert level 2.',
  },
  cityDecides: 'Evacuation information comes from the city.',
};

const WORDS: Partial<Record<Language, WeatherWords>> & { en: WeatherWords } = {
  ja: JA,
  'ja-x-easy': EASY,
  en: EN,
  'zh-Hans': WEATHER_ZH,
  ko: WEATHER_KO,
  vi: WEATHER_VI,
};

/** Fixed, reviewed wording: nothing here is translated at the moment of danger. */
export function weatherWords(language: Language): WeatherWords {
  return WORDS[language] ?? WORDS.en;
}

/** レベル４大雨危険警報 and so on, the name by which the event is listed. */
export function warningName(phenomenon: Phenomenon, level: Level): string {
  return JA.headline[phenomenon][level].replace(/[【】]/gu, '');
}
