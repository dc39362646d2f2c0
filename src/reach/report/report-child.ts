/**
 * The process that sets one report and ends. Typst leaks memory and blocks while it works, and a report is made once: a
 * process of its own, without the bulletins' waiting engine. No relative imports: Node runs this file as it is in
 * development (type stripping) and as compiled JavaScript in production.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';

export type ReportReply = { pdf: Uint8Array; pages: number } | { error: string };

/** Families by npm package; wording may be in any language of the profiles. */
const FONT_PACKAGES = [
  'biz-udgothic',
  'biz-udpgothic',
  'noto-sans-jp',
  'noto-sans-sc',
  'noto-sans-kr',
  'noto-sans-devanagari',
  'noto-sans-myanmar',
];

function fontFolders(): string[] {
  const require = createRequire(import.meta.url);
  return FONT_PACKAGES.flatMap((name) => {
    const home = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
    return [join(home, '400Regular'), join(home, '700Bold')];
  });
}

function words(problem: NodeError | null): string {
  return problem === null ? '' : JSON.stringify(problem.shortDiagnostics).slice(0, 500);
}

function set(paper: string): ReportReply {
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: fontFolders() }] });
  const run = compiler.compile({ mainFilePath: join(import.meta.dirname, 'report.typ'), inputs: { paper } });
  const complaint = words(run.takeError()) || words(run.takeWarnings());
  const document = run.result;
  if (document === null || complaint !== '') return { error: complaint || 'no document' };
  return { pdf: compiler.pdf(document, { pdfStandard: 'ua-1' }), pages: document.numOfPages };
}

process.once('message', (paper: string) => {
  let reply: ReportReply;
  try {
    reply = set(paper);
  } catch (error) {
    reply = { error: error instanceof Error ? error.message.slice(0, 500) : 'unknown' };
  }
  process.send?.(reply, () => process.exit(0));
});
process.on('disconnect', () => process.exit(0));
