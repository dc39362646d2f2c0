import { createCipheriv, createECDH, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import type { Subscription } from './population.js';

const RECORD_SIZE = 4_096;

/**
 * RFC 8291 with nothing but node:crypto, a fresh key pair for each message (§3.1): what encrypting one notification
 * costs at least when it is done at the time of sending.
 */
export function encryptPush(to: Pick<Subscription, 'p256dh' | 'auth'>, payload: Buffer): Buffer {
  const receiver = Buffer.from(to.p256dh, 'base64url');
  const pair = createECDH('prime256v1');
  const sender = pair.generateKeys();
  const secret = hmac(Buffer.from(to.auth, 'base64url'), pair.computeSecret(receiver));
  const material = hmac(secret, Buffer.from('WebPush: info\0'), receiver, sender, ONE);
  const salt = randomBytes(16);
  const pseudoRandom = hmac(salt, material);
  const key = hmac(pseudoRandom, Buffer.from('Content-Encoding: aes128gcm\0'), ONE).subarray(0, 16);
  const nonce = hmac(pseudoRandom, Buffer.from('Content-Encoding: nonce\0'), ONE).subarray(0, 12);
  const cipher = createCipheriv('aes-128-gcm', createSecretKey(key), nonce);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(RECORD_SIZE, 0);
  head.writeUInt8(sender.length, 4);
  const closed = [cipher.update(payload), cipher.update(LAST_RECORD), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([salt, head, sender, ...closed]);
}

/** RFC 5869 §2.3: the counter of the first and only block. */
const ONE = Buffer.from([1]);
/** RFC 8188 §2: the delimiter of the last record. */
const LAST_RECORD = Buffer.from([2]);

function hmac(key: Buffer, ...parts: Buffer[]): Buffer {
  const made = createHmac('sha256', createSecretKey(key));
  for (const part of parts) made.update(part);
  return made.digest();
}
