import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { issuedOf, type AlertRecord } from '../../alerts/alert-record.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { AudienceService } from '../../audience/audience.service.js';
import { AnswersService } from '../../delivery/answers.service.js';
import { fallbacks, type Language } from '../../domain/language.js';
import { isAnswer } from '../../domain/receipt.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { Platform } from '../../platform/platform.js';
import { typed } from '../layout/form.js';
import { answerPage, deadAnswerPage } from './answer.view.js';

interface Asked {
  record: AlertRecord;
  holder: { wayId: string; language: Language };
}

/** `/answer/{shortId}/{token}`: the link in the mail. Opening it says nothing, for scanners open links before people do. */
@Controller()
export class AnswerPage {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(AnswersService) private readonly answers: AnswersService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  @Get('answer/:shortId/:token')
  async show(
    @Param() where: Record<string, string>,
    @Query('newer') newer: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = await this.asked(where);
    if (asked === undefined) return this.dead(reply);
    const { record, holder } = asked;
    const given = await this.answers.answerOf(record, holder.wayId);
    const html = answerPage({
      profile: this.platform.config.profile,
      record,
      language: this.readable(holder.language),
      standing: this.answers.standing(record),
      isNewer: newer === '1',
      ...(given === undefined ? {} : { given }),
    });
    if (html === undefined) return this.dead(reply);
    sendPage(hidden(reply), html);
  }

  @Post('answer/:shortId/:token')
  async give(@Param() where: Record<string, string>, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const asked = await this.asked(where);
    if (asked === undefined) return this.dead(reply);
    const { record, holder } = asked;
    const { answer, version } = typed(body);
    const at = this.platform.clock.now();
    if (typeof answer === 'string' && isAnswer(answer))
      await this.answers.give(record, { wayId: holder.wayId, kind: answer, at });
    const isNewer = version !== undefined && version !== issuedOf(record)?.id;
    seeOther(hidden(reply), `/answer/${record.shortId}/${where.token ?? ''}${isNewer ? '?newer=1' : ''}`);
  }

  private async asked({ shortId = '', token = '' }: Record<string, string>): Promise<Asked | undefined> {
    if (!/^(?:\d{5}|[0-9a-f]{16})$/.test(shortId)) return undefined;
    const holder = await this.audience.holder(token);
    const record = holder === undefined ? undefined : await this.alerts.byShortId(shortId);
    return holder === undefined || record === undefined ? undefined : { record, holder };
  }

  private dead(reply: FastifyReply): void {
    sendPage(hidden(reply), deadAnswerPage(this.platform.config.profile), { status: 404 });
  }

  /** A language the town no longer offers is read in the next best. */
  private readable(language: Language): Language {
    const { languages } = this.platform.config.profile;
    return fallbacks(language).find((candidate) => languages.includes(candidate)) ?? 'ja';
  }
}

/** The address of this page is a person's: it goes to no other page and into no search engine. */
function hidden(reply: FastifyReply): FastifyReply {
  return reply.header('Referrer-Policy', 'no-referrer').header('X-Robots-Tag', 'noindex, nofollow');
}
