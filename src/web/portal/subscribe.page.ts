import { Body, Controller, Get, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AudienceService } from '../../audience/audience.service.js';
import { CONSENT } from '../../audience/preferences.js';
import { isRefusal, type Refusal } from '../../domain/lifecycle.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { typed } from '../layout/form.js';
import { problemOf, type Problem } from '../layout/problem.js';
import { FRESH, parseEmailForm, parsePushForm, typedChoices } from './choices.js';
import { sentPage, subscribePage } from './subscribe.view.js';

@Controller()
export class SubscribePage {
  constructor(
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(HubConfig) private readonly config: HubConfig,
  ) {}

  @Get('subscribe')
  show(@Res() reply: FastifyReply): void {
    const { profile, vapidPublicKey } = this.config;
    sendPage(
      reply,
      subscribePage({ profile, vapidPublicKey, values: FRESH, address: '', problems: [], consent: CONSENT }),
    );
  }

  @Get('subscribe/sent')
  sent(@Res() reply: FastifyReply): void {
    sendPage(reply, sentPage(this.config.profile));
  }

  @Post('subscribe')
  async byEmail(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { profile, vapidPublicKey } = this.config;
    const parsed = parseEmailForm(profile, body);
    const answer =
      'problems' in parsed ? undefined : await this.audience.subscribe({ ...parsed.value, channel: 'email' });
    if (answer === 'sent') return seeOther(reply, '/subscribe/sent');
    const problems = 'problems' in parsed ? parsed.problems : isRefusal(answer) ? [fieldOf(answer)] : [];
    const form = typed(body);
    const address = [form.address ?? ''].flat()[0] ?? '';
    const values = typedChoices(form);
    sendPage(reply, subscribePage({ profile, vapidPublicKey, values, address, problems, consent: CONSENT }), {
      status: 422,
    });
  }

  /** What push.js posts: the form's fields and the browser's own address. */
  @Post('subscribe/push')
  async byPush(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const parsed = parsePushForm(this.config.profile, body);
    const answer =
      'problems' in parsed ? undefined : await this.audience.subscribePush({ ...parsed.value, channel: 'web-push' });
    if (answer !== undefined && !isRefusal(answer)) return void reply.status(201).send(answer);
    const problems = 'problems' in parsed ? parsed.problems : isRefusal(answer) ? [problemOf(answer)] : [];
    void reply.status(422).send({ problems });
  }
}

function fieldOf(refusal: Refusal): Problem {
  return problemOf(refusal, refusal.code === 'bad-address' ? 'address' : '');
}
