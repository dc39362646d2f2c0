import type { SessionLimits } from './session.js';

/** Wall-clock limits. nodemailer's own start again with every byte, so a dripping server never meets them. */
export interface Limits extends SessionLimits {
  /** For connecting with its greeting and TLS, and once more for signing in. */
  connectMs: number;
  idleMs: number;
  /** A relay that could not be reached is left alone for so long while there is another. */
  relayRestMs: number;
  /** So long an acceptance shows that servers take mail from us: who is refused then is refused for reasons of his own. */
  proofMs: number;
}

export const LIMITS: Limits = {
  connectMs: 5_000,
  messageMs: 15_000,
  stalledMs: 500,
  idleMs: 30_000,
  relayRestMs: 60_000,
  proofMs: 600_000,
};
