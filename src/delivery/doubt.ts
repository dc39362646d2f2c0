import type { Channel } from '../channels/channel.js';
import type { Attempted, Reason } from '../domain/outcome.js';
import { CRASHES_UNTIL_SINGLE } from '../ledger/dispatch.js';
import type { LedgerService } from '../ledger/ledger.service.js';
import type { Task } from './task.js';

/**
 * What to do where nobody knows whether a message left: the worker died, or the connection broke between the last byte
 * and the answer. Where the provider knows a repetition it is simply sent again. Mail is not known: a life-safety alert
 * goes again, once for each doubt (better twice than never), a newsletter does not.
 */

/** Deaths in a row, one address at a time, until that address is left out. */
const CRASHES_EACH = 3;

/**
 * Deaths in a row, with nothing settled, after which a dispatch goes on one address at a time. A provider that knows
 * repeats by the whole call is asked the whole call more often: taken apart, its people could get it twice.
 */
export function crashesUntilSingle(channel: Channel): number {
  return channel.destinationOf === undefined && channel.window > 1 ? 2 * CRASHES_UNTIL_SINGLE : CRASHES_UNTIL_SINGLE;
}

/**
 * Settles the window that the worker before left open. Who is simply sent the same again stays doubtful until then, and
 * is handed back: where the version may not go out any more, nobody can say that it never reached them.
 */
export async function settleDoubt(ledger: LedgerService, task: Task): Promise<ReadonlySet<string>> {
  const { dispatch } = task.lease;
  if (dispatch.handing === undefined) return new Set();
  const owed = new Set(await ledger.owed(dispatch));
  const doubtful = dispatch.wayIds.slice(dispatch.handing.from, dispatch.handing.to).filter((id) => owed.has(id));
  const reason = reasonFor(task, doubtful.length);
  if (reason === undefined) return new Set(doubtful);
  const attempts = doubtful.map((wayId) => ({ wayId, reason }));
  await ledger.append(task.lease, attempts, task.now());
  return new Set();
}

/** Judges the answers of a channel that leave it open whether the message arrived. */
export async function judgeDoubt(
  ledger: LedgerService,
  task: Task,
  attempts: readonly Attempted[],
): Promise<readonly Attempted[]> {
  if (isKeyDead(task)) {
    return attempts.map((each) => (each.repeatKey === undefined ? each : { ...each, reason: 'in-doubt' }));
  }
  const doubtful = attempts.filter(({ reason }) => reason === 'in-doubt').map(({ wayId }) => wayId);
  if (doubtful.length === 0 || task.lease.dispatch.lane !== 'emergency') return attempts;
  const repeated = new Set(await ledger.repeatedInDoubt(task.version.id, doubtful));
  return attempts.map((each) =>
    each.reason === 'in-doubt' && !repeated.has(each.wayId) ? { ...each, reason: 'in-doubt-again' } : each,
  );
}

function reasonFor(task: Task, doubtful: number): Reason | undefined {
  const { crashes, lane } = task.lease.dispatch;
  if (doubtful === 1 && crashes >= crashesUntilSingle(task.channel) + CRASHES_EACH) return 'crashed';
  if (task.channel.repeatsSafely) return isKeyDead(task) ? 'in-doubt' : undefined;
  return lane === 'emergency' ? 'in-doubt-again' : 'in-doubt';
}

/** The provider has forgotten the key by now: a repeat would be a second message. */
function isKeyDead({ channel, lease, now }: Task): boolean {
  const livesMs = channel.repeatKeyLivesMs ?? Infinity;
  return now().getTime() - lease.dispatch.firstTriedAt.getTime() > livesMs;
}
