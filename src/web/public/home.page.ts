import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AlertsService } from '../../alerts/alerts.service.js';
import { Clock } from '../../platform/clock.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import { sendPage } from '../../platform/http/send-page.js';
import { homePage } from './home.view.js';
import { PageCache } from './page-cache.js';

@Controller()
export class HomePage {
  private readonly cache = new PageCache(1_000, 1);

  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(HubConfig) private readonly config: HubConfig,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('/')
  async show(@Res() reply: FastifyReply): Promise<void> {
    const now = this.clock.now();
    const html = await this.cache.get('/', now, async () =>
      homePage({ profile: this.config.profile, records: await this.alerts.current(), now }),
    );
    sendPage(reply, html ?? '', { maxAge: 10 });
  }
}
