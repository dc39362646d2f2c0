import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Arena } from './arena.js';

/** What the queue was handed, as text: PostgreSQL's tables, or what Redis wrote to its file since the last look. */
export function queueContents(arena: Arena): Promise<string[]> {
  return arena.redis === undefined ? tables(arena) : Promise.resolve(appended(arena.redis.dir));
}

/** Only what looks like an address is read: the tables hold thousands of jobs. */
const SUSPECT = '@|U[0-9a-f]{32}|/push/';

async function tables(arena: Arena): Promise<string[]> {
  const found = await arena.ask<{ name: string }>(
    "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'bullmq'",
  );
  if (found.length === 0) throw new Error('the queue has no tables');
  const rows: string[] = [];
  for (const { name } of found) {
    const suspects = await arena.ask<{ row: string }>(
      `SELECT t::text AS row FROM bullmq.${name} t WHERE t::text ~ $1 LIMIT 20`,
      [SUSPECT],
    );
    rows.push(...suspects.map(({ row }) => row));
  }
  return rows;
}

const read = new Map<string, number>();

/** The append-only file holds every command, so nothing escapes that was removed meanwhile. */
function appended(dir: string): string[] {
  const folder = join(dir, 'appendonlydir');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.aof'))
    .flatMap((name) => sinceLast(join(folder, name)).split('\r\n'));
}

function sinceLast(file: string): string {
  const handle = openSync(file, 'r');
  try {
    const from = read.get(file) ?? 0;
    const bytes = Buffer.alloc(Math.max(0, fstatSync(handle).size - from));
    readSync(handle, bytes, 0, bytes.length, from);
    read.set(file, from + bytes.length);
    return bytes.toString('latin1');
  } finally {
    closeSync(handle);
  }
}
