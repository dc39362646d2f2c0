import { Inject, Injectable } from '@nestjs/common';
import { issuedOf, newestOf, type AlertRecord } from '../../alerts/alert-record.js';
import type { ThreadAlert } from '../../alerts/thread-alert.js';
import { channels } from '../../channels/index.js';
import { lint } from '../../domain/lint.js';
import { PreviewService } from '../../delivery/preview.service.js';
import { ProgressService } from '../../monitor/progress.service.js';
import { Platform } from '../../platform/platform.js';
import { Concerned } from '../layout/concerned.service.js';
import type { Problem } from '../layout/problem.js';
import type { ReviewData } from './review.js';

/** Gathers what the preview page shows: every rendition, the audience, the findings, the progress. */
@Injectable()
export class ReviewDesk {
  constructor(
    @Inject(PreviewService) private readonly previews: PreviewService,
    @Inject(Concerned) private readonly concerned: Concerned,
    @Inject(ProgressService) private readonly progress: ProgressService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async gather(record: AlertRecord, thread: readonly ThreadAlert[], problems: readonly Problem[]): Promise<ReviewData> {
    const { content } = newestOf(record);
    const [previews, { audience, followUp }, progress] = await Promise.all([
      this.previews.previews(record),
      this.concerned.by(content, record.id),
      issuedOf(record) === undefined ? undefined : this.progress.progressOf(record),
    ]);
    const shortages = issuedOf(record) === newestOf(record) ? [] : await this.previews.shortages(audience.byChannel);
    const findings = [...lint(content, this.platform.config.profile), ...shortages];
    const now = this.platform.clock.now();
    const data = { record, thread, previews, audience, followUp, now, findings, channels, problems };
    return progress === undefined ? data : { ...data, progress };
  }
}
