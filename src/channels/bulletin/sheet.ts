import { laneOf } from '../../domain/alert.js';
import { placeText } from '../../domain/area.js';
import { fallbackNote } from '../../domain/fallback-note.js';
import { htmlLang, type Language } from '../../domain/language.js';
import { mark } from '../../domain/marking.js';
import type { RenderInput } from '../channel.js';
import { copyOf, pageUrl, type Copy } from './copy.js';
import type { Format, PaperWish } from './formats.js';
import type { Part } from './furigana.js';
import { LABELS, type Labels } from './labels.js';
import { townMap, type TownMap } from './map.js';
import { PAPER_WORDS, type PaperWords } from './paper-words.js';
import { knownReadings } from './place-readings.js';
import { breakLongRuns, clean, printable, unprintable } from './printable.js';
import { isOver, sheltersFor } from './shelters.js';
import { LIMITS, shorten, type Losses } from './shorten.js';
import { wallClock, when } from './when.js';

const REGIONS: Record<string, string> = { ja: 'jp', zh: 'cn', ko: 'kr' };

/** Everything that stands on each copy of a paper, in the order it is read. The template decides nothing but size. */
export interface Sheet {
  lang: string;
  region: string;
  title: string;
  author: string;
  date: { year: number; month: number; day: number; hour: number; minute: number; second: number };
  mark: string;
  city: string;
  nature: string;
  /** For the window of the envelope. Empty on what is not a letter. */
  greeting: string;
  /** In the reader's language: that the sheet is in another. Empty where it is not. */
  note: { text: string; lang: string };
  tag: string;
  level: string;
  /** Names with their readings; `body`: the detail has readings too. Nothing in languages that need none. */
  readings: { names: Part[]; body: boolean } | null;
  headline: string;
  /** `read`: with readings, in Japanese. */
  rows: { label: string; value: string; read: boolean }[];
  instruction: string[];
  body: string[];
  shelters: { number: number; name: string; kana: string; address: string }[];
  map: TownMap | null;
  labels: Pick<Labels, 'instruction' | 'shelters' | 'sheltersNote' | 'shelterColumns' | 'number' | 'phone'>;
  words: Pick<PaperWords, 'onMap' | 'hatched' | 'schematic' | 'north'>;
  phones: { label: string; number: string }[];
  url: string;
  number: string;
  version: string;
  source: string;
  /** Last line: who put it up, or what to do with it. */
  closing: string;
}

/** A paper as it goes to the typesetter: one for all, and what is different on each copy. */
export interface Paper {
  format: Format;
  sheet: Sheet;
  copies: Copy[];
}

/** The paper for one place, or for none; `losses` collects what cannot be printed. */
export function paperOf(input: RenderInput, wish: PaperWish, losses: Losses): Paper {
  return { format: wish.format, sheet: sheetOf(input, wish, losses), copies: [copyOf(input, wish)] };
}

function sheetOf(input: RenderInput, { format, language }: PaperWish, losses: Losses): Sheet {
  const { content, profile } = input;
  const text = content.texts[language] ?? content.texts.ja;
  const japanese = htmlLang(language) === 'ja';
  const [labels, words] = [LABELS[language], PAPER_WORDS[language]];
  const show = (value: string): string => printable(value, losses.missing);
  const lines = (part: 'headline' | 'instruction' | 'body'): string[] =>
    linesOf(shorten(show(text[part]), LIMITS[part], losses)).map(breakLongRuns);
  const headline = lines('headline').join(' ');
  const issued = when(input.issuedAt, profile.timeZone, language);
  const sentence = mark(content.kind, language);
  const city = japanese ? profile.name.ja : profile.name.en;
  const shelters = sheltersFor(content, profile);
  return {
    lang: primaryTag(language),
    region: REGIONS[primaryTag(language)] ?? '',
    title: `${sentence} ${headline} ${labels.number} ${input.shortId}`.trim(),
    author: city,
    date: wallClock(input.issuedAt, profile.timeZone),
    mark: sentence,
    city,
    nature: labels[laneOf(content)],
    greeting: format === 'letter' ? words.household : '',
    note: noteOf(input, language),
    tag: labels.types[content.messageType],
    level: isOver(content) ? '' : levelOf(input, labels),
    readings: japanese ? { names: knownReadings(profile), body: language === 'ja-x-easy' } : null,
    headline,
    rows: [
      { label: labels.where, value: breakLongRuns(placeOf(input, show, language)), read: true },
      { label: labels.issued, value: issued, read: language === 'ja-x-easy' },
    ],
    instruction: lines('instruction'),
    body: lines('body'),
    shelters: shelters.map(({ name, kana, address }, i) => ({
      number: i + 1,
      name,
      kana: japanese ? kana : '',
      address,
    })),
    map: shelters.length === 0 ? null : townMap(profile, content.areas, shelters, { language, words }),
    labels: {
      instruction: labels.instruction,
      shelters: labels.shelters,
      sheltersNote: labels.sheltersNote,
      shelterColumns: labels.shelterColumns,
      number: labels.number,
      phone: labels.phone,
    },
    words: { onMap: words.onMap, hatched: words.hatched, schematic: words.schematic, north: words.north },
    phones: profile.phones.map((phone) => ({ label: phone.label, number: phone.number })),
    url: printedUrl(pageUrl(input)),
    number: input.shortId,
    version: labels.version(input.versionNumber),
    source: [`${labels.published} ${issued}`, ...sourceOf(input, labels, japanese, show)].join('　'),
    closing: { sheet: labels.posted, poster: labels.posted, letter: '', slip: words.passOn }[format],
  };
}

function placeOf({ content, profile }: RenderInput, show: (value: string) => string, language: Language): string {
  const text = content.texts[language] ?? content.texts.ja;
  return linesOf(show(clean(text.place) || placeText(profile, content.areas, language))).join(' ');
}

/** What Typst calls a language; the region chooses the shapes of Han characters. */
function primaryTag(language: Language): string {
  return htmlLang(language).split('-')[0] ?? 'ja';
}

function noteOf(input: RenderInput, printed: Language): Sheet['note'] {
  const note = fallbackNote(input.language, printed);
  return { text: unprintable(note).length > 0 ? '' : note, lang: primaryTag(input.language) };
}

function levelOf({ content }: RenderInput, labels: Labels): string {
  return content.level === undefined ? '' : labels.level(content.level, content.topic !== 'evacuation');
}

function sourceOf(
  { content, profile }: RenderInput,
  labels: Labels,
  japanese: boolean,
  show: (value: string) => string,
): string[] {
  const organisation = profile.organisations.find((candidate) => candidate.code === content.organisation);
  const names = organisation?.name ?? profile.name;
  const credit = show(content.credit).trim();
  return [japanese ? names.ja : names.en, ...(credit === '' ? [] : [`${labels.credit} ${credit}`])];
}

function linesOf(value: string): string[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Fits on the line beside the QR code at 13 pt. */
const URL_ON_ONE_LINE = 52;

/** The address as it is typed and copied: only one that cannot fit is given places to break. */
function printedUrl(url: string): string {
  return url.length <= URL_ON_ONE_LINE ? url : breakLongRuns(url);
}
