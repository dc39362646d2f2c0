import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { refusedFile, type Table, type TableRow } from './residents-refused.js';
import { readWorkbook } from './residents-xlsx.js';

/** A town of 300,000 is larger than any that would run one hub; more rows are a mistake or an attack. */
export const MAX_ROWS = 300_000;
export const MAX_BYTES = 200_000_000;

/** The rows of a CSV (UTF-8, UTF-8 with BOM, CP932) or of the first sheet of an XLSX, empty lines left out. */
export async function readTable(bytes: Buffer): Promise<Table> {
  if (bytes.length > MAX_BYTES) return refusedFile('ファイルが大きすぎます（200MBまで）。地区ごとに分けてください。');
  const table = isZip(bytes) ? await readWorkbook(bytes) : readCsv(bytes);
  if (table.kind === 'refused') return table;
  const rows = table.rows
    .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (rows.length === 0) return refusedFile('ファイルに何も書かれていません。');
  if (rows.length > MAX_ROWS + 1) return refusedFile(TOO_MANY);
  return { kind: 'table', rows };
}

const TOO_MANY = `行が多すぎます（${MAX_ROWS.toLocaleString('en-US')}行まで）。地区ごとに分けてください。`;

/** XLSX is a ZIP archive (ECMA-376 part 2). */
function isZip(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));
}

function readCsv(bytes: Buffer): Table {
  const text = decode(bytes);
  if (typeof text !== 'string') return text;
  const rows: TableRow[] = [];
  let line = 1;
  try {
    parse(text, {
      relax_column_count: true,
      to: MAX_ROWS + 2,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line, cells });
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    return refusedFile(quoteTrouble(error), line);
  }
  return { kind: 'table', rows };
}

function quoteTrouble(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'CSV_QUOTE_NOT_CLOSED') return '引用符（"）が閉じていません。この行から後は読めません。';
  if (code.includes('QUOTE')) return '引用符（"）の位置が正しくありません。文中の " は "" と二つ重ねてください。';
  return 'CSVとして読めません。コンマ区切りで保存しなおしてください。';
}

/**
 * Excel in Japan writes CP932 unless told otherwise. Strict UTF-8 first: Japanese in CP932 is practically
 * never valid UTF-8, while anything at all can be read as CP932.
 */
function decode(bytes: Buffer): string | Table {
  if (bytes.length >= 2 && (bytes.readUInt16BE(0) === 0xfffe || bytes.readUInt16BE(0) === 0xfeff)) {
    return refusedFile('文字コードが UTF-16 です。「CSV UTF-8（コンマ区切り）」で保存しなおしてください。');
  }
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return checked(iconv.decode(bytes, 'CP932'));
  }
}

function checked(text: string): string | Table {
  if (!/[\ufffd\u0000]/.test(text)) return text;
  const line = text.slice(0, text.search(/[\ufffd\u0000]/)).split('\n').length;
  return refusedFile('読めない文字があります。文字コードは UTF-8 か Shift_JIS（CP932）にしてください。', line);
}
