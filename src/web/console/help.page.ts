import { Body, Controller, Get, Inject, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { Clock } from '../../platform/clock.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { HelpService } from '../../reach/help.service.js';
import { typed } from '../layout/form.js';
import { problemOf, type Problem } from '../layout/problem.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { helpPage } from './help.view.js';
import { ListDesk, one } from './list-desk.service.js';

/** Who answered "I need help", and what was done. For the office, as the lists are. */
@Controller('console/alerts/:id/help')
@UseGuards(StaffGuard)
export class HelpPage {
  constructor(
    @Inject(ListDesk) private readonly desk: ListDesk,
    @Inject(HelpService) private readonly help: HelpService,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Staff() staff: StaffSession, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.page(staff, reply, id, []);
  }

  @Post('helped')
  async helped(
    @Staff() staff: StaffSession,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.desk.mine(staff, id);
    const refusal = await this.help.helped(staff.actor, record, one(typed(body).call));
    if (refusal === undefined) return seeOther(reply, `/console/alerts/${id}/help`);
    await this.page(staff, reply, id, [problemOf(refusal)]);
  }

  private async page(
    staff: StaffSession,
    reply: FastifyReply,
    id: string,
    problems: readonly Problem[],
  ): Promise<void> {
    const record = await this.desk.mine(staff, id);
    const calls = await this.help.calls(staff.actor, record);
    const page = helpPage(this.frames.of(staff), { record, calls, problems, now: this.clock.now() });
    sendPage(reply, page, { status: problems.length === 0 ? 200 : 422 });
  }
}
