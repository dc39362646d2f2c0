import { Inject, Injectable } from '@nestjs/common';
import { AuditService, SYSTEM } from '../accounts/audit.service.js';
import { isPublic, laneOf, type AlertDraft, type MessageType, type VersionContent } from '../domain/alert.js';
import { judge, messageTypeAs, type Judgement } from '../domain/judgement.js';
import type { State } from '../domain/lifecycle.js';
import type { Effect } from '../domain/merge.js';
import { namesOf, type Names } from '../domain/names.js';
import { heldUntil } from '../domain/quiet-hours.js';
import type { Queryable } from '../platform/database/database.js';
import { Platform } from '../platform/platform.js';
import type { AlertRecord } from './alert-record.js';
import { AlertsStore } from './alerts.store.js';
import { contentHash } from './content-hash.js';
import { withPlaces } from './places.js';
import { ThreadsService } from './threads.service.js';

/** What became of a draft from a source. */
export interface Recorded {
  effect: Effect;
  alertId?: string;
  /** Set when this version goes out now. */
  issuedVersionId?: string;
  /** Set when it is issued and waits for the end of the quiet hours. */
  heldUntil?: Date;
}

const OVER: readonly State[] = ['cancelled', 'ended'];

/** Takes what the sources understood: merges it with what is known, then follows the table of rules. */
@Injectable()
export class RegisterService {
  constructor(
    @Inject(AlertsStore) private readonly store: AlertsStore,
    @Inject(ThreadsService) private readonly threads: ThreadsService,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** Records one draft. Safe to repeat: the same draft again is a duplicate. */
  async record(given: AlertDraft, from: { noticeId?: string; lifeHours: number }): Promise<Recorded> {
    const draft = { ...given, content: withPlaces(given.content, this.platform.config.profile) };
    const names = namesOf(draft);
    const recorded = await this.store.transaction(async (tx) => {
      for (const name of locksOf(names)) await this.store.lockKey(tx, name);
      const known = await this.threads.known(tx, names);
      const situation = await this.threads.situation(tx, { names, known, lifeHours: from.lifeHours });
      const judgement = judge(draft, situation);
      const messageType = messageTypeAs(draft, judgement.effect, situation.known);
      return this.apply(tx, { draft, names, known, judgement, messageType, ...onlyNotice(from) });
    });
    if (recorded.issuedVersionId !== undefined)
      await this.platform.queues.add('fanout', [recorded.issuedVersionId], laneOf(draft.content));
    return recorded;
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
        if (job.known !== undefined) await this.saidAgain(tx, job, job.known.id);
        return { effect, ...(job.known === undefined ? {} : { alertId: job.known.id }) };
    }
  }

  /** No news; but what is said again still holds, and whoever refers to this message means that alert. */
  private async saidAgain(tx: Queryable, { draft, names, known, judgement }: Job, alertId: string): Promise<void> {
    await this.threads.remember(tx, alertId, names);
    const isSame = draft.identity.material === known?.identity.material;
    if (judgement.effect === 'duplicate' && isSame) await this.store.prolong(tx, alertId, draft.content.expiresAt);
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
      ...onlyNotice(job),
      at: now,
    });
    await this.threads.join(tx, alertId, job.names);
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
      messageType: job.messageType,
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
    await this.threads.remember(tx, alertId, job.names);
    const { quietHours, timeZone } = this.platform.config.profile;
    const held = issues ? heldUntil(job.draft, { now, quietHours, timeZone }) : undefined;
    if (issues) await this.store.setIssued(tx, version.id, now, held);
    const detail = held === undefined ? rule : `${rule}（夜のため、朝${quietHours.to}時に送ります）`;
    const move = issues ? 'issue' : isHeld ? 'hold' : effect;
    await this.store.addEvent(tx, alertId, { by: SYSTEM, move, number: version.number, detail, at: now });
    await this.audit.write(SYSTEM, `alert.${move}`, alertId, { tx, version: version.number, rule, effect });
    if (held !== undefined) return { effect, alertId, heldUntil: held };
    return { effect, alertId, ...(issues ? { issuedVersionId: version.id } : {}) };
  }
}

/** In one order everywhere, so that two telegrams never wait for each other. */
function locksOf({ key, thread, messages }: Names): string[] {
  return [...new Set([key, ...(thread === undefined ? [] : [`thread:${thread}`]), ...messages])].sort();
}

/** A digest is made by the hub itself: no notice stands behind it. */
function onlyNotice({ noticeId }: { noticeId?: string }): { noticeId?: string } {
  return noticeId === undefined ? {} : { noticeId };
}

interface Job {
  draft: AlertDraft;
  names: Names;
  known: AlertRecord | undefined;
  judgement: Judgement;
  messageType: MessageType;
  noticeId?: string;
}
