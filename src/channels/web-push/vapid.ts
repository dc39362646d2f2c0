import webPush from 'web-push';
import type { WebPushSettings } from './settings.js';

/** RFC 8292 §2 allows 24 hours; a clock that is wrong by some hours on either side still fits. */
const LIFE_S = 12 * 3_600;
/** Apple refuses tokens renewed more often than once an hour. */
const RENEW_MS = 6 * 3_600_000;

/** How long one acceptance speaks for the token. */
const PROOF_MS = 10 * 60_000;

interface Token {
  header: string;
  madeAt: number;
  acceptedAt: number | undefined;
}

/** The sender's tokens, one per push service: signing for every message costs half a millisecond each. */
export class Vapid {
  private readonly tokens = new Map<string, Token>();

  constructor(
    private readonly settings: WebPushSettings,
    private readonly clock: () => number,
  ) {}

  headerFor(origin: string): string {
    const now = this.clock();
    const known = this.tokens.get(origin);
    if (known !== undefined && Math.abs(now - known.madeAt) < RENEW_MS) return known.header;
    const { subject, publicKey, privateKey } = this.settings;
    const expires = Math.floor(now / 1_000) + LIFE_S;
    const { Authorization: header } = webPush.getVapidHeaders(
      origin,
      subject,
      publicKey,
      privateKey,
      'aes128gcm',
      expires,
    );
    this.tokens.set(origin, { header, madeAt: now, acceptedAt: undefined });
    return header;
  }

  /** The service took a message with this token. */
  accepted(origin: string): void {
    const token = this.tokens.get(origin);
    if (token !== undefined) token.acceptedAt = this.clock();
  }

  /** It takes nobody's message with this token any more. */
  refusedForAll(origin: string): void {
    const token = this.tokens.get(origin);
    if (token !== undefined) token.acceptedAt = undefined;
  }

  /** It did so lately: what it refuses now is not the token's fault. */
  isProven(origin: string): boolean {
    const acceptedAt = this.tokens.get(origin)?.acceptedAt;
    return acceptedAt !== undefined && this.clock() - acceptedAt < PROOF_MS;
  }
}
