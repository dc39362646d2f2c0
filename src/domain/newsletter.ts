import type { CityProfile } from './profile.js';
import type { Topic } from './topic.js';

/** A newsletter that residents follow: a branch library's own, or one of the profile's. */
export interface Followed {
  /** Group code `<organisation>/<id>`. */
  group: string;
  organisation: string;
  id: string;
  name: { ja: string; en: string };
  topic: Topic;
  feed?: string;
}

/** All newsletters of the town: first the libraries', then the rest as the profile lists them. */
export function newslettersOf(profile: CityProfile): Followed[] {
  const branches = profile.libraries.map(({ organisation, id, name }) => ({
    group: `${organisation}/${id}`,
    organisation,
    id,
    name: { ja: name, en: name },
    topic: 'library' as const,
  }));
  const others = profile.newsletters.map((newsletter) => ({
    ...newsletter,
    group: `${newsletter.organisation}/${newsletter.id}`,
    topic: newsletterTopic(profile, newsletter.organisation),
  }));
  return [...branches, ...others];
}

/** What an office's newsletters are filed under. */
export function newsletterTopic(profile: CityProfile, organisation: string): Topic {
  const kind = profile.organisations.find(({ code }) => code === organisation)?.kind;
  return kind === 'library' ? 'library' : 'newsletter';
}
