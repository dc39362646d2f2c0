import { createHash } from 'node:crypto';
import type { AlertDraft, VersionContent } from '../domain/alert.js';
import type { DigestAudience } from '../domain/digest.js';
import { newsletterTopic } from '../domain/newsletter.js';
import type { CityProfile } from '../domain/profile.js';

export interface DigestItem {
  /** Id of its alert. */
  id: string;
  content: VersionContent;
}

export interface DigestWork {
  organisation: string;
  /** The hour it is due. */
  at: Date;
  items: readonly DigestItem[];
  /** Who waits for it, by the group code of their ways. */
  audiences: readonly { group: string; audience: DigestAudience }[];
  profile: CityProfile;
}

const HOLDS_MS = 14 * 86_400_000;
/** A digest is read at one go; what is longer is cut to the links. */
const MAX_BODY = 4_000;

/** One draft for all readers who get the same issues: each reader gets one message, and each issue once. */
export function digestDrafts(work: DigestWork): AlertDraft[] {
  const readers = new Map<string, { items: DigestItem[]; groups: string[] }>();
  for (const { group, audience } of work.audiences) {
    const items = work.items.filter(({ content }) => concerns(content, audience));
    const same = items.map(({ id }) => id).join(' ');
    const together = readers.get(same) ?? { items, groups: [] };
    readers.set(same, { items, groups: [...together.groups, group] });
  }
  return [...readers.values()].filter(({ items }) => items.length > 0).map((each) => draftOf(work, each));
}

/** What names no newsletter is for all readers of the office. */
function concerns({ groups }: VersionContent, { organisation, ids }: DigestAudience): boolean {
  return groups.length === 0 || ids.some((id) => groups.includes(`${organisation}/${id}`));
}

function draftOf(work: DigestWork, { items, groups }: { items: DigestItem[]; groups: string[] }): AlertDraft {
  const { organisation, at, profile } = work;
  const topic = newsletterTopic(profile, organisation);
  const isLibrary = topic === 'library';
  const office = profile.organisations.find(({ code }) => code === organisation);
  const credit = office?.name.ja ?? profile.name.ja;
  const name = isLibrary ? '図書館だより' : '市のたより';
  const body = bodyOf(items);
  const which = hash(items.map(({ id }) => id)).slice(0, 16);
  return {
    content: {
      kind: 'actual',
      messageType: 'Alert',
      organisation,
      topic,
      severity: 'Minor',
      urgency: 'Future',
      certainty: 'Observed',
      areas: [profile.code],
      groups,
      texts: {
        ja: {
          headline: `${name} 今週のまとめ（${items.length}件）`,
          place: isLibrary ? credit : profile.name.ja,
          instruction: '気になるものをご覧ください。届け方は登録の画面で変えられます。',
          body,
        },
      },
      reportedAt: at.toISOString(),
      expiresAt: new Date(at.getTime() + HOLDS_MS).toISOString(),
      credit,
    },
    identity: {
      key: `digest:${organisation}:${at.toISOString()}:${which}`,
      material: hash([body, groups]),
      source: 'library-newsletter',
      event: { system: 'digest', code: 'digest', name },
    },
  };
}

function bodyOf(items: readonly DigestItem[]): string {
  const whole = items.map((item) => articleOf(item, Infinity)).join('\n\n');
  if (whole.length <= MAX_BODY) return whole;
  const share = Math.floor(MAX_BODY / items.length);
  return items.map((item) => articleOf(item, share)).join('\n\n');
}

/** Title and text; a long text is cut, its link to the rest is not. */
function articleOf({ content }: DigestItem, room: number): string {
  const { headline, body } = content.texts.ja;
  const title = `■ ${headline}`;
  if (title.length + body.length + 1 <= room) return body === '' ? title : `${title}\n${body}`;
  const link = body.split('\n').findLast((line) => line.startsWith('くわしくは：')) ?? '';
  const left = Math.max(0, room - title.length - link.length - 4);
  const cut = [...new Intl.Segmenter('ja').segment(body.slice(0, left))].slice(0, -1).map(({ segment }) => segment);
  const text = cut.length === 0 ? '' : `${cut.join('').trim()}…`;
  return [title, text, link].filter((line) => line !== '').join('\n');
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
