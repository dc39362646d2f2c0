import { Client } from 'pg';
import type { Sinks } from '../../src/cli/demo-sinks.js';

/** What the ledger says of one channel, over all alerts. */
export interface ChannelFigures {
  /** Pairs of version and address. */
  owed: number;
  /** Pairs without a last word. */
  open: number;
  /** Last words by outcome. */
  outcomes: Record<string, number>;
}

export interface LedgerFigures {
  channels: Record<string, ChannelFigures>;
  /** Issued versions, and of them those not yet cut into dispatches. */
  versions: number;
  uncut: number;
  /** Notices nobody has read yet. */
  unread: number;
  /** Dispatches not done. */
  busy: number;
}

/** Reads the truth straight from PostgreSQL: no service of the hub stands between. */
export class FaultLedger {
  constructor(private readonly url: () => string) {}

  /** A connection for each question: the server may have been killed since the last. */
  async ask<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    const client = new Client({ connectionString: this.url(), connectionTimeoutMillis: 3_000, query_timeout: 5_000 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      // The server may have been told to be read-only.
      return (await client.query(sql, parameters)).rows as T[];
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async figures(): Promise<LedgerFigures> {
    const rows = await this.ask<{ channel: string; outcome: string; n: number }>(
      `SELECT o.channel, coalesce(a.outcome, 'open') AS outcome, count(*)::int AS n
       FROM (SELECT DISTINCT d.version_id, d.channel, t.way_id FROM dispatch d CROSS JOIN LATERAL unnest(d.way_ids) AS t (way_id)) o
       LEFT JOIN attempt a ON a.version_id = o.version_id AND a.way_id = o.way_id AND a.final GROUP BY 1, 2`,
    );
    const [sums] = await this.ask<Omit<LedgerFigures, 'channels'>>(
      `SELECT (SELECT count(*)::int FROM version WHERE issued_at IS NOT NULL) AS versions,
         (SELECT count(*)::int FROM version WHERE issued_at IS NOT NULL AND fanned_out_at IS NULL) AS uncut,
         (SELECT count(*)::int FROM notice WHERE state = 'received') AS unread,
         (SELECT count(*)::int FROM dispatch WHERE done_at IS NULL) AS busy`,
    );
    const channels: Record<string, ChannelFigures> = {};
    for (const { channel, outcome, n } of rows) {
      const known = (channels[channel] ??= { owed: 0, open: 0, outcomes: {} });
      known.owed += n;
      if (outcome === 'open') known.open += n;
      else known.outcomes[outcome] = n;
    }
    return { channels, ...(sums ?? { versions: 0, uncut: 0, unread: 0, busy: 0 }) };
  }

  /** All alerts are cut, every address has its last word, and no work is left. */
  async isSettled(versions: number): Promise<boolean> {
    const { channels, ...sums } = await this.figures();
    const open = Object.values(channels).reduce((sum, channel) => sum + channel.open, 0);
    return sums.versions >= versions && sums.uncut + sums.unread + sums.busy + open === 0;
  }

  /** Pairs of version and address with a last word that says sent, as `version.way`. */
  async sent(channel: string): Promise<Set<string>> {
    const rows = await this.ask<{ pair: string }>(
      "SELECT version_id || '.' || way_id AS pair FROM attempt WHERE channel = $1 AND final AND outcome = 'sent'",
      [channel],
    );
    return new Set(rows.map((row) => row.pair));
  }

  /** Pairs that were ever owed, as `version.way`. */
  async owed(channel: string): Promise<Set<string>> {
    const rows = await this.ask<{ pair: string }>(
      `SELECT DISTINCT version_id || '.' || way_id AS pair FROM dispatch CROSS JOIN LATERAL unnest(way_ids) AS t (way_id)
       WHERE channel = $1`,
      [channel],
    );
    return new Set(rows.map((row) => row.pair));
  }
}

/** What the receivers saw, one entry for each message and person: the second log, which the hub cannot write. */
export interface Seen {
  /** `version.way` of each mail, from its Message-ID. */
  email: string[];
  line: string[];
  'web-push': string[];
}

export function seenBy(sinks: Sinks): Seen {
  return {
    email: sinks.smtp.received.map((mail) => /^Message-ID: <([^@>]+)@/im.exec(mail.raw.toString('latin1'))?.[1] ?? '?'),
    line: sinks.line.received.flatMap((call) => call.to.map((to) => `${to} ${call.messages[0]?.text ?? ''}`)),
    'web-push': sinks.push.received.map((push) => `${push.device} ${push.payload}`),
  };
}

/** How many were more than one of their kind. */
export function repeated(seen: readonly string[]): number {
  return seen.length - new Set(seen).size;
}
