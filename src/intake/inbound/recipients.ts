import { findSource } from '../../sources/index.js';
import type { Source } from '../../sources/source.js';

/** Local part of an address → the source that reads what comes to it. */
export const RECIPIENTS: readonly { local: string; source: string; mediaType: string }[] = [
  { local: 'j-alert', source: 'j-alert-mail', mediaType: 'message/rfc822' },
];

/** Whom a mail is for: a source, and the key with which the sender hands it in. */
export interface Recipient {
  source: Source;
  mediaType: string;
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
    : { source, mediaType: found.mediaType, key: local.slice(plus + 1) };
}

/** The largest mail that any of them takes. */
export function largestMail(): number {
  return Math.max(...RECIPIENTS.map(({ source }) => findSource(source)?.maxBytes ?? 0));
}
