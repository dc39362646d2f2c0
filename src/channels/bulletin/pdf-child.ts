/**
 * The process that sets the sheets. It stands alone because Typst leaks memory with every compile and blocks while it
 * works: the parent forks it, feeds it, and replaces it. No relative value imports but the computed ones below: Node runs
 * this file as it is in development (type stripping) and as compiled JavaScript in production.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Format } from './formats.js';
import type * as furigana from './furigana.js';
import type * as artifacts from './hide-artifacts.js';
import type { Phrase, Reader } from './furigana.js';
import type * as qr from './qr.js';
import type * as reader from './reader.js';
import type { Paper, Sheet } from './sheet.js';

export interface PdfJob {
  id: number;
  /** Data, never Typst source. */
  paper: Paper;
}

export type PdfReply = { id: number; pdf: Uint8Array; pages: number; scale: number } | { id: number; error: string };

/** Families by npm package; nothing of the machine's own fonts may slip in. */
const FONT_PACKAGES = [
  'biz-udgothic',
  'biz-udpgothic',
  'noto-sans-jp',
  'noto-sans-sc',
  'noto-sans-kr',
  'noto-sans-devanagari',
  'noto-sans-myanmar',
];

/** Sizes to try on so many pages, smallest first, and for slips how many stand on an A4. */
interface Stage {
  scales: readonly number[];
  pages: number;
  up?: 1 | 2 | 4;
}

const scales = (from: number, to: number): number[] =>
  Array.from({ length: Math.round((to - from) * 20) + 1 }, (_, i) => Number((from + i * 0.05).toFixed(2)));

/**
 * The largest size of the first stage that holds everything is taken: a short notice fills its sheet. The templates keep
 * their own floors, so the smallest saves space, not legibility. Where nothing fits, the text runs on.
 */
const BOARD: Stage[] = [
  { scales: scales(0.6, 1.4), pages: 1 },
  { scales: scales(0.8, 1.4), pages: 2 },
  { scales: [0.8], pages: Infinity },
];
const STAGES: Record<Format, Stage[]> = {
  sheet: BOARD,
  poster: BOARD,
  // One leaf: both sides before small print.
  letter: [
    { scales: scales(1, 1.3), pages: 1 },
    { scales: scales(0.85, 1.3), pages: 2 },
    { scales: scales(0.85, 1.2), pages: 4 },
    { scales: [1], pages: Infinity },
  ],
  slip: [
    { scales: scales(0.9, 1.3), pages: 1, up: 4 },
    { scales: scales(0.8, 1.5), pages: 1, up: 2 },
    { scales: scales(1, 1.7), pages: 1, up: 1 },
    { scales: [1.15], pages: Infinity, up: 1 },
  ],
};
const TEMPLATES: Record<Format, string> = { sheet: 'board', poster: 'board', letter: 'letter', slip: 'slip' };

const EXTENSION = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
const beside = (name: string): Promise<unknown> => import(new URL(`${name}.${EXTENSION}`, import.meta.url).href);
const helpers = Promise.all([beside('furigana'), beside('qr'), beside('hide-artifacts')]) as Promise<
  [typeof furigana, typeof qr, typeof artifacts]
>;
let dictionary: Promise<Reader | undefined> | undefined;

const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: fontFolders() }] });

function fontFolders(): string[] {
  const require = createRequire(import.meta.url);
  return FONT_PACKAGES.flatMap((name) => {
    const home = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
    return [join(home, '400Regular'), join(home, '700Bold')];
  });
}

/** Without the dictionary the names keep their readings, and the sheet is made. */
function readerOf(sheet: Sheet): Promise<Reader | undefined> {
  if (sheet.readings === null) return Promise.resolve(undefined);
  dictionary ??= beside('reader').then(
    (loaded) => (loaded as typeof reader).read,
    () => undefined,
  );
  return dictionary;
}

/** The paper as the template takes it: lines cut into phrases with their readings, codes drawn. */
async function inputOf({ format, sheet, copies }: Paper): Promise<string> {
  const [{ phrases, plainPhrase, withReadings }, { qrSvg }] = await helpers;
  const read = await readerOf(sheet);
  const { readings } = sheet;
  const phrased = (text: string): Phrase[] =>
    readings === null ? plainPhrase(text) : phrases(withReadings(text, readings.names, read));
  return JSON.stringify({
    ...sheet,
    format,
    headline: phrased(sheet.headline),
    rows: sheet.rows.map((row) => ({
      label: row.label,
      value: row.read ? phrased(row.value) : plainPhrase(row.value),
    })),
    instruction: sheet.instruction.map(phrased),
    body: readings?.body === true ? sheet.body.map(phrased) : sheet.body,
    furigana: readings !== null,
    copies: copies.map((copy) => ({ ...copy, qr: { ...copy.qr, svg: qrSvg(copy.qr.text) } })),
  });
}

function words(problem: NodeError | null): string {
  if (problem === null) return '';
  return problem.shortDiagnostics
    .map((entry: unknown) => (typeof entry === 'object' && entry !== null ? JSON.stringify(entry) : String(entry)))
    .join(' ')
    .slice(0, 500);
}

interface Setting {
  format: Format;
  paper: string;
}

interface Size {
  scale: number;
  up: number;
  /** One copy alone; a slip on a page of its own size. */
  trial: boolean;
}

function set({ format, paper }: Setting, { scale, up, trial }: Size): NodeTypstDocument {
  const run = compiler.compile({
    mainFilePath: join(import.meta.dirname, `${TEMPLATES[format]}.typ`),
    inputs: { paper, scale: String(scale), up: String(up), trial: trial ? 'yes' : 'no' },
  });
  // An unknown font is only a warning to Typst, which then sets the text in whatever it finds.
  const complaint = words(run.takeError()) || words(run.takeWarnings());
  if (complaint !== '' || run.result === null) throw new Error(complaint || 'no document');
  return run.result;
}

/** How many of the stage's sizes hold one copy, by halving: a size that fits is never below one that does not. */
function fitting(setting: Setting, { scales: all, pages, up = 1 }: Stage): number {
  const fits = (index: number): boolean =>
    set(setting, { scale: all[index] ?? 1, up, trial: true }).numOfPages <= pages;
  if (!fits(0)) return 0;
  let [low, high] = [0, all.length];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Sizes found lately, newest last: the sheets of all boards differ in little more than a name. */
const found = new Map<string, { stage: Stage; scale: number }>();
const REMEMBERED = 20;

/** Papers that take the same room: the words of a copy count by their length. */
function roomOf({ format, sheet, copies }: Paper): string {
  const lengths = copies.map((copy) =>
    JSON.stringify(copy, (_, value: unknown) => (typeof value === 'string' ? value.length : value)),
  );
  return JSON.stringify([format, sheet, ...lengths]);
}

function setWhole(setting: Setting, paper: Paper, { stage, scale }: { stage: Stage; scale: number }) {
  const document = set(setting, { scale, up: stage.up ?? 1, trial: false });
  return document.numOfPages <= stage.pages * paper.copies.length ? document : undefined;
}

function remember(room: string, size: { stage: Stage; scale: number }): void {
  const [oldest] = found.keys();
  if (found.size >= REMEMBERED && oldest !== undefined) found.delete(oldest);
  found.set(room, size);
}

async function make({ id, paper }: PdfJob): Promise<PdfReply> {
  const setting = { format: paper.format, paper: await inputOf(paper) };
  const room = roomOf(paper);
  const [, , { hideArtifacts }] = await helpers;
  const reply = (document: NodeTypstDocument, scale: number): PdfReply => {
    const pdf = hideArtifacts(compiler.pdf(document, { pdfStandard: 'ua-1' }));
    return { id, pdf, pages: document.numOfPages, scale };
  };
  const known = found.get(room);
  const again = known && setWhole(setting, paper, known);
  if (known && again) return reply(again, known.scale);
  for (const stage of STAGES[paper.format]) {
    // A board with a longer name may need a line more than the one that was tried: then the next size down.
    for (const scale of stage.scales.slice(0, fitting(setting, stage)).toReversed()) {
      const document = setWhole(setting, paper, { stage, scale });
      if (document === undefined) continue;
      remember(room, { stage, scale });
      return reply(document, scale);
    }
  }
  return { id, error: 'no size fits' };
}

process.on('message', (job: PdfJob) => {
  make(job)
    .catch((error: unknown) => ({
      id: job.id,
      error: error instanceof Error ? error.message.slice(0, 500) : 'unknown',
    }))
    .then((reply: PdfReply) => {
      compiler.evictCache(5);
      process.send?.(reply);
    })
    .catch(() => process.exit(1));
});
// The parent is gone: nobody wants the sheet any more.
process.on('disconnect', () => process.exit(0));
