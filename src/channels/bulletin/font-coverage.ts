import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The faces whose glyphs may stand on a sheet; bold faces hold the same characters. */
const FACES = [
  ['biz-udgothic', 'BIZUDGothic_400Regular.ttf'],
  ['noto-sans-jp', 'NotoSansJP_400Regular.ttf'],
  ['noto-sans-sc', 'NotoSansSC_400Regular.ttf'],
  ['noto-sans-kr', 'NotoSansKR_400Regular.ttf'],
  ['noto-sans-devanagari', 'NotoSansDevanagari_400Regular.ttf'],
  ['noto-sans-myanmar', 'NotoSansMyanmar_400Regular.ttf'],
] as const;

/** Characters of a TrueType file by its `cmap` table (OpenType 1.9 §cmap, formats 4 and 12). */
export function charactersOf(file: string): Set<number> {
  const handle = openSync(file, 'r');
  try {
    const read = (offset: number, length: number): DataView => {
      const bytes = new Uint8Array(length);
      readSync(handle, bytes, 0, length, offset);
      return new DataView(bytes.buffer);
    };
    const tables = read(4, 2).getUint16(0);
    const directory = read(12, tables * 16);
    for (let at = 0; at < tables * 16; at += 16) {
      if (directory.getUint32(at) === 0x636d6170) {
        return charactersOfCmap(read(directory.getUint32(at + 8), directory.getUint32(at + 12)));
      }
    }
    return new Set();
  } finally {
    closeSync(handle);
  }
}

function charactersOfCmap(cmap: DataView): Set<number> {
  const found = new Set<number>();
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const start = cmap.getUint32(4 + i * 8 + 4);
    const format = cmap.getUint16(start);
    if (format === 12) addGroups(cmap, start, found);
    if (format === 4) addSegments(cmap, start, found);
  }
  return found;
}

function addGroups(cmap: DataView, start: number, found: Set<number>): void {
  const groups = cmap.getUint32(start + 12);
  for (let i = 0; i < groups; i++) {
    const at = start + 16 + i * 12;
    const last = cmap.getUint32(at + 4);
    for (let code = cmap.getUint32(at); code <= last; code++) found.add(code);
  }
}

function addSegments(cmap: DataView, start: number, found: Set<number>): void {
  const size = cmap.getUint16(start + 6);
  for (let i = 0; i < size; i += 2) {
    const last = cmap.getUint16(start + 14 + i);
    const first = cmap.getUint16(start + 16 + size + i);
    const delta = cmap.getUint16(start + 16 + size * 2 + i);
    const rangeAt = start + 16 + size * 3 + i;
    const range = cmap.getUint16(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const glyph = range === 0 ? (code + delta) & 0xffff : cmap.getUint16(rangeAt + range + (code - first) * 2);
      if (glyph !== 0) found.add(code);
    }
  }
}

let union: Set<number> | undefined;

/** Every character that our own fonts can print, read once. */
export function printableCharacters(): ReadonlySet<number> {
  if (union === undefined) {
    const require = createRequire(import.meta.url);
    union = new Set(
      FACES.flatMap(([name, file]) => {
        const home = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
        return [...charactersOf(join(home, '400Regular', file))];
      }),
    );
  }
  return union;
}
