import { findSource } from '../../sources/index.js';
import type { Source } from '../../sources/source.js';

/** What stands behind the plus: a key with the scope `intake`, or the secret address of one school. */
type Secret = 'key' | 'school';

/** Local part of an address → the source that reads what comes to it. */
export const RECIPIENTS: readonly { local: string; source: string; mediaType: string; secret: Secret }[] = [
  { local: 'j-alert', source: 'j-alert-mail', mediaType: 'message/rfc822', secret: 'key' },
  { local: 'school', source: 'school-notice', mediaType: 'message/rfc822', secret: 'school' },
];

/** Whom a mail is for: a source, and the secret with which the sender hands it in. */
export interface Recipient {
  source: Source;
  mediaType: string;
  secret: Secret;
  /** All before the @. */
  local: string;
  /** What stands behind the plus. */
  key: string;
}

/** `j-alert+KEY@anything`: the domain is the relay's business. Nothing where no source has that name. */
export function recipientOf(address: string): Recipient | undefined {
  const local = address.slice(0, Math.max(address.lastIndexOf('@'), 0));
  const plus = local.indexOf('+');
  const name = local.slice(0, Math.max(plus, 0)).toLowerCase();
  const found = RECIPIENTS.find((each) => each.local === name);
  const source = found === undefined ? undefined : findSource(found.source);
  return found === undefined || source === undefined
    ? undefined
    : { source, mediaType: found.mediaType, secret: found.secret, local, key: local.slice(plus + 1) };
}

/** The largest mail that any of them takes. */
export function largestMail(): number {
  return Math.max(...RECIPIENTS.map(({ source }) => findSource(source)?.maxBytes ?? 0));
}
