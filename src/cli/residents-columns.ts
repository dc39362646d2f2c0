import type { Refused, TableRow } from './residents-refused.js';

/** The columns of a residents' file: the English name, the heading we write, and others that offices use. */
const NAMES = {
  household: ['世帯番号', '世帯コード', '世帯ID', '世帯'],
  name: ['氏名', '名前', 'お名前'],
  kana: ['ふりがな', 'フリガナ', 'かな', 'カナ', '氏名かな', '氏名カナ', 'よみがな'],
  town: ['町名', '町', '町・字', '地区', '住所'],
  chome: ['丁目'],
  address: ['番地・建物', '番地', '番地等', '番地・号', '建物', '建物名', '方書'],
  postal_code: ['郵便番号', '〒'],
  language: ['言語', 'ことば', '使用言語'],
  email: ['メールアドレス', 'メール', 'Eメール', 'e-mail', 'mail'],
  line_user_id: ['LINEユーザーID', 'LINE ID', 'LINE'],
  push_endpoint: ['プッシュ通知の宛先', 'プッシュ宛先'],
  push_p256dh: ['プッシュ通知の公開鍵', 'プッシュ公開鍵'],
  push_auth: ['プッシュ通知の認証', 'プッシュ認証'],
  phone: ['電話番号', '電話', 'TEL', '連絡先電話番号'],
  fax: ['ファクス番号', 'FAX番号', 'ファックス', 'ファクス', 'ファックス番号'],
  way: ['連絡方法', '連絡手段', '受け取り方', '届け方'],
  topics: ['お知らせの種類', '種類', '希望するお知らせ'],
  groups: ['学級・図書館', 'グループ', '学級', 'クラス'],
  drills: ['訓練参加', '訓練', '訓練への参加'],
  needs_support: ['要支援', '支援が必要', '避難行動要支援者', '要配慮'],
  disclosure: ['名簿提供の同意', '外部提供の同意', '支援者への提供', '情報提供の同意'],
  consent_on: ['同意日', '同意年月日'],
} as const;

export type Column = keyof typeof NAMES;
export const COLUMNS = Object.keys(NAMES) as Column[];
const REQUIRED: readonly Column[] = ['household', 'name', 'town', 'consent_on'];

/** The heading under which a column is named to people. */
export function heading(column: Column): string {
  return NAMES[column][0];
}

/** One row, by column; a column that the file has not is empty. */
export interface Row {
  line: number;
  get(column: Column): string;
}

/** Two spellings of one heading: half and full width, spaces, small and capital letters. */
function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_・-]/g, '');
}

const BY_NAME = new Map(
  COLUMNS.flatMap((column) => [column, ...NAMES[column]].map((name) => [folded(name), column] as const)),
);

/**
 * Turns lines into rows by their headings. A heading that is not known is named by its place only: in a file
 * without headings it would be somebody's name.
 */
export function byColumns([header, ...lines]: readonly TableRow[]): { rows: Row[]; refused: Refused[] } {
  const { columns, refused } = headings(header ?? { line: 1, cells: [] });
  if (refused.length > 0) return { rows: [], refused };
  if (lines.length === 0)
    return { rows: [], refused: [{ line: 1, column: '', reason: '見出しの行だけで、住民の行がありません。' }] };
  const width = header?.cells.length ?? 0;
  const rows = lines.map(({ line, cells }) => {
    if (isWrongWidth(cells, width)) {
      refused.push({ line, column: '', reason: `列の数が見出しと違います（見出しは${width}列）。` });
    }
    return { line, get: (column: Column) => cells[columns.get(column) ?? -1] ?? '' };
  });
  return { rows, refused };
}

/** A cell too few or too many may have moved an address under another person's heading. */
function isWrongWidth(cells: readonly string[], width: number): boolean {
  return cells.length < width || cells.slice(width).some((cell) => cell !== '');
}

function headings({ line, cells }: TableRow): { columns: Map<Column, number>; refused: Refused[] } {
  const columns = new Map<Column, number>();
  const refused: Refused[] = [];
  const refuse = (column: string, reason: string): void => {
    refused.push({ line, column, reason });
  };
  cells.forEach((cell, i) => {
    const column = BY_NAME.get(folded(cell));
    if (cell === '') return;
    if (column === undefined)
      refuse(
        `${i + 1}列目`,
        '見出しの名前がわかりません。決められた列名は `npm run hub -- residents template` で見られます。',
      );
    else if (columns.has(column)) refuse(heading(column), '同じ見出しが二つあります。');
    else columns.set(column, i);
  });
  for (const column of REQUIRED) if (!columns.has(column)) refuse(heading(column), 'この列がありません（必須）。');
  if (columns.size === 0) return { columns, refused: [{ line, column: '', reason: NO_HEADER }] };
  return { columns, refused };
}

const NO_HEADER =
  '1行目に見出しがありません。コンマ区切りで、1行目に列名（世帯番号、氏名、町名、同意日 など）を書いてください。見本は `npm run hub -- residents template`。';
