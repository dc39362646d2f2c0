import type { Language } from './language.js';
import type { CityProfile } from './profile.js';

/** Who speaks, in the reader's letters: schools and libraries write through the town's one account. */
export function officeName(profile: CityProfile, organisation: string, language: Language): string {
  const name = profile.organisations.find(({ code }) => code === organisation)?.name ?? profile.name;
  return language === 'ja' || language === 'ja-x-easy' ? name.ja : name.en;
}
