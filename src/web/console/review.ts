import type { Actor } from '../../accounts/actor.js';
import { newestOf, type AlertRecord, type VersionRecord } from '../../alerts/alert-record.js';
import type { ThreadAlert } from '../../alerts/thread-alert.js';
import { isLive, type VersionContent } from '../../domain/alert.js';
import type { Forecast } from '../../domain/chain.js';
import type { Language } from '../../domain/language.js';
import { ALLOWED, needsSecondPerson, type Move } from '../../domain/lifecycle.js';
import type { CityProfile } from '../../domain/profile.js';
import type { Progress } from '../../ledger/progress.js';
import { oneOf, text, ticked } from '../layout/form.js';
import type { Problem } from '../layout/problem.js';
import { z } from 'zod';
import type { ChannelName } from './compose.view.js';

/** One rendition exactly as it will read. */
export interface Previewed {
  channel: string;
  label: { ja: string; en: string };
  language: Language;
  preview: string;
  measure: { count: number; limit: number; unit: { ja: string; en: string } };
  warnings: readonly string[];
  file?: { name: string; mediaType: string };
}

export interface AudienceCount {
  total: number;
  byChannel: Readonly<Record<string, number>>;
  households: number;
  withoutDigitalWay: number;
}

export interface LintFinding {
  code: string;
  severity: 'error' | 'warning';
  field?: string;
  ja: string;
  en: string;
}

/** Everything the preview page of one alert shows. */
export interface ReviewData {
  record: AlertRecord;
  /** The other alerts about the same happening. */
  thread: readonly ThreadAlert[];
  previews: readonly Previewed[];
  audience: AudienceCount;
  /** Who would be rung and visited, if it were issued now. */
  followUp: readonly Forecast[];
  now: Date;
  findings: readonly LintFinding[];
  channels: readonly ChannelName[];
  progress?: Progress;
  problems: readonly Problem[];
}

/** The newest version while it waits to go out, e.g. a draft or a correction not yet issued. */
export function pendingOf(record: AlertRecord): VersionRecord | undefined {
  const newest = newestOf(record);
  const open = Object.keys(ALLOWED[record.state]).length > 0;
  return newest.issuedAt === undefined && open && record.state !== 'shown' ? newest : undefined;
}

/** The move that sends the pending version out: a first issue, or the next version of an issued alert. */
export function issuingMove(record: AlertRecord): Extract<Move, 'issue' | 'correct'> {
  return record.state === 'issued' ? 'correct' : 'issue';
}

/** True where issuing asks for the word 発信 to be typed: the two highest degrees of danger, live. */
export function needsTypedWord(content: VersionContent): boolean {
  return isLive(content) && (content.level === 5 || content.severity === 'Extreme');
}

/** True when this person would issue alone what needs four eyes: only with a written reason. */
export function needsReason(record: AlertRecord, profile: CityProfile, actor: Actor): boolean {
  const version = newestOf(record);
  const organisation = profile.organisations.find((candidate) => candidate.code === record.organisation);
  if (organisation === undefined || !needsSecondPerson(version.content, organisation)) return false;
  const approved = version.approver !== undefined && version.approver.id !== version.author.id;
  return !approved && actor.id === version.author.id;
}

/** Why an alert is withdrawn, ready to choose: in the worst minute nobody should have to compose a sentence. */
export const READY_REASONS = [
  '操作を誤って発信しました。',
  '内容に誤りがありました。',
  '対象の地区を誤りました。',
  '訓練の内容を本番として発信しました。',
] as const;

export const TYPED_WORD = '発信';

const moveForm = z.object({
  move: oneOf<Move>(
    ['submit', 'approve', 'return', 'issue', 'show', 'cancel', 'correct', 'end'],
    'その操作はありません。',
    'There is no such move.',
  ),
  contentHash: text(64),
  reason: text(500),
  readyReason: text(100),
  confirm: ticked,
  word: text(20),
});

export interface WantedMove {
  move: Move;
  contentHash: string;
  reason: string;
}

/** One button of the preview page, with what it must prove before something live goes out (Hawaii 2018). */
export function parseMove(body: unknown, record: AlertRecord): { wanted: WantedMove } | { problems: Problem[] } {
  const parsed = moveForm.safeParse(body ?? {});
  if (!parsed.success) {
    return {
      problems: [{ field: '', ja: 'その操作はできません。開き直してください。', en: 'Please reload the page.' }],
    };
  }
  const { move, contentHash } = parsed.data;
  const reason = [parsed.data.readyReason, parsed.data.reason].filter((part) => part !== '').join('');
  const problems = proofProblems({ ...parsed.data, reason }, record);
  return problems.length > 0 ? { problems } : { wanted: { move, contentHash, reason } };
}

/** What is still missing before the button may work. */
function proofProblems(given: z.infer<typeof moveForm>, record: AlertRecord): Problem[] {
  const { content } = newestOf(record);
  if (given.move === 'cancel') return record.state === 'issued' && given.reason === '' ? [NO_REASON] : [];
  if (given.move !== 'issue' && given.move !== 'correct') return [];
  return [
    ...(isLive(content) && !given.confirm ? [NOT_CONFIRMED] : []),
    ...(needsTypedWord(content) && given.word !== TYPED_WORD ? [NO_WORD] : []),
  ];
}

const NO_REASON: Problem = {
  field: 'cancel-reason',
  ja: '取り消す理由を書いてください。',
  en: 'Say why it is withdrawn: recipients will read it.',
};
const NOT_CONFIRMED: Problem = {
  field: 'confirm',
  ja: '本番として発信することを確認し、チェックを入れてください。',
  en: 'Tick the box to confirm that this goes out live.',
};
const NO_WORD: Problem = {
  field: 'word',
  ja: `「${TYPED_WORD}」と入力してください。`,
  en: `Type ${TYPED_WORD} to confirm.`,
};
