import { Body, Controller, Get, Inject, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { leavingChannels } from '../../channels/index.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { typed } from '../layout/form.js';
import { problemOf } from '../layout/problem.js';
import { typedCompose, valuesOfContent } from './compose-form.js';
import { composePage } from './compose.view.js';
import { RevisionDesk } from './revision-desk.service.js';
import { isRevisionType, parseRevision, type RevisionType } from './revision.js';

/** The next report of an alert that is out: update, correction or all-clear. */
const channels = leavingChannels();

@Controller('console/alerts/:id/revise')
@UseGuards(StaffGuard)
export class RevisePage {
  constructor(@Inject(RevisionDesk) private readonly desk: RevisionDesk) {}

  @Get()
  async show(
    @Staff() staff: StaffSession,
    @Param('id') id: string,
    @Query('type') type: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { frame, organisation, record, previous, names } = await this.desk.open(staff, id);
    const revision = this.desk.revision(record, typeOf(type));
    const values = valuesOfContent(previous, names);
    sendPage(reply, composePage(frame, { organisation, channels, values, problems: [], idempotencyKey: '', revision }));
  }

  @Post()
  async create(
    @Staff() staff: StaffSession,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { frame, organisation, record, previous, names, now } = await this.desk.open(staff, id);
    const form = typed(body);
    const type = typeOf([form.messageType ?? ''].flat()[0]);
    const parsed = parseRevision(form, previous, { profile: frame.profile, organisation, channelNames: names, now });
    const answer =
      'problems' in parsed ? undefined : await this.desk.revise(staff, id, { content: parsed.content, type });
    if (answer !== undefined && !isRefusal(answer)) return seeOther(reply, `/console/alerts/${id}`);
    const problems = 'problems' in parsed ? parsed.problems : isRefusal(answer) ? [problemOf(answer)] : [];
    const values = typedCompose(form, frame.profile);
    const revision = this.desk.revision(record, type);
    sendPage(reply, composePage(frame, { organisation, channels, values, problems, idempotencyKey: '', revision }), {
      status: 422,
    });
  }
}

function typeOf(value: unknown): RevisionType {
  return isRevisionType(value) ? value : 'Update';
}
