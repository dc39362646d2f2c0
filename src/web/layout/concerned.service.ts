import { Inject, Injectable } from '@nestjs/common';
import { AudienceService, type AudienceCount } from '../../audience/audience.service.js';
import type { VersionContent } from '../../domain/alert.js';
import type { Forecast } from '../../domain/chain.js';
import { ReachFiguresService } from '../../reach/figures.service.js';
import { ReachService } from '../../reach/reach.service.js';

/** Whom a version concerns, who would be rung and visited later, and, once it is out, whom it has reached. */
@Injectable()
export class Concerned {
  constructor(
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(ReachService) private readonly reach: ReachService,
    @Inject(ReachFiguresService) readonly figures: ReachFiguresService,
  ) {}

  async by(content: VersionContent, alertId: string): Promise<{ audience: AudienceCount; followUp: Forecast[] }> {
    const [audience, followUp] = await Promise.all([
      this.audience.count(content),
      this.reach.forecast(content, alertId),
    ]);
    return { audience, followUp };
  }
}
