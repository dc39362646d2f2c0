import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { makeOnce } from './make-once.js';

const KEY_ID = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Field encryption (AES-256-GCM) and keyed hashes, from a master key that is never in the database:
 * a stolen dump shows no person.
 */
@Injectable()
export class Vault {
  // Key objects: with a raw buffer Node 24 finds out at each call what kind of key it is (8.9 against 1.9 µs an HMAC).
  private readonly fieldKey: KeyObject;
  private readonly indexKey: KeyObject;
  private readonly tokenKey: KeyObject;

  constructor(masterKey: Buffer) {
    if (masterKey.length < 32)
      throw new Error('MASTER_KEY_FILE: 32バイト以上の鍵が必要です (the master key is shorter than 32 bytes)');
    const derive = (purpose: string): KeyObject =>
      createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32)));
    this.fieldKey = derive('todoke field 1');
    this.indexKey = derive('todoke index 1');
    this.tokenKey = derive('todoke token 1');
  }

  /** Reads the key file, or makes one where that is allowed. */
  static fromFile(file: string, mayCreate: boolean): Vault {
    if (!existsSync(file)) {
      if (!mayCreate) {
        throw new Error(
          `MASTER_KEY_FILE: ${file} がありません。本番では鍵を作って置いてください：openssl rand 32 > FILE (missing; in production make it yourself)`,
        );
      }
      mkdirSync(dirname(file), { recursive: true });
      makeOnce(file, randomBytes(32));
    }
    return new Vault(readFileSync(file));
  }

  /** `where` names table, column and row: a sealed value moved to another row does not open. */
  seal(plain: string, where: string): Buffer {
    return this.sealBytes(Buffer.from(plain, 'utf8'), where);
  }

  sealBytes(plain: Buffer, where: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.fieldKey, nonce);
    cipher.setAAD(Buffer.from(`${where}|${KEY_ID}`));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.from([KEY_ID]), nonce, body, cipher.getAuthTag()]);
  }

  open(sealed: Buffer, where: string): string {
    return this.openBytes(sealed, where).toString('utf8');
  }

  openBytes(sealed: Buffer, where: string): Buffer {
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.fieldKey, nonce);
    decipher.setAAD(Buffer.from(`${where}|${sealed[0] ?? 0}`));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const body = sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  }

  /** Keyed hash for look-up and uniqueness; useless without the key. */
  index(kind: string, value: string): Buffer {
    return createHmac('sha256', this.indexKey).update(`${kind}|${value}`).digest();
  }

  /** A link token that needs no storage: the id and a keyed mark, 44 URL-safe characters. */
  token(purpose: string, id: string): string {
    const raw = Buffer.from(id.replaceAll('-', ''), 'hex');
    return raw.toString('base64url') + this.tokenMark(purpose, raw).toString('base64url');
  }

  /** The id in a token, or nothing when it is not ours. */
  readToken(purpose: string, token: string): string | undefined {
    if (!/^[\w-]{44}$/.test(token)) return undefined;
    const raw = Buffer.from(token.slice(0, 22), 'base64url');
    const given = Buffer.from(token.slice(22), 'base64url');
    if (given.length !== 16 || !timingSafeEqual(given, this.tokenMark(purpose, raw))) return undefined;
    const hex = raw.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  /** Six characters that are easy to read aloud and copy (Crockford's base 32): a proof that is printed, not kept. */
  code(purpose: string, text: string): string {
    const mark = createHmac('sha256', this.tokenKey).update(`${purpose}|${text}`).digest();
    return Array.from(mark.subarray(0, 6), (byte) => CROCKFORD[byte % 32]).join('');
  }

  private tokenMark(purpose: string, raw: Buffer): Buffer {
    return createHmac('sha256', this.tokenKey).update(`${purpose}|`).update(raw).digest().subarray(0, 16);
  }
}
