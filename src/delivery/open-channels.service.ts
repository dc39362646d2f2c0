import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Channel, OpenChannel } from '../channels/channel.js';
import { channels } from '../channels/index.js';
import { Platform } from '../platform/platform.js';

/** Channels with their connections. Opened when first needed, closed with the hub. */
@Injectable()
export class OpenChannelsService {
  private readonly open = new Map<string, Promise<OpenChannel<unknown>>>();

  constructor(@Inject(Platform) private readonly platform: Platform) {}

  /** True where a channel has no settings: its work is rendered and recorded, and nothing is sent. */
  isSandboxed(channel: Channel): boolean {
    return channel.unconfigured === 'sandbox' && this.platform.config.channelSettings.get(channel.name) === undefined;
  }

  /** True where a channel has no settings and does nothing without them. */
  isOff(channel: Channel): boolean {
    return channel.unconfigured === 'off' && this.platform.config.channelSettings.get(channel.name) === undefined;
  }

  sandboxed(): Channel[] {
    return channels.filter((channel) => this.isSandboxed(channel));
  }

  get(channel: Channel): Promise<OpenChannel<unknown>> {
    const known = this.open.get(channel.name);
    if (known !== undefined) return known;
    const { config, log } = this.platform;
    const mediaDir = join(config.dataDir, 'media', channel.name);
    mkdirSync(mediaDir, { recursive: true });
    const machine = {
      mediaDir,
      profile: config.profile,
      publicUrl: config.publicUrl,
      warn: (message: string): void => log.warning(message, { channel: channel.name }),
    };
    const opening = Promise.resolve(channel.connect(config.channelSettings.get(channel.name), machine));
    this.open.set(channel.name, opening);
    opening.catch(() => this.open.delete(channel.name));
    return opening;
  }

  async close(): Promise<void> {
    const all = [...this.open.values()];
    this.open.clear();
    await Promise.allSettled(all.map(async (opening) => (await opening).close()));
  }
}
