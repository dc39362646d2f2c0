import { createHash, ECDH } from 'node:crypto';
import { z } from 'zod';
import { parseEndpoint } from './endpoint.js';

/** A browser's push subscription, keys in base64url. */
export interface Subscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Browsers write base64url; libraries in between sometimes write base64 with padding. */
const bytes = z
  .string()
  .regex(/^[A-Za-z0-9+/_-]{1,120}={0,2}$/)
  .transform((text) => Buffer.from(text.replace(/=+$/, ''), 'base64').toString('base64url'));

/** What a browser's `PushSubscription` must look like to be kept (RFC 8030, RFC 8291 §2). */
export const subscription = z.object({
  endpoint: z
    .string()
    .refine((text) => parseEndpoint(text) !== undefined, {
      message: 'プッシュ通知の宛先の形が正しくありません (not a push endpoint)',
    })
    .transform((text) => new URL(text).href),
  p256dh: bytes.refine(isOnCurve, { message: '鍵 p256dh が正しくありません (not a point on P-256)' }),
  auth: bytes.refine((text) => Buffer.from(text, 'base64url').length === 16, {
    message: '鍵 auth は 16 バイトです (auth must be 16 bytes)',
  }),
});

function isOnCurve(key: string): boolean {
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65 || point[0] !== 4) return false;
  try {
    ECDH.convertKey(point, 'prime256v1');
    return true;
  } catch {
    return false;
  }
}

export function subscriptionKey(address: Subscription): string {
  return new URL(address.endpoint).href;
}

/** The push service, and enough of a fingerprint to tell two devices apart: the endpoint itself is a secret. */
export function maskSubscription(address: Subscription): string {
  const url = new URL(address.endpoint);
  return `${url.host}/…${createHash('sha256').update(url.href).digest('hex').slice(0, 6)}`;
}
