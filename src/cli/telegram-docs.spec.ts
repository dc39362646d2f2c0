import { describe, expect, it } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { sources } from '../sources/index.js';
import { TELEGRAMS_PAGE, telegramsPage } from './telegram-docs.js';

const ROOT = resolve(import.meta.dirname, '../..');
const kinds = sources.flatMap((source) => source.kinds ?? []);
const specs = new Map(
  globSync(['src/**/*.spec.ts', 'test/**/*.spec.ts'], { cwd: ROOT }).map((path) => [
    basename(path),
    resolve(ROOT, path),
  ]),
);

describe('docs/telegrams.md', () => {
  it('is what the code does today (npm run docs:telegrams makes it anew)', () => {
    expect(existsSync(TELEGRAMS_PAGE) && readFileSync(TELEGRAMS_PAGE, 'utf8')).toBe(telegramsPage());
  });

  it('names each kind once', () => {
    const codes = kinds.map(({ code, title }) => `${code} ${title}`);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('points at a test that is there: the file, and behind a colon a name that stands in it', () => {
    const missing = kinds.filter(({ shownBy }) => {
      const [file = '', name = ''] = shownBy.split(/:\s*/u, 2);
      const path = specs.get(file);
      return path === undefined || !readFileSync(path, 'utf8').includes(name);
    });
    expect(missing.map(({ code, shownBy }) => `${code}: ${shownBy}`)).toEqual([]);
  });
});
