/**
 * The process that sets the sheets. It stands alone because Typst leaks memory with every compile and blocks while it
 * works: the parent forks it, feeds it, and replaces it. No relative value imports: Node runs this file as it is in
 * development (type stripping) and as compiled JavaScript in production.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';

export interface PdfJob {
  id: number;
  /** The sheet as JSON text: data, never Typst source. */
  sheet: string;
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
/**
 * Sizes to try until one page holds everything: a short notice fills its sheet. The template keeps its own floors
 * (headline 34 pt, what to do 22 pt, text 15 pt), so the last size saves space, not legibility.
 */
const SCALES = [1.4, 1.2, 1.1, 1, 0.9, 0.8, 0.7];
/** For sheets of more than one page: nothing is gained by small print then. */
const LONG_SCALE = 0.8;

const template = join(import.meta.dirname, 'bulletin.typ');
const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: fontFolders() }] });

function fontFolders(): string[] {
  const require = createRequire(import.meta.url);
  return FONT_PACKAGES.flatMap((name) => {
    const home = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
    return [join(home, '400Regular'), join(home, '700Bold')];
  });
}

function words(problem: NodeError | null): string {
  if (problem === null) return '';
  return problem.shortDiagnostics
    .map((entry: unknown) => (typeof entry === 'object' && entry !== null ? JSON.stringify(entry) : String(entry)))
    .join(' ')
    .slice(0, 500);
}

function compile(sheet: string, scale: number) {
  const run = compiler.compile({ mainFilePath: template, inputs: { sheet, scale: String(scale) } });
  // An unknown font is only a warning to Typst, which then sets the text in whatever it finds.
  const complaint = words(run.takeError()) || words(run.takeWarnings());
  return { document: run.result, complaint };
}

function make(job: PdfJob): PdfReply {
  let hopeless = false;
  const tries = [...SCALES.map((scale) => ({ scale, maxPages: 1 })), { scale: LONG_SCALE, maxPages: Infinity }];
  for (const { scale, maxPages } of tries) {
    if (hopeless && maxPages === 1) continue;
    const { document, complaint } = compile(job.sheet, scale);
    if (document === null || complaint !== '') return { id: job.id, error: complaint || 'no document' };
    const pages = document.numOfPages;
    if (pages <= maxPages) return { id: job.id, pdf: compiler.pdf(document, { pdfStandard: 'ua-1' }), pages, scale };
    // No size brings three pages down to one, and a very long text must not use up the time limit.
    hopeless = pages > 2 && scale <= 1.2;
  }
  return { id: job.id, error: 'no size fits' };
}

process.on('message', (job: PdfJob) => {
  let reply: PdfReply;
  try {
    reply = make(job);
    compiler.evictCache(5);
  } catch (error) {
    reply = { id: job.id, error: error instanceof Error ? error.message.slice(0, 500) : 'unknown' };
  }
  process.send?.(reply);
});
// The parent is gone: nobody wants the sheet any more.
process.on('disconnect', () => process.exit(0));
