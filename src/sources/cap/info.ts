import { LANGUAGES, type Language } from '../../domain/language.js';
import type { Certainty, Severity, Urgency } from '../../domain/alert.js';
import { oneLine, plainText } from './html-text.js';
import { part, parts, wordOf, type Part } from './schema.js';

const MAX_PROSE = 6_000;
const MAX_HEADLINE = 160;

/** One `<info>`: what is said of the event in one language, for its areas. */
export interface Info {
  /** The tag as written; absent is en-US (CAP 1.2 §3.2.2). */
  tag: string;
  /** The language of ours it is read as, where there is one. */
  language: Language | undefined;
  event: string;
  categories: string[];
  responses: string[];
  urgency: Urgency;
  severity: Severity;
  certainty: Certainty;
  codes: { system: string; value: string }[];
  expires: string;
  senderName: string;
  headline: string;
  description: string;
  instruction: string;
  web: string;
  contact: string;
  /** Addresses of files; what is embedded is never passed on. */
  files: string[];
  areas: readonly Part[];
}

export function readInfo(part: Part): Info {
  const prose = (name: string): string => cut(plainText(wordOf(part, name)));
  const written = ['headline', 'description', 'event'].map((name) => wordOf(part, name)).join(' ');
  const tag = wordOf(part, 'language') || 'en-US';
  const event = oneLine(wordOf(part, 'event'), MAX_HEADLINE) || oneLine(wordOf(part, 'headline'), MAX_HEADLINE);
  return {
    tag,
    language: languageOf(tag, written),
    event,
    categories: parts(part, 'category').map(({ text }) => text),
    responses: parts(part, 'responseType').map(({ text }) => text),
    urgency: wordOf(part, 'urgency') as Urgency,
    severity: wordOf(part, 'severity') as Severity,
    certainty: wordOf(part, 'certainty') as Certainty,
    codes: parts(part, 'eventCode').map((code) => ({
      system: wordOf(code, 'valueName'),
      value: wordOf(code, 'value'),
    })),
    expires: wordOf(part, 'expires'),
    senderName: oneLine(wordOf(part, 'senderName'), 100),
    headline: oneLine(wordOf(part, 'headline'), MAX_HEADLINE) || event,
    description: prose('description'),
    instruction: prose('instruction'),
    web: httpAddress(wordOf(part, 'web')),
    contact: oneLine(wordOf(part, 'contact'), 300),
    files: parts(part, 'resource')
      .flatMap((resource) => httpAddress(wordOf(resource, 'uri')) || [])
      .slice(0, 5),
    areas: parts(part, 'area'),
  };
}

/** An address a resident can open, without a name and password in it. */
function httpAddress(value: string): string {
  if (!/^https?:\/\//iu.test(value) || !URL.canParse(value)) return '';
  const url = new URL(value);
  return url.username === '' && url.password === '' ? url.href : '';
}

/** RFC 5646 tags onto the languages of the house. Traditional Chinese is not simplified: it is read as none of ours. */
export function languageOf(tag: string, text: string): Language | undefined {
  if (/[\u3041-\u3096\u30a1-\u30fa]/u.test(text)) return /^ja-x-easy/iu.test(tag) ? 'ja-x-easy' : 'ja';
  const lower = tag.toLowerCase();
  const exact = LANGUAGES.find((language) => language.toLowerCase() === lower);
  if (exact !== undefined) return exact;
  const [primary = '', ...rest] = lower.split('-');
  if (['zh', 'cmn'].includes(primary)) {
    const isTraditional = ['hant', 'tw', 'hk', 'mo'].some((subtag) => rest.includes(subtag));
    return isTraditional ? undefined : find('zh-hans');
  }
  return find(primary === 'fil' ? 'tl' : primary);
}

function find(name: string): Language | undefined {
  return LANGUAGES.find((language) => language.toLowerCase() === name);
}

function cut(text: string): string {
  return text.length <= MAX_PROSE ? text : `${[...text.slice(0, MAX_PROSE)].slice(0, -1).join('')}…`;
}

/** The names of an info's areas as its sender wrote them. */
export function areaWords(info: Info): string {
  const names = info.areas.map((area) => oneLine(part(area, 'areaDesc')?.text ?? '', 120)).filter(Boolean);
  const rest = names.length - 5;
  return `${[...new Set(names)].slice(0, 5).join('; ')}${rest > 0 ? ` (+${rest})` : ''}`;
}
