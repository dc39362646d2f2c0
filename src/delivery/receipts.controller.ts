import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Channel } from '../channels/channel.js';
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
    const receipts = channel.receive(settings, {
      headers: request.headers,
      body,
    });
    if (receipts === undefined)
      throw problem(401, 'bad-signature', {
        ja: '署名が正しくありません。',
        en: 'The signature does not fit the bytes.',
      });
    let received = 0;
    for (const receipt of receipts) {
      const address = channel.address.safeParse(receipt.address);
      if (!address.success) continue;
      const { isNew, reply } = await this.receipts.take(name, { ...receipt, address: address.data });
      if (isNew) received += 1;
      if (reply !== undefined && receipt.replyToken !== undefined) this.thank(channel, receipt.replyToken, reply);
    }
    return { received };
  }

  /** Not waited for: a provider that calls wants its answer soon. */
  private thank(channel: Channel, replyToken: string, text: string): void {
    this.channels
      .get(channel)
      .then((open) => open.thank?.(replyToken, text))
      .catch((error: unknown) => this.platform.log.failure('thanking failed', error, { channel: channel.name }));
  }
}
