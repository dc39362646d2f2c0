import { Inject, Injectable } from '@nestjs/common';
import { BREAKER, type Situation } from '../domain/judgement.js';
import type { State } from '../domain/lifecycle.js';
import type { Known } from '../domain/merge.js';
import type { Names } from '../domain/names.js';
import type { Queryable } from '../platform/database/database.js';
import { Platform } from '../platform/platform.js';
import { isPast, newestOf, type AlertRecord } from './alert-record.js';
import { AlertsStore } from './alerts.store.js';
import { RulesService } from './rules.service.js';
import type { ThreadAlert } from './thread-alert.js';
import { ThreadsStore } from './threads.store.js';

const OVER: readonly State[] = ['cancelled', 'ended'];

/** Finds what a draft belongs to, and all that a judgement on it rests on. */
@Injectable()
export class ThreadsService {
  constructor(
    @Inject(AlertsStore) private readonly alerts: AlertsStore,
    @Inject(ThreadsStore) private readonly store: ThreadsStore,
    @Inject(RulesService) private readonly rules: RulesService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** By the publisher's own message ids where there are any, else by the identity key. */
  async known(tx: Queryable, names: Names): Promise<AlertRecord | undefined> {
    const alertId = await this.store.alertOf(tx, names.messages);
    return alertId === undefined ? this.alerts.newestByKey(tx, names.key) : this.alerts.get(alertId, tx);
  }

  async situation(
    tx: Queryable,
    on: { names: Names; known: AlertRecord | undefined; lifeHours: number },
  ): Promise<Situation> {
    const now = this.platform.clock.now();
    const since = new Date(now.getTime() - BREAKER.minutes * 60_000);
    const { thread } = on.names;
    return {
      known: on.known === undefined ? undefined : asKnown(on.known, now),
      thread: thread === undefined ? [] : await this.store.members(tx, { thread, now, except: on.known?.id }),
      sentLately: await this.store.sentSince(tx, { thread, alertId: on.known?.id, since }),
      rules: await this.rules.inForce(tx),
      lifeHours: on.lifeHours,
      now,
      timeZone: this.platform.config.profile.timeZone,
    };
  }

  /** A new alert joins its thread. */
  async join(tx: Queryable, alertId: string, { thread }: Names): Promise<void> {
    if (thread !== undefined) await this.store.join(tx, { alertId, thread, now: this.platform.clock.now() });
  }

  /** Whoever refers to one of these messages later means this alert. */
  remember(tx: Queryable, alertId: string, { messages }: Names): Promise<void> {
    return this.store.remember(tx, alertId, messages);
  }

  /** The other alerts about the same happening, oldest first. */
  others(alertId: string): Promise<ThreadAlert[]> {
    return this.store.others(alertId);
  }
}

function asKnown(record: AlertRecord, now: Date): Known {
  const { content } = newestOf(record);
  return {
    state: record.state,
    material: record.identity.material,
    reportedAt: content.reportedAt,
    messageType: content.messageType,
    isOver: OVER.includes(record.state) || isPast(record, now),
    system: record.identity.event.system,
    isCoarse: record.identity.isCoarse === true,
    severity: content.severity,
    ...(content.level === undefined ? {} : { level: content.level }),
  };
}
