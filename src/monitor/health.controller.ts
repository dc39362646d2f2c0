import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { channels } from '../channels/index.js';
import { deliveryQueue } from '../ledger/dispatch.js';
import { Platform } from '../platform/platform.js';
import { MonitorService } from './monitor.service.js';

/** Liveness, readiness and Prometheus text. No personal data, no versions of what runs inside for strangers. */
@Controller()
export class HealthController {
  private readonly registry = new Registry();

  constructor(
    @Inject(MonitorService) private readonly monitor: MonitorService,
    @Inject(Platform) private readonly platform: Platform,
  ) {
    collectDefaultMetrics({ register: this.registry });
    const { monitor: status, platform: machines } = this;
    new Gauge({
      name: 'todoke_oldest_owed_seconds',
      help: 'Age of the oldest delivery that is due and has no last word',
      registers: [this.registry],
      async collect() {
        this.set((await status.status()).oldestOwedSeconds);
      },
    });
    new Gauge({
      name: 'todoke_queue_depth',
      help: 'Jobs waiting or running',
      labelNames: ['queue'],
      registers: [this.registry],
      async collect() {
        for (const queue of ['parse', 'fanout', ...channels.map((channel) => deliveryQueue(channel.name))]) {
          this.set({ queue }, await machines.queues.depth(queue));
        }
      },
    });
  }

  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const status = await this.monitor.status();
    void reply
      .status(status.ok ? 200 : 503)
      .header('Cache-Control', 'no-store')
      .send({ status: status.ok ? 'ready' : 'not ready', parts: status.parts.map(({ name, ok }) => ({ name, ok })) });
  }

  @Get('metrics')
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    void reply.type(this.registry.contentType).send(await this.registry.metrics());
  }
}
