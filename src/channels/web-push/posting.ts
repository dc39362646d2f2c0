import { createHash } from 'node:crypto';
import type { Batch, Recipient } from '../channel.js';
import type { Urgency } from '../../domain/alert.js';
import type { Attempted } from '../../domain/outcome.js';
import { attemptedOf } from './answer.js';
import { ARMED_BYTES, arm, encrypt } from './encrypt.js';
import type { PushRequest } from './line.js';
import type { Origin } from './origin.js';
import { personalPayload, type PushWire } from './render.js';
import type { Subscription } from './subscription.js';
import type { Vapid } from './vapid.js';

/** What a batch needs of the channel. */
export interface Desk {
  vapid: Vapid;
  clock: () => number;
  /** The push service behind an endpoint and the path there; or why nothing may be posted. */
  serviceOf(endpoint: string): { origin: Origin; path: string } | 'address-invalid' | 'refused';
}

/** So many refusals and nothing taken: no coincidence of made-up subscriptions. */
const EVERYBODY = 5;

/** One batch: at most `atOnce` messages under way, each told of as soon as its outcome is known. */
export class Posting {
  private readonly results: Attempted[] = [];
  /** Whose key it was that a service refused is known when the others have been answered. */
  private readonly blamed: { attempted: Attempted; origin: string }[] = [];
  /** Services that took something of this batch. */
  private readonly served = new Set<string>();
  private readonly text: Buffer;
  private readonly headers: Record<string, string>;

  constructor(
    private readonly batch: Batch<Subscription>,
    private readonly desk: Desk,
  ) {
    this.text = Buffer.from(this.wire.payload);
    this.headers = headersOf(batch);
  }

  async run(): Promise<Attempted[]> {
    const { recipients, atOnce } = this.batch;
    const left = recipients.values();
    const post = async (): Promise<void> => {
      for (const recipient of left) await this.deliver(recipient);
    };
    await Promise.all(Array.from({ length: Math.min(Math.max(atOnce, 1), recipients.length) }, post));
    for (const { attempted, origin } of this.blamed) this.settle(this.blame(attempted, origin));
    return this.results;
  }

  private get wire(): PushWire {
    return this.batch.rendition.wire as PushWire;
  }

  private async deliver(recipient: Recipient<Subscription>): Promise<void> {
    const { wayId, address } = recipient;
    const service = this.desk.serviceOf(address.endpoint);
    if (typeof service === 'string') {
      return this.settle({ wayId, reason: service, detail: 'not a push service the hub may post to' });
    }
    const origin = service.origin.url.origin;
    const first = await this.post(service, wayId, () => bodyOf(address, this.textFor(recipient), recipient.armed));
    // Some service may take less than the standard's 4,096 bytes: the title alone is better than nothing, once.
    const attempted =
      first.reason === 'too-large'
        ? await this.post(service, wayId, () => bodyOf(address, Buffer.from(this.wire.short), undefined))
        : first;
    if (attempted.reason === 'accepted') {
      this.desk.vapid.accepted(origin);
      this.served.add(origin);
    }
    if (attempted.reason === 'credentials') this.blamed.push({ attempted, origin });
    else this.settle(attempted);
  }

  /** The same for everybody, unless there is something to answer. */
  private textFor({ leaveToken }: Recipient<Subscription>): Buffer {
    const { payload, answerPage } = this.wire;
    return answerPage === undefined ? this.text : Buffer.from(personalPayload(payload, answerPage, leaveToken));
  }

  private async post(
    { origin, path }: { origin: Origin; path: string },
    wayId: string,
    makeBody: () => Buffer | undefined,
  ): Promise<Attempted> {
    const make = (): PushRequest | undefined => {
      const body = makeBody();
      if (body === undefined) return undefined;
      const authorization = this.desk.vapid.headerFor(origin.url.origin);
      return { path, body, headers: { ...this.headers, authorization, 'content-length': String(body.length) } };
    };
    const answer = await origin.post({ make, mayStart: () => this.batch.mayStart(), signal: this.batch.signal });
    return attemptedOf(wayId, answer, this.desk.clock());
  }

  /**
   * A service that took this very token a moment ago refuses a subscription, not us: somebody's subscription made with
   * another key must not stop the lane for the whole town. Where it refuses everybody, it was the token after all.
   */
  private blame(attempted: Attempted, origin: string): Attempted {
    const refused = this.blamed.filter((each) => each.origin === origin).length;
    if (refused >= EVERYBODY && !this.served.has(origin)) this.desk.vapid.refusedForAll(origin);
    return this.desk.vapid.isProven(origin) ? { ...attempted, reason: 'refused' } : attempted;
  }

  private settle(attempted: Attempted): void {
    this.results.push(attempted);
    this.batch.settled(attempted);
  }
}

/** Nothing where the keys are none: a stored address is not checked again before each message. */
function bodyOf(address: Subscription, text: Buffer, armed: Buffer | undefined): Buffer | undefined {
  try {
    return encrypt(armed?.length === ARMED_BYTES ? armed : arm(address), text);
  } catch {
    return undefined;
  }
}

/** RFC 8030 §5.2; Mozilla and Google cap it there too. */
const LONGEST_TTL_S = 30 * 86_400;

/** What all messages of a batch have in common. */
function headersOf(batch: Batch<Subscription>): Record<string, string> {
  // web-push's own default is four weeks: an evacuation order must not appear when the water is long gone.
  const ttl = Math.floor((batch.expiresAt.getTime() - batch.now.getTime()) / 1_000);
  return {
    ttl: String(Math.min(Math.max(ttl, 0), LONGEST_TTL_S)),
    urgency: urgencyOf(batch.urgency),
    topic: topicOf(batch.alertId),
    'content-type': 'application/octet-stream',
    'content-encoding': 'aes128gcm',
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
