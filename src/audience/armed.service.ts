import { Inject, Injectable } from '@nestjs/common';
import { channels, findChannel } from '../channels/index.js';
import { Platform } from '../platform/platform.js';
import { AddressesService } from './addresses.service.js';
import { ArmedStore } from './armed.store.js';

/** A slice short enough that a request never waits for it (0.1 ms each). */
const SLICE = 100;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Keys made ready while nothing is to be sent, so that an alert does not wait for elliptic curves. Each is sealed like
 * an address, taken out before it is used, and used once.
 */
@Injectable()
export class ArmedService {
  private after = FIRST_ID;

  constructor(
    @Inject(ArmedStore) private readonly store: ArmedStore,
    @Inject(AddressesService) private readonly addresses: AddressesService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async take(wayIds: readonly string[]): Promise<Map<string, Buffer>> {
    const taken = await this.store.take(wayIds);
    return new Map(taken.map((row) => [row.way_id, this.platform.vault.openBytes(row.sealed, armedWhere(row.way_id))]));
  }

  /** Makes some ready; false when none is left to do for now. */
  async makeSome(): Promise<boolean> {
    if (await this.nameDestinations()) return true;
    const arming = channels.filter((channel) => channel.arm !== undefined).map((channel) => channel.name);
    const rows = await this.store.unarmed(arming, this.after, SLICE);
    this.after = rows.at(-1)?.id ?? FIRST_ID;
    const made = rows.flatMap((row) => {
      const armed = this.arm(row);
      return armed === undefined
        ? []
        : [{ wayId: row.id, sealed: this.platform.vault.sealBytes(armed, armedWhere(row.id)) }];
    });
    if (made.length > 0) await this.store.keep(made);
    return rows.length > 0;
  }

  count(): Promise<number> {
    return this.store.count();
  }

  private arm(row: { id: string; channel: string; sealed: Buffer }): Buffer | undefined {
    try {
      return findChannel(row.channel)?.arm?.(this.addresses.open(row));
    } catch {
      // A subscription with a broken key is found out, and suspended, when something is sent to it.
      return undefined;
    }
  }

  private async nameDestinations(): Promise<boolean> {
    const rows = await this.store.withoutDestination(SLICE);
    if (rows.length === 0) return false;
    await this.store.setDestinations(
      rows.map((row) => ({
        id: row.id,
        destination: this.addresses.destination(row.channel, this.addresses.open(row)),
      })),
    );
    return true;
  }
}

function armedWhere(wayId: string): string {
  return `armed|sealed|${wayId}`;
}
