import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HubConfig } from '../../platform/config/hub-config.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { sheetPath } from '../../domain/alert-url.js';
import { BoardsService, type SheetState } from '../../reach/boards.service.js';
import { missingSheetPage, sheetPage } from './sheet.view.js';

interface SheetParams {
  shortId: string;
  report: string;
  board: string;
  code: string;
}

const KINDS_OF_SHEET = [
  { ending: '.pdf', type: 'application/pdf' },
  { ending: '.txt', type: 'text/plain; charset=utf-8' },
];

/** Where the QR code of a printed sheet leads: whoever posts it taps once, without an account. */
@Controller('sheets/:shortId/:report/:board/:code')
export class SheetPage {
  constructor(
    @Inject(BoardsService) private readonly boards: BoardsService,
    @Inject(HubConfig) private readonly config: HubConfig,
  ) {}

  @Get()
  async show(@Param() path: SheetParams, @Res() reply: FastifyReply): Promise<void> {
    const sheet = await this.find(path);
    if (sheet === undefined) return this.missing(reply);
    sendPage(reply, sheetPage({ profile: this.config.profile, sheet, path: ownPath(path) }));
  }

  @Post('posted')
  async posted(@Param() path: SheetParams, @Res() reply: FastifyReply): Promise<void> {
    const sheet = await this.find(path);
    if (sheet === undefined) return this.missing(reply);
    // A sheet that is out of date is shown what to do instead.
    if (sheet.standing === 'newest') await this.boards.tell(sheet, 'posted');
    seeOther(reply, ownPath(path));
  }

  @Post('taken-down')
  async takenDown(@Param() path: SheetParams, @Res() reply: FastifyReply): Promise<void> {
    const sheet = await this.find(path);
    if (sheet === undefined) return this.missing(reply);
    await this.boards.tell(sheet, 'taken-down');
    seeOther(reply, ownPath(path));
  }

  /** The sheet itself, for whoever stands at the board with an old one and a printer at hand. */
  @Get('sheet.pdf')
  async file(@Param() path: SheetParams, @Res() reply: FastifyReply): Promise<void> {
    const sheet = await this.find(path);
    const folder = join(this.config.dataDir, 'media', 'bulletin');
    const name = `${path.shortId}-v${path.report}-${path.board}`;
    // Where the typesetter failed, a plain text lies there.
    const found = KINDS_OF_SHEET.find(({ ending }) => existsSync(join(folder, `${name}${ending}`)));
    if (sheet === undefined || found === undefined) return this.missing(reply);
    void reply
      .header('Cache-Control', 'no-store')
      .header('Content-Disposition', `inline; filename="${name}${found.ending}"`)
      .type(found.type);
    void reply.send(createReadStream(join(folder, `${name}${found.ending}`)));
  }

  private find({ shortId, report, board, code }: SheetParams): Promise<SheetState | undefined> {
    const isWellFormed = /^[\da-f]{5,16}$/.test(shortId) && /^\d{1,4}$/.test(report) && /^[\w-]{1,80}$/.test(board);
    return isWellFormed
      ? this.boards.sheet({ shortId, report: Number(report), board, code })
      : Promise.resolve(undefined);
  }

  private missing(reply: FastifyReply): void {
    sendPage(reply, missingSheetPage(this.config.profile), { status: 404 });
  }
}

function ownPath({ shortId, report, board, code }: SheetParams): string {
  return sheetPath({ shortId, report: Number(report), board, code: code.toUpperCase() });
}
