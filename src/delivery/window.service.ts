import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Recipient, Rendition } from '../channels/channel.js';
import type { Language } from '../domain/language.js';
import { outcomeOf, type Attempted, type Reason } from '../domain/outcome.js';
import { crashPoint } from '../platform/crash-point.js';
import { isOutage } from '../platform/database/outage.js';
import { Platform } from '../platform/platform.js';
import { Hands } from './hands.service.js';
import { RecipientsService } from './recipients.service.js';
import type { Task } from './task.js';

/** One wall-clock end for everything a window does: no client library has one of its own. */
const WINDOW_DEADLINE_MS = 15_000;

/** What came of each address of a window: those whom the last gate `refused`, and those that were tried. */
interface Sent {
  refused: readonly Attempted[];
  attempts: readonly Attempted[];
}

/** Sends one window of a dispatch: opens the addresses, renders, hands over, and says what came of each. */
@Injectable()
export class WindowService {
  constructor(
    @Inject(RecipientsService) private readonly recipients: RecipientsService,
    @Inject(Hands) private readonly hands: Hands,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async send(task: Task, ids: readonly string[]): Promise<Sent> {
    const { recipients, refused } = await this.recipients.of(task, ids);
    if (recipients.length === 0) return { refused, attempts: [] };
    const attempts = await this.handOver(task, { recipients, retryKey: retryKeyOf(task, ids) });
    const gone = attempts.filter((each) => outcomeOf(each.reason) === 'suspended').map((each) => each.wayId);
    if (gone.length > 0) await this.recipients.suspend(gone);
    return { refused, attempts };
  }

  private async handOver(
    task: Task,
    what: { recipients: Recipient<unknown>[]; retryKey: string },
  ): Promise<Attempted[]> {
    const { recipients } = what;
    const place = this.recipients.placeOf(task.channel, recipients);
    const rendition = await this.hands.renditions
      .issued({
        record: task.record,
        version: task.version,
        channel: task.channel,
        language: task.lease.dispatch.language as Language,
        isDropped: task.lease.dispatch.because === 'earlier',
        ...(place === undefined ? {} : { place }),
      })
      .catch((error: unknown) => {
        // The database is away: that is no fault of the wording.
        if (isOutage(error)) throw error;
        this.platform.log.failure('rendering failed', error, {
          versionId: task.version.id,
          channel: task.channel.name,
        });
        return undefined;
      });
    if (rendition === undefined) return allAs(recipients, 'not-rendered');
    if (this.hands.channels.isSandboxed(task.channel)) return allAs(recipients, 'sandbox');
    // Its settings were taken away while this waited: somebody must look, and the chain goes on without it.
    if (this.hands.channels.isOff(task.channel)) return allAs(recipients, 'credentials');
    return this.deliver(task, { ...what, rendition });
  }

  /** Outcomes go to the ledger as they come; doubts wait until the window is through. */
  private async deliver(
    task: Task,
    what: { rendition: Rendition; recipients: Recipient<unknown>[]; retryKey: string },
  ): Promise<Attempted[]> {
    const { channel, version, record, hold, told } = task;
    const { rendition, recipients, retryKey } = what;
    const early: Attempted[] = [];
    try {
      const open = await this.hands.channels.get(channel);
      const attempts = await open.deliver({
        rendition,
        recipients,
        retryKey,
        atOnce: channel.window,
        versionId: version.id,
        alertId: record.id,
        urgency: version.content.urgency,
        expiresAt: new Date(version.content.expiresAt),
        now: this.platform.clock.now(),
        signal: AbortSignal.any([hold.signal, AbortSignal.timeout(WINDOW_DEADLINE_MS)]),
        mayStart: () => !hold.isOver,
        settled: (attempted) => {
          crashPoint('provider-accepted');
          early.push(attempted);
          if (attempted.reason !== 'in-doubt' && attempted.repeatKey === undefined) told.add(attempted);
        },
      });
      return complete(recipients, attempts);
    } catch (error) {
      // A channel that throws has a bug. Nobody knows what left the house: say so, and go on.
      this.platform.log.failure('channel failed', error, { channel: channel.name, versionId: version.id });
      return complete(recipients, early, channel.repeatsSafely ? 'provider-busy' : 'in-doubt');
    }
  }
}

function allAs(recipients: readonly Recipient<unknown>[], reason: Reason): Attempted[] {
  return recipients.map(({ wayId }) => ({ wayId, reason }));
}

/** Nobody is forgotten: what became of a recipient the channel said nothing about is not known. */
function complete(
  recipients: readonly Recipient<unknown>[],
  attempts: readonly Attempted[],
  otherwise: Reason = 'in-doubt',
): Attempted[] {
  const told = new Set(attempts.map((each) => each.wayId));
  const silent = recipients.filter((recipient) => !told.has(recipient.wayId));
  return [...attempts, ...allAs(silent, otherwise)];
}

/**
 * The same people and the same version give the same UUID: a provider that keeps keys sends once. It is made of the ids
 * of the window as it was cut, so that somebody who left in between does not change it.
 */
function retryKeyOf(task: Task, ids: readonly string[]): string {
  const { repeatKey } = task.lease.dispatch;
  if (repeatKey !== undefined) return repeatKey;
  const hash = createHash('sha256').update(`${task.version.id}|${task.channel.name}|`);
  for (const id of ids) hash.update(id);
  const hex = hash.digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
