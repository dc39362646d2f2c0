import { Inject, Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { concernedParameters } from '../audience/concerned.js';
import { channels } from '../channels/index.js';
import { laneOf, type Lane, type MessageType } from '../domain/alert.js';
import { deliveryQueue } from '../ledger/dispatch.js';
import { crashPoint } from '../platform/crash-point.js';
import { Platform } from '../platform/platform.js';
import { FanoutStore, type CutDispatch, type Recipients } from './fanout.store.js';

/** Enough to keep the workers of a channel busy for a moment. */
const FIRST = 8;

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
    crashPoint('committed');
    // The first few of each channel go to work while the rest is still being queued.
    const first = new Set(
      [...Map.groupBy(dispatches, ({ channel }) => channel).values()].flatMap((cut) => cut.slice(0, FIRST)),
    );
    await this.enqueue([...first], lane);
    await this.enqueue(
      dispatches.filter((each) => !first.has(each)),
      lane,
    );
    this.platform.log.info('fanned out', { versionId, lane, dispatches: dispatches.length });
  }

  private async enqueue(dispatches: readonly CutDispatch[], lane: Lane): Promise<void> {
    const byChannel = Map.groupBy(dispatches, ({ channel }) => channel);
    await Promise.all(
      [...byChannel].map(([channel, cut]) =>
        this.platform.queues.add(
          deliveryQueue({ channel, lane, tries: 0 }),
          cut.map(({ id }) => id),
          lane,
        ),
      ),
    );
  }
}
