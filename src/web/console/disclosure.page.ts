import { Body, Controller, Inject, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { seeOther } from '../../platform/http/send-page.js';
import { DisclosureService } from '../../reach/disclosure.service.js';
import { typed } from '../layout/form.js';
import { problemOf, type Problem } from '../layout/problem.js';
import { ListDesk, listsPath, one, type Fields } from './list-desk.service.js';

/** Opens the names of those who need support to helpers in a declared emergency, and closes them again. */
@Controller('console/alerts/:id/lists/disclosure')
@UseGuards(StaffGuard)
export class DisclosurePage {
  constructor(
    @Inject(ListDesk) private readonly desk: ListDesk,
    @Inject(DisclosureService) private readonly disclosure: DisclosureService,
  ) {}

  @Post()
  async open(
    @Staff() staff: StaffSession,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.desk.mine(staff, id);
    const fields: Fields = { ...typed(body), list: 'visit' };
    const [officer, reason] = [one(fields.officer).trim(), one(fields.reason).trim()];
    const problems = problemsOf(officer, reason);
    if (problems.length === 0) {
      const refusal = await this.disclosure.open(staff.actor, record, { officer, reason });
      if (refusal === undefined) return seeOther(reply, listsPath(id, fields));
      problems.push(problemOf(refusal));
    }
    await this.desk.show(staff, reply, { id, fields, problems });
  }

  @Post('close')
  async close(@Staff() staff: StaffSession, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.disclosure.close(staff.actor, await this.desk.mine(staff, id));
    seeOther(reply, listsPath(id, { list: 'visit' }));
  }
}

function problemsOf(officer: string, reason: string): Problem[] {
  return [
    ...(officer === '' || officer.length > 100 ? [{ field: 'officer', ...NO_OFFICER }] : []),
    ...(reason.length < 5 || reason.length > 500 ? [{ field: 'reason', ...NO_REASON }] : []),
  ];
}

const NO_OFFICER = { ja: '開示を決めた職員の氏名を入力してください。', en: 'Name the officer who decided.' };
const NO_REASON = { ja: '理由を5文字以上で入力してください。', en: 'Give a reason of at least five characters.' };
