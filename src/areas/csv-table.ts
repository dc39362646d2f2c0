import { CODE_TYPES, isCodeType } from '../domain/code-type.js';
import { isDay } from '../domain/validity.js';
import type { CodeFile, CodeRow, Trouble } from './import-plan.js';

/** One line of a CSV, split into its cells. */
export interface CsvLine {
  line: number;
  cells: string[];
}

const COLUMNS = ['type', 'code', 'name', 'kana', 'parent', 'valid_from', 'valid_to'] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ['type', 'code', 'name'];

/** Reads lines of `type,code,name,kana,parent,valid_from,valid_to`: additions and changes, never a whole table. */
export function readCsvTable([head, ...lines]: readonly CsvLine[]): CodeFile & { troubles: Trouble[] } {
  const columns = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const missing = NEEDED.filter((column) => !columns.includes(column));
  const strange = columns.filter((column) => !(COLUMNS as readonly string[]).includes(column));
  if (missing.length > 0 || strange.length > 0) {
    const trouble = {
      where: '1行目',
      ja: `見出しは ${COLUMNS.join(',')} です（足りない列：${missing.join('、') || 'なし'}、知らない列：${strange.join('、') || 'なし'}）。`,
      en: `The first line must name the columns ${COLUMNS.join(',')}.`,
    };
    return { rows: [], whole: [], troubles: [trouble] };
  }
  const troubles: Trouble[] = [];
  const rows = lines.flatMap(({ line, cells }) => {
    const cell = (column: Column): string => (cells[columns.indexOf(column)] ?? '').trim();
    const row = rowOf(`${line}行目`, cell);
    if ('type' in row) return [row];
    troubles.push(row);
    return [];
  });
  return { rows, whole: [], troubles };
}

function rowOf(where: string, cell: (column: Column) => string): CodeRow | Trouble {
  const type = cell('type');
  if (!isCodeType(type)) {
    return {
      where,
      ja: `「${type}」というコードの種類はありません。次のどれかです：${CODE_TYPES.join('、')}`,
      en: `"${type}" is no type of code. Use one of: ${CODE_TYPES.join(', ')}`,
    };
  }
  const [from, to] = [cell('valid_from'), cell('valid_to')];
  const wrong = [from, to].find((day) => day !== '' && !isDay(day));
  if (wrong !== undefined) {
    return {
      where,
      ja: `日付「${wrong}」は 2026-05-28 の形で書いてください。`,
      en: `Write the day "${wrong}" as 2026-05-28.`,
    };
  }
  const [kana, parent] = [cell('kana'), cell('parent')];
  return {
    where,
    type,
    code: cell('code'),
    facts: { name: cell('name'), ...(kana === '' ? {} : { kana }), ...(parent === '' ? {} : { parent }) },
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  };
}
