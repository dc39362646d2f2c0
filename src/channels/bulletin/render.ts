import { fallbacks, LANGUAGE_NAMES, type Language } from '../../domain/language.js';
import { mark } from '../../domain/marking.js';
import type { Place, Rendition, RenderInput } from '../channel.js';
import { copyOf, pageUrl } from './copy.js';
import { FORMAT_FACTS, type Format } from './formats.js';
import { asText } from './plain-text.js';
import { clean, unprintable } from './printable.js';
import type { PdfEngine, PdfResult } from './render-pdf.js';
import { paperOf, type Paper } from './sheet.js';
import type { Losses } from './shorten.js';

/** Above this share of characters without a glyph, a sheet in that language helps nobody. */
const UNREADABLE = 0.03;

/** Sets one sheet for a board; when the typesetter fails, the same words as a plain text file. */
export function renderBulletin(engine: PdfEngine, input: RenderInput): Promise<Rendition> {
  return renderFormat(engine, input, 'sheet');
}

/** The same text as another paper. */
export async function renderFormat(engine: PdfEngine, input: RenderInput, format: Format): Promise<Rendition> {
  const made = preparedOf(input, format);
  return renditionOf(input, made, await engine.make(made.paper));
}

/** One file with the sheet of every place, each with its own board, number and code: one job for the printer. */
export async function renderPack(engine: PdfEngine, input: RenderInput, places: readonly Place[]): Promise<Rendition> {
  const made = preparedOf(input, 'sheet');
  const wish = { format: 'sheet', language: made.language } as const;
  const copies = places.map((place) => copyOf({ ...input, place }, wish));
  const paper = { ...made.paper, copies };
  return renditionOf(input, { ...made, paper, isPack: true }, await engine.make(paper));
}

interface Prepared {
  paper: Paper;
  language: Language;
  warnings: string[];
  isPack?: true;
}

function preparedOf(input: RenderInput, format: Format): Prepared {
  const language = printedLanguage(input);
  const losses: Losses = { missing: new Set<string>(), cut: false };
  const paper = paperOf(input, { format, language }, losses);
  const warnings = [...languageWarnings(input.language, language), ...missingWarnings(losses.missing)];
  if (losses.cut)
    warnings.push('長すぎるため、終わりを省き「…」を付けました。続きは番号のページにあります (text cut).');
  return { paper, language, warnings };
}

function renditionOf(input: RenderInput, made: Prepared, result: PdfResult): Rendition {
  const { paper, language } = made;
  const preview = paper.copies.map((copy) => asText(paper, copy)).join('\n\f\n');
  const limit = FORMAT_FACTS[paper.format].pages * paper.copies.length;
  const pages = result.kind === 'pdf' ? result.pages : limit;
  const name = fileName(input, made);
  return {
    language,
    preview,
    measure: { count: pages, limit, unit: { ja: '枚', en: 'page' } },
    warnings: [
      ...made.warnings,
      ...(result.kind === 'failed' ? [engineWarning(result.why)] : []),
      ...(pages > limit
        ? [
            `${limit}枚に収まらず${pages}枚になりました。本文を短くするか、${pages}枚とも使ってください (${pages} pages).`,
          ]
        : []),
    ],
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

/** The sheet of a board in Japanese is named by the board alone: studios and printers know it so. */
function fileName(input: RenderInput, { paper, language, isPack }: Prepared): string {
  const plain = (part: string): string => part.replaceAll(/[^A-Za-z0-9-]/g, '_');
  const place = input.place === undefined ? [] : [plain(input.place.code)];
  const what = isPack === true ? ['boards'] : [...(paper.format === 'sheet' ? [] : [paper.format]), ...place];
  const isBoardSheet = paper.format === 'sheet' && place.length > 0 && isPack !== true;
  const named = what.length === 0 ? ['sheet'] : what;
  const tail = isBoardSheet && input.language === 'ja' ? [] : [language];
  return [plain(input.shortId), `v${input.versionNumber}`, ...named, ...tail].join('-');
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
