import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Attempted, Reason } from '../domain/outcome.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { crashPoint } from '../platform/crash-point.js';
import { crashesUntilSingle, judgeDoubt, settleDoubt } from './doubt.js';
import { Hold } from './hold.js';
import { isRetry, isUntried } from './lane.js';
import { LanesService } from './lanes.service.js';
import { nextTry, remaindersOf } from './retry.js';
import type { Task } from './task.js';
import { certain, TasksService } from './tasks.service.js';
import { WindowService } from './window.service.js';

/** Whoever could not go on comes back no sooner. */
const SHORTEST_WAIT_MS = 1_000;

const LET_PASS_MS = 3_000;
const LOOK_MS = 100;

/** Takes one dispatch, sends what is still owed of it in windows, and writes what happened. */
@Injectable()
export class DeliveryService {
  constructor(
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(TasksService) private readonly tasks: TasksService,
    @Inject(LanesService) private readonly lanes: LanesService,
    @Inject(WindowService) private readonly windows: WindowService,
  ) {}

  /** `run` names this take of the job: after an outage of the database the same take goes on with its own lease. */
  async deliver(dispatchId: string, stopping: AbortSignal, run: string): Promise<void> {
    const askedAt = performance.now();
    const lease = await this.ledger.claim(dispatchId, run);
    if (lease === undefined) return;
    crashPoint('claimed');
    const hold = new Hold(askedAt, stopping, () => this.ledger.renew(lease));
    try {
      const task = await this.tasks.of(lease, hold);
      if (task === undefined) await this.ledger.finish(lease);
      else await this.inLane(task);
    } finally {
      hold.end();
    }
  }

  private async inLane(task: Task): Promise<void> {
    try {
      await this.letEmergenciesPass(task);
      const waitMs = await this.lanes.enter(task.way, () => task.hold.isOver);
      if (waitMs > 0) return await this.ledger.postpone(task.lease, { pauseMs: waitMs, tried: false });
      try {
        await this.work(task);
      } finally {
        this.lanes.leave(task.way);
      }
    } finally {
      await task.told.end();
    }
  }

  /**
   * After a start, or when many come at once, an emergency may be due that no worker has taken yet: it goes first. Not for
   * long: where its workers are stuck, a warning must not be stuck behind them.
   */
  private async letEmergenciesPass({ lease, hold }: Task): Promise<void> {
    if (lease.dispatch.lane === 'emergency') return;
    const until = performance.now() + LET_PASS_MS;
    while (!hold.isOver && performance.now() < until && (await this.ledger.isWaiting('emergency')))
      await sleep(LOOK_MS);
  }

  private async work(task: Task): Promise<void> {
    const { lease, hold, told } = task;
    const doubtful = await settleDoubt(this.ledger, task);
    const isSingle = lease.dispatch.crashes >= crashesUntilSingle(task.channel);
    const again: Attempted[] = [];
    const owed = await this.ledger.owed(lease.dispatch);
    // What was over before it was taken opens no window: a mark that nothing follows would read as a doubt.
    const over = this.tasks.closedWhenRead(task);
    if (over !== undefined) lastWords(owed.splice(0), over, doubtful).forEach((each) => told.add(each));
    while (owed.length > 0) {
      const most = await this.lanes.next(task.way, owed.length, () => hold.isOver);
      if (most === 0) break;
      const ids = owed.splice(0, isSingle ? 1 : most);
      if (!(await this.openWindow(task, ids))) return;
      const attempts = await this.tryWindow(task, { ids, owed, doubtful });
      attempts.forEach((each) => told.add(each));
      again.push(...attempts.filter(({ reason }) => isRetry(reason)));
      const untried = new Set(attempts.filter(({ reason }) => isUntried(reason)).map(({ wayId }) => wayId));
      // In the dispatch's order, whatever order the channel answered in: a window is marked by where it begins and ends.
      owed.unshift(...ids.filter((id) => untried.has(id)));
      if (untried.size === ids.length) break;
    }
    await told.end();
    // Taken once: what the database did not take at the first try must still be there at the next.
    const last = told.take();
    await certain(() => this.ledger.closeWindow(lease, last, task.now()));
    crashPoint('ledger-written');
    await this.leave(task, again, owed);
  }

  /** False = somebody else has the dispatch by now. */
  private async openWindow(task: Task, ids: readonly string[]): Promise<boolean> {
    const { lease, told, hold } = task;
    const { wayIds } = lease.dispatch;
    const span = { from: wayIds.indexOf(ids[0] ?? ''), to: wayIds.indexOf(ids.at(-1) ?? '') + 1 };
    // Nothing of the window before may still be on its way to the ledger when its mark is taken away.
    const known = await told.rest();
    told.begin();
    const held = await certain(() => this.ledger.turnWindow(lease, known, task.now(), span));
    return held && !hold.isOver;
  }

  /** Sends one window; where the version must not go out any more, that is the last word for all who are left. */
  private async tryWindow(
    task: Task,
    { ids, owed, doubtful }: { ids: readonly string[]; owed: string[]; doubtful: ReadonlySet<string> },
  ): Promise<readonly Attempted[]> {
    const closed = await this.tasks.closed(task);
    if (closed !== undefined) return lastWords([...ids, ...owed.splice(0)], closed, doubtful);
    const began = performance.now();
    const { refused, attempts } = await this.windows.send(task, ids);
    this.lanes.heard(task.way, attempts, performance.now() - began);
    const stopped = refused.flatMap(({ wayId, reason }) => lastWords([wayId], reason, doubtful));
    return [...stopped, ...(await judgeDoubt(this.ledger, task, attempts))];
  }

  /** Ends the dispatch, or leaves what is left of it for later. */
  private async leave(task: Task, again: readonly Attempted[], rest: readonly string[]): Promise<void> {
    const { lease, hold, version } = task;
    const { dispatch } = lease;
    if (again.length === 0 && rest.length === 0) return this.ledger.finish(lease);
    const next = nextTry({
      tries: dispatch.tries,
      again,
      // Whoever stops because the process stops waits for nobody.
      laneWaitMs: hold.signal.aborted ? 0 : Math.max(SHORTEST_WAIT_MS, this.lanes.waitMs(task.way)),
      now: task.now(),
      expiresAt: new Date(version.content.expiresAt),
      firstTriedAt: dispatch.firstTriedAt,
    });
    if (next === 'over') {
      const left = [...again.map(({ wayId }) => wayId), ...rest];
      await this.tasks.write(
        lease,
        left.map((wayId) => ({ wayId, reason: 'gave-up' })),
      );
      return this.ledger.finish(lease);
    }
    const remainders = remaindersOf(dispatch, again, rest).map((each) => ({ ...each, ...next }));
    const [only] = remainders;
    const isWhole = only?.wayIds.length === dispatch.wayIds.length;
    if (!isWhole) return this.ledger.finish(lease, remainders);
    return this.ledger.postpone(lease, { ...only, tried: again.length > 0 });
  }
}

/** For those who get nothing more. Whom an earlier try may have reached is in doubt: the ledger does not say that it did not. */
function lastWords(wayIds: readonly string[], reason: Reason, doubtful: ReadonlySet<string>): Attempted[] {
  return wayIds.map((wayId) => ({ wayId, reason: doubtful.has(wayId) ? 'in-doubt' : reason }));
}
