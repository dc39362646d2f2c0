import { Inject, Injectable } from '@nestjs/common';
import { Platform } from '../platform/platform.js';
import { IntakeService } from './intake.service.js';
import { ParseService } from './parse.service.js';

const LOOK_EVERY_MS = 2_000;
/** A notice that nobody took up for so long has lost its job. */
const PATIENCE_SECONDS = 5;

/** Works on the queue `parse`, and puts back into it what the queue has lost. */
@Injectable()
export class IntakeWorker {
  private timer?: NodeJS.Timeout;

  constructor(
    @Inject(ParseService) private readonly parser: ParseService,
    @Inject(IntakeService) private readonly intake: IntakeService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  start(): void {
    this.platform.queues.work('parse', 2, (noticeId) => this.parser.parse(noticeId));
    this.timer = setInterval(() => void this.refill(), LOOK_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async refill(): Promise<void> {
    try {
      await this.platform.queues.add('parse', await this.intake.takeForgotten(PATIENCE_SECONDS), 'emergency');
    } catch (error) {
      this.platform.log.failure('could not look for forgotten notices', error);
    }
  }
}
