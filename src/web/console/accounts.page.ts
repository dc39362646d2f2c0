import { Body, Controller, Get, Inject, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AccountsService } from '../../accounts/accounts.service.js';
import { may, ROLES } from '../../accounts/actor.js';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { problem } from '../../platform/http/problem.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { NOT_YOURS } from '../layout/answers.js';
import { problemOf, type Problem } from '../layout/problem.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { accountsPage } from './accounts.view.js';
import { accountField, parseAccount } from './sign-in-form.js';

const EMPTY = { name: '', email: '', role: '', organisation: '' };
const NO_ROLE: Problem = { field: 'role', ja: '役割を選んでください。', en: 'Choose a role.' };

@Controller('console/accounts')
@UseGuards(StaffGuard)
export class AccountsPage {
  constructor(
    @Inject(AccountsService) private readonly accounts: AccountsService,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get()
  async show(@Staff() staff: StaffSession, @Query('added') added: unknown, @Res() reply: FastifyReply): Promise<void> {
    if (!may(staff.actor, 'manage-accounts')) throw problem(403, 'not-allowed', NOT_YOURS);
    const accounts = await this.accounts.listAccounts(staff.actor);
    const data = { accounts, values: EMPTY, problems: [], added: added === '1' };
    sendPage(reply, accountsPage(this.frames.of(staff), data));
  }

  @Post()
  async create(@Staff() staff: StaffSession, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    if (!may(staff.actor, 'manage-accounts')) throw problem(403, 'not-allowed', NOT_YOURS);
    const { password, ...values } = parseAccount(body);
    const role = ROLES.find((candidate) => candidate === values.role);
    const answer = role && (await this.accounts.createAccount(staff.actor, { ...values, password, role }));
    if (answer !== undefined && !isRefusal(answer)) return seeOther(reply, '/console/accounts?added=1');
    const problems = answer === undefined ? [NO_ROLE] : [problemOf(answer, accountField(answer.code))];
    const accounts = await this.accounts.listAccounts(staff.actor);
    sendPage(reply, accountsPage(this.frames.of(staff), { accounts, values, problems, added: false }), { status: 422 });
  }
}
