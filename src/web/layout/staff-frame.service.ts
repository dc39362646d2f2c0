import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../../accounts/staff.guard.js';
import { PreviewService } from '../../delivery/preview.service.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import type { StaffFrame } from './staff-shell.js';

/** What every staff page shows around its content: who looks, and which channels only record. */
@Injectable()
export class StaffFrames {
  constructor(
    @Inject(HubConfig) private readonly config: HubConfig,
    @Inject(PreviewService) private readonly previews: PreviewService,
  ) {}

  of({ actor, csrf }: StaffSession): StaffFrame {
    return { profile: this.config.profile, actor, csrf, sandboxed: this.previews.sandboxed() };
  }
}
