import { Inject, Injectable } from '@nestjs/common';
import type { VersionContent } from '../domain/alert.js';
import type { ThreadMember } from '../domain/judgement.js';
import type { State } from '../domain/lifecycle.js';
import { Database, type Queryable } from '../platform/database/database.js';
import type { ThreadAlert } from './thread-alert.js';

interface MemberRow {
  subject: string | null;
  source: string;
  state: State;
  severity: VersionContent['severity'];
  level: number | null;
}

/** A happening that has been quiet for so long is over: the next word of the same kind begins a new thread. */
const QUIET = "interval '12 hours'";

/** SQL of event threads, and of the publishers' message ids that lead to an alert. */
@Injectable()
export class ThreadsStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The alert that one of these messages belongs to; the message itself counts before those it refers to. */
  async alertOf(tx: Queryable, messages: readonly string[]): Promise<string | undefined> {
    if (messages.length === 0) return undefined;
    const found = await tx.query<{ alert_id: string }>(
      'SELECT alert_id FROM alert_message WHERE message = ANY ($1) ORDER BY array_position($1, message) LIMIT 1',
      [messages],
    );
    return found[0]?.alert_id;
  }

  async remember(tx: Queryable, alertId: string, messages: readonly string[]): Promise<void> {
    if (messages.length === 0) return;
    await tx.query(
      'INSERT INTO alert_message (message, alert_id) SELECT unnest($2::text[]), $1 ON CONFLICT (message) DO NOTHING',
      [alertId, messages],
    );
  }

  /** Joins the living thread of this name, or begins one. */
  async join(tx: Queryable, to: { alertId: string; thread: string; now: Date }): Promise<void> {
    await tx.query(
      `UPDATE alert SET thread_key = $2, thread_id = coalesce(
         (SELECT t.thread_id FROM alert t WHERE t.thread_key = $2 AND t.id <> $1
            AND (SELECT max(v.created_at) FROM version v WHERE v.alert_id = t.id) > $3::timestamptz - ${QUIET}
          ORDER BY t.created_at DESC LIMIT 1), $1)
       WHERE id = $1`,
      [to.alertId, to.thread, to.now],
    );
  }

  /** The alerts of a thread whose newest word still holds. */
  async members(tx: Queryable, of: { thread: string; now: Date; except: string | undefined }): Promise<ThreadMember[]> {
    const rows = await tx.query<MemberRow>(
      `SELECT a.identity ->> 'subject' AS subject, a.identity ->> 'source' AS source, a.state,
              v.content ->> 'severity' AS severity, (v.content ->> 'level')::int AS level
       FROM alert a CROSS JOIN LATERAL (SELECT content FROM version WHERE alert_id = a.id ORDER BY number DESC LIMIT 1) v
       WHERE a.thread_key = $1 AND a.state IN ('submitted', 'approved', 'issued', 'shown')
         AND a.id IS DISTINCT FROM $2 AND greatest((v.content ->> 'expiresAt')::timestamptz, a.prolonged_until) > $3`,
      [of.thread, of.except ?? null, of.now],
    );
    return rows.map(({ subject, level, ...row }) => ({
      ...row,
      subject: subject ?? '',
      ...(level === null ? {} : { level }),
    }));
  }

  /** What the thread (or, without one, the alert alone) has sent since then; ends and withdrawals do not count. */
  async sentSince(
    tx: Queryable,
    of: { thread: string | undefined; alertId: string | undefined; since: Date },
  ): Promise<Pick<VersionContent, 'severity' | 'level'>[]> {
    const rows = await tx.query<{ severity: VersionContent['severity']; level: number | null }>(
      `SELECT v.content ->> 'severity' AS severity, (v.content ->> 'level')::int AS level
       FROM alert a JOIN version v ON v.alert_id = a.id
       WHERE (a.thread_key = $1 OR a.id = $2) AND v.issued_at > $3
         AND v.content ->> 'messageType' IN ('Alert', 'Update', 'Correction')`,
      [of.thread ?? null, of.alertId ?? null, of.since],
    );
    return rows.map(({ severity, level }) => ({ severity, ...(level === null ? {} : { level }) }));
  }

  /** The other alerts of the same thread, oldest first. */
  async others(alertId: string): Promise<ThreadAlert[]> {
    const rows = await this.database.query<{
      id: string;
      short_id: string;
      source: string;
      headline: string;
      state: State;
      created_at: Date;
    }>(
      `SELECT a.id, a.short_id, a.identity ->> 'source' AS source, a.state, a.created_at,
              (SELECT content #>> '{texts,ja,headline}' FROM version WHERE alert_id = a.id ORDER BY number DESC LIMIT 1) AS headline
       FROM alert a WHERE a.thread_id = (SELECT thread_id FROM alert WHERE id = $1) AND a.id <> $1 ORDER BY a.created_at`,
      [alertId],
    );
    return rows.map(({ short_id: shortId, created_at: createdAt, ...row }) => ({ ...row, shortId, createdAt }));
  }
}
