import type { Text, Texts, VersionContent } from '../domain/alert.js';
import { placeText } from '../domain/area.js';
import type { Language } from '../domain/language.js';
import { newslettersOf } from '../domain/newsletter.js';
import type { CityProfile } from '../domain/profile.js';

/** Fills the place line of every text: "title and address first" needs the address in the reader's own words. */
export function withPlaces(content: VersionContent, profile: CityProfile): VersionContent {
  const texts = Object.fromEntries(
    Object.entries(content.texts).map(([language, text]: [string, Text]) => [
      language,
      { ...text, place: text.place === '' ? placeOf(content, profile, language as Language) : text.place },
    ]),
  ) as Texts;
  return { ...content, texts };
}

function placeOf(content: VersionContent, profile: CityProfile, language: Language): string {
  if (content.groups.length === 0) return placeText(profile, content.areas, language);
  return groupText(content.groups, profile);
}

/** 「田無小学校 4年1組、4年2組」: names of classes and libraries are Japanese in every language. */
function groupText(groups: readonly string[], profile: CityProfile): string {
  const bySchool = profile.schools
    .map((school) => {
      const named = school.classes.filter((each) => groups.includes(`${school.organisation}/${each.id}`));
      if (named.length === 0) return '';
      const all = named.length === school.classes.length;
      return `${school.name} ${all ? '全学級' : named.map((each) => each.name).join('、')}`;
    })
    .filter((text) => text !== '');
  const newsletters = newslettersOf(profile)
    .filter(({ group }) => groups.includes(group))
    .map(({ name }) => name.ja);
  return [...bySchool, ...newsletters].join('、');
}
