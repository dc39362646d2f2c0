/**
 * Languages an alert may be written in, as BCP 47 tags. `ja-x-easy` is やさしい日本語.
 * A profile chooses among these.
 */
export const LANGUAGES = ['ja', 'ja-x-easy', 'en', 'zh-Hans', 'ko', 'vi', 'ne', 'tl', 'id', 'my'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language named in itself, so that its reader finds it. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  ja: '日本語',
  'ja-x-easy': 'やさしい にほんご',
  en: 'English',
  'zh-Hans': '简体中文',
  ko: '한국어',
  vi: 'Tiếng Việt',
  ne: 'नेपाली',
  tl: 'Filipino (Tagalog)',
  id: 'Bahasa Indonesia',
  my: 'မြန်မာ',
};

export function isLanguage(value: string): value is Language {
  return (LANGUAGES as readonly string[]).includes(value);
}

/** The `lang` attribute for HTML: private-use subtags help no screen reader. */
export function htmlLang(language: Language): string {
  return language === 'ja-x-easy' ? 'ja' : language;
}

/** The locale for dates: digits as they stand on the clocks and papers of the town. */
export function dateLocale(language: Language): string {
  return `${language === 'en' ? 'en-GB' : htmlLang(language)}-u-nu-latn`;
}

/** Where a text is missing, the next best: easy Japanese falls back to Japanese, others to English first. */
export function fallbacks(language: Language): Language[] {
  if (language === 'ja') return ['ja'];
  return language === 'ja-x-easy' ? ['ja-x-easy', 'ja'] : [language, 'en', 'ja'];
}

/** The text to show a reader of `language`, and the language it is really in. */
export function textFor<T>(
  texts: Partial<Record<Language, T>> & { ja: T },
  language: Language,
): { text: T; language: Language } {
  for (const candidate of fallbacks(language)) {
    const text = texts[candidate];
    if (text !== undefined) return { text, language: candidate };
  }
  return { text: texts.ja, language: 'ja' };
}
