import { alertUrl } from '../../domain/alert-url.js';
import { fallbackNote } from '../../domain/fallback-note.js';
import { LANGUAGE_NAMES, textFor, type Language } from '../../domain/language.js';
import { markLines } from '../../domain/marking.js';
import type { RenderInput, Rendition } from '../channel.js';
import type { GatewayWire } from '../gateway.js';

/** What fits on one A4 page in letters that a fax machine keeps legible (16 points). */
const LIMIT = 800;

/** The page of a fax as lines of text: the gateway prints them, one page in black on white. */
export function renderFax(input: RenderInput): Rendition {
  const { content, language, profile } = input;
  const found = textFor(content.texts, language);
  const isJapanese = language === 'ja' || language === 'ja-x-easy';
  const city = isJapanese ? profile.name.ja : profile.name.en;
  const phones = profile.phones.map(({ label, number }) => `${label} ${number}`).join(' / ');
  const body = [
    fallbackNote(language, found.language),
    city,
    found.text.headline,
    found.text.place,
    found.text.instruction,
    found.text.body,
    alertUrl(input),
    phones,
  ].flatMap((line) => linesOf(line));
  const lines = markLines(content.kind, language, body).map((line) => line.trimEnd());
  const preview = lines.join('\n');
  const wire: GatewayWire = {
    message: { title: linesOf(found.text.headline).join(' '), lines },
    alert: {
      shortId: input.shortId,
      version: input.versionNumber,
      kind: content.kind,
      issuedAt: input.issuedAt.toISOString(),
    },
    language: found.language,
    publicUrl: input.publicUrl,
  };
  return {
    language,
    preview,
    measure: { count: [...preview].length, limit: LIMIT, unit: { ja: '文字（1枚）', en: 'characters, one page' } },
    warnings: warningsOf(language, found.language, preview),
    wire,
    files: [
      {
        name: `fax-${language}.txt`,
        mediaType: 'text/plain; charset=utf-8',
        bytes: new TextEncoder().encode(`${preview}\n`),
      },
    ],
  };
}

function linesOf(text: string): string[] {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n]/gu, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function warningsOf(asked: Language, given: Language, preview: string): string[] {
  const warnings: string[] = [];
  if (given !== asked)
    warnings.push(
      `${LANGUAGE_NAMES[asked]}の文がないため${LANGUAGE_NAMES[given]}で送ります (no text in ${asked}: ${given} is sent)`,
    );
  if ([...preview].length > LIMIT)
    warnings.push(`FAX 1枚に収まらないことがあります（${LIMIT}文字まで） (may take more than one page).`);
  return warnings;
}
