import { alertUrl } from '../../domain/alert-url.js';
import type { RenderInput } from '../channel.js';
import { mark, markTitle } from '../../domain/marking.js';
import { fallbackNote } from '../../domain/fallback-note.js';
import { LANGUAGE_NAMES, textFor, type Language } from '../../domain/language.js';
import { ANSWERS } from '../../domain/receipt.js';
import { ANSWER_WORDING } from '../../domain/wording/answers.js';
import { WORDS } from './words.js';

/** One paragraph of a letter; the HTML part gives each kind its element. */
export interface Block {
  kind: 'mark' | 'headline' | 'instruction' | 'link' | 'text';
  text: string;
  label?: string;
  /** Said in the reader's language, even where the alert's own text is not. */
  isFrame?: true;
}

/** A letter around what differs from reader to reader: the link for answering, where one is asked to, and for leaving. */
export interface Letter {
  subject: string;
  before: Block[];
  /** The line of the link for answering; absent = nobody is asked. */
  answerLabel?: string;
  between: Block[];
  leaveLabel: string;
  after: Block[];
  /** The language the alert's own text is really in, and that of the words around it. */
  textLanguage: Language;
  language: Language;
  warnings: string[];
}

/** A subject that a phone shows whole is about 30 full-width characters; beyond this it only hides the mark behind. */
const SUBJECT_GRAPHEMES = 100;

/**
 * Puts a version into the order a reader needs it: what, where, what to do, where to read on, then the rest.
 * Whose letter it is comes after: phones show the first lines only ("title and address first" is the town's own rule).
 */
export function writeLetter(input: RenderInput): Letter {
  const { content, language, profile } = input;
  const words = WORDS[language];
  const { text, language: textLanguage } = textFor(content.texts, language);
  const warnings: string[] = [];
  if (textLanguage !== language) {
    warnings.push(
      `${LANGUAGE_NAMES[language]}の文がないため${LANGUAGE_NAMES[textLanguage]}で送ります (no text in ${language}: ${textLanguage} is sent)`,
    );
  }
  const headline = oneLine(text.headline);
  const short = clip(headline, SUBJECT_GRAPHEMES);
  if (short !== headline) {
    warnings.push(
      `件名を${SUBJECT_GRAPHEMES}文字に縮めました (the subject was cut to ${SUBJECT_GRAPHEMES} characters)`,
    );
  }
  const marks: Block[] =
    content.kind === 'actual' ? [] : [{ kind: 'mark', text: mark(content.kind, language), isFrame: true }];
  const opening = words.opening?.(cityName(input)) ?? profile.openings.mail;
  const before: Block[] = [
    ...marks,
    { kind: 'text', text: fallbackNote(language, textLanguage), isFrame: true },
    { kind: 'headline', text: headline },
    { kind: 'text', label: WORDS[textLanguage].place, text: oneLine(text.place) },
    { kind: 'instruction', text: lines(text.instruction) },
    { kind: 'link', label: words.page, text: alertUrl(input), isFrame: true },
  ];
  const between: Block[] = [
    { kind: 'text', text: lines(text.body) },
    { kind: 'text', text: opening, isFrame: true },
    { kind: 'text', label: words.sender, text: senderLines(input), isFrame: true },
  ];
  const after: Block[] = [
    { kind: 'text', label: words.credit, text: oneLine(content.credit), isFrame: true },
    ...marks,
  ];
  return {
    subject: markTitle(content.kind, language, short),
    before: before.filter((block) => block.text !== ''),
    ...(input.asksAnswer === true ? { answerLabel: answerLabel(language) } : {}),
    between: between.filter((block) => block.text !== ''),
    leaveLabel: words.leave,
    after: after.filter((block) => block.text !== ''),
    textLanguage,
    language,
    warnings,
  };
}

/** 「返事をお願いします（読みました・無事です・助けが必要です）」 */
function answerLabel(language: Language): string {
  const wording = ANSWER_WORDING[language];
  const answers = ANSWERS.map((answer) => wording[answer].headline);
  return isJapanese(language)
    ? `${wording.ask.headline}（${answers.join('・')}）`
    : `${wording.ask.headline} (${answers.join(' / ')})`;
}

function isJapanese(language: Language): boolean {
  return language === 'ja' || language === 'ja-x-easy';
}

function cityName(input: RenderInput): string {
  return isJapanese(input.language) ? input.profile.name.ja : input.profile.name.en;
}

function senderLines(input: RenderInput): string {
  const organisation = input.profile.organisations.find(({ code }) => code === input.content.organisation);
  const name = isJapanese(input.language) ? organisation?.name.ja : organisation?.name.en;
  const phones = input.profile.phones.map((phone) => `${phone.label} ${phone.number}`);
  return [name ?? cityName(input), ...phones].join('\n');
}

/**
 * Headers are lines: whatever breaks one (CR, LF, NEL, U+2028) or turns its reading direction
 * (U+202A to U+202E, U+2066 to U+2069) becomes a space.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

/** Text of several lines without other control characters. */
function lines(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

export function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text), (part) => part.segment);
}

function clip(text: string, limit: number): string {
  const all = graphemes(text);
  return all.length <= limit ? text : `${all.slice(0, limit - 1).join('')}…`;
}
