import { Controller, Get, Inject, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { IntakeService } from '../../intake/intake.service.js';
import { HelpAlarms } from '../../monitor/help-alarms.service.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { startOf } from '../layout/access.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { consolePage } from './home.view.js';

@Controller()
@UseGuards(StaffGuard)
export class ConsolePage {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(IntakeService) private readonly intake: IntakeService,
    @Inject(HelpAlarms) private readonly help: HelpAlarms,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get('console')
  async show(@Staff() staff: StaffSession, @Res() reply: FastifyReply): Promise<void> {
    const start = startOf(staff.actor);
    if (start !== '/console') return seeOther(reply, start);
    const [records, quarantined, asking] = await Promise.all([
      this.alerts.list({ limit: 50 }),
      this.intake.quarantined(),
      this.help.now(),
    ]);
    sendPage(reply, consolePage(this.frames.of(staff), { records, quarantined, asking }));
  }
}
