import { z } from 'zod';
import { CERTAINTIES, KINDS, SEVERITIES, URGENCIES, type Texts, type VersionContent } from '../domain/alert.js';
import { isKnownArea } from '../domain/area.js';
import { LANGUAGES } from '../domain/language.js';
import type { Refusal } from '../domain/lifecycle.js';
import type { CityProfile, Organisation } from '../domain/profile.js';
import { newslettersOf } from '../domain/newsletter.js';
import { TOPIC_FACTS, TOPICS, mayWriteAbout } from '../domain/topic.js';

const line = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\r\n\0]*$/, '改行は使えません (no line breaks)');
const prose = z.string().trim().max(4_000);
const translation = z.object({ headline: line, body: prose.default(''), instruction: prose.default('') });

/** A draft as an office's program sends it (`POST /api/alerts`). Unknown fields are refused. */
export const draftSchema = z.strictObject({
  organisation: z.string(),
  topic: z.enum(TOPICS),
  kind: z.enum(KINDS),
  severity: z.enum(SEVERITIES),
  urgency: z.enum(URGENCIES),
  certainty: z.enum(CERTAINTIES),
  level: z.number().int().min(1).max(5).optional(),
  areas: z.array(z.string()).max(200).default([]),
  groups: z.array(z.string()).max(200).default([]),
  headline: line.min(1),
  body: prose.default(''),
  instruction: prose.default(''),
  translations: z.partialRecord(z.enum(LANGUAGES), translation).optional(),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
  channels: z.array(z.string()).min(1).optional(),
});
export type DraftInput = z.infer<typeof draftSchema>;

const DAY_MS = 86_400_000;

/** The content a draft means. Life-safety lasts a day, the rest a week, unless it says otherwise. */
export function contentOf(input: DraftInput, organisation: Organisation, now: Date): VersionContent {
  const { headline, body, instruction, translations, expiresAt, organisation: code, ...rest } = input;
  const texts: Texts = { ja: { headline, place: '', instruction, body } };
  for (const [language, text] of Object.entries(translations ?? {})) {
    texts[language as keyof Texts] = { ...text, place: '' };
  }
  const lifeMs = TOPIC_FACTS[input.topic].lifeSafety ? DAY_MS : 7 * DAY_MS;
  return {
    ...rest,
    organisation: code,
    messageType: 'Alert',
    texts,
    reportedAt: now.toISOString(),
    expiresAt: expiresAt ?? new Date(now.getTime() + lifeMs).toISOString(),
    credit: organisation.name.ja,
  };
}

/** What is wrong with a content for this town, or nothing. */
export function contentProblem(content: VersionContent, profile: CityProfile, now: Date): Refusal | undefined {
  const organisation = profile.organisations.find((candidate) => candidate.code === content.organisation);
  if (organisation === undefined) {
    return refuse(
      'unknown-organisation',
      `組織「${content.organisation}」は登録されていません。`,
      `Unknown organisation "${content.organisation}".`,
    );
  }
  if (!mayWriteAbout(organisation.kind, content.topic)) {
    return refuse(
      'topic-not-yours',
      `${organisation.name.ja}は「${TOPIC_FACTS[content.topic].label.ja}」を発信できません。`,
      `${organisation.name.en} may not write about this topic.`,
    );
  }
  if (content.areas.length === 0 && content.groups.length === 0) {
    return refuse(
      'no-area',
      '対象の地区（または学級・館）がありません。1つ以上選んでください。',
      'No area or group is named: choose at least one.',
    );
  }
  const stray = content.areas.find((area) => !isKnownArea(profile, area));
  if (stray !== undefined)
    return refuse(
      'unknown-area',
      `地区「${stray}」はこの市の地区表にありません。`,
      `Area "${stray}" is not in this town's table.`,
    );
  const outsider = content.groups.find((group) => !groupsOf(profile, organisation).includes(group));
  if (outsider !== undefined) {
    return refuse(
      'not-your-group',
      `「${outsider}」は${organisation.name.ja}の組ではありません。`,
      `"${outsider}" is not a group of ${organisation.name.en}.`,
    );
  }
  if (organisation.kind === 'school' && content.groups.length === 0) {
    return refuse(
      'no-class',
      '学校の連絡は、対象の学級を1つ以上選んでください。',
      'A school notice needs at least one class.',
    );
  }
  if (Date.parse(content.expiresAt) <= now.getTime()) {
    return refuse(
      'already-expired',
      '有効期限が過ぎています。先の時刻にしてください。',
      'The alert would have expired already.',
    );
  }
  return undefined;
}

/** Group codes an organisation may write to: its own classes, its own newsletters. */
export function groupsOf(profile: CityProfile, organisation: Organisation): string[] {
  const classes = profile.schools
    .filter((school) => school.organisation === organisation.code)
    .flatMap((school) => school.classes.map((each) => `${school.organisation}/${each.id}`));
  const newsletters = newslettersOf(profile)
    .filter((newsletter) => newsletter.organisation === organisation.code)
    .map(({ group }) => group);
  return [...classes, ...newsletters];
}

function refuse(code: string, ja: string, en: string): Refusal {
  return { code, ja, en };
}
