import { Inject, Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { findChannel } from '../channels/index.js';
import { outcomeOf, retryDelayMs, type Attempted } from '../domain/outcome.js';
import type { Lease } from '../ledger/dispatch.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Platform } from '../platform/platform.js';
import { closedFor } from './gate.js';
import type { Task } from './task.js';
import { WindowService } from './window.service.js';

const RENEW_EVERY_MS = 1_500;

/** Takes one dispatch, sends what is still owed of it in windows, and writes what happened. */
@Injectable()
export class DeliveryService {
  constructor(
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(WindowService) private readonly windows: WindowService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async deliver(dispatchId: string, signal: AbortSignal): Promise<void> {
    const lease = await this.ledger.claim(dispatchId);
    if (lease === undefined) return;
    const { dispatch } = lease;
    const record = await this.alerts.byVersion(dispatch.versionId);
    const version = record?.versions.find((candidate) => candidate.id === dispatch.versionId);
    const channel = findChannel(dispatch.channel);
    if (record === undefined || version === undefined || channel === undefined) {
      this.platform.log.warning('dispatch without alert or channel', { dispatchId, channel: dispatch.channel });
      await this.ledger.finish(lease);
      return;
    }
    await this.holding(lease, signal, (held) => this.work({ lease, channel, record, version, signal: held }));
  }

  /** Renews the lease while `work` runs; its signal fires when the lease is lost or the process must stop. */
  private async holding(
    lease: Lease,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const lost = new AbortController();
    const timer = setInterval(() => {
      this.ledger.renew(lease).then(
        (held) => (held ? undefined : lost.abort()),
        // The database is away: the lease runs out by itself, and then nothing more is sent.
        () => undefined,
      );
    }, RENEW_EVERY_MS);
    try {
      await work(AbortSignal.any([signal, lost.signal]));
    } finally {
      clearInterval(timer);
    }
  }

  private async work(task: Task): Promise<void> {
    const { lease, channel, version, signal } = task;
    await this.settleDoubt(task);
    const again: Attempted[] = [];
    const owed = await this.ledger.owed(lease.dispatch);
    for (let at = 0; at < owed.length; at += channel.window) {
      if (signal.aborted) {
        await this.ledger.release(lease);
        return;
      }
      const ids = owed.slice(at, at + channel.window);
      const first = lease.dispatch.wayIds.indexOf(ids[0] ?? '');
      const last = lease.dispatch.wayIds.indexOf(ids.at(-1) ?? '');
      if (!(await this.ledger.openWindow(lease, first, last + 1))) return;
      const attempts = await this.tryWindow(task, ids);
      await this.ledger.closeWindow(lease, attempts, this.platform.clock.now());
      again.push(...attempts.filter((each) => outcomeOf(each.reason) === 'retry'));
    }
    await this.finish(lease, again, new Date(version.content.expiresAt));
  }

  private async tryWindow(task: Task, ids: readonly string[]): Promise<Attempted[]> {
    const record = (await this.alerts.byVersion(task.version.id)) ?? task.record;
    const closed = closedFor(record, task.version, this.platform.clock.now());
    if (closed !== undefined) return ids.map((wayId) => ({ wayId, reason: closed }));
    return this.windows.send(task, ids);
  }

  /**
   * A worker died while the window was out. Where the provider knows a repetition, it is simply sent again.
   * Mail is not known: a life-safety alert goes again (better twice than never), a newsletter does not.
   */
  private async settleDoubt(task: Task): Promise<void> {
    const { dispatch } = task.lease;
    if (dispatch.handing === undefined || task.channel.repeatsSafely) return;
    const owed = new Set(await this.ledger.owed(dispatch));
    const doubtful = dispatch.wayIds.slice(dispatch.handing.from, dispatch.handing.to).filter((id) => owed.has(id));
    const reason = dispatch.lane === 'emergency' ? ('in-doubt-again' as const) : ('in-doubt' as const);
    await this.ledger.closeWindow(
      task.lease,
      doubtful.map((wayId) => ({ wayId, reason })),
      this.platform.clock.now(),
    );
  }

  private async finish(lease: Lease, again: readonly Attempted[], expiresAt: Date): Promise<void> {
    if (again.length === 0) {
      await this.ledger.finish(lease);
      return;
    }
    const pauseMs = retryDelayMs(lease.dispatch.round + 1, Math.max(...again.map((each) => each.retryAfterMs ?? 0)));
    const now = this.platform.clock.now();
    const wayIds = again.map((each) => each.wayId);
    if (now.getTime() + pauseMs < expiresAt.getTime()) {
      await this.ledger.finish(lease, { wayIds, pauseMs });
      return;
    }
    await this.ledger.closeWindow(
      lease,
      wayIds.map((wayId) => ({ wayId, reason: 'gave-up' })),
      now,
    );
    await this.ledger.finish(lease);
  }
}
