import { z } from 'zod';
import { isKnownArea, townOf } from '../../domain/area.js';
import { digestHours, slotCode, slotOf, WEEKDAYS, type Slot } from '../../domain/digest.js';
import type { Language } from '../../domain/language.js';
import { newslettersOf } from '../../domain/newsletter.js';
import type { CityProfile } from '../../domain/profile.js';
import { isTopic, TOPIC_FACTS, TOPICS, type Topic } from '../../domain/topic.js';
import { many, oneOf, problemsOf, required, say, text, ticked } from '../layout/form.js';
import type { Problem } from '../layout/problem.js';

/** What a resident chose, in the house's own words. */
export interface Choices {
  areas: string[];
  topics: Topic[];
  groups: string[];
  language: Language;
  drills: boolean;
  /** Newsletters of the week in one message; absent = each as it comes. */
  digest?: Slot;
}

export const SAFETY_TOPICS: readonly Topic[] = TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety);
/** School and library topics follow from the group chosen: nobody has to tick twice. */
export const NEWS_TOPICS: readonly Topic[] = ['safety', 'city'];

/** The same as fields of the form. */
export interface ChoiceValues {
  home: string;
  chome: string;
  more: string[];
  safety: string[];
  news: string[];
  groups: string[];
  /** `each` or `weekly`. */
  rhythm: string;
  digestDay: string;
  digestHour: string;
  language: string;
  drills: string;
}

/** A fresh form: everything that may save a life is chosen, every newsletter is not. */
export const FRESH: ChoiceValues = {
  home: '',
  chome: '',
  more: [],
  safety: [...SAFETY_TOPICS],
  news: [],
  groups: [],
  rhythm: 'each',
  digestDay: '',
  digestHour: '',
  language: 'ja',
  drills: '',
};

/** Groups a form may offer: newsletters. A class is joined with the school's own invitation, never by claiming it. */
export function openGroups(profile: CityProfile): string[] {
  return newslettersOf(profile).map(({ group }) => group);
}

function choiceFields(profile: CityProfile) {
  return {
    home: required(60, 'お住まいの地区を選んでください。', 'Choose the area you live in.'),
    chome: text(2),
    more: many,
    safety: many,
    news: many,
    groups: many,
    rhythm: text(10),
    digestDay: text(3),
    digestHour: text(2),
    language: oneOf(profile.languages, '言語を選んでください。', 'Choose a language.'),
    drills: oneOf(['yes', 'no'], '訓練に参加するか選んでください。', 'Choose whether to join drills.'),
  };
}

type Fields = z.infer<z.ZodObject<ReturnType<typeof choiceFields>>>;

function areasOf(profile: CityProfile, fields: Fields): string[] | Problem {
  const home = fields.chome === '' || fields.home === profile.code ? fields.home : `${fields.home}.${fields.chome}`;
  if (!isKnownArea(profile, fields.home)) {
    return { field: 'home', ja: '地区を一覧から選んでください。', en: 'Choose an area from the list.' };
  }
  if (!isKnownArea(profile, home)) {
    return { field: 'chome', ja: 'その町にない丁目です。', en: 'This town has no such chome.' };
  }
  return [...new Set([home, ...fields.more.filter((code) => isKnownArea(profile, code))])];
}

function topicsOf(profile: CityProfile, fields: Fields): Topic[] {
  const open = newslettersOf(profile);
  const implied = fields.groups.map((group) => open.find((each) => each.group === group)?.topic ?? 'school');
  return [...new Set([...fields.safety, ...fields.news, ...implied])].filter(isTopic);
}

/** The week's hour, where one was asked for: never one of the night. */
function digestOf(profile: CityProfile, { rhythm, digestDay, digestHour }: Fields): Slot | Problem | undefined {
  if (rhythm !== 'weekly') return undefined;
  if (!WEEKDAYS.some((day) => day === digestDay)) {
    return { field: 'digestDay', ja: '届ける曜日を選んでください。', en: 'Choose the day of the week.' };
  }
  const slot = slotOf(`${digestDay}-${digestHour}`);
  return slot !== undefined && digestHours(profile).includes(slot.hour)
    ? slot
    : {
        field: 'digestHour',
        ja: '届ける時刻を一覧から選んでください（夜は選べません）。',
        en: 'Choose an hour from the list.',
      };
}

function choicesOf(profile: CityProfile, fields: Fields): Choices | Problem {
  const areas = areasOf(profile, fields);
  if (!Array.isArray(areas)) return areas;
  const topics = topicsOf(profile, fields);
  if (topics.length === 0) {
    return { field: 'safety', ja: '受け取る情報を一つ以上選んでください。', en: 'Choose at least one topic.' };
  }
  const digest = digestOf(profile, fields);
  if (digest !== undefined && 'field' in digest) return digest;
  const { groups, language } = fields;
  const chosen = { areas, topics, groups, language, drills: fields.drills === 'yes' };
  return digest === undefined ? chosen : { ...chosen, digest };
}

export interface Subscription<A> extends Choices {
  address: A;
  consentVersion: string;
}

export type Parsed<T> = { value: T } | { problems: Problem[] };

/** The preferences form. */
export function parseChoices(profile: CityProfile, body: unknown): Parsed<Choices> {
  const parsed = z.object(choiceFields(profile)).safeParse(body ?? {});
  if (!parsed.success) return { problems: problemsOf(parsed.error) };
  const choices = choicesOf(profile, parsed.data);
  return 'field' in choices ? { problems: [choices] } : { value: choices };
}

const consent = ticked.refine(
  (value) => value,
  say('同意の欄にチェックを入れてください。', 'Please tick the consent box.'),
);

/** What was agreed to, by the version of the wording that stood above the button. */
const agreed = { consent, consentVersion: text(40) };

/** The subscription by e-mail. */
export function parseEmailForm(profile: CityProfile, body: unknown): Parsed<Subscription<string>> {
  const address = required(254, 'メールアドレスを入力してください。', 'Enter your e-mail address.').refine(
    (value) => z.email().safeParse(value).success,
    say('メールアドレスの形が正しくありません。例：taro@example.jp', 'This is not an e-mail address.'),
  );
  const parsed = z.object({ ...choiceFields(profile), ...agreed, address }).safeParse(body ?? {});
  if (!parsed.success) return { problems: problemsOf(parsed.error) };
  const choices = choicesOf(profile, parsed.data);
  if ('field' in choices) return { problems: [choices] };
  const { address: to, consentVersion } = parsed.data;
  return { value: { ...choices, address: to, consentVersion } };
}

const pushAddress = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(2048),
  p256dh: z.string().min(1).max(200),
  auth: z.string().min(1).max(100),
});

export type PushAddress = z.infer<typeof pushAddress>;

/** The subscription that push.js posts as JSON: the same fields and the browser's own address. */
export function parsePushForm(profile: CityProfile, body: unknown): Parsed<Subscription<PushAddress>> {
  const parsed = z.object({ ...choiceFields(profile), ...agreed, subscription: pushAddress }).safeParse(body ?? {});
  if (!parsed.success) return { problems: problemsOf(parsed.error) };
  const choices = choicesOf(profile, parsed.data);
  if ('field' in choices) return { problems: [choices] };
  const { subscription, consentVersion } = parsed.data;
  return { value: { ...choices, address: subscription, consentVersion } };
}

/** Stored choices as a form: the first area is home, the rest are further areas. */
export function valuesOf(choices: Choices): ChoiceValues {
  const [first = '', ...more] = choices.areas;
  return {
    home: townOf(first),
    chome: first.split('.')[2] ?? '',
    more,
    safety: choices.topics.filter((topic) => SAFETY_TOPICS.includes(topic)),
    news: choices.topics.filter((topic) => NEWS_TOPICS.includes(topic)),
    groups: choices.groups,
    rhythm: choices.digest === undefined ? 'each' : 'weekly',
    digestDay: choices.digest === undefined ? '' : slotCode(choices.digest).slice(0, 3),
    digestHour: choices.digest === undefined ? '' : slotCode(choices.digest).slice(4),
    language: choices.language,
    drills: choices.drills ? 'yes' : 'no',
  };
}

/** What was typed, for showing a refused form again. */
export function typedChoices(body: Record<string, string | string[]>): ChoiceValues {
  const one = (name: string) => [body[name] ?? ''].flat()[0] ?? '';
  const all = (name: string) => [body[name] ?? []].flat();
  return {
    home: one('home'),
    chome: one('chome'),
    more: all('more'),
    safety: all('safety'),
    news: all('news'),
    groups: all('groups'),
    rhythm: one('rhythm') === 'weekly' ? 'weekly' : 'each',
    digestDay: one('digestDay'),
    digestHour: one('digestHour'),
    language: one('language'),
    drills: one('drills'),
  };
}
