import { Controller, Get, Inject, Param, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/actor.js';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { issuedOf, newestOf } from '../../alerts/alert-record.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { isNewsletter } from '../../domain/topic.js';
import { problem } from '../../platform/http/problem.js';
import { sendPage } from '../../platform/http/send-page.js';
import { ReportService, type ReportFormat } from '../../reach/report/report.service.js';
import { NO_ALERT, NOT_YOURS } from '../layout/answers.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { reportsPage, type ReportItem } from './reports.view.js';

const TYPES: Record<ReportFormat, string> = { pdf: 'application/pdf', csv: 'text/csv; charset=utf-8' };
const LISTED = 100;

/** After-action reports: they tell of the whole town, so whoever watches for the city opens them. */
@Controller('dashboard')
@UseGuards(StaffGuard)
export class ReportsPage {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(ReportService) private readonly reports: ReportService,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get('reports')
  async list(@Staff() staff: StaffSession, @Res() reply: FastifyReply): Promise<void> {
    mustWatch(staff);
    const records = await this.alerts.list({ states: ['issued', 'cancelled', 'ended'], limit: LISTED });
    const items: ReportItem[] = [];
    for (const record of records) {
      if (issuedOf(record) === undefined || isNewsletter(newestOf(record).content.topic)) continue;
      const keptAt = await this.reports.keptAt(record);
      items.push({ record, ...(keptAt === undefined ? {} : { keptAt }) });
    }
    sendPage(reply, reportsPage(this.frames.of(staff), items));
  }

  @Get('alerts/:id/report.pdf')
  pdf(@Staff() staff: StaffSession, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.send(staff, id, 'pdf', reply);
  }

  @Get('alerts/:id/report.csv')
  csv(@Staff() staff: StaffSession, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.send(staff, id, 'csv', reply);
  }

  private async send(staff: StaffSession, id: string, format: ReportFormat, reply: FastifyReply): Promise<void> {
    mustWatch(staff);
    const record = await this.alerts.get(id);
    if (record === undefined || issuedOf(record) === undefined) throw problem(404, 'not-found', NO_ALERT);
    const bytes = await this.reports.file(record, format);
    void reply
      .header('Content-Type', TYPES[format])
      .header(
        'Content-Disposition',
        `${format === 'pdf' ? 'inline' : 'attachment'}; filename="${record.shortId}.${format}"`,
      )
      .header('Cache-Control', 'no-store')
      .send(Buffer.from(bytes));
  }
}

function mustWatch(staff: StaffSession): void {
  if (!may(staff.actor, 'watch')) throw problem(403, 'not-allowed', NOT_YOURS);
}
