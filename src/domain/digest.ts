import { newslettersOf } from './newsletter.js';
import type { CityProfile } from './profile.js';
import type { Topic } from './topic.js';
import { isWithin, localHour } from './town-clock.js';

/** When a reader wants the newsletters of the week in one message, on the town's clock. */
export interface Slot {
  /** 0 = Sunday. */
  weekday: number;
  hour: number;
}

/** What a reader follows, and how: without a digest each issue comes as it is published. */
export interface Following {
  topics: Topic[];
  groups: string[];
  digest?: Slot;
}

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const CODE = /^(sun|mon|tue|wed|thu|fri|sat)-(\d{2})$/;

/** `mon-18`. */
export function slotCode({ weekday, hour }: Slot): string {
  return `${WEEKDAYS[weekday] ?? ''}-${String(hour).padStart(2, '0')}`;
}

export function slotOf(code: string): Slot | undefined {
  const [, day, hour] = CODE.exec(code) ?? [];
  const weekday = WEEKDAYS.findIndex((each) => each === day);
  return weekday === -1 || Number(hour) > 23 ? undefined : { weekday, hour: Number(hour) };
}

/** Hours at which a digest may come: never one inside the quiet hours. */
export function digestHours({ quietHours }: Pick<CityProfile, 'quietHours'>): number[] {
  return Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => !isWithin(quietHours, hour));
}

export function isOffered(profile: Pick<CityProfile, 'quietHours'>, { weekday, hour }: Slot): boolean {
  return WEEKDAYS[weekday] !== undefined && digestHours(profile).includes(hour);
}

/**
 * As a way keeps it. A digest reader is no member of `library/chuo` but of `library#mon-18#chuo+yato`: an issue as it
 * comes does not concern them, and the digest of just these newsletters does. Readers of the same ones share one code.
 */
export function stored(following: Following, profile: CityProfile): { topics: Topic[]; groups: string[] } {
  const { topics, groups, digest } = following;
  if (digest === undefined) return { topics, groups };
  const chosen = newslettersOf(profile).filter(({ group }) => groups.includes(group));
  const byOffice = Map.groupBy(chosen, ({ organisation }) => organisation);
  const codes = [...byOffice].map(([organisation, each]) =>
    audienceCode({ organisation, slot: digest, ids: each.map(({ id }) => id) }),
  );
  const implied = new Set(chosen.map(({ topic }) => topic));
  return {
    // The topic alone would bring what an office writes to all its readers, at once.
    topics: topics.filter((topic) => !implied.has(topic)),
    groups: [...groups.filter((group) => !chosen.some((each) => each.group === group)), ...codes],
  };
}

/** As the reader sees it. */
export function followed(kept: { topics: Topic[]; groups: string[] }, profile: CityProfile): Following {
  const audiences = kept.groups.map(audienceOf).filter((audience) => audience !== undefined);
  const digest = audiences[0]?.slot;
  if (digest === undefined) return { topics: kept.topics, groups: kept.groups };
  const groups = audiences.flatMap(({ organisation, ids }) => ids.map((id) => `${organisation}/${id}`));
  const implied = newslettersOf(profile).filter(({ group }) => groups.includes(group));
  return {
    topics: [...new Set([...kept.topics, ...implied.map(({ topic }) => topic)])],
    groups: [...kept.groups.filter((group) => audienceOf(group) === undefined), ...groups],
    digest,
  };
}

/** Readers who follow the same newsletters of one office at the same hour. */
export interface DigestAudience {
  organisation: string;
  slot: Slot;
  ids: string[];
}

export function audienceCode({ organisation, slot, ids }: DigestAudience): string {
  return `${organisation}#${slotCode(slot)}#${ids.toSorted().join('+')}`;
}

export function audienceOf(group: string): DigestAudience | undefined {
  const [organisation = '', code = '', ids = ''] = group.split('#');
  const slot = slotOf(code);
  return slot === undefined || ids === '' ? undefined : { organisation, slot, ids: ids.split('+') };
}

const STEP_MS = 15 * 60_000;

/** The moments after `after` and up to `until` at which some digest is due, oldest first; of one slot the last only. */
export function dueSlots(
  profile: Pick<CityProfile, 'quietHours' | 'timeZone'>,
  { after, until }: { after: Date; until: Date },
): { at: Date; slot: Slot }[] {
  const found = new Map<string, { at: Date; slot: Slot }>();
  const first = Math.floor(after.getTime() / STEP_MS + 1) * STEP_MS;
  // After an outage of months the last four weeks are what anybody still wants to read.
  const from = Math.max(first, Math.ceil((until.getTime() - 28 * 86_400_000) / STEP_MS) * STEP_MS);
  for (let ms = from; ms <= until.getTime(); ms += STEP_MS) {
    const at = new Date(ms);
    const { weekday, hour, minute } = localHour(at, profile.timeZone);
    if (minute === 0 && isOffered(profile, { weekday, hour })) {
      const slot = { weekday, hour };
      found.delete(slotCode(slot));
      found.set(slotCode(slot), { at, slot });
    }
  }
  return [...found.values()];
}
