import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AccountsService } from '../../accounts/accounts.service.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { problemOf } from '../layout/problem.js';
import { accountField, parseAccount } from './sign-in-form.js';
import { setupClosedPage, setupPage } from './sign-in.view.js';

@Controller()
export class SetupPage {
  constructor(
    @Inject(AccountsService) private readonly accounts: AccountsService,
    @Inject(HubConfig) private readonly config: HubConfig,
  ) {}

  @Get('setup/:token')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const { profile } = this.config;
    if (!(await this.accounts.setupIsOpen(token))) return sendPage(reply, setupClosedPage(profile), { status: 404 });
    sendPage(reply, setupPage({ profile, token, email: '', name: '', problems: [] }));
  }

  @Post('setup/:token')
  async create(@Param('token') token: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { profile } = this.config;
    const { name, email, password } = parseAccount(body);
    const answer = await this.accounts.createFirstAdministrator({ token, name, email, password });
    if (!isRefusal(answer)) return seeOther(reply, '/login?next=/console');
    if (answer.code === 'setup-closed') return sendPage(reply, setupClosedPage(profile), { status: 404 });
    const problems = [problemOf(answer, accountField(answer.code))];
    sendPage(reply, setupPage({ profile, token, email, name, problems }), { status: 422 });
  }
}
