import { Inject, Injectable } from '@nestjs/common';
import { AuditService, SYSTEM } from '../accounts/audit.service.js';
import { hasExpired, isPublic, laneOf, type AlertDraft, type VersionContent } from '../domain/alert.js';
import { BREAKER, judge, type Judgement, type Situation } from '../domain/judgement.js';
import type { State } from '../domain/lifecycle.js';
import type { Effect, Known } from '../domain/merge.js';
import { namesOf, type Names } from '../domain/names.js';
import type { Queryable } from '../platform/database/database.js';
import { Platform } from '../platform/platform.js';
import { newestOf, type AlertRecord } from './alert-record.js';
import { AlertsStore } from './alerts.store.js';
import { contentHash } from './content-hash.js';
import { withPlaces } from './places.js';
import { RulesService } from './rules.service.js';
import { ThreadsStore } from './threads.store.js';

/** What became of a draft from a source. */
export interface Recorded {
  effect: Effect;
  alertId?: string;
  /** Set when this version goes out now. */
  issuedVersionId?: string;
}

const OVER: readonly State[] = ['cancelled', 'ended'];

/** Takes what the sources understood: merges it with what is known, then follows the table of rules. */
@Injectable()
export class RegisterService {
  constructor(
    @Inject(AlertsStore) private readonly store: AlertsStore,
    @Inject(ThreadsStore) private readonly threads: ThreadsStore,
    @Inject(RulesService) private readonly rules: RulesService,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** Records one draft. Safe to repeat: the same draft again is a duplicate. */
  async record(given: AlertDraft, from: { noticeId: string; lifeHours: number }): Promise<Recorded> {
    const draft = { ...given, content: withPlaces(given.content, this.platform.config.profile) };
    const names = namesOf(draft);
    const recorded = await this.store.transaction(async (tx) => {
      for (const name of locksOf(names)) await this.store.lockKey(tx, name);
      const known = await this.known(tx, names);
      const situation = await this.situation(tx, { names, known, lifeHours: from.lifeHours });
      const judgement = judge(draft, situation);
      return this.apply(tx, { draft, names, known, judgement, noticeId: from.noticeId });
    });
    if (recorded.issuedVersionId !== undefined)
      await this.platform.queues.add('fanout', [recorded.issuedVersionId], laneOf(draft.content));
    return recorded;
  }

  /** By the publisher's own message ids where there are any, else by the identity key. */
  private async known(tx: Queryable, names: Names): Promise<AlertRecord | undefined> {
    const alertId = await this.threads.alertOf(tx, names.messages);
    return alertId === undefined ? this.store.newestByKey(tx, names.key) : this.store.get(alertId, tx);
  }

  private async situation(
    tx: Queryable,
    on: { names: Names; known: AlertRecord | undefined; lifeHours: number },
  ): Promise<Situation> {
    const { profile } = this.platform.config;
    const now = this.platform.clock.now();
    const since = new Date(now.getTime() - BREAKER.minutes * 60_000);
    const { thread } = on.names;
    return {
      known: on.known === undefined ? undefined : this.asKnown(on.known),
      thread: thread === undefined ? [] : await this.threads.members(tx, { thread, now, except: on.known?.id }),
      sentLately: await this.threads.sentSince(tx, { thread, alertId: on.known?.id, since }),
      rules: await this.rules.inForce(tx),
      lifeHours: on.lifeHours,
      now,
      timeZone: profile.timeZone,
    };
  }

  private asKnown({ state, identity, versions, ...record }: AlertRecord): Known {
    const { content } = newestOf({ state, identity, versions, ...record });
    return {
      state,
      material: identity.material,
      reportedAt: content.reportedAt,
      messageType: content.messageType,
      isOver: OVER.includes(state) || hasExpired(content, this.platform.clock.now()),
      system: identity.event.system,
      isCoarse: identity.isCoarse === true,
      severity: content.severity,
      ...(content.level === undefined ? {} : { level: content.level }),
    };
  }

  private async apply(tx: Queryable, job: Job): Promise<Recorded> {
    const { effect } = job.judgement;
    switch (effect) {
      case 'new':
      case 'tombstone':
        return this.begin(tx, job);
      case 'update':
      case 'correction':
      case 'all-clear':
      case 'cancel':
        return this.continue(tx, job);
      case 'duplicate':
      case 'out-of-date':
      case 'nothing-to-end':
        if (job.known !== undefined) await this.threads.remember(tx, job.known.id, job.names.messages);
        return { effect, ...(job.known === undefined ? {} : { alertId: job.known.id }) };
    }
  }

  private async begin(tx: Queryable, job: Job): Promise<Recorded> {
    const now = this.platform.clock.now();
    const { content } = job.draft;
    if (job.known !== undefined && !OVER.includes(job.known.state))
      await this.store.setState(tx, job.known.id, 'ended');
    const alertId = await this.store.insertAlert(tx, {
      organisation: content.organisation,
      key: job.names.key,
      identity: job.draft.identity,
      state: job.judgement.state,
      isPublic: isPublic(content),
      noticeId: job.noticeId,
      at: now,
    });
    if (job.names.thread !== undefined) await this.threads.join(tx, { alertId, thread: job.names.thread, now });
    return this.addVersion(tx, job, alertId);
  }

  private async continue(tx: Queryable, job: Job): Promise<Recorded> {
    if (job.known === undefined) throw new Error('no known alert to continue');
    await this.store.setState(tx, job.known.id, job.judgement.state);
    return this.addVersion(tx, job, job.known.id);
  }

  private async addVersion(tx: Queryable, job: Job, alertId: string): Promise<Recorded> {
    const now = this.platform.clock.now();
    const { effect, issues, rule, isHeld } = job.judgement;
    const content: VersionContent = {
      ...job.draft.content,
      messageType: MESSAGE_TYPE[effect] ?? job.draft.content.messageType,
    };
    const version = await this.store.insertVersion(tx, {
      alertId,
      content,
      contentHash: contentHash(content),
      material: job.draft.identity.material,
      author: SYSTEM,
      at: now,
    });
    await this.store.setMaterial(tx, alertId, job.draft.identity);
    await this.threads.remember(tx, alertId, job.names.messages);
    if (issues) await this.store.setIssued(tx, version.id, now);
    const move = issues ? 'issue' : isHeld ? 'hold' : effect;
    await this.store.addEvent(tx, alertId, { by: SYSTEM, move, number: version.number, detail: rule, at: now });
    await this.audit.write(SYSTEM, `alert.${move}`, alertId, { tx, version: version.number, rule, effect });
    return { effect, alertId, ...(issues ? { issuedVersionId: version.id } : {}) };
  }
}

/** In one order everywhere, so that two telegrams never wait for each other. */
function locksOf({ key, thread, messages }: Names): string[] {
  return [...new Set([key, ...(thread === undefined ? [] : [`thread:${thread}`]), ...messages])].sort();
}

interface Job {
  draft: AlertDraft;
  names: Names;
  known: AlertRecord | undefined;
  judgement: Judgement;
  noticeId: string;
}

const MESSAGE_TYPE: Partial<Record<Effect, VersionContent['messageType']>> = {
  update: 'Update',
  correction: 'Correction',
  'all-clear': 'AllClear',
  cancel: 'Cancel',
};
