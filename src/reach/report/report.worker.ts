import { Inject, Injectable } from '@nestjs/common';
import { Platform } from '../../platform/platform.js';
import { Rounds } from '../../platform/rounds.js';
import { ReportService } from './report.service.js';

const EVERY_MS = 60_000;

/** Looks every minute whether an alert is over and its report is not written yet. */
@Injectable()
export class ReportWorker {
  private readonly rounds: Rounds;

  constructor(
    @Inject(ReportService) private readonly reports: ReportService,
    @Inject(Platform) platform: Platform,
  ) {
    this.rounds = new Rounds(
      EVERY_MS,
      () => this.reports.writeDue(),
      (error) => platform.log.failure('report failed', error),
    );
  }

  start(): void {
    this.rounds.start();
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }
}
