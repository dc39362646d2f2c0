import { randomBytes, randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { By } from '../accounts/audit.service.js';
import type { Identity, VersionContent } from '../domain/alert.js';
import type { State } from '../domain/lifecycle.js';
import { Database, one, type Queryable } from '../platform/database/database.js';
import type { AlertEvent, AlertRecord, VersionRecord } from './alert-record.js';

interface AlertRow {
  id: string;
  short_id: string;
  organisation: string;
  identity: Identity;
  state: State;
  notice_id: string | null;
  prolonged_until: Date | null;
  created_at: Date;
}

interface VersionRow {
  id: string;
  alert_id: string;
  number: number;
  content: VersionContent;
  content_hash: string;
  author_id: string;
  author_name: string;
  approver_id: string | null;
  approver_name: string | null;
  created_at: Date;
  issued_at: Date | null;
}

export interface NewAlert {
  organisation: string;
  key: string;
  identity: Identity;
  state: State;
  isPublic: boolean;
  noticeId?: string;
  at: Date;
}

export interface NewVersion {
  alertId: string;
  content: VersionContent;
  contentHash: string;
  material: string;
  author: By;
  at: Date;
}

export interface AlertFilter {
  organisation?: string;
  states?: readonly State[];
  limit?: number;
}

/** All SQL of the register. */
@Injectable()
export class AlertsStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** One at a time for one happening, whichever process it arrives at. */
  async lockKey(tx: Queryable, key: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [key]);
  }

  /** The newest alert with this key, alive or over. */
  async newestByKey(tx: Queryable, key: string): Promise<AlertRecord | undefined> {
    const found = await tx.query<AlertRow>(
      'SELECT * FROM alert WHERE identity_key = $1 ORDER BY created_at DESC, id LIMIT 1',
      [key],
    );
    return (await this.assemble(found, tx))[0];
  }

  async insertAlert(tx: Queryable, alert: NewAlert): Promise<string> {
    for (;;) {
      // Public alerts have five digits to be read aloud; what is for one class has a name nobody can guess.
      const shortId = alert.isPublic ? String(randomInt(10_000, 100_000)) : randomBytes(8).toString('hex');
      const made = await tx.query<{ id: string }>(
        `INSERT INTO alert (short_id, organisation, identity_key, identity, state, notice_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (short_id) DO NOTHING RETURNING id`,
        [
          shortId,
          alert.organisation,
          alert.key,
          JSON.stringify(alert.identity),
          alert.state,
          alert.noticeId ?? null,
          alert.at,
        ],
      );
      if (made[0] !== undefined) return made[0].id;
    }
  }

  async insertVersion(tx: Queryable, version: NewVersion): Promise<{ id: string; number: number }> {
    return one(
      await tx.query<{ id: string; number: number }>(
        `INSERT INTO version (alert_id, number, content, content_hash, material, author_id, author_name, created_at)
         SELECT $1::uuid, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7 FROM version WHERE alert_id = $1::uuid
         RETURNING id, number`,
        [
          version.alertId,
          JSON.stringify(version.content),
          version.contentHash,
          version.material,
          version.author.id,
          version.author.name,
          version.at,
        ],
      ),
    );
  }

  async setState(tx: Queryable, alertId: string, state: State): Promise<void> {
    await tx.query('UPDATE alert SET state = $2 WHERE id = $1', [alertId, state]);
  }

  /** What the newest version would look like to a resident: the next telegram is compared with it. */
  async setMaterial(tx: Queryable, alertId: string, identity: Identity): Promise<void> {
    await tx.query('UPDATE alert SET identity = $2 WHERE id = $1', [alertId, JSON.stringify(identity)]);
  }

  async prolong(tx: Queryable, alertId: string, until: string): Promise<void> {
    await tx.query('UPDATE alert SET prolonged_until = greatest(prolonged_until, $2) WHERE id = $1', [alertId, until]);
  }

  async setApprover(tx: Queryable, versionId: string, approver: By | undefined): Promise<void> {
    await tx.query('UPDATE version SET approver_id = $2, approver_name = $3 WHERE id = $1', [
      versionId,
      approver?.id ?? null,
      approver?.name ?? null,
    ]);
  }

  /** With `heldUntil` it is issued now and leaves the house then. */
  async setIssued(tx: Queryable, versionId: string, at: Date, heldUntil?: Date): Promise<void> {
    await tx.query('UPDATE version SET issued_at = $2, held_until = $3 WHERE id = $1 AND issued_at IS NULL', [
      versionId,
      at,
      heldUntil ?? null,
    ]);
  }

  async addEvent(
    tx: Queryable,
    alertId: string,
    event: { by: By; move: string; number: number; detail?: string; at: Date },
  ): Promise<void> {
    await tx.query(
      'INSERT INTO alert_event (alert_id, at, actor_id, actor_name, move, version_number, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [alertId, event.at, event.by.id, event.by.name, event.move, event.number, event.detail ?? ''],
    );
  }

  async idempotent(tx: Queryable, actorId: string, key: string): Promise<string | undefined> {
    const found = await tx.query<{ alert_id: string }>(
      'SELECT alert_id FROM idempotency WHERE actor_id = $1 AND key = $2',
      [actorId, key],
    );
    return found[0]?.alert_id;
  }

  async remember(tx: Queryable, actorId: string, key: string, alertId: string): Promise<void> {
    await tx.query('INSERT INTO idempotency (actor_id, key, alert_id) VALUES ($1, $2, $3)', [actorId, key, alertId]);
  }

  async get(id: string, tx: Queryable = this.database): Promise<AlertRecord | undefined> {
    return (await this.assemble(await tx.query<AlertRow>('SELECT * FROM alert WHERE id = $1', [id]), tx))[0];
  }

  /** The same, holding the row until the transaction ends. */
  async getLocked(tx: Queryable, id: string): Promise<AlertRecord | undefined> {
    await tx.query('SELECT 1 FROM alert WHERE id = $1 FOR UPDATE', [id]);
    return this.get(id, tx);
  }

  async byShortId(shortId: string): Promise<AlertRecord | undefined> {
    return (
      await this.assemble(await this.database.query<AlertRow>('SELECT * FROM alert WHERE short_id = $1', [shortId]))
    )[0];
  }

  async byVersion(versionId: string): Promise<AlertRecord | undefined> {
    const found = await this.database.query<AlertRow>(
      'SELECT a.* FROM alert a JOIN version v ON v.alert_id = a.id WHERE v.id = $1',
      [versionId],
    );
    return (await this.assemble(found))[0];
  }

  async list(filter: AlertFilter): Promise<AlertRecord[]> {
    const found = await this.database.query<AlertRow>(
      `SELECT * FROM alert WHERE ($1::text IS NULL OR organisation = $1) AND ($2::text[] IS NULL OR state = ANY ($2))
       ORDER BY created_at DESC LIMIT $3`,
      [filter.organisation ?? null, filter.states ?? null, Math.min(filter.limit ?? 50, 500)],
    );
    return this.assemble(found);
  }

  /** Short ids of what sources brought and a person has to release, the longest waiting first. */
  async waitingFromSources(now: Date): Promise<string[]> {
    const found = await this.database.query<{ short_id: string }>(
      `SELECT a.short_id FROM alert a
       CROSS JOIN LATERAL (SELECT * FROM version WHERE alert_id = a.id ORDER BY number DESC LIMIT 1) v
       WHERE a.state IN ('submitted', 'issued') AND v.issued_at IS NULL AND v.author_id = 'system'
         AND (v.content ->> 'expiresAt')::timestamptz > $1 ORDER BY v.created_at`,
      [now],
    );
    return found.map((row) => row.short_id);
  }

  /** Issued versions that no fan-out has taken up yet, with what decides their lane. */
  async notFannedOut(now: Date): Promise<{ id: string; content: VersionContent }[]> {
    return this.database.query(
      `SELECT id, content FROM version WHERE issued_at IS NOT NULL AND fanned_out_at IS NULL
       AND (held_until IS NULL OR held_until <= $1) ORDER BY issued_at LIMIT 100`,
      [now],
    );
  }

  /** The newest word of each newsletter that went out in the time, oldest first; digests are none. */
  async newsletters(
    organisation: string,
    { after, until }: { after: Date; until: Date },
  ): Promise<{ id: string; content: VersionContent }[]> {
    return this.database.query(
      `SELECT id, content FROM (
         SELECT DISTINCT ON (a.id) a.id, v.content, v.issued_at FROM alert a JOIN version v ON v.alert_id = a.id
         WHERE a.organisation = $1 AND a.state <> 'cancelled' AND v.issued_at > $2 AND v.issued_at <= $3
           AND v.content->>'topic' IN ('library', 'newsletter') AND v.content->>'kind' = 'actual'
           AND a.identity->'event'->>'system' <> 'digest'
         ORDER BY a.id, v.number DESC
       ) newest ORDER BY issued_at, id LIMIT 200`,
      [organisation, after, until],
    );
  }

  private async assemble(alerts: AlertRow[], tx: Queryable = this.database): Promise<AlertRecord[]> {
    if (alerts.length === 0) return [];
    const ids = alerts.map((alert) => alert.id);
    const versions = await tx.query<VersionRow>(
      'SELECT * FROM version WHERE alert_id = ANY ($1) ORDER BY alert_id, number',
      [ids],
    );
    const events = await tx.query<{
      alert_id: string;
      at: Date;
      actor_name: string;
      move: string;
      version_number: number;
      detail: string;
    }>('SELECT * FROM alert_event WHERE alert_id = ANY ($1) ORDER BY id', [ids]);
    return alerts.map((row) => ({
      id: row.id,
      shortId: row.short_id,
      state: row.state,
      organisation: row.organisation,
      identity: row.identity,
      createdAt: row.created_at,
      ...(row.notice_id === null ? {} : { noticeId: row.notice_id }),
      ...(row.prolonged_until === null ? {} : { prolongedUntil: row.prolonged_until }),
      versions: versions.filter((version) => version.alert_id === row.id).map(toVersion),
      events: events
        .filter((event) => event.alert_id === row.id)
        .map((event): AlertEvent => ({
          at: event.at,
          by: event.actor_name,
          move: event.move,
          versionNumber: event.version_number,
          detail: event.detail,
        })),
    }));
  }
}

function toVersion(row: VersionRow): VersionRecord {
  return {
    id: row.id,
    alertId: row.alert_id,
    number: row.number,
    content: row.content,
    contentHash: row.content_hash,
    createdAt: row.created_at,
    author: { id: row.author_id, name: row.author_name },
    ...(row.approver_id === null ? {} : { approver: { id: row.approver_id, name: row.approver_name ?? '' } }),
    ...(row.issued_at === null ? {} : { issuedAt: row.issued_at }),
  };
}
