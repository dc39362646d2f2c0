import { Controller, Get, Inject, Param, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/actor.js';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { IntakeService } from '../../intake/intake.service.js';
import { NOTICE_STATES } from '../../intake/notice-record.js';
import { problem } from '../../platform/http/problem.js';
import { sendPage } from '../../platform/http/send-page.js';
import { NO_NOTICE, NOT_YOURS } from '../layout/answers.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { noticePage, noticesPage } from './notices.view.js';
import { readable } from './raw-text.js';

@Controller('console/notices')
@UseGuards(StaffGuard)
export class NoticesPage {
  constructor(
    @Inject(IntakeService) private readonly intake: IntakeService,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get()
  async list(@Staff() staff: StaffSession, @Query('state') wanted: unknown, @Res() reply: FastifyReply): Promise<void> {
    if (!may(staff.actor, 'see-notices')) throw problem(403, 'not-allowed', NOT_YOURS);
    const state = NOTICE_STATES.find((candidate) => candidate === wanted);
    const notices = await this.intake.notices({ limit: 100, ...(state === undefined ? {} : { state }) });
    sendPage(reply, noticesPage(this.frames.of(staff), notices, state));
  }

  @Get(':id')
  async show(@Staff() staff: StaffSession, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    if (!may(staff.actor, 'see-notices')) throw problem(403, 'not-allowed', NOT_YOURS);
    const notice = await this.intake.notice(id);
    if (notice === undefined) throw problem(404, 'not-found', NO_NOTICE);
    const bytes = await this.intake.raw(id);
    sendPage(reply, noticePage(this.frames.of(staff), notice, readable(bytes ?? new Uint8Array())));
  }
}
