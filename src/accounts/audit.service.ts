import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson } from '../domain/canonical.js';
import { Clock } from '../platform/clock.js';
import { Database, type Queryable } from '../platform/database/database.js';

/** Who did it. `system` for what the hub does by rule. */
export interface By {
  id: string;
  name: string;
}

export const SYSTEM: By = { id: 'system', name: '自動' };

interface AuditRow {
  id: string;
  at: Date;
  actor_id: string;
  actor_name: string;
  action: string;
  object: string;
  detail: unknown;
  previous: Buffer;
  hash: Buffer;
}

const GENESIS = Buffer.alloc(32);

/** The audit trail: append-only, each line chained to the one before, no personal values in it. */
@Injectable()
export class AuditService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Writes one line, inside `tx` where the change itself is made. */
  async write(
    by: By,
    action: string,
    object: string,
    detail: { tx?: Queryable } & Record<string, unknown> = {},
  ): Promise<void> {
    const { tx, ...rest } = detail;
    if (tx === undefined)
      await this.database.transaction((own) => this.append(own, by, { action, object, detail: rest }));
    else await this.append(tx, by, { action, object, detail: rest });
  }

  private async append(
    tx: Queryable,
    by: By,
    entry: { action: string; object: string; detail: unknown },
  ): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(741002)');
    const [last] = await tx.query<{ id: string; hash: Buffer }>('SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1');
    const id = Number(last?.id ?? 0) + 1;
    const previous = last?.hash ?? GENESIS;
    const at = this.clock.now();
    const hash = hashOf({ id: String(id), at, actor_id: by.id, actor_name: by.name, ...entry, previous });
    await tx.query(
      'INSERT INTO audit (id, at, actor_id, actor_name, action, object, detail, previous, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [id, at, by.id, by.name, entry.action, entry.object, JSON.stringify(entry.detail), previous, hash],
    );
  }

  /** Walks the chain: the number of lines, and the first that does not fit. */
  async verify(): Promise<{ lines: number; firstBad?: number }> {
    let previous: Buffer = GENESIS;
    let lines = 0;
    for (;;) {
      const rows = await this.database.query<AuditRow>('SELECT * FROM audit WHERE id > $1 ORDER BY id LIMIT 1000', [
        lines,
      ]);
      for (const row of rows) {
        const fits = Number(row.id) === lines + 1 && row.previous.equals(previous) && row.hash.equals(hashOf(row));
        if (!fits) return { lines, firstBad: lines + 1 };
        previous = row.hash;
        lines += 1;
      }
      if (rows.length < 1000) return { lines };
    }
  }
}

function hashOf(row: Omit<AuditRow, 'hash'>): Buffer {
  const text = canonicalJson({
    id: Number(row.id),
    at: row.at.toISOString(),
    by: [row.actor_id, row.actor_name],
    action: row.action,
    object: row.object,
    detail: row.detail,
  });
  return createHash('sha256').update(row.previous).update(text).digest();
}
