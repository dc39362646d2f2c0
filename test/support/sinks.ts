import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSinks, type Sinks } from '../../src/cli/demo-sinks.js';

/** The three receivers, with a folder of their own for the push certificate. */
export async function startTestSinks(): Promise<Sinks> {
  const dir = mkdtempSync(join(tmpdir(), 'todoke-sinks-'));
  const sinks = await startSinks(dir);
  const stop = async (): Promise<void> => {
    await sinks.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { ...sinks, stop };
}
