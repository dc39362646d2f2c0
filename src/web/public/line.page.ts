import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PreviewService } from '../../delivery/preview.service.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { LinesService } from '../../reach/lines.service.js';
import { LINE_RESULTS } from '../../reach/list-sheet.js';
import { typed } from '../layout/form.js';
import { linePage, unknownLinePage } from './line.view.js';

/** The QR code of one line on a list: whoever rang or knocked ticks it off, without an account. */
@Controller('r/:token')
export class LinePage {
  constructor(
    @Inject(LinesService) private readonly lines: LinesService,
    @Inject(PreviewService) private readonly previews: PreviewService,
    @Inject(HubConfig) private readonly config: HubConfig,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Query('done') done: unknown, @Res() reply: FastifyReply): Promise<void> {
    await this.page(token, { reply, done: SAID.find((result) => result === done) });
  }

  @Post()
  async answer(@Param('token') token: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const line = await this.lines.byToken(token);
    const { result: said } = typed(body);
    const result = SAID.find((each) => each === said);
    if (line === undefined || result === undefined) return this.page(token, { reply });
    const answer =
      result === 'back'
        ? await this.lines.takeBack(line.id, 'sheet')
        : await this.lines.answer(line.id, result, 'sheet');
    // What is refused is said by the page as it is now: superseded, over, done.
    if (isRefusal(answer)) return this.page(token, { reply, status: 409 });
    seeOther(reply, `/r/${encodeURIComponent(token)}?done=${result}`);
  }

  private async page(
    token: string,
    { reply, done, status = 200 }: { reply: FastifyReply; done?: (typeof SAID)[number] | undefined; status?: number },
  ): Promise<void> {
    const { profile } = this.config;
    const line = await this.lines.byToken(token);
    if (line === undefined) return sendPage(reply, unknownLinePage(profile), { status: 404 });
    const text = line.state === 'open' ? await this.previews.text(line.record, channelOf(line.list), 'ja') : '';
    sendPage(reply, linePage({ profile, token, line, text, ...(done === undefined ? {} : { done }) }), { status });
  }
}

/** The buttons of a line, and the one that takes back what was pressed by mistake. */
const SAID = [...LINE_RESULTS, 'back'] as const;

function channelOf(list: string): string {
  return list === 'fax' ? 'fax' : 'phone';
}
