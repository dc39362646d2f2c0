import { Controller, Get, Inject, Param, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { issuedOf } from '../../alerts/alert-record.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { channels, findChannel } from '../../channels/index.js';
import { ProgressService } from '../../monitor/progress.service.js';
import { problem } from '../../platform/http/problem.js';
import { sendPage } from '../../platform/http/send-page.js';
import { mayRead, schoolOf } from '../layout/access.js';
import { NO_ALERT, NO_DELIVERY, NOT_YOURS } from '../layout/answers.js';
import { ReachFiguresService } from '../../reach/figures.service.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { alertProgressPage } from './alert-progress.view.js';
import { deliveryPage } from './delivery.view.js';
import { filterOf } from './filter.js';

@Controller('dashboard')
@UseGuards(StaffGuard)
export class AlertProgressPage {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(ProgressService) private readonly progress: ProgressService,
    @Inject(ReachFiguresService) private readonly figures: ReachFiguresService,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get('alerts/:id')
  async show(
    @Staff() staff: StaffSession,
    @Param('id') id: string,
    @Query() query: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.alerts.get(id);
    if (record === undefined) throw problem(404, 'not-found', NO_ALERT);
    if (!mayRead(staff.actor, record)) throw problem(403, 'not-allowed', NOT_YOURS);
    const filter = filterOf(query);
    const isOut = issuedOf(record) !== undefined;
    const [progress, reach, deliveries] = await Promise.all([
      isOut ? this.progress.progressOf(record) : undefined,
      isOut ? this.figures.reach(record, schoolOf(staff.actor)) : undefined,
      this.progress.deliveries(id, filter),
    ]);
    const live = progress === undefined ? {} : { progress, ...(reach === undefined ? {} : { reach }) };
    const data = { record, deliveries, filter, channels, ...live };
    sendPage(reply, alertProgressPage(this.frames.of(staff), data));
  }

  @Get('deliveries/:versionId/:wayId')
  async history(
    @Staff() staff: StaffSession,
    @Param() where: Record<string, string>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { versionId = '', wayId = '' } = where;
    const known = [versionId, wayId].every((id) => /^[0-9a-f-]{36}$/.test(id));
    const record = known ? await this.alerts.byVersion(versionId) : undefined;
    if (record === undefined) throw problem(404, 'not-found', NO_DELIVERY);
    if (!mayRead(staff.actor, record)) throw problem(403, 'not-allowed', NOT_YOURS);
    const history = await this.progress.history(versionId, wayId);
    if (history === undefined) throw problem(404, 'not-found', NO_DELIVERY);
    const label = findChannel(history.channel)?.label.ja ?? history.channel;
    sendPage(reply, deliveryPage(this.frames.of(staff), history, label));
  }
}
