import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Puts a file in place whole: a printer or a studio that looks in between finds the old one or the new one, never half. */
export async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const target = join(folder, name);
  const draft = `${target}.${randomUUID()}.part`;
  await mkdir(dirname(target), { recursive: true });
  try {
    const file = await open(draft, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Why a disk refused, without its paths. */
export function diskTrouble(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
  return `ファイルを書けません（${code}）。保存先の空きと権限を確かめてください (cannot write: ${code}).`;
}
