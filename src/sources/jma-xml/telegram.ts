import type { Kind } from '../../domain/alert.js';
import type { ParseProblem } from '../source.js';
import { child, textOf, type XmlElement } from '../xml.js';
import { INFO_TYPES, lookUp, NS, STATUSES, type InfoType } from './codes.js';
import { isTime } from './times.js';

/** What every telegram says of itself in Control and Head (解説資料: 共通部). */
export interface Telegram {
  /** Data type code of the line of kinds.ts; absent: a kind of information this source does not know. */
  type: string | undefined;
  kind: Kind;
  infoType: InfoType;
  /** Control/Title: which information. */
  information: string;
  /** Head/Title: of which region or kind this one is. */
  title: string;
  /** Head/InfoKind: the family of formats. */
  infoKind: string;
  reportedAt: string;
  /** Empty for state telegrams; two ids with a space between for joined tsunami. */
  eventId: string;
  /** The one-line summary in 気象庁's words, without drill marks. */
  headline: string;
  head: XmlElement;
  body: XmlElement;
}

export type TelegramRead = { kind: 'telegram'; telegram: Telegram } | { kind: 'problem'; problem: ParseProblem };

/** Bidi controls, zero-width characters and private-use characters never stand in a real telegram. */
const UNSAFE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]/u;

export function readTelegram(root: XmlElement): TelegramRead {
  if (root.ns !== NS.report || root.name !== 'Report') return refuse(NOT_JMA(root.line));
  const control = child(root, NS.report, 'Control');
  const head = child(root, NS.head, 'Head');
  const body = root.children.find((element) => element.name === 'Body' && element.ns.startsWith(`${NS.report}body/`));
  if (control === undefined || head === undefined || body === undefined) return refuse(INCOMPLETE(root.line));
  const field = (name: string): string => textOf(child(head, NS.head, name));
  const status = textOf(child(control, NS.report, 'Status'));
  const kind = lookUp(STATUSES, status);
  if (kind === undefined) return refuse(unknownStatus(status, control.line));
  const infoType = lookUp(INFO_TYPES, field('InfoType'));
  if (infoType === undefined) return refuse(unknownInfoType(field('InfoType'), head.line));
  if (!isTime(field('ReportDateTime'))) return refuse(BROKEN_TIME(head.line));
  const headline = textOf(child(child(head, NS.head, 'Headline'), NS.head, 'Text'));
  const information = textOf(child(control, NS.report, 'Title'));
  if (UNSAFE.test(headline + information + field('Title'))) return refuse(UNSAFE_TEXT(head.line));
  const telegram = {
    type: undefined,
    kind,
    infoType,
    information,
    title: field('Title'),
    infoKind: field('InfoKind'),
    reportedAt: field('ReportDateTime'),
    eventId: field('EventID'),
    headline: withoutDrillMarks(headline),
    head,
    body,
  };
  return { kind: 'telegram', telegram };
}

/** The renderer marks drills at both ends in every language; 気象庁's own mark would stand there twice. */
function withoutDrillMarks(headline: string): string {
  return headline
    .replace(/＊{2,}これは(訓練|試験)です。?＊{2,}/gu, '')
    .split(/\s+/u)
    .filter((part) => part !== '')
    .join(' ');
}

function refuse(problem: ParseProblem): TelegramRead {
  return { kind: 'problem', problem };
}

const because = (code: string, ja: string, en: string) => (line: number) => ({ code, ja, en, line });

const NOT_JMA = because(
  'not-jma',
  '気象庁防災情報XML の電文ではありません（フィードそのものや別の XML です）。取得先を確認してください。',
  'This is not a JMA telegram (perhaps the feed itself or another XML). Check the address.',
);
const INCOMPLETE = because(
  'jma-incomplete',
  '電文に Control・Head・Body のどれかがありません。送信元から取り直してください。',
  'The telegram lacks its Control, Head or Body. Fetch it again.',
);
const BROKEN_TIME = because(
  'time-broken',
  '電文の発表時刻が読めません。気象庁の発表を直接確認してください。',
  'The report time of the telegram cannot be read. Check with JMA directly.',
);
const UNSAFE_TEXT = because(
  'text-unsafe',
  '電文の見出しに表示を乱す文字が入っています。送信元に確認してください。',
  'The headline holds characters that disturb its display. Ask its sender.',
);

function unknownStatus(status: string, line: number): ParseProblem {
  return {
    code: 'status-unknown',
    ja: `電文の運用種別「${shown(status)}」が通常・訓練・試験のどれでもありません。担当者が内容を確認してください。`,
    en: `The status "${shown(status)}" is neither live, drill nor test. A person must look at it.`,
    line,
  };
}

function unknownInfoType(infoType: string, line: number): ParseProblem {
  return {
    code: 'info-type-unknown',
    ja: `電文の発表形態「${shown(infoType)}」が分かりません。担当者が内容を確認してください。`,
    en: `The information type "${shown(infoType)}" is not known. A person must look at it.`,
    line,
  };
}

/** A value from outside, short enough for a sentence. */
export function shown(value: string): string {
  return value === '' ? '（空）' : value.slice(0, 60);
}
