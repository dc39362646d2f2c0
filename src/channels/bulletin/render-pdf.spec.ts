import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPdfEngine, type PdfEngine } from './render-pdf.js';
import type { Paper } from './sheet.js';

/** A stand-in process that answers with its own process id, so that the tests see who worked. */
const TELLS_PID = `process.on('message', (job) => {
  if (job.paper.sheet === 'die') process.kill(process.pid, 'SIGKILL');
  else process.send({ id: job.id, pdf: new TextEncoder().encode(String(process.pid)), pages: 1, scale: 1 });
});`;
const folder = mkdtempSync(join(tmpdir(), 'engine-'));
const childFile = join(folder, 'child.mjs');
writeFileSync(childFile, TELLS_PID);
const engines: PdfEngine[] = [];

function engineWith(options: { idleMs?: number; recycleAfter?: number }): (sheet?: string) => Promise<string> {
  const engine = createPdfEngine({ childFile, ...options });
  engines.push(engine);
  return async (sheet = 'x') => {
    const paper: unknown = { format: 'sheet', sheet, copies: [{}] };
    const result = await engine.make(paper as Paper);
    return result.kind === 'pdf' ? Buffer.from(result.bytes).toString() : result.why;
  };
}

const lives = (pid: string): boolean => {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
};
const until = async (done: () => boolean): Promise<boolean> => {
  for (let i = 0; i < 100 && !done(); i++) await new Promise((resolve) => setTimeout(resolve, 30));
  return done();
};

afterEach(() => {
  for (const engine of engines.splice(0)) engine.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the typesetting process', () => {
  it('is kept from one sheet to the next', async () => {
    const make = engineWith({});
    expect(await make()).toBe(await make());
  });
  it('is replaced after its share of sheets, because it leaks', async () => {
    const make = engineWith({ recycleAfter: 2 });
    const pids = [await make(), await make(), await make()];
    expect(pids[1]).toBe(pids[0]);
    expect(pids[2]).not.toBe(pids[0]);
    expect(await until(() => !lives(pids[0] ?? ''))).toBe(true);
  });
  it('leaves when there is nothing to do, and comes back', async () => {
    const make = engineWith({ idleMs: 50 });
    const pid = await make();
    expect(await until(() => !lives(pid))).toBe(true);
    expect(await make()).toMatch(/^\d+$/);
  });
  it('dying with one sheet does not harm the next', async () => {
    const make = engineWith({});
    const [first, second] = await Promise.all([make('die'), make()]);
    expect(first).toBe('died');
    expect(second).toMatch(/^\d+$/);
  });
  it('makes sheets asked for at once one after the other', async () => {
    const make = engineWith({});
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => make()))).size).toBe(1);
  });
});
