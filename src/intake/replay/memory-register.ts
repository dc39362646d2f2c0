import { hasExpired, type AlertDraft, type MessageType, type VersionContent } from '../../domain/alert.js';
import {
  BREAKER,
  judge,
  messageTypeAs,
  type Judgement,
  type Situation,
  type ThreadMember,
} from '../../domain/judgement.js';
import type { State } from '../../domain/lifecycle.js';
import type { Effect, Known } from '../../domain/merge.js';
import { namesOf, type Names } from '../../domain/names.js';
import type { IssueRule } from '../../domain/profile.js';

interface Remembered {
  number: number;
  names: Names;
  state: State;
  identity: AlertDraft['identity'];
  versions: { content: VersionContent; issuedAt?: Date }[];
  /** Until when 継続 made it hold. */
  prolongedUntil: number;
}

/** What a draft did, and to which alert (numbered in the order of their beginning). */
export interface Done {
  judgement: Judgement;
  alert?: number;
  /** What went out, if anything did. */
  sent?: VersionContent;
}

/** The register without a database: the same names and the same judgement, for trying out. */
export class MemoryRegister {
  private readonly alerts: Remembered[] = [];
  private readonly messages = new Map<string, Remembered>();

  constructor(private readonly town: { rules: readonly IssueRule[]; timeZone: string }) {}

  record(draft: AlertDraft, at: { now: Date; lifeHours: number }): Done {
    const names = namesOf(draft);
    const known = this.find(names);
    const situation = this.situation(names, known, at);
    const judgement = judge(draft, situation);
    const messageType = messageTypeAs(draft, judgement.effect, situation.known);
    const alert = this.apply({ draft, names, known, judgement, messageType, now: at.now });
    const sent = judgement.issues ? alert?.versions.at(-1)?.content : undefined;
    return {
      judgement,
      ...(alert === undefined ? {} : { alert: alert.number }),
      ...(sent === undefined ? {} : { sent }),
    };
  }

  private find({ key, messages }: Names): Remembered | undefined {
    const named = messages.map((message) => this.messages.get(message)).find((alert) => alert !== undefined);
    return named ?? this.alerts.findLast((alert) => alert.names.key === key);
  }

  private situation(names: Names, known: Remembered | undefined, at: { now: Date; lifeHours: number }): Situation {
    const inThread = this.alerts.filter(
      (alert) => alert === known || (names.thread !== undefined && alert.names.thread === names.thread),
    );
    const since = at.now.getTime() - BREAKER.minutes * 60_000;
    return {
      known: known === undefined ? undefined : asKnown(known, at.now),
      thread: inThread.filter((alert) => alert !== known && isLiving(alert, at.now)).map(asMember),
      sentLately: inThread
        .flatMap((alert) => alert.versions)
        .filter(({ issuedAt, content }) => (issuedAt?.getTime() ?? 0) > since && COUNTS.includes(content.messageType))
        .map(({ content }) => content),
      rules: this.town.rules,
      timeZone: this.town.timeZone,
      ...at,
    };
  }

  private apply(job: Job): Remembered | undefined {
    const { draft, names, known, judgement, messageType, now } = job;
    const alert = judgement.effect === 'new' || judgement.effect === 'tombstone' ? this.begin(job) : known;
    if (alert === undefined) return undefined;
    for (const message of names.messages) if (!this.messages.has(message)) this.messages.set(message, alert);
    if (judgement.effect === 'duplicate' && draft.identity.material === alert.identity.material) {
      alert.prolongedUntil = Math.max(alert.prolongedUntil, Date.parse(draft.content.expiresAt));
    }
    if (!ADDS.includes(judgement.effect)) return alert;
    alert.state = judgement.state;
    alert.identity = draft.identity;
    alert.versions.push({
      content: { ...draft.content, messageType },
      ...(judgement.issues ? { issuedAt: now } : {}),
    });
    return alert;
  }

  private begin({ draft, names, known, judgement }: Job): Remembered {
    if (known !== undefined && !OVER.includes(known.state)) known.state = 'ended';
    const alert: Remembered = {
      number: this.alerts.length + 1,
      names,
      state: judgement.state,
      identity: draft.identity,
      versions: [],
      prolongedUntil: 0,
    };
    this.alerts.push(alert);
    return alert;
  }
}

interface Job {
  draft: AlertDraft;
  messageType: MessageType;
  names: Names;
  known: Remembered | undefined;
  judgement: Judgement;
  now: Date;
}

const OVER: readonly State[] = ['cancelled', 'ended'];
const COUNTS: readonly MessageType[] = ['Alert', 'Update', 'Correction'];
const ADDS: readonly Effect[] = ['new', 'tombstone', 'update', 'correction', 'all-clear', 'cancel'];

function newest(alert: Remembered): VersionContent {
  const version = alert.versions.at(-1);
  if (version === undefined) throw new Error(`alert ${alert.number} has no version`);
  return version.content;
}

function isPast(alert: Remembered, now: Date): boolean {
  return hasExpired(newest(alert), now) && alert.prolongedUntil <= now.getTime();
}

function asKnown(alert: Remembered, now: Date): Known {
  const content = newest(alert);
  return {
    state: alert.state,
    material: alert.identity.material,
    reportedAt: content.reportedAt,
    messageType: content.messageType,
    isOver: OVER.includes(alert.state) || isPast(alert, now),
    system: alert.identity.event.system,
    isCoarse: alert.identity.isCoarse === true,
    severity: content.severity,
    ...(content.level === undefined ? {} : { level: content.level }),
  };
}

function isLiving(alert: Remembered, now: Date): boolean {
  return !OVER.includes(alert.state) && !isPast(alert, now);
}

function asMember(alert: Remembered): ThreadMember {
  const { severity, level } = newest(alert);
  return {
    subject: alert.identity.subject ?? '',
    source: alert.identity.source,
    state: alert.state,
    severity,
    ...(level === undefined ? {} : { level }),
  };
}
