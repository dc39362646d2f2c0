import { Inject, Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { findChannel } from '../channels/index.js';
import type { Attempted, Reason } from '../domain/outcome.js';
import type { Lease } from '../ledger/dispatch.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { throughOutage } from '../platform/database/outage.js';
import { Platform } from '../platform/platform.js';
import { closedFor } from './gate.js';
import type { Hold } from './hold.js';
import type { Task } from './task.js';
import { Told } from './told.js';

/** Facts that could not be written for so long are in doubt after all. */
const FACTS_KEPT_MS = 300_000;

/** Looks up what a dispatch is about, and whether it may still go out. */
@Injectable()
export class TasksService {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** Nothing where the alert or the channel is gone. */
  async of(lease: Lease, hold: Hold): Promise<Task | undefined> {
    const { dispatch } = lease;
    const record = await this.alerts.byVersion(dispatch.versionId);
    const version = record?.versions.find((candidate) => candidate.id === dispatch.versionId);
    const channel = findChannel(dispatch.channel);
    if (record === undefined || version === undefined || channel === undefined) {
      const { id: dispatchId, channel: name } = dispatch;
      this.platform.log.warning('dispatch without alert or channel', { dispatchId, channel: name });
      return undefined;
    }
    const way = { channel, destination: dispatch.destination, severity: dispatch.lane };
    const told = new Told((attempts) => this.write(lease, attempts), channel.repeatsSafely);
    return { lease, hold, channel, record, version, way, told, now: () => this.platform.clock.now() };
  }

  /** Why the version must not go out any more, by what was read when the dispatch was taken. */
  closedWhenRead({ record, version, now }: Task): Reason | undefined {
    return closedFor(record, version, now());
  }

  /** The same, asked again before each window. */
  async closed(task: Task): Promise<Reason | undefined> {
    const record = (await this.alerts.byVersion(task.version.id)) ?? task.record;
    return closedFor(record, task.version, task.now());
  }

  write(lease: Lease, attempts: readonly Attempted[]): Promise<void> {
    return certain(() => this.ledger.append(lease, attempts, this.platform.clock.now()));
  }
}

/** What left the house is a fact: it is written as soon as the database can take it, whoever has the lease by then. */
export function certain<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + FACTS_KEPT_MS;
  return throughOutage(work, () => performance.now() > until);
}
