import { contains } from '../../domain/area.js';
import type { VersionContent } from '../../domain/alert.js';
import type { CityProfile, Shelter } from '../../domain/profile.js';
import { TOPIC_FACTS } from '../../domain/topic.js';

/** More do not fit beside the words; the nearest come first. */
const MOST_SHELTERS = 5;

/** A withdrawal or an all-clear sends nobody anywhere. */
export function isOver(content: Pick<VersionContent, 'messageType'>): boolean {
  return content.messageType === 'AllClear' || content.messageType === 'Cancel';
}

/** Shelters in or around the affected areas first. Only life-safety news sends people anywhere. */
export function sheltersFor(content: VersionContent, profile: CityProfile): Shelter[] {
  if (isOver(content) || !TOPIC_FACTS[content.topic].lifeSafety) return [];
  const near = (shelter: Shelter): boolean =>
    content.areas.some((area) => contains(area, shelter.area) || contains(shelter.area, area));
  const sorted = [...profile.shelters.filter(near), ...profile.shelters.filter((shelter) => !near(shelter))];
  return sorted.slice(0, MOST_SHELTERS);
}
