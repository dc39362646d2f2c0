import { Inject, Injectable } from '@nestjs/common';
import { channels } from '../channels/index.js';
import { deliveryQueues } from '../ledger/dispatch.js';
import { Platform } from '../platform/platform.js';
import { DeliveryService } from './delivery.service.js';

/**
 * Dispatches at a time in one process, for each queue of a channel. Public channels write few files: one is enough; retries
 * wait for others most of the time.
 */
const CONCURRENCY = { addressed: 6, retry: 2, public: 1 } as const;

/** A slow channel delays no other, a newsletter no warning, a dead mail server no first try: each has workers of its own. */
@Injectable()
export class DeliveryWorker {
  constructor(
    @Inject(DeliveryService) private readonly delivery: DeliveryService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  start(): void {
    for (const channel of channels) {
      for (const queue of deliveryQueues(channel.name)) {
        const kind = channel.reach === 'public' ? 'public' : queue.endsWith('-retry') ? 'retry' : 'addressed';
        this.platform.queues.work(queue, CONCURRENCY[kind], (id, stopping, run) =>
          this.delivery.deliver(id, stopping, run),
        );
      }
    }
  }
}
