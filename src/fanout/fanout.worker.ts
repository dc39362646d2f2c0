import { Inject, Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { concernedParameters } from '../audience/concerned.js';
import { channels } from '../channels/index.js';
import { laneOf, type MessageType } from '../domain/alert.js';
import { deliveryQueue } from '../ledger/dispatch.js';
import { Platform } from '../platform/platform.js';
import { FanoutStore, type Recipients } from './fanout.store.js';

/** An all-clear and a cancellation go to those who were told, and to nobody else. */
const RECIPIENTS: Record<MessageType, Recipients> = {
  Alert: 'concerned',
  Update: 'both',
  Correction: 'both',
  AllClear: 'earlier',
  Cancel: 'earlier',
};

/** Works on the queue `fanout`: one issued version becomes dispatches, and the dispatches jobs. */
@Injectable()
export class FanoutWorker {
  constructor(
    @Inject(FanoutStore) private readonly store: FanoutStore,
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  start(): void {
    this.platform.queues.work('fanout', 2, (versionId) => this.fanOut(versionId));
  }

  /** Safe to repeat: a version is cut once. A crash before the jobs are queued is mended by the sweeper. */
  async fanOut(versionId: string): Promise<void> {
    const record = await this.alerts.byVersion(versionId);
    const version = record?.versions.find((candidate) => candidate.id === versionId);
    if (version === undefined) return;
    const { content } = version;
    const lane = laneOf(content);
    const names = channels.map((channel) => channel.name);
    const dispatches = await this.store.cut({
      versionId,
      lane,
      recipients: RECIPIENTS[content.messageType],
      parameters: concernedParameters(content, this.platform.config.profile, names),
      at: this.platform.clock.now(),
    });
    if (dispatches === undefined) return;
    const made = new Set(dispatches.map((dispatch) => dispatch.channel));
    await Promise.all(
      [...made].map((channel) =>
        this.platform.queues.add(
          deliveryQueue(channel),
          dispatches.filter((each) => each.channel === channel).map((each) => each.id),
          lane,
        ),
      ),
    );
    this.platform.log.info('fanned out', { versionId, lane, dispatches: dispatches.length });
  }
}
