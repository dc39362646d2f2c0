import { Injectable } from '@nestjs/common';
import type { Lane } from '../domain/alert.js';
import type { Queryable } from '../platform/database/database.js';

/** Gateways that have settings, and how urgent their work is. */
export interface Gateways {
  channels: readonly string[];
  lane: Lane;
  isDrill: boolean;
}

/** Addresses of one dispatch. */
const SIZE = 500;

/** What a list is called as a channel. */
const CHANNEL_OF = `CASE r.list WHEN 'call' THEN 'phone' WHEN 'fax' THEN 'fax' END`;

/** All SQL of what a city's own voice and fax service does for a household, inside the round that moves the households. */
@Injectable()
export class GatewayStore {
  /**
   * Households that have just come to a call or fax list go to the gateway first, one number of each. They stand on no
   * list meanwhile. Half of the step's time is the gateway's, the rest is for people. Lines that people have in hand stay theirs.
   */
  async take(tx: Queryable, versionId: string, how: Gateways & { now: Date }): Promise<void> {
    if (how.channels.length === 0) return;
    await tx.query(
      `WITH chosen AS MATERIALIZED (
         SELECT DISTINCT ON (r.household_id) r.household_id, r.begun, r.due_at, w.id AS way_id, w.channel, w.language
         FROM reach r JOIN way w ON w.household_id = r.household_id AND w.state = 'active' AND w.channel = ${CHANNEL_OF}
         WHERE r.version_id = $1 AND r.is_open AND r.list IN ('call', 'fax') AND w.channel = ANY ($2) AND (w.drills OR NOT $3)
           AND NOT EXISTS (SELECT 1 FROM gateway_call g WHERE g.version_id = $1 AND g.household_id = r.household_id AND g.channel = w.channel)
           AND NOT EXISTS (SELECT 1 FROM list_line l WHERE l.version_id = $1 AND l.household_id = r.household_id AND l.list = r.list)
         ORDER BY r.household_id, w.created_at, w.id
       ), called AS (
         INSERT INTO gateway_call (version_id, household_id, channel, way_id, begun, until)
         SELECT $1, household_id, channel, way_id, begun,
           $4::timestamptz + CASE WHEN due_at IS NULL THEN interval '15 minutes' ELSE greatest(interval '1 minute', (due_at - $4) / 2) END
         FROM chosen
       ), off AS (
         UPDATE reach r SET list = NULL FROM chosen c WHERE r.version_id = $1 AND r.household_id = c.household_id
       ), grouped AS (SELECT channel, language, array_agg(way_id) AS ids FROM chosen GROUP BY channel, language)
       INSERT INTO dispatch (version_id, channel, language, destination, lane, because, way_ids, size, queued_at)
       SELECT $1, channel, language, '', $5, 'chain', ids[at : at + ${SIZE - 1}], least(${SIZE}, cardinality(ids) - at + 1), 'epoch'
       FROM grouped, generate_series(1, cardinality(ids), ${SIZE}) AS at`,
      [versionId, how.channels, how.isDrill, how.now, how.lane],
    );
  }

  /** Whom the gateway has failed, and of whom it has said nothing for too long: people ring and fax them now. */
  async giveBack(tx: Queryable, versionId: string, now: Date): Promise<void> {
    await tx.query(
      `WITH over AS (
         UPDATE gateway_call g SET ended_at = $2 FROM reach r
         WHERE g.version_id = $1 AND g.ended_at IS NULL AND r.version_id = $1 AND r.household_id = g.household_id
           AND (NOT r.is_open OR g.until <= $2 OR r.begun <> g.begun
             OR EXISTS (SELECT 1 FROM attempt a WHERE a.version_id = $1 AND a.way_id = g.way_id AND a.final AND a.outcome NOT IN ('sent', 'sandbox'))
             OR EXISTS (SELECT 1 FROM receipt c WHERE c.version_id = $1 AND c.way_id = g.way_id AND c.kind IN ('not-called', 'not-faxed')))
         RETURNING g.household_id, g.channel, g.begun
       )
       UPDATE reach r SET list = CASE o.channel WHEN 'phone' THEN 'call' ELSE 'fax' END FROM over o
       WHERE r.version_id = $1 AND r.household_id = o.household_id AND r.is_open AND r.list IS NULL
         AND r.reached_at IS NULL AND r.begun = o.begun`,
      [versionId, now],
    );
  }
}
