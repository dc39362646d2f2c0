import type { VersionContent } from '../domain/alert.js';
import { areaClosure } from '../domain/area.js';
import type { CityProfile } from '../domain/profile.js';

/**
 * The ways a version concerns, and why, as one set-based query over `way w`.
 * Parameters $1 to $5 come from `concernedParameters`. A class or library reaches its members whatever their
 * topics; an area reaches those who asked for the topic there. Drills reach only who joined them.
 */
export const CONCERNED = `
  SELECT w.id, w.channel, w.language, coalesce(w.destination, '') AS destination, CASE WHEN cardinality($3::text[]) > 0 THEN 'group' ELSE 'area' END AS because
  FROM way w
  WHERE w.state = 'active'
    AND w.channel = ANY ($5::text[])
    AND ($4::text <> 'drill' OR w.drills)
    AND ($4::text <> 'test' OR 'test' = ANY (w.groups))
    AND CASE WHEN cardinality($3::text[]) > 0 THEN w.groups && $3::text[]
             ELSE w.topics @> ARRAY[$1::text] AND w.areas && $2::text[] END`;

export function concernedParameters(
  content: VersionContent,
  profile: CityProfile,
  channelNames: readonly string[],
): unknown[] {
  const wanted = content.channels ?? channelNames;
  return [
    content.topic,
    areaClosure(profile, content.areas),
    content.groups,
    content.kind,
    channelNames.filter((name) => wanted.includes(name)),
  ];
}
