import { hasExpired, laneOf, type AlertDraft } from './alert.js';
import { canWait } from './school-category.js';
import { isNewsletter } from './topic.js';
import { isWithin, localHour, type HourSpan } from './town-clock.js';

export interface Night {
  now: Date;
  quietHours: HourSpan;
  timeZone: string;
}

const MINUTE_MS = 60_000;

/**
 * When what came in from a source may leave the house, where that is not now. Newsletters never arrive at night;
 * nor does what is in no hurry and would still be good in the morning. 休校, 下校 and 不審者 wait for nothing.
 */
export function heldUntil({ content, identity }: AlertDraft, night: Night): Date | undefined {
  if (!isNight(night) || laneOf(content) !== 'notice') return undefined;
  const isNews = isNewsletter(content.topic);
  const isSchoolEvent = content.topic === 'school' && canWait(identity.event.code);
  if (!isNews && !isSchoolEvent && content.topic !== 'city') return undefined;
  const morning = endOfNight(night);
  // An outing that begins before the quiet hours end: at night is better than too late.
  return !isNews && hasExpired(content, morning) ? undefined : morning;
}

/** True in the hours in which nothing goes out that can wait. */
export function isNight({ now, quietHours, timeZone }: Night): boolean {
  return isWithin(quietHours, localHour(now, timeZone).hour);
}

/** The first full minute outside the quiet hours. */
export function endOfNight({ now, quietHours, timeZone }: Night): Date {
  let at = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
  for (let hours = 0; hours < 25; hours += 1) {
    const { hour, minute } = localHour(at, timeZone);
    if (!isWithin(quietHours, hour)) return at;
    at = new Date(at.getTime() + (60 - minute) * MINUTE_MS);
  }
  return at;
}
