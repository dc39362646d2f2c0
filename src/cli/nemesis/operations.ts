import { randomUUID } from 'node:crypto';
import { CONSENT } from '../../audience/preferences.js';
import { TOPIC_FACTS, TOPICS } from '../../domain/topic.js';
import { eventIdOf } from '../bench/quake.js';
import type { Arena } from './arena.js';
import { bearer, Client, formBody, type Answer } from './client.js';
import { eventually } from './eventually.js';
import type { History } from './history.js';
import type { EpisodePlan, Operation } from './plan.js';
import { newsletterOf, telegramOf } from './telegrams.js';
import { issueAlert, reviseAlert, writeDraft, type Draft } from './staff.js';

type Of<K extends Operation['do']> = Extract<Operation, { do: K }>;

/** Reports lie in the past, so that a later one is never in the future. */
const REPORTED_BEFORE_MS = 60_000;
const LETTER_MS = 3_000;

/** The outside world of one episode: it carries out the plan's operations and remembers what it did. */
export class Operations {
  private readonly client: Client;
  /** Made once: the same telegram again is the same bytes. */
  private readonly telegrams = new Map<string, string>();
  private readonly written = new Map<number, Promise<Draft | undefined>>();
  private readonly began = new Date();

  constructor(
    private readonly arena: Arena,
    private readonly history: History,
    private readonly plan: EpisodePlan,
  ) {
    this.client = new Client(arena, history);
  }

  async carryOut(operation: Operation): Promise<void> {
    const label = describe(operation);
    this.history.note(`operation ${label}`);
    const outcome = await this.run(operation);
    this.history.note(`... ${label}: ${outcome}`);
  }

  private run(operation: Operation): Promise<string> {
    switch (operation.do) {
      case 'telegram':
        return this.telegram(operation);
      case 'write':
        return this.write(operation);
      case 'correct':
        return this.correct(operation);
      case 'cancel':
        return this.cancel(operation);
      case 'subscribe':
        return operation.channel === 'email' ? this.subscribeByMail() : this.subscribeByPush();
      case 'leave':
        return this.leave(operation);
      case 'newsletter':
        return this.newsletter(operation);
    }
  }

  private async telegram(operation: Of<'telegram'>): Promise<string> {
    const { order, form, copies, nth } = operation;
    const eventId = this.eventId(nth);
    const call = {
      path: '/intake/jma-xml',
      body: this.bytesOf(operation, eventId),
      headers: { ...bearer(this.arena.keys.first), 'Content-Type': 'application/xml' },
    };
    const answers = await Promise.all(Array.from({ length: copies }, () => this.client.insist(call)));
    for (const { known, body } of answers)
      if (known === 'acknowledged')
        this.history.promise({
          kind: 'notice',
          noticeId: String(body.noticeId),
          quake: { eventId, order, form },
        });
    return said(answers);
  }

  private bytesOf(operation: Of<'telegram'>, eventId: string): string {
    const { order, form, isDrill } = operation;
    const key = `${eventId} ${order}`;
    const at = new Date(this.began.getTime() - REPORTED_BEFORE_MS + order * 2_000);
    const known = this.telegrams.get(key) ?? telegramOf(this.arena.profile, { eventId, at, form, isDrill, order });
    this.telegrams.set(key, known);
    return known;
  }

  /** Another happening in each episode. */
  private eventId(nth: number): string {
    return eventIdOf(new Date(Date.UTC(2030, 0, 1) + (this.plan.number * 100 + nth) * 1_000));
  }

  private async write(operation: Of<'write'>): Promise<string> {
    const headline = `避難指示 第${this.plan.number}回の${operation.nth + 1}`;
    const drafting = writeDraft(this.client, this.arena.keys, { ...operation, headline });
    this.written.set(
      operation.nth,
      drafting.then(({ draft }) => draft),
    );
    const { draft, answers } = await drafting;
    if (draft === undefined) return said(answers);
    const { id: alertId, contentHash } = draft;
    this.history.promise({ kind: 'draft', alertId, contentHash, headline });
    const issued = await issueAlert(this.client, this.arena.keys, { draft, how: operation.how });
    if (issued.some(({ known }) => known === 'acknowledged'))
      this.history.promise({ kind: 'issued', alertId, contentHash });
    return `${said(answers)}, issue ${said(issued)}`;
  }

  private async correct(operation: Of<'correct'>): Promise<string> {
    const draft = await this.written.get(operation.nth);
    if (draft === undefined) return 'nothing to correct';
    const { answers, contentHash } = await reviseAlert(this.client, this.arena, { draft, type: operation.type });
    if (contentHash !== undefined && answers.at(-1)?.known === 'acknowledged')
      this.history.promise({ kind: 'issued', alertId: draft.id, contentHash });
    return said(answers);
  }

  private async cancel(operation: Of<'cancel'>): Promise<string> {
    const draft = await this.written.get(operation.nth);
    if (draft === undefined) return 'nothing to cancel';
    const answers = await this.client.twice({
      path: `/api/alerts/${draft.id}/cancel`,
      body: JSON.stringify({ reason: '誤って発信したため' }),
      headers: bearer(this.arena.keys.second),
    });
    if (answers.some(({ known }) => known === 'acknowledged'))
      this.history.promise({ kind: 'cancelled', alertId: draft.id });
    return said(answers);
  }

  private async subscribeByMail(): Promise<string> {
    const address = `subscriber-${randomUUID()}@large.example`;
    const asked = await this.client.insist({
      path: '/subscribe',
      body: formBody({ ...CHOICES, address }),
      headers: FORM,
    });
    if (asked.known !== 'acknowledged') return said([asked]);
    const token = await this.tokenInLetter(address);
    if (token === undefined) return 'no letter yet';
    const confirmed = await this.client.insist({ path: `/subscribe/confirm/${token}`, body: '', headers: FORM });
    if (confirmed.known === 'acknowledged') this.history.promise({ kind: 'subscribed', token });
    return said([asked, confirmed]);
  }

  private tokenInLetter(address: string): Promise<string | undefined> {
    const look = (): string | undefined => {
      const letter = this.arena.sinks.smtp.received.find(({ to }) => to[0] === address);
      const text = letter?.raw.toString('latin1') ?? '';
      const base64 = /\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(text)?.[1] ?? '';
      return /confirm\/([\w-]{44})/.exec(`${text}${Buffer.from(base64, 'base64').toString()}`)?.[1];
    };
    return eventually(() => Promise.resolve(look()), LETTER_MS).catch(() => undefined);
  }

  private async subscribeByPush(): Promise<string> {
    const answer = await this.client.insist({
      path: '/subscribe/push',
      body: JSON.stringify({ ...CHOICES, subscription: this.arena.pushDevice() }),
      headers: { 'Content-Type': 'application/json' },
    });
    if (answer.known === 'acknowledged')
      this.history.promise({ kind: 'subscribed', token: String(answer.body.preferencesToken) });
    return said([answer]);
  }

  private async leave({ who }: Of<'leave'>): Promise<string> {
    const ways = await this.arena.ask<{ id: string }>(
      "SELECT id FROM way WHERE household_id IS NOT NULL AND channel IN ('email', 'line', 'web-push') ORDER BY address_index",
    );
    const wayId = ways[who % ways.length]?.id ?? '';
    this.history.touchedWays.add(wayId);
    const answer = await this.client.insist({
      path: `/unsubscribe/${this.arena.vault.token('leave', wayId)}`,
      body: 'List-Unsubscribe=One-Click',
      headers: FORM,
    });
    if (answer.known === 'acknowledged') this.history.promise({ kind: 'left', wayId });
    return said([answer]);
  }

  private async newsletter({ items }: Of<'newsletter'>): Promise<string> {
    const { number } = this.plan;
    const list = Array.from({ length: items }, (_, n) => ({ id: `${number}-${n}`, title: `新着図書 ${number}-${n}` }));
    const answer = await this.client.insist({
      path: '/intake/library-newsletter',
      body: newsletterOf(list, this.began),
      headers: { ...bearer(this.arena.keys.library), 'Content-Type': 'application/rss+xml' },
    });
    if (answer.known === 'acknowledged')
      this.history.promise({ kind: 'notice', noticeId: String(answer.body.noticeId) });
    return said([answer]);
  }
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const CHOICES = {
  home: '13229.tanashi',
  safety: TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety),
  language: 'ja',
  drills: 'no',
  consent: 'on',
  consentVersion: CONSENT.version,
};

function describe(operation: Operation): string {
  return Object.values(operation).join(' ');
}

export function said(answers: readonly Answer[]): string {
  return answers.map(({ known, status }) => `${known} ${status}`).join(', ');
}
