import { Inject, Injectable } from '@nestjs/common';
import { Platform } from '../platform/platform.js';
import { Rounds } from '../platform/rounds.js';
import { ReachService } from './reach.service.js';

const EVERY_MS = 2_000;

/** Looks every two seconds which households are due for their next step. */
@Injectable()
export class ReachWorker {
  private readonly rounds: Rounds;

  constructor(
    @Inject(ReachService) private readonly reach: ReachService,
    @Inject(Platform) platform: Platform,
  ) {
    this.rounds = new Rounds(
      EVERY_MS,
      () => this.reach.follow(),
      (error) => platform.log.failure('reach failed', error),
    );
  }

  start(): void {
    this.rounds.start();
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }
}
