import { Controller, Get, Inject, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/actor.js';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { IntakeService } from '../../intake/intake.service.js';
import { MonitorService } from '../../monitor/monitor.service.js';
import { problem } from '../../platform/http/problem.js';
import { sendPage } from '../../platform/http/send-page.js';
import { NOT_YOURS } from '../layout/answers.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { dashboardPage } from './dashboard.view.js';

@Controller()
@UseGuards(StaffGuard)
export class DashboardPage {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(MonitorService) private readonly monitor: MonitorService,
    @Inject(IntakeService) private readonly intake: IntakeService,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get('dashboard')
  async show(@Staff() staff: StaffSession, @Res() reply: FastifyReply): Promise<void> {
    if (!may(staff.actor, 'watch')) throw problem(403, 'not-allowed', NOT_YOURS);
    const [records, status, quarantined] = await Promise.all([
      this.alerts.list({ states: ['issued', 'shown', 'cancelled', 'ended'], limit: 30 }),
      this.monitor.status(),
      this.intake.quarantined(),
    ]);
    sendPage(reply, dashboardPage(this.frames.of(staff), { records, status, quarantined }));
  }
}
