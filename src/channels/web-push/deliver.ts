import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';
import webPush from 'web-push';
import type { Batch, OpenChannel, Recipient } from '../channel.js';
import type { Urgency } from '../../domain/alert.js';
import type { Attempted } from '../../domain/outcome.js';
import { attemptedOf } from './answer.js';
import { isAllowedEndpoint, isListed } from './endpoint.js';
import type { PushRequest } from './line.js';
import { LIMITS, Origin, type Limits } from './origin.js';
import { publicLookup, resolveBySystem, type Resolve } from './public-address.js';
import type { PushWire } from './render.js';
import type { WebPushSettings } from './settings.js';
import type { Subscription } from './subscription.js';
import { Vapid } from './vapid.js';

/** What tests put in the place of the network and the clock. */
export interface Surroundings {
  limits?: Limits;
  resolve?: Resolve;
  /** Real time in milliseconds: a token's life is counted by the push service's clock, not by the hub's. */
  clock?: () => number;
}

/** The web push channel: one line per push service, one token per service for hours. */
export function openWebPush(settings: WebPushSettings, around: Surroundings = {}): OpenChannel<Subscription> {
  const clock = around.clock ?? (() => Date.now());
  const vapid = new Vapid(settings, clock);
  const origins = new Map<string, Origin>();
  const ca =
    settings.caFile === undefined
      ? undefined
      : [...getCACertificates('default'), readFileSync(settings.caFile, 'utf8')];
  const originOf = (endpoint: URL): Origin => {
    const known = origins.get(endpoint.origin);
    if (known !== undefined) return known;
    const lookup = isListed(endpoint, settings.allowedHosts)
      ? undefined
      : publicLookup(around.resolve ?? resolveBySystem);
    const origin = new Origin(new URL(endpoint.origin), { ca, lookup }, around.limits ?? LIMITS);
    origins.set(endpoint.origin, origin);
    return origin;
  };

  const deliverOne = async (batch: Batch<Subscription>, recipient: Recipient<Subscription>): Promise<Attempted> => {
    const { endpoint } = recipient.address;
    if (!isAllowedEndpoint(endpoint, settings.allowedHosts, settings.services)) {
      // In a replay the address is good, only not for now: it must not be suspended.
      const reason = settings.services.length === 0 ? 'refused' : 'address-invalid';
      return { wayId: recipient.wayId, reason, detail: 'not a push service the hub may post to' };
    }
    const origin = originOf(new URL(endpoint));
    const wire = batch.rendition.wire as PushWire;
    const post = async (payload: string): Promise<Attempted> => {
      const make = () => requestOf(batch, recipient.address, payload, vapid.headerFor(origin.url.origin));
      return attemptedOf(recipient.wayId, await origin.post(make, batch.signal), clock());
    };
    const first = await post(wire.payload);
    // Some service may take less than the standard's 4,096 bytes: the title alone is better than nothing, once.
    const attempted = first.reason === 'too-large' ? await post(wire.short) : first;
    if (attempted.reason === 'accepted') vapid.accepted(origin.url.origin);
    return attempted;
  };

  return {
    deliver: async (batch) => {
      const results = await Promise.all(
        batch.recipients.map(async (recipient) => ({
          recipient,
          attempted: await deliverOne(batch, recipient),
        })),
      );
      return results.map(({ recipient, attempted }) => blame(attempted, recipient.address.endpoint, vapid));
    },
    close: async () => {
      await Promise.all([...origins.values()].map((origin) => origin.close()));
    },
  };
}

/**
 * A service that took this very token a moment ago refuses a subscription, not us: somebody's subscription made with
 * another key must not stop the lane for the whole town.
 */
function blame(attempted: Attempted, endpoint: string, vapid: Vapid): Attempted {
  if (attempted.reason !== 'credentials' || !vapid.isProven(new URL(endpoint).origin)) return attempted;
  return { ...attempted, reason: 'refused' };
}

/** RFC 8030 §5.2; Mozilla and Google cap it there too. */
const LONGEST_TTL_S = 30 * 86_400;

function requestOf(
  batch: Batch<Subscription>,
  address: Subscription,
  payload: string,
  authorization: string,
): PushRequest {
  const { cipherText } = webPush.encrypt(address.p256dh, address.auth, payload, 'aes128gcm');
  const url = new URL(address.endpoint);
  // web-push's own default is four weeks: an evacuation order must not appear when the water is long gone.
  const ttl = Math.floor((batch.expiresAt.getTime() - batch.now.getTime()) / 1_000);
  return {
    path: `${url.pathname}${url.search}`,
    body: cipherText,
    headers: {
      authorization,
      ttl: String(Math.min(Math.max(ttl, 0), LONGEST_TTL_S)),
      urgency: urgencyOf(batch.urgency),
      topic: topicOf(batch.alertId),
      'content-type': 'application/octet-stream',
      'content-encoding': 'aes128gcm',
      'content-length': String(cipherText.length),
    },
  };
}

/** RFC 8030 §5.3: a phone that saves power is woken by `high` only. */
function urgencyOf(urgency: Urgency): string {
  return urgency === 'Immediate' || urgency === 'Expected' ? 'high' : 'normal';
}

/** RFC 8030 §5.4: what waits for a phone that is off is replaced by the alert's newer version; at most 32 characters. */
function topicOf(alertId: string): string {
  return createHash('sha256').update(alertId).digest('base64url').slice(0, 32);
}
