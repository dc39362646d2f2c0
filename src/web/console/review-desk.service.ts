import { Inject, Injectable } from '@nestjs/common';
import { issuedOf, newestOf, type AlertRecord } from '../../alerts/alert-record.js';
import type { ThreadAlert } from '../../alerts/thread-alert.js';
import { AudienceService } from '../../audience/audience.service.js';
import { channels } from '../../channels/index.js';
import { lint } from '../../domain/lint.js';
import { PreviewService } from '../../delivery/preview.service.js';
import { ProgressService } from '../../monitor/progress.service.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import type { Problem } from '../layout/problem.js';
import type { ReviewData } from './review.js';

/** Gathers what the preview page shows: every rendition, the audience, the findings, the progress. */
@Injectable()
export class ReviewDesk {
  constructor(
    @Inject(PreviewService) private readonly previews: PreviewService,
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(ProgressService) private readonly progress: ProgressService,
    @Inject(HubConfig) private readonly config: HubConfig,
  ) {}

  async gather(record: AlertRecord, thread: readonly ThreadAlert[], problems: readonly Problem[]): Promise<ReviewData> {
    const { content } = newestOf(record);
    const [previews, audience, progress] = await Promise.all([
      this.previews.previews(record),
      this.audience.count(content),
      issuedOf(record) === undefined ? undefined : this.progress.progressOf(record),
    ]);
    const shortages = issuedOf(record) === newestOf(record) ? [] : await this.previews.shortages(audience.byChannel);
    const findings = [...lint(content, this.config.profile), ...shortages];
    const data = { record, thread, previews, audience, findings, channels, problems };
    return progress === undefined ? data : { ...data, progress };
  }
}
