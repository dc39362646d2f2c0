import { Controller, Get, Inject, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/actor.js';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { FeedStatusService } from '../../intake/feeds/feed-status.service.js';
import { IntakeService } from '../../intake/intake.service.js';
import { problem } from '../../platform/http/problem.js';
import { sendPage } from '../../platform/http/send-page.js';
import { Platform } from '../../platform/platform.js';
import { sources } from '../../sources/index.js';
import { NOT_YOURS } from '../layout/answers.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { sourcesPage } from './sources.view.js';

const DAY_MS = 24 * 3_600_000;

@Controller()
@UseGuards(StaffGuard)
export class SourcesPage {
  constructor(
    @Inject(FeedStatusService) private readonly feeds: FeedStatusService,
    @Inject(IntakeService) private readonly intake: IntakeService,
    @Inject(Platform) private readonly platform: Platform,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get('console/sources')
  async show(@Staff() staff: StaffSession, @Res() reply: FastifyReply): Promise<void> {
    if (!may(staff.actor, 'see-notices')) throw problem(403, 'not-allowed', NOT_YOURS);
    const now = this.platform.clock.now();
    const [status, counts] = await Promise.all([
      this.feeds.status(),
      this.intake.countsSince(new Date(now.getTime() - DAY_MS)),
    ]);
    const known = sources.map(({ name, label }) => ({ name, label }));
    sendPage(reply, sourcesPage(this.frames.of(staff), { ...status, sources: known, counts, now }));
  }
}
