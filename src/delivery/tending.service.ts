import { Inject, Injectable } from '@nestjs/common';
import { channels } from '../channels/index.js';
import { Platform } from '../platform/platform.js';
import { OpenChannelsService } from './open-channels.service.js';

const EVERY_MS = 2_000;

/** Lets channels that keep something on air end it by themselves, also when nothing new is delivered. */
@Injectable()
export class TendingService {
  private timer?: NodeJS.Timeout;
  private round: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    @Inject(OpenChannelsService) private readonly open: OpenChannelsService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  start(): void {
    this.next();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private next(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.round = this.tendAll().finally(() => this.next());
    }, EVERY_MS);
  }

  private async tendAll(): Promise<void> {
    for (const channel of channels.filter(({ idle }) => idle !== undefined)) {
      try {
        await (await this.open.get(channel)).tend?.(this.platform.clock.now());
      } catch (error) {
        this.platform.log.failure('could not end what is over', error, { channel: channel.name });
      }
    }
  }
}
