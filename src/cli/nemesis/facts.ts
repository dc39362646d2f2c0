import type { VersionContent } from '../../domain/alert.js';
import type { Arena } from './arena.js';
import { WAYS, type WayRow } from './address-book.js';
import { messagesOf, type Message, type RenditionRow } from './messages.js';

export interface AlertRow {
  id: string;
  state: string;
  identity_key: string;
  notice_id: string | null;
}

export interface VersionRow {
  id: string;
  alert_id: string;
  number: number;
  content: VersionContent;
  content_hash: string;
  author_id: string;
  approver_id: string | null;
  issued_at: Date | null;
}

export interface DispatchRow {
  id: string;
  version_id: string;
  channel: string;
  way_ids: string[];
  round: number;
  done_at: Date | null;
}

export interface AttemptRow {
  version_id: string;
  way_id: string;
  channel: string;
  round: number;
  outcome: string;
  reason: string;
  final: boolean;
  at: Date;
}

export interface EventRow {
  alert_id: string;
  actor_id: string;
  move: string;
  version_number: number;
  detail: string;
}

export interface NoticeRow {
  id: string;
  state: string;
  bytes: Buffer;
  received_at: Date;
}

/** Everything that the database and the receivers say about one episode, read when nothing is owed any more. */
export interface Facts {
  alerts: AlertRow[];
  versions: VersionRow[];
  dispatches: DispatchRow[];
  attempts: AttemptRow[];
  events: EventRow[];
  /** Lines of the audit trail about these alerts. */
  audited: { object: string; action: string; version: number | null }[];
  notices: NoticeRow[];
  ways: Map<string, WayRow>;
  /** Those that were there when the episode began. */
  knownWays: ReadonlySet<string>;
  messages: Message[];
}

/** Where an episode begins, by numbers that the database gives: clocks of several processes are never quite one. */
export interface Beginning {
  event: string;
  knownWays: ReadonlySet<string>;
}

export async function beginning(arena: Arena): Promise<Beginning> {
  const [last] = await arena.ask<{ id: string }>('SELECT coalesce(max(id), 0)::text AS id FROM alert_event');
  const ways = await arena.ask<{ id: string }>('SELECT id FROM way');
  return { event: last?.id ?? '0', knownWays: new Set(ways.map(({ id }) => id)) };
}

export async function readFacts(arena: Arena, from: Beginning, noticeIds: readonly string[]): Promise<Facts> {
  const alerts = await arena.ask<AlertRow>(
    `SELECT id, state, identity_key, notice_id FROM alert
     WHERE id IN (SELECT alert_id FROM alert_event GROUP BY alert_id HAVING min(id) > $1)`,
    [from.event],
  );
  const alertIds = alerts.map(({ id }) => id);
  const versions = await arena.ask<VersionRow>('SELECT * FROM version WHERE alert_id = ANY ($1) ORDER BY number', [
    alertIds,
  ]);
  const ids = [versions.map(({ id }) => id)];
  const ways = await arena.ask<WayRow>(WAYS);
  arena.book.learn(ways);
  const renditions = await arena.ask<RenditionRow>(
    'SELECT version_id, channel, language, wire FROM rendition WHERE version_id = ANY ($1)',
    ids,
  );
  return {
    alerts,
    versions,
    dispatches: await arena.ask('SELECT * FROM dispatch WHERE version_id = ANY ($1)', ids),
    attempts: await arena.ask('SELECT * FROM attempt WHERE version_id = ANY ($1) ORDER BY id', ids),
    events: await arena.ask('SELECT * FROM alert_event WHERE alert_id = ANY ($1) ORDER BY id', [alertIds]),
    audited: await arena.ask(
      `SELECT object, action, (detail->>'version')::int AS version FROM audit WHERE object = ANY ($1) AND action LIKE 'alert.%'`,
      [alertIds],
    ),
    notices: await arena.ask('SELECT id, state, bytes, received_at FROM notice WHERE id = ANY ($1)', [noticeIds]),
    knownWays: from.knownWays,
    ways: new Map(ways.map((way) => [way.id, way])),
    messages: messagesOf(arena, renditions),
  };
}

/** A pair of version and address, the unit of the ledger. */
export function pairOf(row: { version_id: string; way_id: string }): string {
  return `${row.version_id}.${row.way_id}`;
}

export function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
