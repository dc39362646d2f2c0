import type { Chain } from '../domain/chain.js';

/** Which households a version concerns. */
export interface Enrolment {
  /** Codes inside the areas that the version names: who lives there is concerned. */
  areas: readonly string[];
  /** School classes and libraries; when any is named, only their families are concerned. */
  groups: readonly string[];
  /** Addressed channels. */
  digital: readonly string[];
  /** A drill concerns only who joined drills. */
  isDrill: boolean;
  /** The alert: those who answered an earlier version of it are not rung again. */
  alertId?: string;
  /** An all-clear or a cancellation: those who were reached by an earlier version, by the way that reached them. */
  onlyReached?: boolean;
}

/** $1 to $5 of ENROLLED. */
export function planParameters(chain: Chain, enrolment: Enrolment): unknown[] {
  return [
    enrolment.areas,
    enrolment.groups,
    enrolment.isDrill,
    JSON.stringify({
      steps: chain.steps.map(({ ways }) => ({ ways, channels: ways.flatMap((way) => channelsOf(way, enrolment)) })),
      answer: chain.answer,
      alert: enrolment.alertId ?? null,
      onlyReached: enrolment.onlyReached ?? false,
    }),
    enrolment.digital,
  ];
}

function channelsOf(way: string, { digital }: Enrolment): readonly string[] {
  return way === 'digital' ? digital : [way];
}

/**
 * The households of a version with their plan: the steps they have a way for, in the order they wished. Visit is there for
 * everybody. $1 areas, $2 groups, $3 drill, $4 chain and alert, $5 digital channels.
 */
export const ENROLLED = `
  told AS MATERIALIZED (
    SELECT DISTINCT ON (r.household_id) r.household_id, r.how, r.answer, r.answered_at, r.reached_at
    FROM reach r JOIN reach_run n ON n.version_id = r.version_id
    WHERE n.alert_id = ($4::jsonb->>'alert')::uuid
    ORDER BY r.household_id, r.answered_at DESC NULLS LAST, r.reached_at DESC NULLS LAST
  ), concerned AS (
    SELECT h.id, h.area, h.wishes, t.how AS told_how, t.answer, t.answered_at, t.reached_at AS told_at
    FROM household h LEFT JOIN told t ON t.household_id = h.id
    WHERE CASE
        WHEN ($4::jsonb->>'onlyReached')::boolean THEN t.reached_at IS NOT NULL
        WHEN cardinality($2::text[]) > 0 THEN EXISTS (SELECT 1 FROM way w WHERE w.household_id = h.id AND w.state IN ('active', 'suspended') AND w.groups && $2::text[])
        ELSE h.area = ANY ($1::text[]) END
      AND (NOT $3::boolean OR EXISTS (SELECT 1 FROM way w WHERE w.household_id = h.id AND w.state = 'active' AND w.drills))
  ), chain AS (
    SELECT ordinality - 1 AS idx, ARRAY(SELECT jsonb_array_elements_text(step->'ways')) AS ways,
      ARRAY(SELECT jsonb_array_elements_text(step->'channels')) AS channels
    FROM jsonb_array_elements($4::jsonb->'steps') WITH ORDINALITY AS t (step, ordinality)
  ), owned AS MATERIALIZED (
    SELECT c.id, array_agg(DISTINCT w.channel) AS channels FROM concerned c
    LEFT JOIN way w ON w.household_id = c.id AND w.state = 'active' AND (NOT $3::boolean OR w.drills) GROUP BY c.id
  ), planned AS (
    SELECT c.*, (SELECT array_agg(s.idx ORDER BY
        coalesce((SELECT min(array_position(c.wishes, way)) FROM unnest(s.ways) AS way), CASE WHEN 'visit' = ANY (s.ways) THEN 1000 ELSE 500 END), s.idx)
      FROM chain s WHERE CASE
        WHEN ($4::jsonb->>'onlyReached')::boolean THEN CASE c.told_how WHEN 'posted' THEN 'board' WHEN 'on-air' THEN 'radio' WHEN 'called' THEN 'phone'
          WHEN 'faxed' THEN 'fax' WHEN 'visited' THEN 'visit' ELSE 'digital' END = ANY (s.ways)
        ELSE 'visit' = ANY (s.ways) OR s.channels && o.channels END)::int[] AS plan
    FROM concerned c JOIN owned o ON o.id = c.id
  ), enrolled AS (
    SELECT id, area, coalesce(plan, '{}') AS plan,
      CASE WHEN ($4::jsonb->>'onlyReached')::boolean THEN false ELSE CASE $4::jsonb->>'answer' WHEN 'all' THEN true WHEN 'none' THEN false
        ELSE EXISTS (SELECT 1 FROM member m WHERE m.household_id = planned.id AND m.needs_support) END END AS asks,
      CASE WHEN ($4::jsonb->>'onlyReached')::boolean THEN NULL WHEN answered_at IS NOT NULL THEN told_how END AS how,
      CASE WHEN NOT ($4::jsonb->>'onlyReached')::boolean AND answered_at IS NOT NULL THEN told_at END AS reached_at,
      CASE WHEN NOT ($4::jsonb->>'onlyReached')::boolean THEN answer END AS answer,
      CASE WHEN NOT ($4::jsonb->>'onlyReached')::boolean THEN answered_at END AS answered_at
    FROM planned WHERE $5::text[] IS NOT NULL
  )`;
