import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Channel, ChannelReceipt, Told } from '../channels/channel.js';
import { findChannel } from '../channels/index.js';
import { problem } from '../platform/http/problem.js';
import { Platform } from '../platform/platform.js';
import { OpenChannelsService } from './open-channels.service.js';
import { ReceiptsService } from './receipts.service.js';

/** `POST /hooks/{channel}`: what providers tell us on their own. Their signature is over the raw bytes. */
@Controller('hooks')
export class ReceiptsController {
  constructor(
    @Inject(ReceiptsService) private readonly receipts: ReceiptsService,
    @Inject(OpenChannelsService) private readonly channels: OpenChannelsService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  @Post(':channel')
  @HttpCode(200)
  async receive(@Param('channel') name: string, @Req() request: FastifyRequest): Promise<{ received: number }> {
    const channel = findChannel(name);
    const body = request.body;
    const settings = this.platform.config.channelSettings.get(name);
    if (channel?.receive === undefined || settings === undefined || !Buffer.isBuffer(body)) {
      throw problem(404, 'no-such-hook', { ja: 'この受け口はありません。', en: 'There is no such hook.' });
    }
    const receipts = channel.receive(settings, { headers: request.headers, body, now: new Date() });
    if (receipts === undefined)
      throw problem(401, 'bad-signature', {
        ja: '署名が正しくないか、署名の時刻が今と5分以上ずれています。鍵と時計を確かめてください。',
        en: 'The signature does not fit the bytes, or its time is more than five minutes off: check key and clock.',
      });
    if (receipts === 'malformed')
      throw problem(422, 'bad-receipts', {
        ja: '中身を読めません。docs/last-mile.md の形にして、もう一度送ってください。',
        en: 'The receipts cannot be read: write them as docs/last-mile.md says and send again.',
      });
    let received = 0;
    for (const receipt of receipts) if (await this.take(channel, receipt)) received += 1;
    return { received };
  }

  /** True the first time. */
  private async take(channel: Channel, receipt: ChannelReceipt<unknown> | Told): Promise<boolean> {
    if ('wayId' in receipt) return this.receipts.told(channel.name, receipt);
    const address = channel.address.safeParse(receipt.address);
    if (!address.success) return false;
    const { isNew, reply } = await this.receipts.take(channel.name, { ...receipt, address: address.data });
    if (reply !== undefined && receipt.replyToken !== undefined) this.thank(channel, receipt.replyToken, reply);
    return isNew;
  }

  /** Not waited for: a provider that calls wants its answer soon. */
  private thank(channel: Channel, replyToken: string, text: string): void {
    this.channels
      .get(channel)
      .then((open) => open.thank?.(replyToken, text))
      .catch((error: unknown) => this.platform.log.failure('thanking failed', error, { channel: channel.name }));
  }
}
