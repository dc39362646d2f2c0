import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AudienceService } from '../../audience/audience.service.js';
import { findChannel } from '../../channels/index.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { typed } from '../layout/form.js';
import { problemOf } from '../layout/problem.js';
import { parseChoices, typedChoices, valuesOf } from './choices.js';
import { deadLinkPage, preferencesPage } from './token-pages.view.js';

@Controller()
export class PreferencesPage {
  constructor(
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(HubConfig) private readonly config: HubConfig,
  ) {}

  @Get('preferences/:token')
  async show(@Param('token') token: string, @Query('saved') saved: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { profile } = this.config;
    const found = await this.audience.preferences(token);
    if (found === undefined || found.state === 'left') return sendPage(reply, deadLinkPage(profile), { status: 404 });
    const address = { addressMasked: found.addressMasked, channel: labelOf(found.channel) };
    const values = valuesOf(found);
    sendPage(reply, preferencesPage({ profile, token, ...address, values, problems: [], saved: saved === '1' }));
  }

  @Post('preferences/:token')
  async change(@Param('token') token: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { profile } = this.config;
    const found = await this.audience.preferences(token);
    if (found === undefined || found.state === 'left') return sendPage(reply, deadLinkPage(profile), { status: 404 });
    const parsed = parseChoices(profile, body);
    const answer = 'problems' in parsed ? undefined : await this.audience.change(token, parsed.value);
    if (answer !== undefined && !isRefusal(answer)) {
      return seeOther(reply, `/preferences/${encodeURIComponent(token)}?saved=1`);
    }
    const problems = 'problems' in parsed ? parsed.problems : isRefusal(answer) ? [problemOf(answer)] : [];
    const address = { addressMasked: found.addressMasked, channel: labelOf(found.channel) };
    const values = typedChoices(typed(body));
    sendPage(reply, preferencesPage({ profile, token, ...address, values, problems, saved: false }), { status: 422 });
  }
}

function labelOf(channel: string): string {
  return findChannel(channel)?.label.ja ?? channel;
}
