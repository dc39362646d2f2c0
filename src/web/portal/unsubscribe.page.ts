import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AudienceService } from '../../audience/audience.service.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { typed } from '../layout/form.js';
import { problemOf } from '../layout/problem.js';
import { deadLinkPage, leftPage, unsubscribePage } from './token-pages.view.js';

/** Leaving: GET only asks; POST does it, from the button or from a mail program (RFC 8058 §3.2). */
@Controller()
export class UnsubscribePage {
  constructor(
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(HubConfig) private readonly config: HubConfig,
  ) {}

  @Get('unsubscribe/done')
  done(@Res() reply: FastifyReply): void {
    sendPage(reply, leftPage(this.config.profile));
  }

  @Get('unsubscribe/:token')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const { profile } = this.config;
    const found = await this.audience.preferences(token);
    if (found === undefined) return sendPage(reply, deadLinkPage(profile), { status: 404 });
    sendPage(reply, found.state === 'left' ? leftPage(profile) : unsubscribePage(profile, token));
  }

  @Post('unsubscribe/:token')
  async leave(@Param('token') token: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.audience.leave(token);
    if (typed(body)['List-Unsubscribe'] === 'One-Click') {
      const status = isRefusal(answer) ? 404 : 200;
      return void reply
        .status(status)
        .type('text/plain; charset=utf-8')
        .send(status === 200 ? 'OK\n' : 'Not found\n');
    }
    if (!isRefusal(answer)) return seeOther(reply, '/unsubscribe/done');
    sendPage(reply, deadLinkPage(this.config.profile, problemOf(answer)), { status: 404 });
  }
}
