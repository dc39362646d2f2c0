/** One line of the office's table. `line` is where its first character stands in the file. */
export interface TableRow {
  line: number;
  cells: string[];
}

/** Why a file or a row is refused. Never holds what stood in the cell: the report is printed and mailed around. */
export interface Refused {
  line: number;
  /** The column's heading in Japanese; empty where the whole line or file is meant. */
  column: string;
  reason: string;
}

export type Table = { kind: 'table'; rows: TableRow[] } | { kind: 'refused'; refused: Refused };

/** The whole file is refused, by a reason that stands at one line. */
export function refusedFile(reason: string, line = 1): Table {
  return { kind: 'refused', refused: { line, column: '', reason } };
}
