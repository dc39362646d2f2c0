import { fallbacks, type Language, LANGUAGE_NAMES } from '../../domain/language.js';
import { mark } from '../../domain/marking.js';
import type { Rendition, RenderInput } from '../channel.js';
import { clean, unprintable } from './printable.js';
import type { PdfEngine } from './render-pdf.js';
import { asText, pageUrl, sheetOf } from './sheet.js';

/** Above this share of characters without a glyph, a sheet in that language helps nobody. */
const UNREADABLE = 0.03;
/** A wall of text is not read on a board. */
const PAGES = 1;

/** Sets one sheet; when the typesetter fails, the same words as a plain text file. */
export async function renderBulletin(engine: PdfEngine, input: RenderInput): Promise<Rendition> {
  const language = printedLanguage(input);
  const losses = { missing: new Set<string>(), cut: false };
  const sheet = sheetOf(input, language, losses);
  const preview = asText(sheet);
  const warnings = [...languageWarnings(input.language, language), ...missingWarnings(losses.missing)];
  if (losses.cut)
    warnings.push('長すぎるため、終わりを省き「…」を付けました。続きは番号のページにあります (text cut).');
  const result = await engine.make(JSON.stringify(sheet));
  if (result.kind === 'failed') warnings.push(engineWarning(result.why));
  if (result.kind === 'pdf' && result.pages > PAGES) {
    warnings.push(
      `1枚に収まらず${result.pages}枚になりました。本文を短くするか、${result.pages}枚とも掲示してください (${result.pages} pages).`,
    );
  }
  const name = fileName(input);
  return {
    language,
    preview,
    measure: {
      count: result.kind === 'pdf' ? result.pages : PAGES,
      limit: PAGES,
      unit: { ja: '枚', en: 'page' },
    },
    warnings,
    wire: {
      shortId: input.shortId,
      version: input.versionNumber,
      place: input.place?.code ?? null,
      url: pageUrl(input),
    },
    files: [
      result.kind === 'pdf'
        ? { name: `${name}.pdf`, mediaType: 'application/pdf', bytes: result.bytes }
        : {
            name: `${name}.txt`,
            mediaType: 'text/plain; charset=utf-8',
            bytes: new TextEncoder().encode(`${preview}\n`),
          },
    ],
  };
}

function fileName(input: RenderInput): string {
  const plain = (part: string): string => part.replaceAll(/[^A-Za-z0-9-]/g, '_');
  return [plain(input.shortId), `v${input.versionNumber}`, plain(input.place?.code ?? 'all')].join('-');
}

/** The language asked for, unless it has no text or our fonts lack its letters: then the next best. */
function printedLanguage(input: RenderInput): Language {
  const readable = fallbacks(input.language).find((candidate) => {
    const text = input.content.texts[candidate];
    return text !== undefined && isReadable(Object.values(text).join(''), candidate, input);
  });
  return readable ?? 'ja';
}

function isReadable(text: string, language: Language, input: RenderInput): boolean {
  // A mark that cannot be printed would turn a drill into an alarm.
  if (unprintable(mark(input.content.kind, language)).length > 0) return false;
  const cleaned = Array.from(clean(text));
  const lost = new Set(unprintable(cleaned.join('')));
  return cleaned.filter((character) => lost.has(character)).length <= cleaned.length * UNREADABLE;
}

function languageWarnings(asked: Language, printed: Language): string[] {
  if (asked === printed) return [];
  return [
    `${LANGUAGE_NAMES[asked]}の文がないか、印刷できる文字がないため、${LANGUAGE_NAMES[printed]}で作りました (printed in ${printed}).`,
  ];
}

function missingWarnings(missing: ReadonlySet<string>): string[] {
  return Array.from(missing, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `「${character}」（U+${code}）は印刷できないため「〓」にしました (no glyph).`;
  });
}

function engineWarning(why: 'timeout' | 'died' | 'refused'): string {
  const reason = { timeout: '時間切れ', died: '組版プログラムの停止', refused: '組版の誤り' }[why];
  return `PDFを作れませんでした（${reason}）。文字だけの掲示物にしました。印刷して使えます (plain text instead of PDF: ${why}).`;
}
