import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { ArmedService } from '../audience/armed.service.js';
import { channels } from '../channels/index.js';
import { FeedStatusService } from '../intake/feeds/feed-status.service.js';
import { deliveryQueues } from '../ledger/dispatch.js';
import { Platform } from '../platform/platform.js';
import { addFeedGauges } from './feed-gauges.js';
import { MonitorService } from './monitor.service.js';

const QUEUES = ['parse', 'fanout', 'letter', ...channels.flatMap((channel) => deliveryQueues(channel.name))];

/** Liveness, readiness and Prometheus text. No personal data, no versions of what runs inside for strangers. */
@Controller()
export class HealthController {
  private readonly registry = new Registry();

  constructor(
    @Inject(MonitorService) private readonly monitor: MonitorService,
    @Inject(ArmedService) private readonly armed: ArmedService,
    @Inject(FeedStatusService) private readonly feeds: FeedStatusService,
    @Inject(Platform) private readonly platform: Platform,
  ) {
    collectDefaultMetrics({ register: this.registry });
    const { monitor: status, platform: machines } = this;
    addFeedGauges(this.registry, () => this.feeds.status());
    this.gauge(
      'todoke_oldest_owed_seconds',
      'Age of the oldest delivery that is due and has no last word',
      async () => (await status.status()).oldestOwedSeconds,
    );
    this.gauge('todoke_armed_subscriptions', 'Subscriptions whose next message needs no elliptic curve', () =>
      this.armed.count(),
    );
    this.gauge('todoke_clock_skew_seconds', 'This machine against the database', () =>
      Promise.resolve(machines.clock.skewMs / 1_000),
    );
    new Gauge({
      name: 'todoke_dead_letters',
      help: 'Jobs that failed for a reason nobody expected: each is a bug',
      labelNames: ['queue'],
      registers: [this.registry],
      async collect() {
        for (const queue of QUEUES) this.set({ queue }, await machines.queues.dead(queue));
      },
    });
    new Gauge({
      name: 'todoke_queue_depth',
      help: 'Jobs waiting or running',
      labelNames: ['queue'],
      registers: [this.registry],
      async collect() {
        for (const queue of QUEUES) this.set({ queue }, await machines.queues.depth(queue));
      },
    });
  }

  private gauge(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
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
