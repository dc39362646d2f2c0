import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AddressesService } from '../audience/addresses.service.js';
import { AudienceService } from '../audience/audience.service.js';
import type { Place, Recipient, Rendition } from '../channels/channel.js';
import type { Language } from '../domain/language.js';
import { outcomeOf, type Attempted, type Reason } from '../domain/outcome.js';
import { Platform } from '../platform/platform.js';
import type { Task } from './task.js';
import { Hands } from './hands.service.js';

/** One wall-clock end for everything a window does: no client library has one of its own. */
const WINDOW_DEADLINE_MS = 15_000;

/** Sends one window of a dispatch: opens the addresses, renders, hands over, and says what came of each. */
@Injectable()
export class WindowService {
  constructor(
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(AddressesService) private readonly addresses: AddressesService,
    @Inject(Hands) private readonly hands: Hands,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async send(task: Task, ids: readonly string[]): Promise<Attempted[]> {
    const { recipients, refused } = await this.recipientsOf(task, ids);
    if (recipients.length === 0) return refused;
    const attempts = await this.handOver(task, recipients);
    const gone = attempts.filter((each) => outcomeOf(each.reason) === 'suspended').map((each) => each.wayId);
    if (gone.length > 0) await this.audience.suspend(gone);
    return [...refused, ...complete(recipients, attempts)];
  }

  private async recipientsOf(
    task: Task,
    ids: readonly string[],
  ): Promise<{ recipients: Recipient<unknown>[]; refused: Attempted[] }> {
    const ways = new Map((await this.audience.ways(ids)).map((way) => [way.id, way]));
    const isDrill = task.version.content.kind === 'drill';
    const recipients: Recipient<unknown>[] = [];
    const refused: Attempted[] = [];
    for (const wayId of ids) {
      const way = ways.get(wayId);
      const refusal = refusalOf(way, isDrill);
      const address =
        way === undefined || refusal !== undefined
          ? undefined
          : task.channel.address.safeParse(this.addresses.open(way));
      if (refusal !== undefined || address === undefined) refused.push({ wayId, reason: refusal ?? 'left' });
      else if (!address.success) refused.push({ wayId, reason: 'address-invalid' });
      else recipients.push({ wayId, address: address.data, leaveToken: this.addresses.leaveToken(wayId) });
    }
    return { recipients, refused };
  }

  private async handOver(task: Task, recipients: Recipient<unknown>[]): Promise<Attempted[]> {
    const place = task.channel.reach === 'public' ? this.addresses.place(recipients[0]?.address) : undefined;
    const rendition = await this.hands.renditions
      .issued({
        record: task.record,
        version: task.version,
        channel: task.channel,
        language: task.lease.dispatch.language as Language,
        ...(place === undefined ? {} : { place }),
      })
      .catch((error: unknown) => {
        this.platform.log.failure('rendering failed', error, {
          versionId: task.version.id,
          channel: task.channel.name,
        });
        return undefined;
      });
    if (rendition === undefined) return allAs(recipients, 'not-rendered');
    if (this.hands.channels.isSandboxed(task.channel)) return allAs(recipients, 'sandbox');
    return this.deliver(task, { rendition, recipients, place });
  }

  private async deliver(
    task: Task,
    what: { rendition: Rendition; recipients: Recipient<unknown>[]; place: Place | undefined },
  ): Promise<Attempted[]> {
    const { rendition, recipients } = what;
    try {
      const channel = await this.hands.channels.get(task.channel);
      return await channel.deliver({
        rendition,
        recipients,
        versionId: task.version.id,
        alertId: task.record.id,
        retryKey: retryKeyOf(task.version.id, task.channel.name, recipients),
        urgency: task.version.content.urgency,
        expiresAt: new Date(task.version.content.expiresAt),
        now: this.platform.clock.now(),
        signal: AbortSignal.any([task.signal, AbortSignal.timeout(WINDOW_DEADLINE_MS)]),
      });
    } catch (error) {
      // A channel that throws has a bug. Nobody knows what left the house: say so, and go on.
      this.platform.log.failure('channel failed', error, { channel: task.channel.name, versionId: task.version.id });
      return allAs(recipients, task.channel.repeatsSafely ? 'provider-busy' : 'in-doubt');
    }
  }
}

function refusalOf(way: { state: string; drills: boolean } | undefined, isDrill: boolean): Reason | undefined {
  if (way === undefined || way.state === 'left' || way.state === 'pending') return 'left';
  if (way.state === 'suspended') return 'address-gone';
  return isDrill && !way.drills ? 'not-joined-drill' : undefined;
}

function allAs(recipients: readonly Recipient<unknown>[], reason: Reason): Attempted[] {
  return recipients.map(({ wayId }) => ({ wayId, reason }));
}

/** Nobody is forgotten: a recipient the channel said nothing about is in doubt. */
function complete(recipients: readonly Recipient<unknown>[], attempts: readonly Attempted[]): Attempted[] {
  const told = new Set(attempts.map((each) => each.wayId));
  return [
    ...attempts,
    ...allAs(
      recipients.filter((recipient) => !told.has(recipient.wayId)),
      'in-doubt',
    ),
  ];
}

/** The same people and the same version give the same UUID: a provider that keeps keys sends once. */
function retryKeyOf(versionId: string, channel: string, recipients: readonly Recipient<unknown>[]): string {
  const hash = createHash('sha256').update(`${versionId}|${channel}|`);
  for (const { wayId } of recipients) hash.update(wayId);
  const hex = hash.digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
