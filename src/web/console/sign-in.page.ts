import { Body, Controller, Get, Inject, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountsService } from '../../accounts/accounts.service.js';
import { clearSessionCookie, sessionToken, setSessionCookie } from '../../accounts/session-cookie.js';
import { isFromUs, StaffGuard } from '../../accounts/staff.guard.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import { problem } from '../../platform/http/problem.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { ownPath, startOf } from '../layout/access.js';
import { NOT_YOURS } from '../layout/answers.js';
import { problemOf } from '../layout/problem.js';
import { parseSignIn } from './sign-in-form.js';
import { signInPage } from './sign-in.view.js';

@Controller()
export class SignInPage {
  constructor(
    @Inject(AccountsService) private readonly accounts: AccountsService,
    @Inject(HubConfig) private readonly config: HubConfig,
  ) {}

  @Get('login')
  show(@Query('next') next: unknown, @Res() reply: FastifyReply): void {
    const back = typeof next === 'string' ? (ownPath(next) ?? '') : '';
    sendPage(reply, signInPage({ profile: this.config.profile, email: '', next: back, problems: [] }));
  }

  @Post('login')
  async signIn(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // Signing a person in to somebody else's account is an attack too (login CSRF).
    if (!isFromUs(request)) throw problem(403, 'csrf', NOT_YOURS);
    const { profile } = this.config;
    const given = parseSignIn(body);
    const { email, password, next, problems } = given;
    if (problems.length > 0) return sendPage(reply, signInPage({ profile, email, next, problems }), { status: 422 });
    const answer = await this.accounts.signIn({ email, password, remote: request.ip });
    if (isRefusal(answer)) {
      return sendPage(reply, signInPage({ profile, email, next, problems: [problemOf(answer)] }), { status: 422 });
    }
    setSessionCookie(reply, answer.token);
    seeOther(reply, ownPath(next) ?? startOf(answer.actor));
  }

  @Post('logout')
  @UseGuards(StaffGuard)
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.accounts.signOut(sessionToken(request) ?? '');
    clearSessionCookie(reply);
    seeOther(reply, '/login');
  }
}
