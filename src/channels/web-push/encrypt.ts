import { createCipheriv, createECDH, createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Subscription } from './subscription.js';

/** An uncompressed point on P-256 (RFC 8291 §3.1). */
const POINT_BYTES = 65;
const AUTH_BYTES = 16;
const SALT_BYTES = 16;
const SECRET_BYTES = 32;
/** What `arm` makes: the sender's public key, and the input keying material of RFC 8291 §3.4. */
export const ARMED_BYTES = POINT_BYTES + SECRET_BYTES;

/** RFC 8188 §2.1; as a push service must take 4,096 bytes in all, every browser knows this size (RFC 8291 §4). */
const RECORD_BYTES = 4_096;
const TAG_BYTES = 16;
const HEAD_BYTES = SALT_BYTES + 4 + 1 + POINT_BYTES;
/** RFC 8188 §2: the delimiter of the last record. */
const LAST_RECORD = 2;

/** RFC 5869 §2.3: the counter of the first block, and here the only one. */
const ONE = Buffer.from([1]);
const KEY_LABEL = Buffer.from('WebPush: info\0');
const CONTENT_KEY_INFO = Buffer.from('Content-Encoding: aes128gcm\0\x01');
const NONCE_INFO = Buffer.from('Content-Encoding: nonce\0\x01');

/** A key pair of the sender: a new one for each message (RFC 8291 §3.1), a known one for the standard's own example. */
export interface Pair {
  publicKey: Buffer;
  secretWith(point: Buffer): Buffer;
}

/**
 * All of a message's encryption that needs neither its text nor a salt: a fresh key pair and the secret it shares with
 * this subscriber, 97 bytes. Throws for keys that are none.
 *
 * What it gives up: until the message is sent, whoever reads these bytes and taps the line can read that one message,
 * where a pair made at send time would have existed for a tenth of a millisecond. Hence it is stored sealed, and used once.
 */
export function arm(to: Pick<Subscription, 'p256dh' | 'auth'>, pair: Pair = freshPair()): Buffer {
  const receiver = Buffer.from(to.p256dh, 'base64url');
  const auth = Buffer.from(to.auth, 'base64url');
  if (receiver.length !== POINT_BYTES || receiver[0] !== 4 || auth.length !== AUTH_BYTES) {
    throw new TypeError('The keys of a subscription are a point of 65 bytes and a secret of 16.');
  }
  const pseudoRandom = hmac(secret(auth), pair.secretWith(receiver));
  const material = hmac(secret(pseudoRandom), KEY_LABEL, receiver, pair.publicKey, ONE);
  return Buffer.concat([pair.publicKey, material], ARMED_BYTES);
}

/** The body of the request that only the subscriber can read: one aes128gcm record (RFC 8188 §2, RFC 8291 §4). */
export function encrypt(armed: Buffer, payload: Buffer, salt: Buffer = randomBytes(SALT_BYTES)): Buffer {
  const pseudoRandom = secret(hmac(secret(salt), armed.subarray(POINT_BYTES)));
  const key = secret(hmac(pseudoRandom, CONTENT_KEY_INFO).subarray(0, 16));
  const nonce = hmac(pseudoRandom, NONCE_INFO).subarray(0, 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const clear = Buffer.allocUnsafe(payload.length + 1);
  payload.copy(clear);
  clear[payload.length] = LAST_RECORD;
  const head = Buffer.allocUnsafe(HEAD_BYTES);
  salt.copy(head);
  // A text beyond the size is still one record, for the service to refuse as too large.
  head.writeUInt32BE(Math.max(RECORD_BYTES, clear.length + TAG_BYTES), SALT_BYTES);
  head.writeUInt8(POINT_BYTES, SALT_BYTES + 4);
  armed.copy(head, SALT_BYTES + 5, 0, POINT_BYTES);
  const sealed = cipher.update(clear);
  cipher.final();
  return Buffer.concat([head, sealed, cipher.getAuthTag()]);
}

function freshPair(): Pair {
  const pair = createECDH('prime256v1');
  return { publicKey: pair.generateKeys(), secretWith: (point) => pair.computeSecret(point) };
}

/** Node 24 spends 7 to 9 µs finding out what a raw buffer is, and half of one on a key that says so (docs/measurements.md). */
function secret(bytes: Buffer): KeyObject {
  return createSecretKey(bytes);
}

function hmac(key: KeyObject, ...parts: Buffer[]): Buffer {
  const made = createHmac('sha256', key);
  for (const part of parts) made.update(part);
  return made.digest();
}
