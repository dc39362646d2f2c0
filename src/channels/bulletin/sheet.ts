import { laneOf } from '../../domain/alert.js';
import { contains, placeText } from '../../domain/area.js';
import { htmlLang, type Language } from '../../domain/language.js';
import { fallbackNote } from '../../domain/fallback-note.js';
import { mark } from '../../domain/marking.js';
import type { Shelter } from '../../domain/profile.js';
import { TOPIC_FACTS } from '../../domain/topic.js';
import type { RenderInput } from '../channel.js';
import { knownReadings, phrases, plainPhrase, withReadings, type Phrase } from './furigana.js';
import { LABELS, type Labels } from './labels.js';
import { breakLongRuns, clean, printable, unprintable } from './printable.js';
import { qrSvg } from './qr.js';
import { LIMITS, shorten, type Losses } from './shorten.js';
import { wallClock, when } from './when.js';

const REGIONS: Record<string, string> = { ja: 'jp', zh: 'cn', ko: 'kr' };

/** More do not fit beside the words; the nearest come first. */
const MOST_SHELTERS = 5;

/** Everything on one sheet, in the order it is read. The template prints it and decides nothing but size. */
export interface Sheet {
  lang: string;
  region: string;
  title: string;
  author: string;
  date: { year: number; month: number; day: number; hour: number; minute: number; second: number };
  mark: string;
  city: string;
  nature: string;
  facts: string[];
  /** In the reader's language: that the sheet is in another. Empty where it is not. */
  note: { text: string; lang: string };
  tag: string;
  level: string;
  furigana: boolean;
  headline: Phrase[];
  rows: { label: string; value: Phrase[] }[];
  instruction: Phrase[][];
  body: string[];
  shelters: { name: string; kana: string; address: string }[];
  labels: Pick<Labels, 'instruction' | 'shelters' | 'sheltersNote' | 'shelterColumns' | 'newer' | 'number' | 'phone'>;
  phones: { label: string; number: string }[];
  qr: { svg: string; alt: string };
  url: string;
  number: string;
  source: string;
  posted: string;
}

/** The sheet in `language`, which must be one the alert is written in; `losses` collects what cannot be printed. */
export function sheetOf(input: RenderInput, language: Language, losses: Losses): Sheet {
  const { content, profile } = input;
  const text = content.texts[language] ?? content.texts.ja;
  const japanese = htmlLang(language) === 'ja';
  const labels = LABELS[language];
  const show = (value: string): string => printable(value, losses.missing);
  const lines = (part: 'headline' | 'instruction' | 'body'): string[] =>
    linesOf(shorten(show(text[part]), LIMITS[part], losses));
  const readings = japanese ? knownReadings(profile) : [];
  const phrased = (value: string): Phrase[] =>
    japanese ? phrases(withReadings(breakLongRuns(value), readings)) : plainPhrase(breakLongRuns(value));
  const headline = phrased(lines('headline').join(' '));
  const place = phrased(show(clean(text.place) || placeText(profile, content.areas, language)));
  const issued = when(input.issuedAt, profile.timeZone, language);
  const sentence = mark(content.kind, language);
  const ends = content.messageType === 'AllClear' || content.messageType === 'Cancel';
  const city = japanese ? profile.name.ja : profile.name.en;
  return {
    lang: primaryTag(language),
    region: REGIONS[primaryTag(language)] ?? '',
    title: show(`${sentence} ${lines('headline').join(' ')} ${labels.number} ${input.shortId}`.trim()),
    author: city,
    date: wallClock(input.issuedAt, profile.timeZone),
    mark: sentence,
    city,
    nature: labels[laneOf(content)],
    facts: factsOf(input, labels),
    note: noteOf(input, language),
    tag: labels.types[content.messageType],
    level: ends ? '' : levelOf(input, labels),
    furigana: [...headline, ...place].some((phrase) => phrase.some((part) => part.r !== '')),
    headline,
    rows: [
      { label: labels.where, value: place },
      { label: labels.issued, value: phrased(issued) },
    ],
    instruction: lines('instruction').map(phrased),
    body: lines('body').map(breakLongRuns),
    shelters: ends ? [] : sheltersFor(input, japanese),
    labels,
    phones: profile.phones.map((phone) => ({ label: phone.label, number: phone.number })),
    qr: { svg: qrSvg(scanUrl(input)), alt: labels.qr(pageUrl(input)) },
    url: printedUrl(pageUrl(input)),
    number: input.shortId,
    source: [`${labels.published} ${issued}`, ...sourceOf(input, labels, japanese, show)].join('　'),
    posted: labels.posted,
  };
}

export function pageUrl(input: Pick<RenderInput, 'publicUrl' | 'shortId'>): string {
  return `${input.publicUrl}/alerts/${input.shortId}`;
}

/** What the code opens: the same page, and it tells which board's sheet was scanned (the posting receipt). */
export function scanUrl(input: RenderInput): string {
  return input.place === undefined ? pageUrl(input) : `${pageUrl(input)}?board=${encodeURIComponent(input.place.code)}`;
}

/** What Typst calls a language; the region chooses the shapes of Han characters. */
function primaryTag(language: Language): string {
  return htmlLang(language).split('-')[0] ?? 'ja';
}

function noteOf(input: RenderInput, printed: Language): Sheet['note'] {
  const note = fallbackNote(input.language, printed);
  return { text: unprintable(note).length > 0 ? '' : note, lang: primaryTag(input.language) };
}

function factsOf(input: RenderInput, labels: Labels): string[] {
  return [
    labels.posting,
    `${labels.number} ${input.shortId}`,
    labels.version(input.versionNumber),
    ...(input.place === undefined ? [] : [labels.sheet(input.place.sheet)]),
  ];
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

/** Shelters in or around the affected areas first. Only life-safety news sends people anywhere. */
function sheltersFor({ content, profile }: RenderInput, japanese: boolean): Sheet['shelters'] {
  if (!TOPIC_FACTS[content.topic].lifeSafety) return [];
  const near = (shelter: Shelter): boolean =>
    content.areas.some((area) => contains(area, shelter.area) || contains(shelter.area, area));
  const sorted = [...profile.shelters.filter(near), ...profile.shelters.filter((shelter) => !near(shelter))];
  return sorted.slice(0, MOST_SHELTERS).map((shelter) => ({
    name: shelter.name,
    kana: japanese ? shelter.kana : '',
    address: shelter.address,
  }));
}

const words = (parts: readonly Phrase[]): string => parts.flatMap((phrase) => phrase.map((part) => part.t)).join('');

/** The sheet as plain text in reading order: the preview, and what is left when the typesetter fails. */
export function asText(sheet: Sheet): string {
  return [
    sheet.mark,
    `${sheet.city}　${sheet.nature}`,
    sheet.facts.join('　'),
    sheet.note.text,
    [sheet.tag, sheet.level].filter((item) => item !== '').join('　'),
    words(sheet.headline),
    ...sheet.rows.map((row) => `${row.label}　${words(row.value)}`),
    ...(sheet.instruction.length === 0 ? [] : [`■ ${sheet.labels.instruction}`]),
    ...sheet.instruction.map(words),
    ...sheet.body,
    ...(sheet.shelters.length === 0 ? [] : [`■ ${sheet.labels.shelters}（${sheet.labels.sheltersNote}）`]),
    ...sheet.shelters.map(({ name, kana, address }) => `${name}${kana === '' ? '' : `（${kana}）`}　${address}`),
    sheet.labels.newer,
    sheet.url,
    `${sheet.labels.number} ${sheet.number}`,
    ...sheet.phones.map((phone) => `${phone.label}　${sheet.labels.phone} ${phone.number}`),
    sheet.source,
    sheet.posted,
    sheet.mark,
  ]
    .filter((line) => line !== '')
    .join('\n')
    .replaceAll('\u200b', '');
}

/** Fits on the line beside the QR code at 13 pt. */
const URL_ON_ONE_LINE = 52;

/** The address as it is typed and copied: only one that cannot fit is given places to break. */
function printedUrl(url: string): string {
  return url.length <= URL_ON_ONE_LINE ? url : breakLongRuns(url);
}
