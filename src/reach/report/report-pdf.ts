import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { ReportReply } from './report-child.js';
import { paperOf } from './report-sections.js';
import type { Report } from './report.js';

const CHILD = join(import.meta.dirname, `report-child.${import.meta.filename.endsWith('.ts') ? 'ts' : 'js'}`);
const PATIENCE_MS = 60_000;

/** The report as a tagged PDF (PDF/UA-1), set in a process of its own. */
export async function pdfOf(report: Report): Promise<Uint8Array> {
  const reply = await ask(JSON.stringify(paperOf(report)));
  if ('error' in reply) throw new Error(`the report was not set: ${reply.error}`);
  return reply.pdf;
}

/** No environment is handed down: the child needs none, and ours holds secrets. */
function ask(paper: string): Promise<ReportReply> {
  return new Promise((resolve) => {
    const child = fork(CHILD, {
      env: {},
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const done = (reply: ReportReply): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(reply);
    };
    const timer = setTimeout(() => done({ error: `no answer in ${PATIENCE_MS} ms` }), PATIENCE_MS);
    child.once('message', (reply: ReportReply) => done(reply));
    child.once('exit', () => done({ error: 'the typesetting process ended' }));
    child.once('error', (error) => done({ error: error.message }));
    child.send(paper, (error) => {
      if (error !== null) done({ error: error.message });
    });
  });
}
