import { readSheet } from 'read-excel-file/node';
import { refusedFile, type Table, type TableRow } from './residents-refused.js';

/** What the parts of a workbook may come to when unpacked: a small archive can hold gigabytes of zeros. */
const MAX_UNPACKED = 600_000_000;
const BROKEN =
  'Excelのファイル（.xlsx）として読めません。古い形式（.xls）やパスワード付きは、.xlsx か CSV で保存しなおしてください。';

/** The first sheet as text. Numbers lose nothing here that Excel had not lost before; dates become ISO days. */
export async function readWorkbook(bytes: Buffer): Promise<Table> {
  const unpacked = unpackedSize(bytes);
  if (unpacked === undefined) return refusedFile(BROKEN);
  if (unpacked > MAX_UNPACKED)
    return refusedFile('Excelのファイルが大きすぎます。地区ごとに分けるか、CSVで保存してください。');
  try {
    const sheet: unknown[][] = await readSheet(bytes);
    return { kind: 'table', rows: sheet.map((cells, i): TableRow => ({ line: i + 1, cells: cells.map(asText) })) };
  } catch {
    // The library's words may quote the sheet.
    return refusedFile(BROKEN);
  }
}

function asText(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '#' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

/** The sizes that the archive's directory declares, added up (ZIP APPNOTE 4.3.12 and 4.3.16). */
function unpackedSize(bytes: Buffer): number | undefined {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) return undefined;
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32BE(at) !== 0x504b0102) return undefined;
    total += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return total;
}
