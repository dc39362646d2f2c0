import { isLive, laneOf, type MessageType } from '../../domain/alert.js';
import { placeText } from '../../domain/area.js';
import { LANGUAGE_NAMES, type Language } from '../../domain/language.js';
import { mark } from '../../domain/marking.js';
import type { Rendition, RenderInput } from '../channel.js';
import { forScreen, isShowable, toCp932 } from './jis.js';
import { paginate } from './pages.js';
import { asXml, emptyXml, type Crawl, type Replaced } from './xml.js';

/** 解除 and 取消 never share a wording: one ends a danger, the other a mistake. */
const TYPES: Record<MessageType, string> = {
  Alert: '',
  Update: '【続報】',
  Correction: '【訂正】',
  AllClear: '【解除】',
  Cancel: '【取消】先ほどの情報は誤りでした。',
};

/** Pages for the superimposer of a cable station, as text in two encodings and as XML. */
export function renderPages(input: RenderInput): Rendition {
  const { content, profile, shortId } = input;
  const language = screenLanguage(input);
  const limits = profile.media.catv;
  const replaced = new Map<string, string>();
  const screen = (text: string): string => forScreen(text, replaced);
  const { pages, cut } = paginate(linesOf(input, language).map(screen), {
    ...limits,
    mark: screen(mark(content.kind, language)),
    more: screen(`続きは市ホームページ（番号${shortId}）`),
  });
  const loud = isLive(content) && content.messageType !== 'AllClear' && laneOf(content) === 'emergency';
  const wire: Crawl & { versionId: string; place: string | null } = {
    onAir: true,
    alertId: input.alertId,
    shortId,
    versionId: input.versionId,
    version: input.versionNumber,
    messageType: content.messageType,
    kind: content.kind,
    class: loud ? 'emergency' : 'general',
    issuedAt: input.issuedAt.toISOString(),
    expiresAt: content.expiresAt,
    place: input.place?.code ?? null,
    pages,
    replaced: Array.from(replaced, ([from, to]) => ({ from, code: codeOf(from), to })),
  };
  const preview = pages.join('\n\n');
  return {
    language,
    preview,
    measure: { count: pages.length, limit: limits.pages, unit: { ja: 'ページ', en: 'pages' } },
    warnings: [
      ...(language === input.language ? [] : [languageWarning(input.language, language)]),
      ...wire.replaced.map(replacedWarning),
      ...(cut ? [cutWarning(limits)] : []),
    ],
    wire,
    files: filesOf(fileName(input), preview, wire),
  };
}

/** Headline, place, what to do, detail: who sees the first page only has seen what matters. */
function linesOf({ content, profile }: RenderInput, language: Language): string[] {
  const text = content.texts[language] ?? content.texts.ja;
  const place = text.place.trim() === '' ? placeText(profile, content.areas, language) : text.place;
  const japanese = language === 'ja' || language === 'ja-x-easy';
  const type = japanese ? TYPES[content.messageType] : '';
  const said = Object.values(text).join('\n');
  return [`${type}${level(content, said, japanese)}${text.headline}`, place, text.instruction, text.body]
    .flatMap((part) => part.split(/\r?\n|\r/))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The level where the words do not hold it, and never above an end: 「警戒レベル４」 would send people out. */
function level({ level: degree, topic, messageType }: RenderInput['content'], said: string, japanese: boolean): string {
  const isOver = messageType === 'AllClear' || messageType === 'Cancel';
  if (degree === undefined || isOver || /(レベル|level)\s?[1-5１-５]/i.test(said)) return '';
  if (!japanese) return `Level ${degree}: `;
  return `警戒レベル${degree}${topic === 'evacuation' ? '' : '相当'}　`;
}

/** JIS X 0208 and the half-width Latin letters: in other scripts, or with other accents, it would show rows of 〓. */
const ON_SCREEN: readonly Language[] = ['ja', 'ja-x-easy', 'en'];

function screenLanguage({ content, language }: RenderInput): Language {
  const text = content.texts[language];
  if (text === undefined || !ON_SCREEN.includes(language)) return 'ja';
  const sample = Array.from(Object.values(text).join('')).concat(Array.from(mark(content.kind, language)));
  const lost = sample.filter((character) => !isShowable(character) && !/[\u0000-\u00ff]/.test(character));
  return lost.length * 20 > sample.length ? 'ja' : language;
}

const encoded = (words: string): Uint8Array => new TextEncoder().encode(words);
/** Stations' machines run Windows: Shift_JIS comes with its line ends. */
const inShiftJis = (words: string): Uint8Array | undefined => toCp932(words.replaceAll('\n', '\r\n'));

const TYPES_OF_FILES = {
  '.txt': 'text/plain; charset=utf-8',
  '.sjis.txt': 'text/plain; charset=Shift_JIS',
  '.xml': 'application/xml; charset=utf-8',
  '.sjis.xml': 'application/xml; charset=Shift_JIS',
  '.json': 'application/json; charset=utf-8',
};

function filesOf(name: string, text: string, crawl: Crawl): Rendition['files'] {
  return named(name, {
    '.txt': encoded(`${text}\n`),
    '.sjis.txt': inShiftJis(`${text}\n`),
    '.xml': encoded(`${asXml(crawl, 'UTF-8')}\n`),
    '.sjis.xml': inShiftJis(`${asXml(crawl, 'Shift_JIS')}\n`),
    '.json': encoded(`${JSON.stringify(crawl, null, 2)}\n`),
  });
}

function named(name: string, bytes: Record<keyof typeof TYPES_OF_FILES, Uint8Array | undefined>): Rendition['files'] {
  const endings = Object.keys(TYPES_OF_FILES) as (keyof typeof TYPES_OF_FILES)[];
  return endings.flatMap((end) => {
    const content = bytes[end];
    return content === undefined ? [] : [{ name: `${name}${end}`, mediaType: TYPES_OF_FILES[end], bytes: content }];
  });
}

/** What the folder of a station says when nothing is on the screen: a text of no letters, a document of no pages. */
export const NOTHING_ON_SCREEN: Rendition['files'] = named('current', {
  '.txt': encoded(''),
  '.sjis.txt': encoded(''),
  '.xml': encoded(`${emptyXml('UTF-8')}\n`),
  '.sjis.xml': inShiftJis(`${emptyXml('Shift_JIS')}\n`),
  '.json': encoded(`${JSON.stringify({ onAir: false, pages: [], replaced: [] }, null, 2)}\n`),
});

function fileName(input: RenderInput): string {
  const plain = (part: string): string => part.replaceAll(/[^A-Za-z0-9-]/g, '_');
  return [plain(input.shortId), `v${input.versionNumber}`, plain(input.place?.code ?? 'all')].join('-');
}

function languageWarning(asked: Language, shown: Language): string {
  return `${LANGUAGE_NAMES[asked]}の文がないか、画面に出せない文字のため、${LANGUAGE_NAMES[shown]}で作りました (shown in ${shown}).`;
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function replacedWarning({ from, code, to }: Replaced): string {
  return `「${from}」（${code}）は画面に出せないため「${to}」にしました (replaced).`;
}

function cutWarning({ pages, charactersPerPage }: { pages: number; charactersPerPage: number }): string {
  return `${charactersPerPage}文字×${pages}ページに収まらないため、終わりを省きました。本文を短くしてください (cut at a sentence end).`;
}
