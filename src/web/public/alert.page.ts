import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AlertsService } from '../../alerts/alerts.service.js';
import type { Language } from '../../domain/language.js';
import { Clock } from '../../platform/clock.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import { sendPage } from '../../platform/http/send-page.js';
import { alertPage } from './alert.view.js';
import { missingPage } from './missing.view.js';
import { PageCache } from './page-cache.js';

@Controller()
export class AlertPage {
  private readonly cache = new PageCache(1_000, 500);

  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(HubConfig) private readonly config: HubConfig,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('alerts/:shortId')
  async show(
    @Param('shortId') shortId: string,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = this.config.profile.languages.find((candidate) => candidate === lang) ?? 'ja';
    // Five digits for everyone; a long one for a class's or a library's members, who got it as a link.
    const isListed = /^\d{5}$/.test(shortId);
    const known = isListed || /^[0-9a-f]{16}$/.test(shortId);
    const html = known ? await this.page(shortId, language) : undefined;
    if (html === undefined) sendPage(reply, missingPage(this.config.profile), { status: 404 });
    else sendPage(reply, html, isListed ? { maxAge: 10 } : {});
  }

  private page(shortId: string, language: Language): Promise<string | undefined> {
    const now = this.clock.now();
    return this.cache.get(`${shortId} ${language}`, now, async () => {
      const record = await this.alerts.byShortId(shortId);
      return record === undefined ? undefined : alertPage({ profile: this.config.profile, record, language, now });
    });
  }
}
