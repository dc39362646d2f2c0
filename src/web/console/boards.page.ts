import { Controller, Get, Inject, Param, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { Clock } from '../../platform/clock.js';
import { problem } from '../../platform/http/problem.js';
import { sendPage } from '../../platform/http/send-page.js';
import { BoardsService } from '../../reach/boards.service.js';
import { mayRead } from '../layout/access.js';
import { NO_ALERT, NOT_YOURS } from '../layout/answers.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { boardsPage } from './boards.view.js';

/** The round of the boards: which sheet hangs where, and where somebody still has to go. */
@Controller('console/alerts/:id/boards')
@UseGuards(StaffGuard)
export class BoardsPage {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(BoardsService) private readonly boards: BoardsService,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Staff() staff: StaffSession, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const record = await this.alerts.get(id);
    if (record === undefined) throw problem(404, 'not-found', NO_ALERT);
    if (!mayRead(staff.actor, record)) throw problem(403, 'not-allowed', NOT_YOURS);
    const states = await this.boards.states(record);
    sendPage(reply, boardsPage(this.frames.of(staff), { record, states, now: this.clock.now() }));
  }
}
