import { Inject, Injectable } from '@nestjs/common';
import { channels } from '../channels/index.js';
import { Platform } from '../platform/platform.js';
import { Rounds } from '../platform/rounds.js';
import { OpenChannelsService } from './open-channels.service.js';

const EVERY_MS = 2_000;

/** Lets channels that keep something on air end it by themselves, also when nothing new is delivered. */
@Injectable()
export class TendingService {
  private readonly rounds = new Rounds(
    EVERY_MS,
    () => this.tendAll(),
    (error) => this.platform.log.failure('tending failed', error),
  );

  constructor(
    @Inject(OpenChannelsService) private readonly open: OpenChannelsService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  start(): void {
    this.rounds.start();
  }

  stop(): Promise<void> {
    return this.rounds.stop();
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
