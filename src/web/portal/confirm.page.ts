import { Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AudienceService } from '../../audience/audience.service.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { problemOf } from '../layout/problem.js';
import { confirmPage, deadLinkPage } from './token-pages.view.js';

/** The link in the confirmation e-mail. Opening it changes nothing: scanners open links before people do. */
@Controller()
export class ConfirmPage {
  constructor(
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(HubConfig) private readonly config: HubConfig,
  ) {}

  @Get('subscribe/confirm/:token')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const { profile } = this.config;
    if (await this.audience.confirmable(token)) sendPage(reply, confirmPage(profile, token));
    else sendPage(reply, deadLinkPage(profile), { status: 404 });
  }

  @Post('subscribe/confirm/:token')
  async confirm(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.audience.confirm(token);
    if (!isRefusal(answer))
      return seeOther(reply, `/preferences/${encodeURIComponent(answer.preferencesToken)}?saved=1`);
    sendPage(reply, deadLinkPage(this.config.profile, problemOf(answer)), { status: 404 });
  }
}
