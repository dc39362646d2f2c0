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

/** One size to try: how many pages it may take, and for slips how many stand on an A4. */
interface Size {
  scale: number;
  pages: number;
  up?: 1 | 2 | 4;
}

const sizes = (scales: readonly number[], pages: number, up?: Size['up']): Size[] =>
  scales.map((scale) => ({ scale, pages, ...(up === undefined ? {} : { up }) }));

/**
 * Sizes to try until everything fits: a short notice fills its sheet. The templates keep their own floors, so the last
 * size saves space, not legibility. Where nothing fits the text runs on, in a size that is still read with ease.
 */
const BOARD = [...sizes([1.4, 1.2, 1.1, 1, 0.9, 0.8, 0.7], 1), ...sizes([0.8], Infinity)];
const SIZES: Record<Format, Size[]> = {
  sheet: BOARD,
  poster: BOARD,
  // One leaf: both sides before small print.
  letter: [...sizes([1.2, 1.1, 1], 1), ...sizes([1.2, 1.1, 1, 0.9], 2), ...sizes([1], Infinity)],
  slip: [
    ...sizes([1.15, 1, 0.9], 1, 4),
    ...sizes([1.3, 1.15, 1, 0.9], 1, 2),
    ...sizes([1.3, 1.1, 1], 1, 1),
    ...sizes([1], Infinity, 1),
  ],
};
const TEMPLATES: Record<Format, string> = { sheet: 'board', poster: 'board', letter: 'letter', slip: 'slip' };

const EXTENSION = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
const beside = (name: string): Promise<unknown> => import(new URL(`${name}.${EXTENSION}`, import.meta.url).href);
const helpers = Promise.all([beside('furigana'), beside('qr')]) as Promise<[typeof furigana, typeof qr]>;
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
    rows: sheet.rows.map((row) => ({ label: row.label, value: row.read ? phrased(row.value) : plainPhrase(row.value) })),
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

/** Set at one size; `trial` sets one copy alone, and a slip on a page of its own size. */
function set({ format, paper }: Setting, size: Size, trial: boolean): NodeTypstDocument {
  const run = compiler.compile({
    mainFilePath: join(import.meta.dirname, `${TEMPLATES[format]}.typ`),
    inputs: { paper, scale: String(size.scale), up: String(size.up ?? 1), trial: trial ? 'yes' : 'no' },
  });
  // An unknown font is only a warning to Typst, which then sets the text in whatever it finds.
  const complaint = words(run.takeError()) || words(run.takeWarnings());
  if (complaint !== '' || run.result === null) throw new Error(complaint || 'no document');
  return run.result;
}

async function make({ id, paper }: PdfJob): Promise<PdfReply> {
  const setting = { format: paper.format, paper: await inputOf(paper) };
  const copies = paper.copies.length;
  let hopeless = false;
  for (const size of SIZES[paper.format]) {
    if (hopeless && size.pages !== Infinity) continue;
    const trial = set(setting, size, true);
    // No size brings many pages down to one, and a very long text must not use up the time limit.
    hopeless = trial.numOfPages > 3 * size.pages && (size.up ?? 1) === 1;
    if (trial.numOfPages > size.pages) continue;
    const isWhole = copies === 1 && (size.up ?? 1) === 1;
    const document = isWhole ? trial : set(setting, size, false);
    if (document.numOfPages > size.pages * copies) continue;
    const pdf = compiler.pdf(document, { pdfStandard: 'ua-1' });
    return { id, pdf, pages: document.numOfPages, scale: size.scale };
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
