import type { VersionContent } from '../../domain/alert.js';
import { bookListText, readBookList } from '../../domain/book-list.js';
import type { CityProfile, Organisation } from '../../domain/profile.js';
import { isoInZone } from '../layout/moment.js';
import type { Problem } from '../layout/problem.js';

export interface BookValues {
  groups: string[];
  books: string;
}

interface BookContext {
  profile: CityProfile;
  organisation: Organisation;
  /** Group codes it may write to. */
  own: readonly string[];
  now: Date;
}

const HOLDS_MS = 14 * 86_400_000;

/** The newsletter of a pasted list. No library ticked = all readers of the libraries. */
export function parseBooks(
  body: Record<string, string | string[]>,
  { profile, organisation, own, now }: BookContext,
): { content: VersionContent } | { problems: Problem[] } {
  const values = typedBooks(body);
  const read = readBookList(values.books);
  if ('trouble' in read) return { problems: [{ field: 'books', ja: read.trouble.ja, en: read.trouble.en }] };
  return {
    content: {
      kind: 'actual',
      messageType: 'Alert',
      organisation: organisation.code,
      topic: 'library',
      severity: 'Minor',
      urgency: 'Future',
      certainty: 'Observed',
      areas: [profile.code],
      groups: values.groups.filter((group) => own.includes(group)),
      texts: { ja: { ...bookListText(read.books), place: '' } },
      reportedAt: isoInZone(now, profile.timeZone),
      expiresAt: isoInZone(new Date(now.getTime() + HOLDS_MS), profile.timeZone),
      credit: organisation.name.ja,
    },
  };
}

export function typedBooks(body: Record<string, string | string[]>): BookValues {
  return { groups: [body['groups'] ?? []].flat(), books: [body['books'] ?? ''].flat()[0] ?? '' };
}
