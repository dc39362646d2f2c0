import { z } from 'zod';
import {
  KINDS,
  SEVERITIES,
  type Certainty,
  type Severity,
  type Text,
  type Texts,
  type Urgency,
  type VersionContent,
} from '../../domain/alert.js';
import { contains, isKnownArea } from '../../domain/area.js';
import { LANGUAGE_NAMES, type Language } from '../../domain/language.js';
import type { CityProfile, Organisation } from '../../domain/profile.js';
import { mayWriteAbout, TOPICS, type Topic } from '../../domain/topic.js';
import { many, oneOf, problemsOf, required, say, text } from '../layout/form.js';
import { isoInZone } from '../layout/moment.js';
import type { Problem } from '../layout/problem.js';

/** Hours an alert may stay in force; the office chooses, nothing lives for ever. */
export const LIFETIMES = [1, 3, 6, 12, 24, 48, 72, 168] as const;
export const LEVEL_CHOICES = ['5', '4', '3', 'none'] as const;

export type Wording = Pick<Text, 'headline' | 'instruction' | 'body'>;

export interface ComposeValues {
  topic: string;
  kind: string;
  level: string;
  severity: string;
  areas: string[];
  wording: Wording;
  translations: Partial<Record<Language, Wording>>;
  expiresIn: string;
  channels: string[];
}

/** A fresh form. Live or drill is never chosen beforehand: a default has sent drills as live (Hawaii 2018). */
export function freshValues(channelNames: readonly string[]): ComposeValues {
  return {
    topic: '',
    kind: '',
    level: '',
    severity: '',
    areas: [],
    wording: { headline: '', instruction: '', body: '' },
    translations: {},
    expiresIn: '24',
    channels: [...channelNames],
  };
}

/** What the level means in CAP's three scales; without a level the severity decides. */
const BY_LEVEL: Record<string, [Severity, Urgency, Certainty]> = {
  '5': ['Extreme', 'Immediate', 'Observed'],
  '4': ['Severe', 'Immediate', 'Likely'],
  '3': ['Severe', 'Expected', 'Likely'],
};
const BY_SEVERITY: Record<Severity, [Urgency, Certainty]> = {
  Extreme: ['Immediate', 'Observed'],
  Severe: ['Immediate', 'Likely'],
  Moderate: ['Expected', 'Likely'],
  Minor: ['Future', 'Likely'],
  Unknown: ['Unknown', 'Unknown'],
};

export function scalesOf(level: string, severity: string): [Severity, Urgency, Certainty] {
  const chosen = SEVERITIES.find((candidate) => candidate === severity);
  const [byLevel, urgency, certainty] = BY_LEVEL[level] ?? [chosen ?? 'Minor', ...BY_SEVERITY[chosen ?? 'Minor']];
  return [chosen ?? byLevel, urgency, certainty];
}

const headline = text(200);
const prose = text(4000);

function fieldsOf(topics: readonly Topic[]) {
  return z.object({
    topic: oneOf(topics, '種類を選んでください。', 'Choose a topic.'),
    kind: oneOf(KINDS, '本番か訓練かを選んでください。', 'Choose live or drill.'),
    level: oneOf(LEVEL_CHOICES, '警戒レベルを選んでください。', 'Choose a level.'),
    severity: text(20).refine(
      (value) => value === '' || SEVERITIES.some((severity) => severity === value),
      say('重大さを選び直してください。', 'Choose a severity.'),
    ),
    areas: many.refine(
      (areas) => areas.length > 0,
      say('対象の地区を１つ以上選んでください。', 'Choose at least one area.'),
    ),
    headline: required(200, '見出しを書いてください。', 'Write a headline.'),
    instruction: prose,
    body: prose,
    expiresIn: oneOf(LIFETIMES.map(String), '有効期限を選んでください。', 'Choose how long it is valid.'),
    channels: many.refine(
      (names) => names.length > 0,
      say('送り先を１つ以上選んでください。', 'Choose at least one channel.'),
    ),
  });
}

export interface ComposeContext {
  profile: CityProfile;
  organisation: Organisation;
  channelNames: readonly string[];
  now: Date;
}

/** The form as content, or what is wrong with it. */
export function parseCompose(
  body: Record<string, string | string[]>,
  context: ComposeContext,
): { content: VersionContent } | { problems: Problem[] } {
  const { profile, organisation, now } = context;
  const topics = TOPICS.filter((topic) => mayWriteAbout(organisation.kind, topic));
  const parsed = fieldsOf(topics).safeParse(body);
  const texts = textsOf(body, profile);
  if (!parsed.success) return { problems: [...problemsOf(parsed.error), ...texts.problems] };
  if (texts.problems.length > 0) return { problems: texts.problems };
  const { topic, kind, level } = parsed.data;
  const [severity, urgency, certainty] = scalesOf(level, parsed.data.severity);
  const chosen = context.channelNames.filter((name) => parsed.data.channels.includes(name));
  return {
    content: {
      kind,
      messageType: 'Alert',
      organisation: organisation.code,
      topic,
      severity,
      urgency,
      certainty,
      ...(level === 'none' ? {} : { level: Number(level) }),
      areas: widest(parsed.data.areas.filter((code) => isKnownArea(profile, code))),
      groups: [],
      texts: texts.texts,
      reportedAt: isoInZone(now, profile.timeZone),
      expiresAt: isoInZone(new Date(now.getTime() + Number(parsed.data.expiresIn) * 3_600_000), profile.timeZone),
      credit: organisation.name.ja,
      ...(chosen.length === context.channelNames.length ? {} : { channels: chosen }),
    },
  };
}

/** Without the areas that lie inside another chosen one: the place is read aloud, and shorter is clearer. */
function widest(areas: readonly string[]): string[] {
  const unique = [...new Set(areas)];
  return unique.filter((area) => !unique.some((other) => other !== area && contains(other, area)));
}

function wordingOf(body: Record<string, string | string[]>, prefix: string): Wording {
  const part = (name: string) => String([body[`${prefix}${name}`] ?? ''].flat()[0] ?? '').trim();
  return { headline: part('headline'), instruction: part('instruction'), body: part('body') };
}

function textsOf(body: Record<string, string | string[]>, profile: CityProfile): { texts: Texts; problems: Problem[] } {
  const texts: Texts = { ja: { ...wordingOf(body, ''), place: '' } };
  const problems: Problem[] = [];
  for (const language of profile.languages.filter((candidate) => candidate !== 'ja')) {
    const prefix = `translations.${language}.`;
    const wording = wordingOf(body, prefix);
    if (Object.values(wording).every((part) => part === '')) continue;
    const tooLong = !headline.safeParse(wording.headline).success || !prose.safeParse(wording.body).success;
    if (wording.headline === '' || tooLong) {
      problems.push({
        field: `${prefix}headline`,
        ja: tooLong
          ? `${LANGUAGE_NAMES[language]}の訳文が長すぎます。`
          : `${LANGUAGE_NAMES[language]}の見出しを書くか、その言語をすべて空にしてください。`,
        en: tooLong ? 'The translation is too long.' : 'Write its headline, or leave the whole language empty.',
      });
    }
    texts[language] = { ...wording, place: '' };
  }
  return { texts, problems };
}

/** What was typed, for showing a refused form again. */
export function typedCompose(body: Record<string, string | string[]>, profile: CityProfile): ComposeValues {
  const one = (name: string) => [body[name] ?? ''].flat()[0] ?? '';
  const all = (name: string) => [body[name] ?? []].flat();
  const translations = Object.fromEntries(
    profile.languages.map((language) => [language, wordingOf(body, `translations.${language}.`)]),
  );
  return {
    topic: one('topic'),
    kind: one('kind'),
    level: one('level'),
    severity: one('severity'),
    areas: all('areas'),
    wording: wordingOf(body, ''),
    translations,
    expiresIn: one('expiresIn'),
    channels: all('channels'),
  };
}

/** A version as a form, for writing the next one. */
export function valuesOfContent(content: VersionContent, channelNames: readonly string[]): ComposeValues {
  return {
    topic: content.topic,
    kind: content.kind,
    level: content.level === undefined || content.level < 3 ? 'none' : String(content.level),
    severity: content.severity,
    areas: content.areas,
    wording: content.texts.ja,
    translations: content.texts,
    expiresIn: '24',
    channels: content.channels ?? [...channelNames],
  };
}
