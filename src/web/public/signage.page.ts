import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AlertsService } from '../../alerts/alerts.service.js';
import { isKnownArea } from '../../domain/area.js';
import { Clock } from '../../platform/clock.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import { sendPage } from '../../platform/http/send-page.js';
import { PageCache } from './page-cache.js';
import { alertsOnSign } from './sign-pages.js';
import { noSuchAreaPage, signagePage } from './signage.view.js';

/** Screens in town halls, stations and shops: a browser in full screen, and nothing else. */
@Controller('signage')
export class SignagePage {
  private readonly cache = new PageCache(1_000, 500);

  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(HubConfig) private readonly config: HubConfig,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Query() query: { area?: unknown; page?: unknown }, @Res() reply: FastifyReply): Promise<void> {
    const { profile } = this.config;
    const area = typeof query.area === 'string' && query.area !== '' ? query.area : undefined;
    if (area !== undefined && !isKnownArea(profile, area))
      return sendPage(reply, noSuchAreaPage(profile), { status: 404 });
    const page = Math.max(1, Math.min(1_000, Math.trunc(Number(query.page)) || 1));
    const now = this.clock.now();
    const html = await this.cache.get(`${area ?? ''} ${page}`, now, async () =>
      signagePage({ profile, alerts: alertsOnSign(await this.alerts.current(), { area, now }), area, page, now }),
    );
    sendPage(reply, html ?? '');
  }
}
