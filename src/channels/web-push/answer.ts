import type { Attempted, Reason } from '../../domain/outcome.js';
import type { PushAnswer } from './line.js';

/** What RFC 8030 and the services' own pages mean by a status. */
const MEANINGS = new Map<number, Reason>([
  [400, 'credentials'],
  [401, 'credentials'],
  [403, 'credentials'],
  [404, 'address-gone'],
  // WNS says 406 when it throttles.
  [406, 'rate-limited'],
  [408, 'provider-busy'],
  [410, 'address-gone'],
  [413, 'too-large'],
  [425, 'provider-busy'],
  [429, 'rate-limited'],
]);

const LONGEST_WAIT_MS = 3_600_000;

/** Turns an answer into what follows. */
export function attemptedOf(wayId: string, answer: PushAnswer, nowMs: number): Attempted {
  if ('failed' in answer) return unanswered(wayId, answer);
  const { status, retryAfter } = answer;
  const wait = retryAfterMs(retryAfter, nowMs);
  const text = answer.text.replace(/\s+/g, ' ').replace(/https?:\/\/\S+|[\w-]{40,}/g, '…');
  return {
    wayId,
    reason: reasonOf(status),
    detail: `${status} ${text}`.trim().slice(0, 160),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

type Unanswered = Extract<PushAnswer, { failed: string }>;

function unanswered(wayId: string, answer: Unanswered): Attempted {
  switch (answer.failed) {
    case 'not-started':
      return { wayId, reason: 'not-started' };
    case 'bad-keys':
      return { wayId, reason: 'address-invalid', detail: 'its keys are not on P-256' };
    case 'timeout':
      return { wayId, reason: 'timeout', detail: answer.detail };
    case 'down':
      return { wayId, reason: 'provider-down', detail: answer.detail };
  }
}

function reasonOf(status: number): Reason {
  if (status >= 200 && status < 300) return 'accepted';
  // A redirect is not followed: it could lead anywhere. It is the service's trouble, not the subscriber's.
  return MEANINGS.get(status) ?? (status >= 400 && status < 500 ? 'refused' : 'provider-busy');
}

/** RFC 9110 §10.2.3: seconds or a date. */
export function retryAfterMs(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_WAIT_MS);
}
