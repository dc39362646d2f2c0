import { Inject, Injectable } from '@nestjs/common';
import { Platform } from '../../platform/platform.js';
import { ReportService } from './report.service.js';

const EVERY_MS = 60_000;

/** Looks every minute whether an alert is over and its report is not written yet. */
@Injectable()
export class ReportWorker {
  private timer?: NodeJS.Timeout;
  private running = Promise.resolve();

  constructor(
    @Inject(ReportService) private readonly reports: ReportService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  start(): void {
    const next = (): void => {
      this.running = this.reports
        .writeDue()
        .catch((error: unknown) => this.platform.log.failure('report failed', error))
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
