import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { may, type Action, type Actor } from '../accounts/actor.js';
import { AuditService } from '../accounts/audit.service.js';
import { hasExpired, isPublic, laneOf, type VersionContent } from '../domain/alert.js';
import { cancellationOf } from '../domain/cancellation.js';
import { isRefusal, mayApprove, mayIssue, nextState, type Move, type Refusal } from '../domain/lifecycle.js';
import { hasErrors, lint } from '../domain/lint.js';
import type { Organisation } from '../domain/profile.js';
import type { Queryable } from '../platform/database/database.js';
import { crashPoint } from '../platform/crash-point.js';
import { Platform } from '../platform/platform.js';
import { isPast, issuedOf, newestOf, type AlertRecord, type VersionRecord } from './alert-record.js';
import { AlertsStore, type AlertFilter } from './alerts.store.js';
import { contentHash } from './content-hash.js';
import { contentProblem } from './draft-schema.js';
import { withPlaces } from './places.js';
import { ThreadsService } from './threads.service.js';
import type { ThreadAlert } from './thread-alert.js';
import { NOT_FOUND, NOT_YOURS, CHANGED, REASON_NEEDED, NOTHING_TO_CORRECT, EXPIRED } from './refusals.js';

export interface MoveRequest {
  /** The hash of what the actor was shown; needed to approve, issue and correct. */
  contentHash?: string;
  reason?: string;
}

const ACTION_BY_MOVE: Record<Move, Action> = {
  submit: 'write',
  approve: 'approve',
  return: 'approve',
  issue: 'issue',
  show: 'issue',
  cancel: 'issue',
  correct: 'issue',
  end: 'issue',
};
const SIGNED: readonly Move[] = ['approve', 'issue', 'correct'];

/** What staff and offices' programs do with alerts. Refusals are values with what to do next. */
@Injectable()
export class AlertsService {
  constructor(
    @Inject(AlertsStore) private readonly store: AlertsStore,
    @Inject(ThreadsService) private readonly threads: ThreadsService,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** Keeps a draft. The same idempotency key gives the first result again. */
  async draft(actor: Actor, wanted: VersionContent, idempotencyKey: string): Promise<AlertRecord | Refusal> {
    if (!may(actor, 'write', wanted.organisation)) return NOT_YOURS;
    const wrong = contentProblem(wanted, this.platform.config.profile, this.platform.clock.now());
    if (wrong !== undefined) return wrong;
    const content = withPlaces(wanted, this.platform.config.profile);
    return this.store.transaction(async (tx) => {
      await this.store.lockKey(tx, `draft:${actor.id}:${idempotencyKey}`);
      const before = await this.store.idempotent(tx, actor.id, idempotencyKey);
      if (before !== undefined) return this.mustGet(before, tx);
      const at = this.platform.clock.now();
      const key = `console:${randomUUID()}`;
      const identity = {
        key,
        material: contentHash(content),
        source: 'console',
        event: { system: 'console', code: content.topic, name: content.texts.ja.headline },
      };
      const alertId = await this.store.insertAlert(tx, {
        organisation: content.organisation,
        key: `${content.kind}:${key}`,
        identity,
        state: 'draft',
        isPublic: isPublic(content),
        at,
      });
      await this.insert(tx, alertId, { content, actor, move: 'draft' });
      await this.store.remember(tx, actor.id, idempotencyKey, alertId);
      return this.mustGet(alertId, tx);
    });
  }

  /** Writes the next version of an issued alert (or replaces a draft's); it goes out by the move `correct`. */
  async revise(
    actor: Actor,
    alertId: string,
    wanted: VersionContent,
    messageType: 'Update' | 'Correction' | 'AllClear',
  ): Promise<AlertRecord | Refusal> {
    return this.store.transaction(async (tx) => {
      const record = await this.store.getLocked(tx, alertId);
      if (record === undefined) return NOT_FOUND;
      if (!may(actor, 'write', record.organisation)) return NOT_YOURS;
      if (record.state !== 'issued' && record.state !== 'draft') return nextStateRefusal(record);
      const newest = newestOf(record).content;
      // An alert keeps its kind for life: a drill is never edited into a live alert (Genkai).
      const content = withPlaces(
        {
          ...wanted,
          kind: newest.kind,
          organisation: record.organisation,
          messageType: record.state === 'draft' ? newest.messageType : messageType,
        },
        this.platform.config.profile,
      );
      const wrong = contentProblem(content, this.platform.config.profile, this.platform.clock.now());
      if (wrong !== undefined) return wrong;
      await this.insert(tx, alertId, { content, actor, move: 'revise' });
      return this.mustGet(alertId, tx);
    });
  }

  /** One move of the lifecycle table. */
  async move(actor: Actor, alertId: string, move: Move, request: MoveRequest = {}): Promise<AlertRecord | Refusal> {
    crashPoint('request-parsed');
    const issued: { version?: VersionRecord } = {};
    const result = await this.store.transaction(async (tx) => {
      const record = await this.store.getLocked(tx, alertId);
      if (record === undefined) return NOT_FOUND;
      const refused = this.refuseMove(actor, record, move, request);
      if (refused !== undefined) return refused;
      issued.version = await this.carryOut(tx, record, { actor, move, reason: request.reason?.trim() ?? '' });
      return this.mustGet(alertId, tx);
    });
    if (issued.version !== undefined && !isRefusal(result)) {
      crashPoint('committed');
      await this.platform.queues.add('fanout', [issued.version.id], laneOf(issued.version.content));
    }
    return result;
  }

  private refuseMove(actor: Actor, record: AlertRecord, move: Move, request: MoveRequest): Refusal | undefined {
    if (!may(actor, ACTION_BY_MOVE[move], record.organisation)) return NOT_YOURS;
    const next = nextState(record.state, move);
    if (isRefusal(next)) return next;
    const newest = newestOf(record);
    if (SIGNED.includes(move) && request.contentHash !== newest.contentHash) return CHANGED;
    const isIssued = newest.issuedAt !== undefined;
    const needsReason = record.state === 'issued' && (request.reason ?? '').trim() === '';
    const checks: Partial<Record<Move, () => Refusal | undefined>> = {
      approve: () => refusalOf(mayApprove(newest.author.id, actor.id)),
      cancel: () => (needsReason ? REASON_NEEDED : undefined),
      correct: () => (isIssued ? NOTHING_TO_CORRECT : this.refuseIssue(actor, record, request.reason)),
      issue: () => this.refuseIssue(actor, record, request.reason),
    };
    return checks[move]?.();
  }

  private refuseIssue(actor: Actor, record: AlertRecord, reason?: string): Refusal | undefined {
    const { content, author, approver } = newestOf(record);
    const findings = lint(content, this.platform.config.profile);
    const worst = findings.find((finding) => finding.severity === 'error');
    if (worst !== undefined && hasErrors(findings)) return { code: worst.code, ja: worst.ja, en: worst.en };
    if (hasExpired(content, this.platform.clock.now())) return EXPIRED;
    return refusalOf(
      mayIssue({
        content,
        organisation: this.organisationOf(record),
        // A correction of an issued alert is as urgent as issuing: the same eyes, the same break-glass.
        state: record.state === 'issued' ? 'draft' : record.state,
        author: author.id,
        actor: actor.id,
        ...(approver === undefined ? {} : { approver: approver.id }),
        ...(reason === undefined ? {} : { reason }),
      }),
    );
  }

  /** Changes the state and, where something goes out, marks and returns that version. */
  private async carryOut(
    tx: Queryable,
    record: AlertRecord,
    how: { actor: Actor; move: Move; reason: string },
  ): Promise<VersionRecord | undefined> {
    const { actor, move, reason } = how;
    const next = nextState(record.state, move);
    if (isRefusal(next)) throw new Error(`refused move ${move} was carried out`);
    const at = this.platform.clock.now();
    let version = newestOf(record);
    if (move === 'cancel' && record.state === 'issued') {
      const told = record.versions.findLast((candidate) => candidate.issuedAt !== undefined) ?? version;
      version = await this.insert(tx, record.id, {
        content: cancellationOf(told.content, reason, at),
        actor,
        move: 'write-cancellation',
      });
    }
    if (move === 'approve') await this.store.setApprover(tx, version.id, actor);
    if (move === 'return') await this.store.setApprover(tx, version.id, undefined);
    const goesOut = move === 'issue' || move === 'correct' || (move === 'cancel' && record.state === 'issued');
    if (goesOut) await this.store.setIssued(tx, version.id, at);
    await this.store.setState(tx, record.id, next);
    await this.store.addEvent(tx, record.id, { by: actor, move, number: version.number, detail: reason, at });
    await this.audit.write(actor, `alert.${move}`, record.id, {
      tx,
      version: version.number,
      contentHash: version.contentHash,
      reason,
    });
    return goesOut ? version : undefined;
  }

  private async insert(
    tx: Queryable,
    alertId: string,
    how: { content: VersionContent; actor: Actor; move: string },
  ): Promise<VersionRecord> {
    const at = this.platform.clock.now();
    const hash = contentHash(how.content);
    const { id, number } = await this.store.insertVersion(tx, {
      alertId,
      content: how.content,
      contentHash: hash,
      material: hash,
      author: how.actor,
      at,
    });
    await this.store.addEvent(tx, alertId, { by: how.actor, move: how.move, number, at });
    await this.audit.write(how.actor, `alert.${how.move}`, alertId, { tx, version: number, contentHash: hash });
    return {
      id,
      alertId,
      number,
      content: how.content,
      contentHash: hash,
      createdAt: at,
      author: { id: how.actor.id, name: how.actor.name },
    };
  }

  private organisationOf(record: AlertRecord): Organisation {
    const organisation = this.platform.config.profile.organisations.find(
      (candidate) => candidate.code === record.organisation,
    );
    if (organisation === undefined) throw new Error(`organisation ${record.organisation} is not in the profile`);
    return organisation;
  }

  private async mustGet(id: string, tx: Queryable): Promise<AlertRecord> {
    const record = await this.store.get(id, tx);
    if (record === undefined) throw new Error(`alert ${id} vanished`);
    return record;
  }

  async get(id: string): Promise<AlertRecord | undefined> {
    return /^[0-9a-f-]{36}$/.test(id) ? this.store.get(id) : undefined;
  }

  byShortId(shortId: string): Promise<AlertRecord | undefined> {
    return this.store.byShortId(shortId);
  }

  byVersion(versionId: string): Promise<AlertRecord | undefined> {
    return this.store.byVersion(versionId);
  }

  /** The other alerts about the same happening, oldest first. */
  thread(alertId: string): Promise<ThreadAlert[]> {
    return this.threads.others(alertId);
  }

  /** What sources brought and a person has to release. */
  waitingFromSources(): Promise<string[]> {
    return this.store.waitingFromSources(this.platform.clock.now());
  }

  list(filter: AlertFilter = {}): Promise<AlertRecord[]> {
    return this.store.list(filter);
  }

  notFannedOut(): Promise<{ id: string; content: VersionContent }[]> {
    return this.store.notFannedOut(this.platform.clock.now());
  }

  /** What an office's readers could have read in this time. */
  newsletters(organisation: string, during: { after: Date; until: Date }): ReturnType<AlertsStore['newsletters']> {
    return this.store.newsletters(organisation, during);
  }

  /** What the public sees now: issued and shown alerts, the living ones first. */
  async current(): Promise<AlertRecord[]> {
    const listed = await this.store.list({ states: ['issued', 'shown', 'cancelled', 'ended'], limit: 100 });
    const found = listed.filter(
      (record) => isPublic(newestOf(record).content) && (record.state === 'shown' || issuedOf(record) !== undefined),
    );
    const now = this.platform.clock.now();
    const isOver = (record: AlertRecord): boolean =>
      record.state === 'cancelled' || record.state === 'ended' || isPast(record, now);
    return [...found.filter((record) => !isOver(record)), ...found.filter(isOver)];
  }
}

function refusalOf(verdict: true | Refusal): Refusal | undefined {
  return verdict === true ? undefined : verdict;
}

function nextStateRefusal(record: AlertRecord): Refusal {
  const refused = nextState(record.state, 'submit');
  return isRefusal(refused) ? refused : CHANGED;
}
