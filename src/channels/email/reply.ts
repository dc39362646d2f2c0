import type { Reason } from '../../domain/outcome.js';

/** What a server, or its silence, said about one mail. */
export interface Verdict {
  reason: Reason;
  detail: string;
}

/** What nodemailer tells of a failure; `responseCode` only where the server spoke. */
export interface SmtpFailure {
  code?: string | undefined;
  originalCode?: string | undefined;
  responseCode?: number | undefined;
  response?: string | undefined;
  command?: string | undefined;
  message?: string;
}

/** RFC 3463 §3.2 and RFC 7505: the mailbox or its domain is not there, or takes no mail any more. */
const GONE = /\b5\.1\.(?:1|2|3|6|10)\b|\b5\.2\.1\b/;
const SLOW_DOWN = /rate|throttl|too many|too fast|slow down|limit/i;
/** Said to us as a sender, not about the mailbox: it would be said of every recipient. */
const ABOUT_US = /relay|authenticat|not authori[sz]ed/i;
const ABOUT_CONTENT = /spam|blocked|blacklist|block list|policy|reputation|content/i;
/** RFC 4954 §6: sign-in required, too weak, refused. */
const SIGN_IN = [530, 534, 535, 538];
const BEFORE_RECIPIENT = ['CONN', 'EHLO', 'STARTTLS', 'MAIL FROM'];

/** Turns a failed try into the reason that decides what follows. `handed`: the mail's bytes had left. */
export function verdictOf(failure: SmtpFailure, handed: boolean): Verdict {
  const detail = failure.response ?? failure.originalCode ?? failure.code ?? 'failed';
  return { reason: reasonOf(failure, handed), detail };
}

function reasonOf(failure: SmtpFailure, handed: boolean): Reason {
  const status = failure.responseCode ?? 0;
  // A reply settles it even after the bytes left: 421 and 4yz after DATA mean not accepted (RFC 5321 §4.2.5).
  if (status >= 500) return permanent({ status, reply: failure.response ?? '', command: failure.command ?? '' });
  if (status >= 400) return SLOW_DOWN.test(failure.response ?? '') ? 'rate-limited' : 'provider-busy';
  return handed ? 'in-doubt' : unsaid(failure);
}

/** The server gave no reply, and nothing of the mail had left. */
function unsaid(failure: SmtpFailure): Reason {
  // A certificate that does not verify, or TLS that does not come about, is for a person to mend; the answer is never clear text.
  if (/CERT|SIGNATURE|^ERR_SSL|^ERR_TLS|^EPROTO$/.test(failure.originalCode ?? '')) return 'credentials';
  switch (failure.code) {
    case 'EAUTH':
    case 'ETLS':
      return 'credentials';
    case 'ETIMEDOUT':
      return 'timeout';
    case 'EENVELOPE':
      return 'address-invalid';
    default:
      return 'provider-down';
  }
}

interface Refusal {
  status: number;
  reply: string;
  command: string;
}

/** What a 5yz means, the first that fits. */
const PERMANENT: [(refusal: Refusal) => boolean, Reason][] = [
  [({ status, command }) => SIGN_IN.includes(status) || command.startsWith('AUTH'), 'credentials'],
  [({ status, reply }) => /\b5\.3\.4\b/.test(reply) || (status === 552 && !/\b5\.2\.2\b/.test(reply)), 'too-large'],
  [({ reply }) => GONE.test(reply), 'address-gone'],
  // A refused sender is refused for everybody: 50,000 addresses must not be written off for it.
  [({ reply, command }) => BEFORE_RECIPIENT.includes(command) || ABOUT_US.test(reply), 'credentials'],
  [({ reply }) => ABOUT_CONTENT.test(reply) || /\b5\.[2-7]\.\d/.test(reply), 'refused'],
  [({ status, command }) => [550, 551, 553].includes(status) && command === 'RCPT TO', 'address-gone'],
];

function permanent(refusal: Refusal): Reason {
  return PERMANENT.find(([fits]) => fits(refusal))?.[1] ?? 'refused';
}

/** A server's words for the operator: servers like to repeat the address, which must not reach a log. */
export function withoutAddress(reply: string, address: string): string {
  const local = address.slice(0, address.lastIndexOf('@'));
  const cleaned = reply
    .replaceAll(address, '…')
    .replace(/[^\s<>()"]*"?@[^\s<>()]+/g, '…')
    .replace(/\p{Cc}+/gu, ' ');
  return (local.length < 3 ? cleaned : cleaned.replaceAll(local, '…')).slice(0, 160);
}
