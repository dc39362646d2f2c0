import { z } from 'zod';
import { KINDS, type Severity, type Urgency, type VersionContent } from '../../domain/alert.js';
import { newslettersOf } from '../../domain/newsletter.js';
import type { CityProfile, Organisation } from '../../domain/profile.js';
import { CATEGORY_WORDS, SCHOOL_CATEGORIES } from '../../domain/school-category.js';
import type { Topic } from '../../domain/topic.js';
import { many, oneOf, problemsOf, required, say, text } from '../layout/form.js';
import { isoInZone } from '../layout/moment.js';
import type { Problem } from '../layout/problem.js';
import type { Wording } from './compose-form.js';

/** The short form of schools and libraries: fewer questions, the same preview and the same rules. */
export interface OfficeKind {
  base: '/school' | '/library';
  title: { ja: string; en: string };
  list: { ja: string; en: string };
  groups: { ja: string; en: string };
  /** What else the office does from its list. */
  more: { href: string; ja: string; en: string };
  /** Which of HURRY it may choose; with one there is no question. */
  hurries: readonly string[];
  categories: readonly { value: string; topic: Topic; ja: string; en: string }[];
}

export const SCHOOL: OfficeKind = {
  base: '/school',
  title: { ja: '保護者への連絡を書く', en: 'New notice to guardians' },
  list: { ja: '学校の連絡', en: 'School notices' },
  groups: { ja: '対象の学級', en: 'Classes' },
  more: { href: '/school/senders', ja: 'メールで送れる人', en: 'Who may write by mail' },
  hurries: ['now', 'today', 'later'],
  categories: CATEGORY_WORDS.map((word) => {
    const { topic, label } = SCHOOL_CATEGORIES[word];
    return { value: word, topic, ...label };
  }),
};

export const LIBRARY: OfficeKind = {
  base: '/library',
  title: { ja: '図書館だよりを書く', en: 'New library newsletter' },
  list: { ja: '図書館だより', en: 'Library newsletters' },
  groups: { ja: '対象の図書館', en: 'Libraries' },
  more: { href: '/library/books', ja: '新着図書の一覧から作る', en: 'From a list of new books' },
  // A newsletter never goes ahead of anything.
  hurries: ['later'],
  categories: [
    { value: '休館', topic: 'library', ja: '休館・開館時間', en: 'Closing and opening hours' },
    { value: '行事', topic: 'library', ja: '行事', en: 'Event' },
    { value: 'お知らせ', topic: 'library', ja: 'お知らせ', en: 'News' },
  ],
};

/** How soon it must be read. */
export const HURRY: Record<string, { scale: [Severity, Urgency]; hours: number; ja: string; en: string }> = {
  now: {
    scale: ['Severe', 'Immediate'],
    hours: 12,
    ja: 'すぐに読んでほしい（ほかのお知らせより先に送ります）',
    en: 'At once, ahead of other notices',
  },
  today: { scale: ['Moderate', 'Expected'], hours: 24, ja: '今日中に', en: 'Today' },
  later: { scale: ['Minor', 'Future'], hours: 168, ja: '急がない', en: 'No hurry' },
};

export interface OfficeValues {
  kind: string;
  category: string;
  groups: string[];
  hurry: string;
  ja: Wording;
  en: Wording;
}

export const FRESH_OFFICE: OfficeValues = {
  kind: '',
  category: '',
  groups: [],
  hurry: '',
  ja: { headline: '', instruction: '', body: '' },
  en: { headline: '', instruction: '', body: '' },
};

/** Groups this organisation may write to: its own and no other. */
export function ownGroups(profile: CityProfile, organisation: string): { value: string; ja: string }[] {
  return [
    ...profile.schools
      .filter((school) => school.organisation === organisation)
      .flatMap((school) => school.classes.map((each) => ({ value: `${organisation}/${each.id}`, ja: each.name }))),
    ...newslettersOf(profile)
      .filter((newsletter) => newsletter.organisation === organisation)
      .map(({ group, name }) => ({ value: group, ja: name.ja })),
  ];
}

interface OfficeContext {
  profile: CityProfile;
  organisation: Organisation;
  office: OfficeKind;
  /** Channels with personal addresses: a class's notice is not read out on the radio. */
  addressed: readonly string[];
  now: Date;
}

export function parseOffice(
  body: Record<string, string | string[]>,
  context: OfficeContext,
): { content: VersionContent } | { problems: Problem[] } {
  const { profile, organisation, office, now } = context;
  const own = ownGroups(profile, organisation.code).map((group) => group.value);
  const schema = z.object({
    kind: oneOf(KINDS, '本番か訓練かを選んでください。', 'Choose live or drill.'),
    category: oneOf(
      office.categories.map((category) => category.value),
      '種類を選んでください。',
      'Choose a category.',
    ),
    groups: many.refine(
      (groups) => groups.some((group) => own.includes(group)),
      say(`${office.groups.ja}を１つ以上選んでください。`, 'Choose at least one.'),
    ),
    hurry: oneOf(office.hurries, 'どのくらい急ぐかを選んでください。', 'Choose how urgent it is.'),
    headline: required(200, '件名を書いてください。', 'Write a subject.'),
    instruction: text(4000),
    body: text(4000),
  });
  const [only, ...others] = office.hurries;
  const parsed = schema.safeParse(others.length === 0 ? { ...body, hurry: only } : body);
  if (!parsed.success) return { problems: problemsOf(parsed.error) };
  const values = typedOffice(body);
  const hurry = HURRY[parsed.data.hurry] ?? { scale: ['Minor', 'Future'], hours: 168 };
  const topic = office.categories.find((category) => category.value === parsed.data.category)?.topic ?? 'school';
  return {
    content: {
      kind: parsed.data.kind,
      messageType: 'Alert',
      organisation: organisation.code,
      topic,
      severity: hurry.scale[0],
      urgency: hurry.scale[1],
      certainty: 'Observed',
      areas: [],
      groups: parsed.data.groups.filter((group) => own.includes(group)),
      texts: {
        ja: { ...values.ja, headline: `${parsed.data.category}：${values.ja.headline}`, place: '' },
        ...(values.en.headline === '' ? {} : { en: { ...values.en, place: '' } }),
      },
      reportedAt: isoInZone(now, profile.timeZone),
      expiresAt: isoInZone(new Date(now.getTime() + hurry.hours * 3_600_000), profile.timeZone),
      credit: organisation.name.ja,
      channels: [...context.addressed],
    },
  };
}

export function typedOffice(body: Record<string, string | string[]>): OfficeValues {
  const one = (name: string) => ([body[name] ?? ''].flat()[0] ?? '').trim();
  const wording = (prefix: string) => ({
    headline: one(`${prefix}headline`),
    instruction: one(`${prefix}instruction`),
    body: one(`${prefix}body`),
  });
  return {
    kind: one('kind'),
    category: one('category'),
    groups: [body.groups ?? []].flat(),
    hurry: one('hurry'),
    ja: wording(''),
    en: wording('translations.en.'),
  };
}
