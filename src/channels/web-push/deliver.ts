import { readFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';
import type { OpenChannel } from '../channel.js';
import { allowedEndpoint, isListed } from './endpoint.js';
import { LIMITS, Origin, type Limits } from './origin.js';
import { Posting, type Desk } from './posting.js';
import { publicLookup, resolveBySystem, type Resolve } from './public-address.js';
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
  // In a replay the address is good, only not for now: it must not be suspended.
  const notAllowed = settings.services.length === 0 ? 'refused' : 'address-invalid';
  const desk: Desk = {
    vapid: new Vapid(settings, clock),
    clock,
    serviceOf: (endpoint) => {
      const url = allowedEndpoint(endpoint, settings.allowedHosts, settings.services);
      return url === undefined ? notAllowed : { origin: originOf(url), path: `${url.pathname}${url.search}` };
    },
  };
  return {
    deliver: (batch) => new Posting(batch, desk).run(),
    close: async () => {
      await Promise.all([...origins.values()].map((origin) => origin.close()));
    },
  };
}
