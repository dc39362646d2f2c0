import { HTTPFetchError } from '@line/bot-sdk';
import type { Reason } from '../../domain/outcome.js';

/**
 * What LINE said to one call. `badIds`: something in the list of recipients is wrong, nobody got it. `inDoubt`: it may
 * have been sent, and only a repeat with the same key finds out without sending twice.
 */
export type LineAnswer = { reason: Reason; detail: string; inDoubt?: boolean } | { badIds: true; detail: string };

/** Codes of a connection that never stood, so that no call can have arrived. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Turns what the SDK throws into what follows. */
export function answerOf(error: unknown): LineAnswer {
  if (!(error instanceof HTTPFetchError)) {
    // fetch rejects with a TypeError for everything below HTTP; its cause tells which.
    const cause = (error as { cause?: { code?: string } } | undefined)?.cause;
    const code = cause?.code ?? 'no connection';
    return { reason: 'provider-down', detail: code, inDoubt: !NEVER_CONNECTED.has(code) };
  }
  const detail = `${error.status} ${withoutIds(messageOf(error.body))}`.trim();
  if (error.status === 409) {
    // The same key was taken before: the first try got through although its answer did not.
    const accepted = error.headers.get('x-line-accepted-request-id');
    return { reason: 'accepted-before', detail: accepted ?? detail };
  }
  if (error.status === 400 && aboutRecipients(error.body)) return { badIds: true, detail };
  return { reason: reasonOf(error.status, error.body), detail, inDoubt: error.status >= 500 };
}

/** Beside the obvious: 429 means the rate or the month's quota, and only its text tells which. */
function reasonOf(status: number, body: string): Reason {
  switch (status) {
    case 429:
      return /monthly limit/i.test(body) ? 'quota' : 'rate-limited';
    case 401:
    case 403:
    // A wrong LINE_API_BASE_URL answers like this: the setting, not the message, is at fault.
    case 404:
      return 'credentials';
    case 413:
      return 'too-large';
    default:
      return status >= 400 && status < 500 ? 'refused' : 'provider-busy';
  }
}

/** A refused text would be refused for every half of the list too. */
function aboutRecipients(body: string): boolean {
  return !/messages?\s*\[\d+\]|"property"\s*:\s*"messages?\b/i.test(body);
}

function messageOf(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed) return String(parsed.message);
  } catch {
    // A proxy's page, not LINE's JSON.
  }
  return body;
}

function withoutIds(text: string): string {
  return text
    .replace(/U[0-9a-f]{8,}/gi, '…')
    .replace(/\s+/g, ' ')
    .slice(0, 160);
}
