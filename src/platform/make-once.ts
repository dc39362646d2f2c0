import { linkSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a secret file unless it is there: of several processes that start together, the first one's stays whole. */
export function makeOnce(file: string, content: string | Uint8Array): void {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, content, { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
}
