import { parse } from 'csv-parse/sync';
import type { AlertDraft } from '../../domain/alert.js';
import { isSchoolCategory } from '../../domain/school-category.js';
import { problem, type ParseResult, type Refused, type Remark, type SourceContext } from '../source.js';
import { classesOf } from './classes.js';
import { draftOfNotice, fingerprint, type Sender } from './draft.js';
import { noticeSchema, type SchoolNotice } from './notice.js';

/** More than a school has to say in a year is a mistake. */
const MAX_ROWS = 200;
const SHOWN = 5;

/** The words a school may write over a column; case and width do not matter. */
const COLUMNS: Record<string, readonly string[]> = {
  id: ['番号', 'id'],
  topic: ['区分', '種類', 'topic', 'category'],
  classes: ['学級', '対象', 'classes'],
  headline: ['件名', '題名', 'headline', 'subject'],
  body: ['本文', '内容', 'body'],
  action: ['お願い', '行動', 'action'],
  kind: ['訓練', '本番・訓練', 'kind'],
  urgency: ['至急', '緊急', 'urgency'],
};
const NEEDED = ['topic', 'classes', 'headline', 'body'];

interface Row {
  line: number;
  cells: Record<string, string>;
}

/** A table of notices, one a row: all of them, or none and a list of what to mend. */
export function readNoticeCsv(bytes: Uint8Array, sender: Sender, { receivedAt }: SourceContext): ParseResult {
  const table = readTable(bytes);
  if ('kind' in table) return table;
  if (table.rows.length === 0) return refuse('csv-empty', '連絡が1件も書かれていません', 'No notice stands in it');
  const remarks: Remark[] = [];
  const drafts: AlertDraft[] = [];
  for (const row of table.rows) {
    const read = draftOfRow(row, sender, receivedAt);
    if (typeof read === 'string') remarks.push(refusedRow(row.line, read));
    else if (drafts.some(({ identity }) => identity.key === read.identity.key))
      remarks.push(refusedRow(row.line, '同じ番号、または同じ内容の行が上にあります'));
    else drafts.push(read);
  }
  return remarks.length > 0 ? badRows(remarks) : { kind: 'drafts', drafts };
}

function readTable(bytes: Uint8Array): { rows: Row[] } | Refused {
  const text = decode(bytes);
  if (text === undefined) {
    return refuse(
      'csv-encoding',
      '読めない文字があります。文字コードは UTF-8 か Shift_JIS（CP932）にしてください',
      'Some characters cannot be read: save it as UTF-8 or Shift_JIS',
    );
  }
  const lines = linesOf(text);
  if (lines === undefined) {
    return refuse(
      'csv-malformed',
      'CSVとして読めません。引用符（"）が閉じているか確かめてください',
      'This is not CSV: look for a quotation mark that is not closed',
    );
  }
  const [head, ...rest] = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const names = (head?.cells ?? []).map(columnOf);
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) return noHeader(missing);
  if (names.some((name, index) => name === undefined || names.indexOf(name) !== index)) return strangeHeader();
  if (rest.length > MAX_ROWS) return refuse('csv-too-long', `行が多すぎます（${MAX_ROWS}件まで）`, 'Too many rows');
  return { rows: rest.map(({ line, cells }) => ({ line, cells: named(names, cells) })) };
}

/** A row with a cell too many is refused when it is read: its columns may have moved. */
function named(names: readonly (string | undefined)[], cells: string[]): Record<string, string> {
  const row = Object.fromEntries(names.map((name, index) => [name ?? '', cells[index] ?? '']));
  return cells.length === names.length ? row : { ...row, moved: 'yes' };
}

function linesOf(text: string): { line: number; cells: string[] }[] | undefined {
  const lines: { line: number; cells: string[] }[] = [];
  let line = 1;
  try {
    parse(text, {
      relax_column_count: true,
      to: MAX_ROWS + 2,
      on_record: (cells: string[], { lines: next }) => {
        lines.push({ line, cells: cells.map((cell) => cell.trim()) });
        line = next + 1;
        return null;
      },
    });
    return lines;
  } catch {
    return undefined;
  }
}

/** Excel in Japan writes CP932 unless told otherwise, and its text is practically never valid UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes('\u0000') ? undefined : text;
    } catch {
      continue;
    }
  }
  return undefined;
}

function columnOf(written: string): string | undefined {
  const word = written.normalize('NFKC').trim().toLowerCase();
  return Object.keys(COLUMNS).find((name) => COLUMNS[name]?.includes(word));
}

/** The draft of one row, or what to mend in it. */
function draftOfRow(row: Row, sender: Sender, receivedAt: Date): AlertDraft | string {
  const notice = noticeOfRow(row, sender);
  if (typeof notice === 'string') return notice;
  const parsed = noticeSchema.safeParse(notice);
  if (!parsed.success) return fieldTrouble(String(parsed.error.issues[0]?.path[0] ?? ''));
  const made = draftOfNotice(parsed.data, sender, receivedAt);
  return 'draft' in made ? made.draft : made.problem.ja.replace(/。$/u, '');
}

function noticeOfRow({ cells }: Row, sender: Sender): Record<string, unknown> | string {
  const cell = (name: string): string => cells[name] ?? '';
  if (cell('moved') !== '') return '列の数が見出しと違います';
  const kind = kindOf(cell('kind'));
  if (kind === undefined) return '「訓練」の列は、空か「本番」か「訓練」にしてください';
  const urgency = urgencyOf(cell('urgency'));
  if (urgency === undefined) return '「至急」の列は、空か「至急」か「通常」にしてください';
  const category = cell('topic');
  if (!isSchoolCategory(category)) return '区分は 休校・下校・不審者・行事・その他 のどれかです';
  const classes = classList(cell('classes'), sender);
  if (typeof classes === 'string') return classes;
  const notice = {
    category,
    classes,
    subject: cell('headline'),
    body: cell('body'),
    action: cell('action'),
    kind,
    urgency,
  };
  // Without a number the row is known by what it says.
  return { ...notice, id: cell('id') || `csv-${fingerprint(notice).slice(0, 32)}` };
}

function classList(written: string, { school }: Sender): string[] | string {
  const words = written.split(/[\s、,，・;；/／]+/u).filter((word) => word !== '');
  if (words.length === 0) return '学級がありません。全学級なら「全校」と書いてください';
  const found = words.map((word) => classesOf(word, school));
  const unknown = words.find((_, index) => found[index] === undefined);
  if (unknown !== undefined) return `「${unknown.slice(0, 20)}」は${school.name}の学級表にありません`;
  return [...new Set(found.flatMap((each) => each ?? []))];
}

function kindOf(written: string): SchoolNotice['kind'] | undefined {
  if (['', '本番', 'actual', 'live'].includes(written.toLowerCase())) return 'actual';
  return ['訓練', 'drill', '○', '〇'].includes(written.toLowerCase()) ? 'drill' : undefined;
}

function urgencyOf(written: string): SchoolNotice['urgency'] | undefined {
  if (['', '通常', 'normal'].includes(written.toLowerCase())) return 'normal';
  return ['至急', '緊急', 'emergency', '○', '〇'].includes(written.toLowerCase()) ? 'emergency' : undefined;
}

const FIELD_TROUBLE: Record<string, string> = {
  id: '番号は英数字と . _ : - の100文字までです',
  subject: '件名は1行で100文字まで、使えない文字なしで書いてください',
  body: '本文は空にせず、4000文字まで、使えない文字なしで書いてください',
  action: 'お願いは400文字まで、使えない文字なしで書いてください',
};

function fieldTrouble(field: string): string {
  return FIELD_TROUBLE[field] ?? '書き方が決まりに合いません';
}

function refusedRow(line: number, what: string): Remark {
  return {
    stage: 'semantics',
    rule: 'csv-row',
    ja: `${line}行目：${what}。`,
    en: `Line ${line} cannot be taken.`,
    line,
    outcome: 'refused',
  };
}

function badRows(remarks: Remark[]): ParseResult {
  const shown = remarks.slice(0, SHOWN).map(({ ja }) => ja);
  const more = remarks.length > SHOWN ? `ほか${remarks.length - SHOWN}行。` : '';
  return {
    kind: 'problem',
    problem: {
      code: 'csv-rows',
      ja: `${shown.join('')}${more}どの行も送っていません。直して、全部をもう一度送ってください。`,
      en: `${remarks.length} rows cannot be taken and none was sent. Correct them and send the whole table again.`,
      ...(remarks[0]?.line === undefined ? {} : { line: remarks[0].line }),
    },
    report: remarks,
  };
}

function noHeader(missing: readonly string[]): Refused {
  const words = missing.map((name) => COLUMNS[name]?.[0] ?? name).join('、');
  return refuse(
    'csv-header',
    `1行目に見出しが足りません：${words}。「区分,学級,件名,本文」と書いてください`,
    `The first line lacks: ${missing.join(', ')}`,
  );
}

function strangeHeader(): Refused {
  return refuse(
    'csv-header',
    '1行目に、知らない見出しか、二度書かれた見出しがあります。使えるのは 番号・区分・学級・件名・本文・お願い・訓練・至急 です',
    'The first line has a heading that is unknown or stands there twice',
  );
}

function refuse(code: string, ja: string, en: string): Refused {
  return problem(code, `${ja}。`, `${en}.`);
}
