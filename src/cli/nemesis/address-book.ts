import { z } from 'zod';
import type { Vault } from '../../platform/vault.js';

export interface WayRow {
  id: string;
  channel: string;
  sealed: Buffer;
  state: string;
  drills: boolean;
  changed_at: Date;
}

export const WAYS = 'SELECT id, channel, sealed, state, drills, changed_at FROM way';

const subscription = z.object({ endpoint: z.string() });

/** Which way belongs to an address, as the receivers see it: the mailbox, the LINE id, the device. */
export class AddressBook {
  private readonly ways = new Map<string, string>();
  private readonly known = new Set<string>();

  constructor(private readonly vault: Vault) {}

  learn(rows: readonly WayRow[]): void {
    for (const { id, channel, sealed } of rows) {
      if (this.known.has(id)) continue;
      this.known.add(id);
      const address: unknown = JSON.parse(this.vault.open(sealed, `way|sealed|${channel}|${id}`));
      this.ways.set(`${channel} ${spelled(channel, address)}`, id);
    }
  }

  wayOf(channel: string, address: string): string | undefined {
    return this.ways.get(`${channel} ${address}`);
  }

  /** All of a channel, always in the same order. */
  addresses(channel: string): string[] {
    const prefix = `${channel} `;
    return [...this.ways.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
      .sort();
  }
}

function spelled(channel: string, address: unknown): string {
  if (channel === 'email') return String(address).toLowerCase();
  if (channel !== 'web-push') return typeof address === 'string' ? address : JSON.stringify(address);
  return subscription.parse(address).endpoint.split('/').pop() ?? '';
}
