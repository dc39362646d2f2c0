import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { MonitorService } from '../../monitor/monitor.service.js';
import { Clock } from '../../platform/clock.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import { sendPage } from '../../platform/http/send-page.js';
import { PageCache } from './page-cache.js';
import { statusPage } from './status.view.js';

@Controller()
export class StatusPage {
  private readonly cache = new PageCache(2_000, 1);

  constructor(
    @Inject(MonitorService) private readonly monitor: MonitorService,
    @Inject(HubConfig) private readonly config: HubConfig,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('status')
  async show(@Res() reply: FastifyReply): Promise<void> {
    const now = this.clock.now();
    const html = await this.cache.get('status', now, async () =>
      statusPage({ profile: this.config.profile, status: await this.monitor.status(), now }),
    );
    sendPage(reply, html ?? '', { maxAge: 2 });
  }
}
