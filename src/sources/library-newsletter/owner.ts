import { newslettersOf, type Followed } from '../../domain/newsletter.js';
import type { Organisation } from '../../domain/profile.js';
import type { SourceContext } from '../source.js';
import type { Feed, Item } from './feed.js';

/** Whose newsletter a feed is, and which readers each of its items is for. */
export interface Owner {
  organisation: Organisation;
  /** Group codes; none = all readers of the office. */
  groupsOf(item: Item): string[];
}

/** The library's key brings the library's news; what the town hands in or fetched says itself whose it is. */
export function ownerOf(feed: Feed, context: SourceContext): Owner | 'not-an-office' | 'newsletter-unknown' {
  const { profile, organisation } = context;
  const sender = profile.organisations.find(({ code }) => code === organisation);
  if (sender?.kind === 'library') return owned(sender, feed, newslettersOf(profile));
  if (sender?.kind !== 'city') return 'not-an-office';
  const all = newslettersOf(profile);
  const named = namedBy(feed, all);
  const code = named?.organisation ?? ownerOfItems(feed, all) ?? (isOfLibraries(feed) ? libraryIn(context) : undefined);
  const owner = profile.organisations.find((candidate) => candidate.code === code);
  return owner === undefined ? 'newsletter-unknown' : owned(owner, feed, all);
}

function owned(organisation: Organisation, feed: Feed, all: readonly Followed[]): Owner {
  const own = all.filter((newsletter) => newsletter.organisation === organisation.code);
  const whole = namedBy(feed, own);
  return {
    organisation,
    groupsOf(item) {
      const named = own.filter((newsletter) => isNamed(newsletter, item.categories));
      if (named.length > 0) return named.map(({ group }) => group);
      return whole === undefined ? [] : [whole.group];
    },
  };
}

/** By its address first, then by its categories, then by the longest name in its title. */
function namedBy({ about }: Feed, newsletters: readonly Followed[]): Followed | undefined {
  const byTitle = newsletters
    .filter(({ name }) => about.title.includes(name.ja))
    .sort((a, b) => b.name.ja.length - a.name.ja.length);
  return (
    newsletters.find(({ feed }) => feed !== undefined && about.addresses.includes(feed)) ??
    newsletters.find((newsletter) => isNamed(newsletter, about.categories)) ??
    byTitle[0]
  );
}

/** The one office that every item names a newsletter of. */
function ownerOfItems({ items }: Feed, all: readonly Followed[]): string | undefined {
  const offices = items.map((item) => all.find((newsletter) => isNamed(newsletter, item.categories))?.organisation);
  return new Set(offices).size === 1 ? offices[0] : undefined;
}

function isNamed({ id, name }: Followed, categories: readonly string[]): boolean {
  return categories.map((category) => category.trim()).some((each) => [id, name.ja, name.en].includes(each));
}

function isOfLibraries({ about }: Feed): boolean {
  return about.title.includes('図書館');
}

function libraryIn({ profile }: SourceContext): string | undefined {
  const libraries = profile.organisations.filter(({ kind }) => kind === 'library');
  return libraries.length === 1 ? libraries[0]?.code : undefined;
}
