import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** RFC 5322 §3.2.3 atext: what a local part may hold without quotes. */
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]";
/**
 * docomo and au handed out `a..b@` and `ab.@` until 2009 and such addresses still live, though
 * RFC 5322 §3.4.1 has no dot there outside quotes: taken as typed, quoted on the way out.
 */
const LOCAL = new RegExp(`^(?:${ATOM}|\\.){1,64}$`);
const PROPER_LOCAL = new RegExp(`^${ATOM}+(?:\\.${ATOM}+)*$`);
/** RFC 1035 §2.3.1 labels, at least two of them; the last is never a number (so no IP literal). */
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;

/**
 * The one address that `text` spells, or nothing. Much narrower than RFC 5322 on purpose: comments,
 * groups, quotes, lists and control characters are how one address becomes two (CVE-2025-14874).
 */
export function parseAddress(text: string): string | undefined {
  if (text.length > 254) return undefined;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || !LOCAL.test(local) || local.startsWith('.') || !DOMAIN.test(text.slice(at + 1))) return undefined;
  return text;
}

/** What the registration form and the residents' file hand in; full-width letters from phones are folded first. */
export const emailAddress = z
  .string()
  .transform((text) => text.normalize('NFKC').trim())
  .refine((text) => parseAddress(text) !== undefined, {
    message: 'メールアドレスの形が正しくありません (not an e-mail address)',
  });

/** Two spellings of one mailbox: no provider in use tells `A@x.jp` from `a@x.jp`. */
export function addressKey(address: string): string {
  return address.normalize('NFKC').trim().toLowerCase();
}

/** The domain that takes this address's mail, one spelling for all: lower case, IDNA as in the DNS (RFC 5890 §2.3.2.1). */
export function destinationOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return domainToASCII(domain.normalize('NFKC')) || domain.toLowerCase();
}

/** Shows the domain and the first letter. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '***' : `${address.slice(0, 1)}***@${address.slice(at + 1)}`;
}

/** As the header and the envelope need it: a local part that is no dot-atom goes in quotes (RFC 5321 §4.1.2). */
export function onTheWire(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  return PROPER_LOCAL.test(local) ? address : `"${local}"${address.slice(at)}`;
}
