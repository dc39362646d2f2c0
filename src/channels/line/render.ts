import { alertUrl } from '../../domain/alert-url.js';
import type { RenderInput, Rendition } from '../channel.js';
import { fallbackNote } from '../../domain/fallback-note.js';
import { LANGUAGE_NAMES, textFor, type Language } from '../../domain/language.js';
import { mark } from '../../domain/marking.js';
import { officeName } from '../../domain/office-name.js';
import { answerButtons, type ButtonsMessage } from './answer-buttons.js';

/** Messages as LINE takes them; the plain text comes first because every phone shows it alike. */
export interface LineWire {
  messages: (TextMessage | ButtonsMessage)[];
}

interface TextMessage {
  type: 'text';
  text: string;
}

/** LINE counts UTF-16 code units (Messaging API reference, text message). */
const LIMIT = 5_000;

const DETAILS: Record<Language, string> = {
  ja: '詳しい情報',
  'ja-x-easy': 'くわしい おしらせ',
  en: 'Details',
  'zh-Hans': '详细信息',
  ko: '자세한 정보',
  vi: 'Chi tiết',
  ne: 'थप जानकारी',
  tl: 'Mga detalye',
  id: 'Informasi lengkap',
  my: 'အသေးစိတ်',
};

/** Puts a version into one short message; the page behind the link has the rest. */
export function renderLine(input: RenderInput): Rendition {
  const { content, language } = input;
  const found = textFor(content.texts, language);
  const warnings: string[] = [];
  if (found.language !== language) {
    warnings.push(
      `${LANGUAGE_NAMES[language]}の文がないため${LANGUAGE_NAMES[found.language]}で送ります (no text in ${language}: ${found.language} is sent)`,
    );
  }
  const sentence = mark(content.kind, language);
  const head = [oneLine(found.text.headline), oneLine(found.text.place), lines(found.text.instruction)]
    .filter((line) => line !== '')
    .join('\n\n');
  const link = `${DETAILS[language]}: ${alertUrl(input)}`;
  const note = fallbackNote(language, found.language);
  const textOf = (middle: string) =>
    [sentence, note, middle, officeName(input.profile, content.organisation, language), link, sentence]
      .filter((line) => line !== '')
      .join('\n\n');
  const shortened = clip(head, LIMIT - textOf('…').length);
  if (shortened !== head) warnings.push(`LINE の上限 ${LIMIT} 文字に縮めました (the text was cut to ${LIMIT} units)`);
  const text = textOf(shortened);
  // The month's limit counts people, not messages: the buttons cost nothing more.
  const buttons = input.asksAnswer === true ? [answerButtons(input)] : [];
  const wire: LineWire = { messages: [{ type: 'text', text }, ...buttons] };
  return {
    language,
    preview: [text, ...buttons.map(shownAs)].join('\n\n'),
    measure: { count: text.length, limit: LIMIT, unit: { ja: '文字（UTF-16）', en: 'UTF-16 units' } },
    warnings,
    wire,
    files: [
      {
        name: `line-${language}.json`,
        mediaType: 'application/json',
        bytes: new TextEncoder().encode(JSON.stringify(wire, null, 2)),
      },
    ],
  };
}

/** The buttons as a preview shows them, without a telephone to press them on. */
function shownAs({ template }: ButtonsMessage): string {
  return [template.text, ...template.actions.map(({ label }) => `［ ${label} ］`)].join('\n');
}

/** The longest beginning within `limit` code units, cut between graphemes. */
function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text)) {
    if (kept.length + segment.length > limit - 1) break;
    kept += segment;
  }
  return `${kept}…`;
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
