import { Inject, Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { concernedParameters } from '../audience/concerned.js';
import { channels, leavingChannels } from '../channels/index.js';
import { laneOf, type Lane, type MessageType } from '../domain/alert.js';
import { deliveryQueue } from '../ledger/dispatch.js';
import { crashPoint } from '../platform/crash-point.js';
import { Platform } from '../platform/platform.js';
import { FanoutStore, type CutDispatch, type CutRequest, type Recipients } from './fanout.store.js';

const ADDRESSED = channels.filter(({ reach }) => reach === 'addressed').map(({ name }) => name);

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

  /** Safe to repeat: everybody is cut once. What a crash left unqueued is queued when this job comes again, or by the sweeper. */
  async fanOut(versionId: string): Promise<void> {
    const record = await this.alerts.byVersion(versionId);
    const version = record?.versions.find((candidate) => candidate.id === versionId);
    if (version === undefined) return;
    const { content } = version;
    const lane = laneOf(content);
    const request: CutRequest = {
      versionId,
      lane,
      recipients: RECIPIENTS[content.messageType],
      parameters: concernedParameters(
        content,
        this.platform.config.profile,
        leavingChannels().map(({ name }) => name),
      ),
      at: this.platform.clock.now(),
    };
    await (lane === 'emergency' ? this.platform.urgency.during(() => this.cut(request)) : this.cut(request));
  }

  private async cut(request: CutRequest): Promise<void> {
    const { versionId, lane } = request;
    const first = await this.store.cutFirst(request, ADDRESSED);
    crashPoint('committed');
    // Nothing to cut first: perhaps this job was begun before, by a process that died.
    await this.enqueue(first.length > 0 ? first : await this.store.leftBehind(versionId), lane);
    const rest = await this.store.cut(request);
    if (rest === undefined) return;
    await this.enqueue(rest, lane);
    this.platform.log.info('fanned out', { versionId, lane, dispatches: first.length + rest.length });
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
