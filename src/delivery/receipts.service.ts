import { Inject, Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { AudienceService } from '../audience/audience.service.js';
import type { ChannelReceipt } from '../channels/channel.js';
import { isAnswer } from '../domain/receipt.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { AnswersService } from './answers.service.js';

/** What providers tell us becomes an address that joined or left, an answer, or a receipt. */
@Injectable()
export class ReceiptsService {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(AnswersService) private readonly answers: AnswersService,
  ) {}

  /** True the first time. */
  async take(channel: string, receipt: ChannelReceipt<unknown>, now: Date): Promise<boolean> {
    const { kind, address, at, externalId } = receipt;
    if (kind !== 'joined' && kind !== 'left') return this.takeAboutMessage(channel, { ...receipt, kind });
    // First what it means, which repeats safely: an event that is only noted would be lost by an outage in between.
    await this.audience.heardFrom(channel, { kind, address, at });
    return this.ledger.isFirst(`${channel}.${kind}`, externalId, now);
  }

  /** What came of one version at one address. An address or a version that nobody knows here says nothing. */
  private async takeAboutMessage(
    channel: string,
    receipt: ChannelReceipt<unknown> & { kind: Exclude<ChannelReceipt<unknown>['kind'], 'joined' | 'left'> },
  ): Promise<boolean> {
    const { kind, versionId, at, externalId, detail } = receipt;
    if (versionId === undefined) return false;
    const [record, known] = await Promise.all([
      this.alerts.byVersion(versionId),
      this.audience.known(channel, receipt.address),
    ]);
    if (record === undefined || known === undefined) return false;
    const { wayId } = known;
    if (isAnswer(kind)) return (await this.answers.give(record, { wayId, kind, at })) === 'kept';
    return this.ledger.receive({
      kind,
      versionId,
      wayId,
      externalId: `${channel}|${externalId}`,
      givenBy: 'gateway',
      at,
      ...(detail === undefined ? {} : { detail }),
    });
  }
}
