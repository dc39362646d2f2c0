import { alertUrl } from '../../domain/alert-url.js';
import type { RenderInput, Rendition } from '../channel.js';
import { fallbackNote } from '../../domain/fallback-note.js';
import { LANGUAGE_NAMES, htmlLang, textFor } from '../../domain/language.js';
import { mark, markTitle } from '../../domain/marking.js';
import { ANSWER_WORDING } from '../../domain/wording/answers.js';

/** What the service worker shows. */
export interface PushWire {
  /** JSON text of the notification. */
  payload: string;
  /** The same without its body, for a push service that takes less than the 4,096 bytes of RFC 8030 §7.2. */
  short: string;
  /** Where people are asked to answer: the page, to which the reader's own token belongs. Nobody else can read it there. */
  answerPage?: string;
}

/** The notification of one reader. */
export function personalPayload(payload: string, answerPage: string | undefined, token: string): string {
  return answerPage === undefined ? payload : `${payload.slice(0, -1)},"answer":"${answerPage}${token}"}`;
}

/** Encryption adds 103 bytes, an answer's address about 120, and Apple takes 4,096: 3,000 leaves room for every service. */
const LIMIT = 3_000;
const TITLE_GRAPHEMES = 80;

/** Puts a version into one notification: a title, and what to do. */
export function renderWebPush(input: RenderInput): Rendition {
  const { content, language } = input;
  const found = textFor(content.texts, language);
  const warnings: string[] = [];
  if (found.language !== language) {
    warnings.push(
      `${LANGUAGE_NAMES[language]}の文がないため${LANGUAGE_NAMES[found.language]}で送ります (no text in ${language}: ${found.language} is sent)`,
    );
  }
  const headline = oneLine(found.text.headline);
  const short = clip(headline, TITLE_GRAPHEMES);
  if (short !== headline) warnings.push('見出しを縮めました (the title was cut)');
  const title = markTitle(content.kind, language, short);
  const middle = [oneLine(found.text.place), lines(found.text.instruction), lines(found.text.body)].filter(
    (line) => line !== '',
  );
  const sentence = mark(content.kind, language);
  const note = fallbackNote(language, found.language);
  const bodyOf = (text: string) => [sentence, note, text, sentence].filter((line) => line !== '').join('\n');
  const payloadOf = (body: string) =>
    JSON.stringify({
      title,
      body,
      url: alertUrl(input),
      // One alert shows as one notification: an update replaces it, a repeat changes nothing.
      tag: input.alertId,
      lang: htmlLang(found.language),
      kind: content.kind,
      // Only what is new may sound again.
      ...(input.versionNumber > 1 ? { renotify: true } : {}),
      ...(input.asksAnswer === true ? { ask: ANSWER_WORDING[language].ask.headline } : {}),
    });
  const text = fit(middle.join('\n'), (candidate) => bytesOf(payloadOf(bodyOf(candidate))) <= LIMIT);
  if (text !== middle.join('\n')) {
    warnings.push(`通知の文を ${LIMIT} バイトに収まるよう縮めました (the text was cut to fit ${LIMIT} bytes)`);
  }
  const wire: PushWire = {
    payload: payloadOf(bodyOf(text)),
    short: payloadOf(sentence),
    ...(input.asksAnswer === true ? { answerPage: `${input.publicUrl}/answer/${input.shortId}/` } : {}),
  };
  return {
    language,
    preview: `${title}\n${bodyOf(text)}`,
    measure: { count: bytesOf(wire.payload), limit: LIMIT, unit: { ja: 'バイト', en: 'bytes' } },
    warnings,
    wire,
    files: [
      { name: `push-${language}.json`, mediaType: 'application/json', bytes: new TextEncoder().encode(wire.payload) },
    ],
  };
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The longest beginning of `text`, cut between graphemes, that `fits`. */
function fit(text: string, fits: (candidate: string) => boolean): string {
  if (fits(text)) return text;
  const parts = graphemes(text);
  let low = 0;
  let high = parts.length;
  while (high - low > 1) {
    const half = (low + high) >> 1;
    if (fits(`${parts.slice(0, half).join('')}…`)) low = half;
    else high = half;
  }
  return `${parts.slice(0, low).join('')}…`;
}

function clip(text: string, limit: number): string {
  const parts = graphemes(text);
  return parts.length <= limit ? text : `${parts.slice(0, limit - 1).join('')}…`;
}

function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text), (part) => part.segment);
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

function lines(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}
