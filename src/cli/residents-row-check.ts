import type { Read } from './residents-cells.js';
import { heading, type Column, type Row } from './residents-columns.js';
import type { Refused } from './residents-refused.js';

/** Collects every mistake of a row, so that the office mends them in one go. */
export class Line {
  readonly refused: Refused[] = [];
  constructor(readonly row: Row) {}

  refuse(column: Column, reason: string): void {
    this.refused.push({ line: this.row.line, column: heading(column), reason });
  }

  /** The value of a cell, or `instead` with the reason written down. */
  take<T>(column: Column, read: (cell: string) => Read<T>, instead: T): T {
    const result = read(this.row.get(column));
    if ('value' in result) return result.value;
    this.refuse(column, result.reason);
    return instead;
  }

  needed(column: Column): string {
    const cell = this.row.get(column);
    if (cell === '') this.refuse(column, '必須です。空にできません。');
    return cell;
  }
}
