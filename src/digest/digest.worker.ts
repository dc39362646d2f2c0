import { Inject, Injectable } from '@nestjs/common';
import { Platform } from '../platform/platform.js';
import { DigestService } from './digest.service.js';

const EVERY_MS = 15_000;

/** Looks a few times a minute whether a digest is due. */
@Injectable()
export class DigestWorker {
  private timer?: NodeJS.Timeout;
  private running = Promise.resolve();

  constructor(
    @Inject(DigestService) private readonly digests: DigestService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  start(): void {
    const next = (): void => {
      this.running = this.digests
        .run()
        .catch((error: unknown) => this.platform.log.failure('digests failed', error))
        .finally(() => {
          if (this.timer !== undefined) this.timer = setTimeout(next, EVERY_MS);
        });
    };
    this.timer = setTimeout(next, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    delete this.timer;
    await this.running;
  }
}
