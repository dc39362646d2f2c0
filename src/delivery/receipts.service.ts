import { Inject, Injectable } from '@nestjs/common';
import { AudienceService } from '../audience/audience.service.js';
import type { ChannelReceipt, Told } from '../channels/channel.js';
import { isAnswer, type ReceiptKind } from '../domain/receipt.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Platform } from '../platform/platform.js';
import { AnswersService } from './answers.service.js';

/** `isNew`: the first time. `reply` is for the person whose event it was. */
interface Taken {
  isNew: boolean;
  reply?: string;
}

/** What providers tell us becomes an address that joined or left, an answer, or a receipt. */
@Injectable()
export class ReceiptsService {
  constructor(
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(AnswersService) private readonly answers: AnswersService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async take(channel: string, receipt: ChannelReceipt<unknown>): Promise<Taken> {
    const { kind, address, at, externalId } = receipt;
    if (kind !== 'joined' && kind !== 'left') return this.takeAboutMessage(channel, { ...receipt, kind });
    // First what it means, which repeats safely: an event that is only noted would be lost by an outage in between.
    await this.audience.heardFrom(channel, { kind, address, at });
    return { isNew: await this.ledger.isFirst(`${channel}.${kind}`, externalId, this.platform.clock.now()) };
  }

  /** Of what this channel was given and of nothing else: a gateway answers for its own calls only. */
  async told(channel: string, receipt: Told): Promise<boolean> {
    const { kind, versionId, wayId, externalId, detail } = receipt;
    const way = await this.audience.way(wayId);
    if (way?.channel !== channel || (await this.ledger.because(versionId, wayId)) === undefined) return false;
    return this.ledger.receive({
      kind,
      versionId,
      wayId,
      externalId: `${channel}|${externalId}`,
      givenBy: 'gateway',
      at: this.platform.clock.now(),
      ...(detail === undefined ? {} : { detail }),
    });
  }

  /** What came of one version at one address. An address or a version that nobody knows here says nothing. */
  private async takeAboutMessage(
    channel: string,
    receipt: ChannelReceipt<unknown> & { kind: ReceiptKind },
  ): Promise<Taken> {
    const { kind, versionId, at, externalId, detail } = receipt;
    const known = await this.audience.known(channel, receipt.address);
    if (known === undefined || versionId === undefined) return { isNew: false };
    const { wayId, language } = known;
    if (isAnswer(kind)) return this.answers.hear(versionId, { wayId, kind, at, language });
    if (!(await this.ledger.isFannedOut(versionId))) return { isNew: false };
    const isNew = await this.ledger.receive({
      kind,
      versionId,
      wayId,
      externalId: `${channel}|${externalId}`,
      givenBy: 'gateway',
      at,
      ...(detail === undefined ? {} : { detail }),
    });
    return { isNew };
  }
}
