import type { Text, Texts } from '../../domain/alert.js';
import { LANGUAGES, type Language } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import { textsOf } from '../../domain/wording/wording.js';
import { areaWords, type Info } from './info.js';
import { ALERT_NAME, CAP_WORDING, ORIGINAL_IN, type CapPhrase } from './phrases.js';
import { ACTION_WORDS, ACTIONS, LABELS } from './phrases-actions.js';

const MAX_LINE = 200;

/** What residents read of the infos that concern them: one text a language, gravest info first. */
export function textsOfInfos(infos: readonly Info[], assumedHours: number | undefined): Texts {
  const written: Partial<Record<Language, Text>> = {};
  for (const language of LANGUAGES) {
    const own = infos.filter((info) => info.language === language);
    if (own.length > 0) written[language] = inOwnWords(own, language, assumedHours);
  }
  return { ...written, ja: written.ja ?? inJapanese(infos, assumedHours) };
}

/** Words of ours around the name of the alert, in every language they exist in. */
export function generatedTexts(key: CapPhrase, infos: readonly Info[], profile: CityProfile, detail = ''): Texts {
  const nameIn = (language: Language): string => {
    const own = infos.find((info) => info.language === language) ?? (language === 'ja-x-easy' ? undefined : infos[0]);
    const name = own?.event ?? '';
    if (name !== '') return name;
    return Object.hasOwn(ALERT_NAME, language) ? ALERT_NAME[language] : ALERT_NAME.en;
  };
  const townIn = (language: Language): string => (language.startsWith('ja') ? profile.name.ja : profile.name.en);
  const texts = textsOf(
    CAP_WORDING,
    key,
    (language) => ({ name: nameIn(language), town: townIn(language) }),
    (language) => (language === 'ja' ? detail : ''),
  );
  const entries = Object.entries(texts).map(([language, text]) => [
    language,
    { ...text, headline: fit(text.headline) },
  ]);
  return Object.fromEntries(entries) as Texts;
}

function inOwnWords(infos: readonly Info[], language: Language, assumedHours: number | undefined): Text {
  const [first] = infos;
  if (first === undefined) return { headline: '', place: '', instruction: '', body: '' };
  return {
    headline: fit(first.headline || nameOfAlert(language)),
    place: '',
    instruction: first.instruction || actionsIn(first, language),
    body: bodyOf(infos, language, assumedHours),
  };
}

/** `Texts` needs Japanese. What only exists in another language is shown as it is and says so; what to do is ours. */
function inJapanese(infos: readonly Info[], assumedHours: number | undefined): Text {
  const best = infos.find(({ language }) => language === 'en') ?? infos[0];
  if (best === undefined) return { headline: ALERT_NAME.ja, place: '', instruction: ACTION_WORDS.ja.none, body: '' };
  const same = infos.filter(({ tag }) => tag === best.tag);
  const note = `（${originalIn(best.tag)}の原文）`;
  const original = best.instruction === '' ? '' : `${note}${best.instruction}`;
  return {
    headline: fit(`${note}${best.headline || ALERT_NAME.ja}`),
    place: '',
    instruction: [actionsIn(best, 'ja'), original].filter(Boolean).join('\n'),
    body: [`発信元の警報に日本語はありません。${note}`, bodyOf(same, 'ja', assumedHours)].filter(Boolean).join('\n'),
  };
}

function originalIn(tag: string): string {
  const primary = tag.split('-')[0]?.toLowerCase() ?? '';
  return Object.hasOwn(ORIGINAL_IN, primary) ? (ORIGINAL_IN[primary] ?? primary) : primary;
}

function nameOfAlert(language: Language): string {
  return Object.hasOwn(ALERT_NAME, language) ? ALERT_NAME[language] : ALERT_NAME.en;
}

function actionsIn({ responses }: Info, language: Language): string {
  const words = ACTION_WORDS[language] ?? ACTION_WORDS.en;
  const told = ACTIONS.filter((action) => responses.includes(action)).map((action) => words.actions[action]);
  const gap = language === 'ja' || language === 'zh-Hans' ? '' : ' ';
  return told.length === 0 ? words.none : told.join(gap);
}

function bodyOf(infos: readonly Info[], language: Language, assumedHours: number | undefined): string {
  const labels = LABELS[language] ?? LABELS.en;
  const lines = infos.flatMap((info, index) => [
    index === 0 ? '' : [info.headline, info.instruction].filter(Boolean).join('\n'),
    info.description,
    labelled(labels.area, areaWords(info)),
    labelled(labels.more, info.web),
    ...info.files.map((file) => labelled(labels.file, file)),
    labelled(labels.contact, info.contact),
  ]);
  const end = assumedHours === undefined ? '' : labels.noExpiry.replace('{hours}', String(assumedHours));
  return [...new Set([...lines, end].filter(Boolean))].join('\n');
}

function labelled(label: string, value: string): string {
  return value === '' ? '' : `${label}${value}`;
}

function fit(line: string): string {
  return line.length <= MAX_LINE ? line : `${[...line.slice(0, MAX_LINE - 1)].slice(0, -1).join('')}…`;
}
