import { Inject, Injectable } from '@nestjs/common';
import { channels } from '../channels/index.js';
import { deliveryQueue } from '../ledger/dispatch.js';
import { Platform } from '../platform/platform.js';
import { DeliveryService } from './delivery.service.js';

/** Dispatches of a channel at a time in one process. Public channels write few files: one is enough. */
const CONCURRENCY = { addressed: 4, public: 1 } as const;

/** One queue and one worker for each channel: a slow one delays no other. */
@Injectable()
export class DeliveryWorker {
  constructor(
    @Inject(DeliveryService) private readonly delivery: DeliveryService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  start(): void {
    for (const channel of channels) {
      this.platform.queues.work(deliveryQueue(channel.name), CONCURRENCY[channel.reach], (id, signal) =>
        this.delivery.deliver(id, signal),
      );
    }
  }
}
