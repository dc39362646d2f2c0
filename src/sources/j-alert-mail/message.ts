import { problem, type Refused } from '../source.js';
import type { Mail } from './mime.js';

/** Fields of the template that docs/j-alert-mail.md asks a town to set on its receiver. */
const LABELS = {
  kind: ['種別', '情報種別', '情報名', '情報名称'],
  action: ['区分', '発表区分', '情報区分'],
  mode: ['運用種別', '運用区分'],
  time: ['発表時刻', '発表日時', '発令時刻', '発令日時'],
  number: ['識別番号', '情報番号', 'イベント番号'],
  area: ['対象地域', '対象地区', '地域'],
  body: ['本文', '内容', 'メッセージ'],
} as const;
type Field = keyof typeof LABELS;

/** A mail of the receiver, taken apart. Absent fields are empty. */
export interface Message {
  fields: Readonly<Record<Field, string>>;
  subject: string;
  date?: string;
  /** All that was said, without the closing mark: where words of a drill are looked for. */
  whole: string;
}

/** Full-width letters and digits as their plain forms; colons and spaces with them. */
export function plain(text: string): string {
  return text.normalize('NFKC');
}

/**
 * Reads the fields. The text has to end with the closing mark: a mail that lost its tail says 発射 and not 誤報.
 */
export function readMessage(mail: Mail, endMark: string): Message | Refused {
  const lines = plain(mail.text).trimEnd().split('\n');
  // A line of its own: 「震度5弱以上」 ends a sentence, not a mail.
  if (lines.pop()?.trim() !== plain(endMark)) return unfinished(endMark);
  const fields: Record<Field, string> = { kind: '', action: '', mode: '', time: '', number: '', area: '', body: '' };
  const rest: string[] = [];
  for (const [at, line] of lines.entries()) {
    const [name, value] = labelled(line);
    if (name === 'body') {
      fields.body = [value, ...lines.slice(at + 1)].join('\n').trim();
      break;
    }
    if (name === undefined) rest.push(line);
    else if (fields[name] !== '' && fields[name] !== value) return twice(LABELS[name][0]);
    else fields[name] = value;
  }
  if (fields.body === '') fields.body = rest.join('\n').trim();
  const whole = lines.join('\n').trim();
  return { fields, subject: plain(mail.subject), whole, ...(mail.date === undefined ? {} : { date: mail.date }) };
}

/** 「種別：弾道ミサイル情報」, with or without brackets around the label. */
function labelled(line: string): [Field | undefined, string] {
  const found = /^\s*[【[■○●・]?\s*([^\s:【】[\]]{2,8})\s*[】\]]?\s*:\s*(.*)$/u.exec(line);
  const name = found?.[1] ?? '';
  const field = (Object.keys(LABELS) as Field[]).find((each) => (LABELS[each] as readonly string[]).includes(name));
  return [field, (found?.[2] ?? '').trim()];
}

function unfinished(endMark: string): Refused {
  const mark = endMark.slice(0, 20);
  return problem(
    'mail-unfinished',
    `メールの終わりの印「${mark}」がなく、途中で切れているおそれがあります。原文を見て判断し、受信機の定型文の最後の行を「${mark}」にしてください。`,
    `The closing mark "${mark}" is missing: the mail may have been cut. Read the original, and let the template of the receiver end with that line.`,
  );
}

function twice(label: string): Refused {
  return problem(
    'field-twice',
    `項目「${label}」が二度、違う値で書かれています。原文を見て、手で発信するか判断してください。`,
    `The field "${label}" stands twice with different values. Read the original and decide by hand.`,
  );
}
