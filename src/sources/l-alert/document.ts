import type { Kind, MessageType } from '../../domain/alert.js';
import { problem, type Refused, type SourceContext } from '../source.js';
import type { XmlElement } from '../xml.js';
import { MAPPING, STATUSES, TYPES } from './mapping.js';
import { elementAt, elementsAt, textAt } from './paths.js';

/** What every document says of itself, in the envelope and inside. */
export interface CommonsDocument {
  kind: Kind;
  messageType: MessageType;
  /** UUID that stays the same through all revisions. */
  id: string;
  revision: string;
  /** 全国地方公共団体コード as it stands, five or six digits. */
  municipality: string;
  office: string;
  title: string;
  headline: string;
  reportedAt: string;
  validUntil: string;
  /** Absent: no PCXML inside. */
  report: XmlElement | undefined;
  embedded: XmlElement | undefined;
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/u;
const MAX_AHEAD_MS = 10 * 60_000;
/** A drill that was put into the live mode says so in its title (四日市 2017). */
const NOT_LIVE = /訓練|テスト|試験/u;
/** Bidi controls, zero-width and private-use characters. */
export const UNSAFE = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]/u;

export function readDocument(root: XmlElement, context: SourceContext): CommonsDocument | Refused {
  const { envelope, content, inner } = MAPPING;
  const [object, second] = elementsAt(root, envelope.content);
  if (object === undefined) return refuse('l-alert-incomplete', root.line);
  if (second !== undefined) return refuse('l-alert-several', second.line);
  const report = elementAt(object, content.report);
  const messageType = typeOf(textAt(root, envelope.type), textAt(report, inner.type), root.line);
  if (typeof messageType !== 'string') return messageType;
  const title = oneLine(textAt(report, inner.title));
  const headline = oneLine(textAt(report, inner.headline));
  const kind = kindOf([textAt(root, envelope.status), textAt(report, inner.status)], title + headline, root.line);
  if (typeof kind !== 'string') return kind;
  const id = textAt(object, content.document) || textAt(report, inner.document);
  if (!/^[0-9a-fA-F-]{8,64}$/u.test(id)) return refuse('l-alert-no-id', object.line);
  const reportedAt = textAt(report, inner.reported) || textAt(root, envelope.sent);
  const late = timeProblem(reportedAt, context, root.line);
  if (late !== undefined) return late;
  return {
    kind,
    messageType,
    id: id.toLowerCase(),
    revision: textAt(object, content.revision),
    municipality: textAt(root, envelope.municipality),
    office: textAt(object, content.office) || textAt(report, inner.office),
    title,
    headline,
    reportedAt,
    validUntil: textAt(report, inner.valid),
    report,
    embedded: elementAt(object, content.embedded),
  };
}

function kindOf([outer = '', inside = '']: readonly string[], words: string, line: number): Kind | Refused {
  const kind = Object.hasOwn(STATUSES, outer) ? STATUSES[outer] : undefined;
  if (kind === undefined) return refuse('status-unknown', line);
  const other = inside === '' ? kind : Object.hasOwn(STATUSES, inside) ? STATUSES[inside] : undefined;
  if (other !== kind) return refuse('mode-mixed', line);
  return kind === 'actual' && NOT_LIVE.test(words) ? refuse('mode-mixed', line) : kind;
}

/** The envelope and the header inside have to agree: one of them is wrong otherwise. */
function typeOf(outer: string, inside: string, line: number): MessageType | Refused {
  const type = Object.hasOwn(TYPES, outer) ? TYPES[outer] : undefined;
  if (type === undefined) return refuse('type-unknown', line);
  if (inside === '') return type;
  const other = Object.hasOwn(TYPES, inside) ? TYPES[inside] : undefined;
  return (other === 'Cancel') === (type === 'Cancel') && other !== undefined ? type : refuse('type-mixed', line);
}

function timeProblem(time: string, context: SourceContext, line: number): Refused | undefined {
  const at = TIME.test(time) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(at)) return refuse('time-broken', line);
  return at - context.receivedAt.getTime() > MAX_AHEAD_MS ? refuse('time-ahead', line) : undefined;
}

export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

const WORDS = {
  'l-alert-incomplete': [
    'Ｌアラートの文書に contentObject がありません。送信元から取り直してください。',
    'The document lacks its contentObject. Fetch it again.',
  ],
  'l-alert-several': [
    'ひとつの封筒に文書が二つ以上入っています。原文を見て、手で発信するか判断してください。',
    'One envelope holds several documents. Read the original and decide by hand.',
  ],
  'l-alert-no-id': [
    '文書の番号（documentID）がないか、読めません。原文を見て判断してください。',
    'The documentID is missing or unreadable. Read the original and decide.',
  ],
  'status-unknown': [
    '運用種別（distributionStatus）が本番・訓練・テストのどれでもありません。原文を見て判断してください。',
    'The distributionStatus is neither live, drill nor test. Read the original and decide.',
  ],
  'mode-mixed': [
    '本番と、訓練・テストの印が食い違っています。配信していません。発信元に確かめ、本番なら手で発信してください。',
    'Marks of a live message and of a drill or test disagree. Nothing was sent: ask the sender and issue by hand if it is live.',
  ],
  'type-unknown': [
    '更新種別（distributionType）が新規・更新・取消のどれでもありません。原文を見て判断してください。',
    'The distributionType is none of Report, Update and Cancel. Read the original and decide.',
  ],
  'type-mixed': [
    '封筒と中の見出しで、取消かどうかが食い違っています。発信元に確かめてください。',
    'The envelope and the header inside disagree about a withdrawal. Ask the sender.',
  ],
  'time-broken': [
    '発表時刻が読めません。発信元に確かめてください。',
    'The report time cannot be read. Ask the sender.',
  ],
  'time-ahead': [
    '発表時刻が現在より10分以上先です。この装置の時計と発信元を確認してください。',
    'The report time is more than ten minutes ahead. Check the clock of this machine and the sender.',
  ],
} as const satisfies Record<string, readonly [string, string]>;

function refuse(code: keyof typeof WORDS, line: number): Refused {
  const [ja, en] = WORDS[code];
  return problem(code, ja, en, line);
}
