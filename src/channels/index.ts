import type { Channel } from './channel.js';
import { bulletin } from './bulletin/index.js';
import { catvFeed } from './catv-feed/index.js';
import { email } from './email/index.js';
import { fax } from './fax/index.js';
import { fmFeed } from './fm-feed/index.js';
import { line } from './line/index.js';
import { phone } from './phone/index.js';
import { webPush } from './web-push/index.js';

/** Every way out. Queues, settings, forms, columns and previews derive from this list. */
export const channels: readonly Channel[] = [email, webPush, line, fmFeed, catvFeed, bulletin, phone, fax];

/** Those by which every version leaves. The others wait until the chain of a household comes to them. */
export function leavingChannels(): Channel[] {
  return channels.filter(({ reach }) => reach !== 'chain');
}

export function findChannel(name: string): Channel | undefined {
  return channels.find((channel) => channel.name === name);
}
