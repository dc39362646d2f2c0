import { Controller, Get, Inject, Param, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/actor.js';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import type { AlertRecord } from '../../alerts/alert-record.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { channels } from '../../channels/index.js';
import { problem } from '../../platform/http/problem.js';
import { sendPage } from '../../platform/http/send-page.js';
import { ReachFiguresService } from '../../reach/figures.service.js';
import { HelpService } from '../../reach/help.service.js';
import { streamChanges } from '../api/progress-stream.js';
import { mayRead, schoolOf } from '../layout/access.js';
import { NO_ALERT, NOT_YOURS } from '../layout/answers.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { reachPage, reachParts, type ReachData } from './reach.view.js';

/** A board turns green within two seconds of its receipt, also on a busy machine. */
const EVERY_MS = 250;

/** Where the town is dark, live. */
@Controller('dashboard/alerts/:id/reach')
@UseGuards(StaffGuard)
export class ReachPage {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(ReachFiguresService) private readonly figures: ReachFiguresService,
    @Inject(HelpService) private readonly help: HelpService,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get()
  async show(@Staff() staff: StaffSession, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.look(staff, await this.mustRead(staff, id));
    sendPage(reply, reachPage(this.frames.of(staff), data));
  }

  @Get('live')
  async live(@Staff() staff: StaffSession, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.mustRead(staff, id);
    const { profile } = this.frames.of(staff);
    // Read anew each time: a new version has figures of its own.
    let last: { figures: ReachData['figures']; asking: number; parts: unknown } | undefined;
    const look = async (): Promise<unknown> => {
      const data = await this.look(staff, await this.mustRead(staff, id));
      const { figures, asking } = data;
      if (last === undefined || last.figures !== figures || last.asking !== asking)
        last = { figures, asking, parts: reachParts(data, profile) };
      return last.parts;
    };
    streamChanges(reply, 'reach', look, EVERY_MS);
  }

  private async look(staff: StaffSession, record: AlertRecord): Promise<ReachData> {
    const school = schoolOf(staff.actor);
    const [figures, asking] = await Promise.all([this.figures.watched(record, school), this.help.count(record)]);
    return {
      record,
      channels,
      asking,
      isSchool: school !== undefined,
      mayWork: may(staff.actor, 'watch'),
      ...(figures === undefined ? {} : { figures }),
    };
  }

  private async mustRead(staff: StaffSession, id: string): Promise<AlertRecord> {
    const record = await this.alerts.get(id);
    if (record === undefined) throw problem(404, 'not-found', NO_ALERT);
    if (!mayRead(staff.actor, record)) throw problem(403, 'not-allowed', NOT_YOURS);
    return record;
  }
}
