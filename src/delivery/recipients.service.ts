import { Inject, Injectable } from '@nestjs/common';
import { AddressesService } from '../audience/addresses.service.js';
import { ArmedService } from '../audience/armed.service.js';
import { AudienceService } from '../audience/audience.service.js';
import type { Channel, Place, Recipient } from '../channels/channel.js';
import type { Attempted, Reason } from '../domain/outcome.js';
import { LanesService } from './lanes.service.js';
import type { Task } from './task.js';

/** Opens the addresses of a window. The last gate before the socket: who left or was suspended gets nothing. */
@Injectable()
export class RecipientsService {
  constructor(
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(AddressesService) private readonly addresses: AddressesService,
    @Inject(ArmedService) private readonly armed: ArmedService,
    @Inject(LanesService) private readonly lanes: LanesService,
  ) {}

  /** Those of the window that may be sent to, and why the others may not. */
  async of(task: Task, ids: readonly string[]): Promise<{ recipients: Recipient<unknown>[]; refused: Attempted[] }> {
    const [rows, armed] = await Promise.all([
      this.audience.ways(ids),
      task.channel.arm === undefined ? undefined : this.armed.take(ids),
    ]);
    const ways = new Map(rows.map((way) => [way.id, way]));
    const isDrill = task.version.content.kind === 'drill';
    const recipients: Recipient<unknown>[] = [];
    const refused: Attempted[] = [];
    for (const wayId of ids) {
      const way = ways.get(wayId);
      const refusal = refusalOf(way, isDrill);
      const ready = armed?.get(wayId);
      if (way === undefined || refusal !== undefined) refused.push({ wayId, reason: refusal ?? 'left' });
      else
        recipients.push({
          wayId,
          // Checked when it was registered, and sealed since: nobody can have changed it.
          address: this.addresses.open(way),
          leaveToken: this.addresses.leaveToken(wayId),
          ...(ready === undefined ? {} : { armed: ready }),
        });
    }
    this.nameLane(task, recipients[0]);
    return { recipients, refused };
  }

  /** A lane of its own has the addresses of many: its name says nothing of one person. */
  private nameLane(task: Task, first: Recipient<unknown> | undefined): void {
    if (task.way.destination === '' || first === undefined) return;
    this.lanes.name(task.way, task.channel.destinationOf?.(first.address) ?? '');
  }

  /** Public channels have one place to a window. */
  placeOf(channel: Channel, recipients: readonly Recipient<unknown>[]): Place | undefined {
    return channel.reach === 'public' ? this.addresses.place(recipients[0]?.address) : undefined;
  }

  suspend(wayIds: readonly string[]): Promise<void> {
    return this.audience.suspend(wayIds);
  }
}

function refusalOf(way: { state: string; drills: boolean } | undefined, isDrill: boolean): Reason | undefined {
  if (way === undefined || way.state === 'left' || way.state === 'pending') return 'left';
  if (way.state === 'suspended') return 'address-gone';
  return isDrill && !way.drills ? 'not-joined-drill' : undefined;
}
