import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Kind } from '../domain/alert.js';
import type { Attempted, Reason } from '../domain/outcome.js';
import type { ReceiptKind } from '../domain/receipt.js';
import type { Batch, HookCall, OpenChannel, Told } from './channel.js';

/** A city's own voice or fax service, reached by one web hook out and one in. The protocol: docs/last-mile.md. */
export interface GatewaySettings {
  url: string;
  secret: string;
}

/** What a gateway is told once for all numbers of a batch. */
export interface GatewayWire {
  /** What the gateway says or prints; its shape is the channel's own. */
  message: Record<string, unknown>;
  alert: { shortId: string; version: number; kind: Kind; issuedAt: string };
  language: string;
  publicUrl: string;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const SHORTEST_SECRET = 16;
/** The call holds numbers of people: it may not travel in clear, except on this machine. */
const MAX_ANSWER = 64 * 1024;
const DEADLINE_MS = 8_000;
/** Whoever replays a recorded call has so long. */
const FRESH_MS = 5 * 60_000;

const variable = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === '' ? undefined : value.trim()));

/** `VOICE_GATEWAY_URL` and `VOICE_GATEWAY_SECRET`: none is off, one without the other is a mistake that is named. */
export function gatewaySettings(prefix: string): z.ZodType<GatewaySettings | undefined> {
  const [urlName, secretName] = [`${prefix}_URL`, `${prefix}_SECRET`];
  return z.object({ [urlName]: variable, [secretName]: variable }).transform((env, context) => {
    const [url, secret] = [env[urlName], env[secretName]];
    if (url === undefined && secret === undefined) return undefined;
    const refuse = (name: string, message: string): void => context.addIssue({ code: 'custom', path: [name], message });
    if (url === undefined) refuse(urlName, `${urlName} がありません (${urlName} is missing)`);
    else if (!isSafe(url)) refuse(urlName, 'https:// で始まる URL を書いてください。電話番号を送ります (an https URL)');
    if (secret === undefined) refuse(secretName, `${secretName} がありません (${secretName} is missing)`);
    else if (secret.length < SHORTEST_SECRET)
      refuse(secretName, `${SHORTEST_SECRET} 文字以上にしてください (at least ${SHORTEST_SECRET} characters)`);
    if (url === undefined || secret === undefined || context.issues.length > 0) return z.NEVER;
    return { url, secret };
  });
}

function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
}

/** `v1=` and the HMAC-SHA256 over the time and the bytes, in hex: the same in both directions. */
export function sign(secret: string, timestamp: string, body: string | Buffer): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}

/** True where the signature is ours and the call is no older, and no younger, than five minutes. */
export function isSigned(secret: string, call: HookCall): boolean {
  const { 'x-todoke-timestamp': timestamp, 'x-todoke-signature': signature } = call.headers;
  if (typeof timestamp !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false;
  const expected = Buffer.from(sign(secret, timestamp, call.body));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return Math.abs(call.now.getTime() - Number(timestamp) * 1_000) <= FRESH_MS;
}

/** A number as it is kept: one, or several of the same person between slashes. */
export const phoneNumbers = z
  .string()
  .transform((text) => numbersOf(text).join(' / '))
  .pipe(z.string().regex(/^[0+][\d-]{8,16}\d( \/ [0+][\d-]{8,16}\d)*$/, '電話番号の形が正しくありません (a number)'));

export function numbersOf(address: string): string[] {
  return address
    .normalize('NFKC')
    .split('/')
    .map((number) => number.replaceAll(/[\s()]/g, '').replaceAll(/[‐‑‒–—―−ー]/g, '-'))
    .filter((number) => number !== '');
}

export function numberKey(address: string): string {
  return numbersOf(address)
    .map((number) => number.replaceAll('-', ''))
    .join('/');
}

/** 042-400-0001 → ***-0001. */
export function maskedNumber(address: string): string {
  return numbersOf(address)
    .map((number) => `***${number.slice(-4)}`)
    .join(' / ');
}

/** Hands one batch over in one call. What was taken is *not* reached: only a receipt says so. */
export function openGateway(name: string, settings: GatewaySettings, deadlineMs = DEADLINE_MS): OpenChannel<string> {
  return {
    deliver: async (batch) => {
      const answer =
        batch.signal.aborted || !batch.mayStart()
          ? { reason: 'not-started' as const }
          : await post(settings, bodyOf(name, batch), { batch, deadlineMs });
      const attempts = batch.recipients.map(({ wayId }): Attempted => ({ wayId, ...answer }));
      attempts.forEach((attempted) => batch.settled(attempted));
      return attempts;
    },
    close: () => Promise.resolve(),
  };
}

function bodyOf(name: string, batch: Batch<string>): string {
  const { message, alert, language, publicUrl } = batch.rendition.wire as GatewayWire;
  return JSON.stringify({
    protocol: 1,
    channel: name,
    batch: batch.retryKey,
    drill: alert.kind !== 'actual',
    kind: alert.kind,
    alert: { id: batch.alertId, versionId: batch.versionId, ...alert, urgency: batch.urgency },
    expiresAt: batch.expiresAt.toISOString(),
    language,
    message,
    receipts: `${publicUrl}/hooks/${name}`,
    recipients: batch.recipients.map(({ wayId, address }) => ({
      id: `${batch.versionId}.${wayId}`,
      numbers: numbersOf(address),
    })),
  });
}

type Answer = Omit<Attempted, 'wayId'>;

async function post(
  { url, secret }: GatewaySettings,
  body: string,
  { batch, deadlineMs }: { batch: Batch<string>; deadlineMs: number },
): Promise<Answer> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const headers = {
    'Content-Type': 'application/json',
    'Idempotency-Key': batch.retryKey,
    'X-Todoke-Timestamp': timestamp,
    'X-Todoke-Signature': sign(secret, timestamp, body),
  };
  const signal = AbortSignal.any([batch.signal, AbortSignal.timeout(deadlineMs)]);
  // The same key again: a gateway that did take it rings nobody twice.
  const doubt = { repeatKey: batch.retryKey };
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    const detail = `${response.status} ${await beginning(response)}`.trim();
    const reason = reasonOf(response.status);
    const wait = Number(response.headers.get('retry-after'));
    const retryAfterMs = Number.isFinite(wait) && wait > 0 ? { retryAfterMs: wait * 1_000 } : {};
    return { reason, detail, ...retryAfterMs, ...(response.status >= 500 ? doubt : {}) };
  } catch (error) {
    if (signal.aborted) return { reason: 'timeout', detail: 'no answer in time', ...doubt };
    const code = (error as { cause?: { code?: string } }).cause?.code ?? 'no connection';
    return { reason: 'provider-down', detail: code, ...doubt };
  }
}

function reasonOf(status: number): Reason {
  if (status >= 200 && status < 300) return 'accepted';
  if (status === 409) return 'accepted-before';
  if (status === 429) return 'rate-limited';
  if (status === 413) return 'too-large';
  // Moved, not found, not allowed: the setting is at fault, not the message.
  if (status < 400 || [401, 403, 404, 405].includes(status)) return 'credentials';
  return status >= 500 || status === 408 ? 'provider-busy' : 'refused';
}

/** Its first words for the operator, without anything that may be a number of somebody. */
async function beginning(response: Response): Promise<string> {
  if (Number(response.headers.get('content-length') ?? 0) > MAX_ANSWER) return '';
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > 2_000) break;
  }
  return text
    .replaceAll(/\+?\d[\d-]{7,}/g, '…')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 160);
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const RECIPIENT = new RegExp(`^(${UUID})\\.(${UUID})$`);

/** Reads receipts; `results` are the channel's own words and what they mean. */
export function receiveReceipts(
  settings: GatewaySettings,
  call: HookCall,
  results: Readonly<Record<string, ReceiptKind>>,
): Told[] | 'malformed' | undefined {
  if (!isSigned(settings.secret, call)) return undefined;
  const event = z.object({
    id: z.string().min(1).max(200),
    recipient: z.string().regex(RECIPIENT),
    result: z.enum(Object.keys(results) as [string, ...string[]]),
    at: z.iso.datetime({ offset: true }),
    code: z
      .string()
      .max(40)
      .regex(/^[\w. -]*$/)
      .optional(),
  });
  const parsed = z.object({ events: z.array(event).min(1).max(1_000) }).safeParse(asJson(call.body));
  if (!parsed.success) return 'malformed';
  return parsed.data.events.map(({ id, recipient, result, at, code }) => {
    const [, versionId = '', wayId = ''] = RECIPIENT.exec(recipient) ?? [];
    const kind = results[result] ?? 'not-called';
    const detail = [result, code ?? ''].join(' ').trim();
    return { kind, versionId, wayId, at: new Date(at), externalId: id, detail };
  });
}

function asJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
