import { Inject, Injectable } from '@nestjs/common';
import { Database, one, type Queryable } from '../platform/database/database.js';
import { CONCERNED } from './concerned.js';
import type { Choice } from './preferences.js';

/** A choice as a way keeps it: what is wanted as a digest stands among the groups. */
export type Kept = Omit<Choice, 'digest'>;

export interface WayRow extends Kept {
  id: string;
  channel: string;
  sealed: Buffer;
  state: 'pending' | 'active' | 'suspended' | 'left';
}

/** What the last gate reads of a way, and no more: it is read for each message. */
export type AtGate = Pick<WayRow, 'id' | 'channel' | 'sealed' | 'state' | 'drills'>;

export interface NewWay extends Kept {
  id: string;
  organisation: string;
  householdId?: string;
  memberId?: string;
  channel: string;
  sealed: Buffer;
  /** Keyed hash of the domain or service that takes it; '' = no lane of its own. */
  destination: string;
  addressIndex: Buffer;
  state: WayRow['state'];
}

export interface NewHousehold {
  id: string;
  organisation: string;
  area: string;
  sealed: Buffer | null;
  index: Buffer | null;
  wishes: readonly string[];
}

export interface NewMember {
  id: string;
  householdId: string;
  organisation: string;
  sealed: Buffer;
  language: string;
  needsSupport: boolean;
  disclosure: boolean;
}

/** All SQL about residents. Addresses and names are sealed before they come here. */
@Injectable()
export class AudienceStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async counts(parameters: unknown[]): Promise<Record<string, number>> {
    const rows = await this.database.query<{ channel: string; count: string }>(
      `SELECT channel, count(*) FROM (${CONCERNED}) concerned GROUP BY channel`,
      parameters,
    );
    return Object.fromEntries(rows.map((row) => [row.channel, Number(row.count)]));
  }

  /** Households living in the areas, and those of them that no addressed channel reaches. */
  async households(areas: readonly string[], addressed: readonly string[]): Promise<{ all: number; without: number }> {
    const found = await this.database.query<{ all: string; without: string }>(
      `SELECT count(*) AS all, count(*) FILTER (WHERE NOT EXISTS (
         SELECT 1 FROM way w WHERE w.household_id = h.id AND w.state = 'active' AND w.channel = ANY ($2))) AS without
       FROM household h WHERE h.area = ANY ($1)`,
      [areas, addressed],
    );
    const row = one(found);
    return { all: Number(row.all), without: Number(row.without) };
  }

  async way(id: string): Promise<WayRow | undefined> {
    return (await this.database.query<WayRow>(`SELECT ${WAY} FROM way WHERE id = $1`, [id]))[0];
  }

  async wayByAddress(channel: string, addressIndex: Buffer): Promise<WayRow | undefined> {
    return (
      await this.database.query<WayRow>(`SELECT ${WAY} FROM way WHERE channel = $1 AND address_index = $2`, [
        channel,
        addressIndex,
      ])
    )[0];
  }

  /**
   * Whoever asks for the same address waits until this transaction is over: events about it come side by side, and one
   * that nobody knows has no row to lock.
   */
  async lockedByAddress(
    tx: Queryable,
    channel: string,
    addressIndex: Buffer,
  ): Promise<(Pick<WayRow, 'id' | 'state'> & { told_at: Date | null }) | undefined> {
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1 || encode($2, 'hex'), 741004))", [
      channel,
      addressIndex,
    ]);
    const found = await tx.query<Pick<WayRow, 'id' | 'state'> & { told_at: Date | null }>(
      'SELECT id, state, told_at FROM way WHERE channel = $1 AND address_index = $2',
      [channel, addressIndex],
    );
    return found[0];
  }

  /** What the provider says holds from `toldAt`, by its own clock. */
  async setTold(tx: Queryable, id: string, told: { state: WayRow['state']; toldAt: Date; at: Date }): Promise<void> {
    await tx.query('UPDATE way SET state = $2, told_at = $3, changed_at = $4 WHERE id = $1', [
      id,
      told.state,
      told.toldAt,
      told.at,
    ]);
  }

  /** The ways of a window, whatever their state: the gate before the socket decides. */
  async ways(ids: readonly string[]): Promise<AtGate[]> {
    return this.database.query<AtGate>('SELECT id, channel, sealed, state, drills FROM way WHERE id = ANY ($1)', [ids]);
  }

  async insertHouseholds(tx: Queryable, households: readonly NewHousehold[], at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO household (id, organisation, area, sealed, household_index, wishes, created_at)
       SELECT id, organisation, area, sealed, index, CASE wishes WHEN '' THEN '{}' ELSE string_to_array(wishes, ',') END, $7::timestamptz
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::text[]) AS t (id, organisation, area, sealed, index, wishes)
       ON CONFLICT (id) DO UPDATE SET area = EXCLUDED.area, sealed = EXCLUDED.sealed, wishes = EXCLUDED.wishes`,
      [
        households.map((each) => each.id),
        households.map((each) => each.organisation),
        households.map((each) => each.area),
        households.map((each) => each.sealed),
        households.map((each) => each.index),
        households.map((each) => each.wishes.join(',')),
        at,
      ],
    );
  }

  /** Ids of households that are known already, by the hex of their index. */
  async knownHouseholds(indices: readonly Buffer[]): Promise<Map<string, string>> {
    const found = await this.database.query<{ id: string; index: string }>(
      "SELECT id, encode(household_index, 'hex') AS index FROM household WHERE household_index = ANY ($1)",
      [indices],
    );
    return new Map(found.map((row) => [row.index, row.id]));
  }

  /** A household that is listed anew replaces its people; their ways stay and are claimed again. */
  async removeMembers(tx: Queryable, householdIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM member WHERE household_id = ANY ($1)', [householdIds]);
  }

  async insertMembers(tx: Queryable, members: readonly NewMember[], at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO member (id, household_id, organisation, sealed, language, needs_support, disclosure, created_at)
       SELECT *, $8::timestamptz FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[], $5::text[], $6::boolean[], $7::boolean[])
       ON CONFLICT (id) DO NOTHING`,
      [
        members.map((each) => each.id),
        members.map((each) => each.householdId),
        members.map((each) => each.organisation),
        members.map((each) => each.sealed),
        members.map((each) => each.language),
        members.map((each) => each.needsSupport),
        members.map((each) => each.disclosure),
        at,
      ],
    );
  }

  /**
   * Adds ways or renews those with the same address; gives the ids they really have. With `keepsLeft`, who left
   * stays left: only a person comes back by themselves, never through an office's list. Arrays travel as JSON: unnest cannot nest them. */
  async upsertWays(tx: Queryable, ways: readonly NewWay[], how: { at: Date; keepsLeft?: boolean }): Promise<string[]> {
    const rest = ways.map(
      ({
        organisation,
        householdId,
        memberId,
        channel,
        destination,
        state,
        language,
        areas,
        topics,
        groups,
        drills,
        id,
      }) => ({
        id,
        organisation,
        household_id: householdId ?? null,
        member_id: memberId ?? null,
        channel,
        destination,
        state,
        language,
        areas,
        topics,
        groups,
        drills,
      }),
    );
    const kept = await tx.query<{ id: string }>(
      `INSERT INTO way (id, organisation, household_id, member_id, channel, sealed, address_index, destination, state, language, areas, topics, groups, drills, created_at, changed_at)
       SELECT r.id, r.organisation, r.household_id, r.member_id, r.channel, b.sealed, b.address_index, r.destination, r.state, r.language, r.areas, r.topics, r.groups, r.drills, $4, $4
       FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, organisation text, household_id uuid, member_id uuid, channel text, destination text, state text, language text, areas text[], topics text[], groups text[], drills boolean)
       JOIN unnest($2::uuid[], $3::bytea[], $5::bytea[]) AS b (id, sealed, address_index) ON b.id = r.id
       ON CONFLICT (channel, address_index) DO UPDATE SET
         state = CASE WHEN $6 AND way.state IN ('left', 'suspended') THEN way.state ELSE EXCLUDED.state END, language = EXCLUDED.language, areas = EXCLUDED.areas,
         topics = EXCLUDED.topics, groups = EXCLUDED.groups, drills = EXCLUDED.drills, changed_at = EXCLUDED.changed_at,
         household_id = coalesce(EXCLUDED.household_id, way.household_id), member_id = coalesce(EXCLUDED.member_id, way.member_id),
         sealed = CASE WHEN way.id = EXCLUDED.id THEN EXCLUDED.sealed ELSE way.sealed END
       RETURNING id`,
      [
        JSON.stringify(rest),
        ways.map((way) => way.id),
        ways.map((way) => way.sealed),
        how.at,
        ways.map((way) => way.addressIndex),
        how.keepsLeft ?? false,
      ],
    );
    return kept.map((row) => row.id);
  }

  /** The codes under which somebody waits for a digest at this hour (domain/digest.ts). */
  async digestCodes(slot: string): Promise<string[]> {
    const found = await this.database.query<{ code: string }>(
      `SELECT DISTINCT code FROM way CROSS JOIN LATERAL unnest(groups) AS t (code)
       WHERE state = 'active' AND cardinality(groups) > 0 AND code LIKE '%#' || $1 || '#%' ORDER BY code`,
      [slot],
    );
    return found.map(({ code }) => code);
  }

  async setState(id: string, state: WayRow['state'], at: Date): Promise<void> {
    await this.database.query('UPDATE way SET state = $2, changed_at = $3 WHERE id = $1', [id, state, at]);
  }

  async suspend(ids: readonly string[], at: Date): Promise<void> {
    await this.database.query(
      "UPDATE way SET state = 'suspended', changed_at = $2 WHERE id = ANY ($1) AND state = 'active'",
      [ids, at],
    );
  }

  async change(id: string, choice: Kept, at: Date): Promise<void> {
    await this.database.query(
      'UPDATE way SET areas = $2, topics = $3, groups = $4, language = $5, drills = $6, changed_at = $7 WHERE id = $1',
      [id, choice.areas, choice.topics, choice.groups, choice.language, choice.drills, at],
    );
  }

  async addConsents(
    tx: Queryable,
    wayIds: readonly string[],
    consent: { version: string; wording: string; how: string; organisation: string; at: Date },
  ): Promise<void> {
    await tx.query(
      'INSERT INTO consent (way_id, organisation, version, wording, how, given_at) SELECT id, $2, $3, $4, $5, $6 FROM unnest($1::uuid[]) AS id',
      [wayIds, consent.organisation, consent.version, consent.wording, consent.how, consent.at],
    );
  }

  async withdrawConsents(wayId: string, at: Date, tx: Queryable = this.database): Promise<void> {
    await tx.query('UPDATE consent SET withdrawn_at = $2 WHERE way_id = $1 AND withdrawn_at IS NULL', [wayId, at]);
  }

  /** Public places that are no longer in the profile stop being ways. */
  async retirePlaces(channels: readonly string[], keep: readonly Buffer[], at: Date): Promise<void> {
    await this.database.query(
      "UPDATE way SET state = 'left', changed_at = $3 WHERE channel = ANY ($1) AND household_id IS NULL AND NOT address_index = ANY ($2)",
      [channels, keep, at],
    );
  }
}

const WAY = 'id, channel, sealed, state, language, areas, topics, groups, drills';
