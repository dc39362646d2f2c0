import { Body, Controller, Get, Inject, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/actor.js';
import { SchoolSendersService } from '../../accounts/school-senders.service.js';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { problem } from '../../platform/http/problem.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { organisationOf } from '../layout/access.js';
import { NOT_YOURS } from '../layout/answers.js';
import { typed } from '../layout/form.js';
import { problemOf, type Problem } from '../layout/problem.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { sendersPage } from './school-senders.view.js';

/** Who may write for the school by mail, and to which address. */
@Controller('school/senders')
@UseGuards(StaffGuard)
export class SchoolSendersPage {
  constructor(
    @Inject(SchoolSendersService) private readonly senders: SchoolSendersService,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get()
  show(@Staff() staff: StaffSession, @Res() reply: FastifyReply): Promise<void> {
    return this.page(staff, reply, { email: '', problems: [] });
  }

  @Post()
  async add(@Staff() staff: StaffSession, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const email = [typed(body)['email'] ?? ''].flat()[0] ?? '';
    const answer = await this.senders.add(staff.actor, this.school(staff), email);
    if (!isRefusal(answer)) return seeOther(reply, '/school/senders');
    return this.page(staff, reply, { email, problems: [problemOf(answer, 'email')] });
  }

  @Post('remove')
  async remove(@Staff() staff: StaffSession, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const id = [typed(body)['id'] ?? ''].flat()[0] ?? '';
    const answer = await this.senders.remove(staff.actor, this.school(staff), id);
    if (!isRefusal(answer)) return seeOther(reply, '/school/senders');
    return this.page(staff, reply, { email: '', problems: [problemOf(answer)] });
  }

  @Post('renew')
  async renew(@Staff() staff: StaffSession, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.senders.renewMailbox(staff.actor, this.school(staff));
    if (!isRefusal(answer)) return seeOther(reply, '/school/senders');
    return this.page(staff, reply, { email: '', problems: [problemOf(answer)] });
  }

  private async page(
    staff: StaffSession,
    reply: FastifyReply,
    form: { email: string; problems: Problem[] },
  ): Promise<void> {
    const school = this.school(staff);
    const senders = await this.senders.list(staff.actor, school);
    const mailbox = (await this.senders.mailbox(school)) ?? '';
    const status = form.problems.length === 0 ? 200 : 422;
    sendPage(reply, sendersPage(this.frames.of(staff), { senders, mailbox, ...form }), { status });
  }

  private school(staff: StaffSession): string {
    const organisation = organisationOf(this.frames.of(staff).profile, staff.actor);
    if (organisation?.kind !== 'school' || !may(staff.actor, 'write')) throw problem(403, 'not-allowed', NOT_YOURS);
    return organisation.code;
  }
}
