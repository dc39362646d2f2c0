import { z } from 'zod';
import type { CodeType } from '../domain/code-type.js';
import type { CodeFile, CodeRow, Trouble } from './import-plan.js';

const entry = z.object({
  name: z.string(),
  enName: z.string().optional(),
  kana: z.string().optional(),
  parent: z.string().optional(),
  children: z.array(z.string()).optional(),
});
const section = z.record(z.string(), entry);
const table = z.object({
  centers: section,
  offices: section,
  class10s: section,
  class15s: section,
  class20s: section,
});
type Section = z.infer<typeof section>;

/** From the country down to the city, as the file nests them. */
const SECTIONS = [
  ['centers', 'center'],
  ['offices', 'office'],
  ['class10s', 'class10'],
  ['class15s', 'class15'],
  ['class20s', 'class20'],
] as const satisfies readonly (readonly [string, CodeType])[];

/** True for a file in the shape of 気象庁's `area.json`. */
export function isJmaTable(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'class20s' in json;
}

/** Reads 気象庁's `area.json`: the whole table of five kinds of area, each entry named by its place in the file. */
export function readJmaTable(json: unknown): CodeFile & { troubles: Trouble[] } {
  const read = table.safeParse(json);
  if (!read.success) {
    const troubles = read.error.issues.slice(0, 20).map((issue) => ({
      where: issue.path.map(String).join('.'),
      ja: `area.json の形ではありません（${issue.message}）。気象庁のファイルをそのまま保存しなおしてください。`,
      en: `Not in the form of area.json (${issue.message}): save the agency's file again as it is.`,
    }));
    return { rows: [], whole: [], troubles };
  }
  const rows = SECTIONS.flatMap(([name, type]) => rowsOf(read.data[name], name, type));
  const troubles = SECTIONS.flatMap(([name], level) => {
    const [above] = SECTIONS[level - 1] ?? [];
    const [below] = SECTIONS[level + 1] ?? [];
    return kinships(read.data[name], name, {
      ...(above === undefined ? {} : { above: read.data[above] }),
      ...(below === undefined ? {} : { below: read.data[below] }),
    });
  });
  return { rows, whole: SECTIONS.map(([, type]) => type), troubles };
}

function rowsOf(entries: Section, name: string, type: CodeType): CodeRow[] {
  return Object.entries(entries).map(([code, { name: own, kana, enName, parent }]) => ({
    where: `${name}.${code}`,
    type,
    code,
    facts: {
      name: own,
      ...(kana === undefined ? {} : { kana }),
      ...(enName === undefined ? {} : { nameEn: enName }),
      ...(parent === undefined ? {} : { parent }),
    },
  }));
}

/** A file cut short or stitched together names parents or children that are not in it. */
function kinships(entries: Section, name: string, { above, below }: { above?: Section; below?: Section }): Trouble[] {
  return Object.entries(entries).flatMap(([code, { parent, children }]) => {
    const lost = [
      ...(above !== undefined && !(parent !== undefined && Object.hasOwn(above, parent)) ? [parent ?? '?'] : []),
      ...(children ?? []).filter((child) => below !== undefined && below[child]?.parent !== code),
    ];
    return lost.map((other) => ({
      where: `${name}.${code}`,
      ja: `上下の関係にある ${other} がファイルにないか、食い違っています。ファイルが途中で切れていないか確かめ、取りなおしてください。`,
      en: `${other}, above or below it, is missing or disagrees: the file may be incomplete; fetch it again.`,
    }));
  });
}
