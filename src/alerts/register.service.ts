import { Inject, Injectable } from '@nestjs/common';
import { AuditService, SYSTEM } from '../accounts/audit.service.js';
import { hasExpired, isPublic, laneOf, type AlertDraft, type VersionContent } from '../domain/alert.js';
import type { State } from '../domain/lifecycle.js';
import { effectOf, type Effect, type Known } from '../domain/merge.js';
import { decide, isStale } from '../domain/rules.js';
import type { Queryable } from '../platform/database/database.js';
import { Platform } from '../platform/platform.js';
import { newestOf, type AlertRecord } from './alert-record.js';
import { AlertsStore } from './alerts.store.js';
import { contentHash } from './content-hash.js';
import { withPlaces } from './places.js';

/** What became of a draft from a source. */
export interface Recorded {
  effect: Effect;
  alertId?: string;
  /** Set when this version goes out now. */
  issuedVersionId?: string;
}

const OVER: readonly State[] = ['cancelled', 'ended'];

/** Takes what the sources understood: merges it with what is known, then follows the profile's rules. */
@Injectable()
export class RegisterService {
  constructor(
    @Inject(AlertsStore) private readonly store: AlertsStore,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** Records one draft. Safe to repeat: the same draft again is a duplicate. */
  async record(draft: AlertDraft, from: { noticeId: string; lifeHours: number }): Promise<Recorded> {
    const content = withPlaces(draft.content, this.platform.config.profile);
    // A drill has its own keys: it can never update or cancel what is real.
    const key = `${content.kind}:${draft.identity.key}`;
    const recorded = await this.store.transaction(async (tx) => {
      await this.store.lockKey(tx, key);
      const known = await this.store.newestByKey(tx, key);
      const effect = effectOf({ ...draft, content }, known === undefined ? undefined : this.asKnown(known));
      return this.apply(tx, { draft: { ...draft, content }, key, known, effect, from });
    });
    if (recorded.issuedVersionId !== undefined)
      await this.platform.queues.add('fanout', [recorded.issuedVersionId], laneOf(content));
    return recorded;
  }

  private asKnown(record: AlertRecord): Known {
    const newest = newestOf(record);
    return {
      state: record.state,
      material: record.identity.material,
      reportedAt: newest.content.reportedAt,
      messageType: newest.content.messageType,
      isOver: OVER.includes(record.state) || hasExpired(newest.content, this.platform.clock.now()),
    };
  }

  private async apply(tx: Queryable, job: Job): Promise<Recorded> {
    switch (job.effect) {
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
        return { effect: job.effect, ...(job.known === undefined ? {} : { alertId: job.known.id }) };
    }
  }

  private async begin(tx: Queryable, job: Job): Promise<Recorded> {
    const now = this.platform.clock.now();
    const { content } = job.draft;
    if (job.known !== undefined && !OVER.includes(job.known.state))
      await this.store.setState(tx, job.known.id, 'ended');
    const decision =
      job.effect === 'tombstone'
        ? { decide: 'show' as const, rule: '取消が先に届いた' }
        : decide(this.platform.config.profile, job.draft, isStale(content.reportedAt, job.from.lifeHours, now));
    const state: State = job.effect === 'tombstone' ? 'cancelled' : STATE_BY_DECISION[decision.decide];
    const alertId = await this.store.insertAlert(tx, {
      organisation: content.organisation,
      key: job.key,
      identity: job.draft.identity,
      state,
      isPublic: isPublic(content),
      noticeId: job.from.noticeId,
      at: now,
    });
    return this.addVersion(tx, job, { alertId, issues: state === 'issued', rule: decision.rule });
  }

  /** A later version follows the earlier one out: who was told of a warning is told of its change and its end. */
  private async continue(tx: Queryable, job: Job): Promise<Recorded> {
    const known = job.known;
    if (known === undefined) throw new Error('no known alert to continue');
    const decision = decide(
      this.platform.config.profile,
      job.draft,
      isStale(job.draft.content.reportedAt, job.from.lifeHours, this.platform.clock.now()),
    );
    const wasTold = known.state === 'issued';
    const ends = job.effect === 'all-clear' || job.effect === 'cancel';
    const issues = wasTold || (!ends && decision.decide === 'issue');
    const state = ends ? (job.effect === 'cancel' ? 'cancelled' : 'ended') : issues ? 'issued' : known.state;
    await this.store.setState(tx, known.id, state);
    return this.addVersion(tx, job, {
      alertId: known.id,
      issues,
      rule: wasTold ? '発信済みの情報の続報' : decision.rule,
    });
  }

  private async addVersion(
    tx: Queryable,
    job: Job,
    how: { alertId: string; issues: boolean; rule: string },
  ): Promise<Recorded> {
    const now = this.platform.clock.now();
    const content: VersionContent = {
      ...job.draft.content,
      messageType: MESSAGE_TYPE[job.effect] ?? job.draft.content.messageType,
    };
    const version = await this.store.insertVersion(tx, {
      alertId: how.alertId,
      content,
      contentHash: contentHash(content),
      material: job.draft.identity.material,
      author: SYSTEM,
      at: now,
    });
    await this.store.setMaterial(tx, how.alertId, job.draft.identity);
    if (how.issues) await this.store.setIssued(tx, version.id, now);
    const move = how.issues ? 'issue' : job.effect;
    await this.store.addEvent(tx, how.alertId, { by: SYSTEM, move, number: version.number, detail: how.rule, at: now });
    await this.audit.write(SYSTEM, `alert.${move}`, how.alertId, {
      tx,
      version: version.number,
      rule: how.rule,
      effect: job.effect,
    });
    return { effect: job.effect, alertId: how.alertId, ...(how.issues ? { issuedVersionId: version.id } : {}) };
  }
}

interface Job {
  draft: AlertDraft;
  key: string;
  known: AlertRecord | undefined;
  effect: Effect;
  from: { noticeId: string; lifeHours: number };
}

const STATE_BY_DECISION = { issue: 'issued', approve: 'submitted', show: 'shown' } as const;
const MESSAGE_TYPE: Partial<Record<Effect, VersionContent['messageType']>> = {
  update: 'Update',
  correction: 'Correction',
  'all-clear': 'AllClear',
  cancel: 'Cancel',
};
