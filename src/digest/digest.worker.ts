import { Inject, Injectable } from '@nestjs/common';
import { Platform } from '../platform/platform.js';
import { Rounds } from '../platform/rounds.js';
import { DigestService } from './digest.service.js';

const EVERY_MS = 15_000;

/** Looks a few times a minute whether a digest is due. */
@Injectable()
export class DigestWorker {
  private readonly rounds: Rounds;

  constructor(
    @Inject(DigestService) private readonly digests: DigestService,
    @Inject(Platform) platform: Platform,
  ) {
    this.rounds = new Rounds(
      EVERY_MS,
      () => this.digests.run(),
      (error) => platform.log.failure('digests failed', error),
    );
  }

  start(): void {
    this.rounds.start();
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }
}
