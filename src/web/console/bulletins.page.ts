import { Controller, Get, Inject, Param, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { issuedOf, type AlertRecord } from '../../alerts/alert-record.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { isFormat, type Format } from '../../channels/bulletins.js';
import type { Rendition } from '../../channels/channel.js';
import { BulletinsService, type PaperRequest } from '../../delivery/bulletins.service.js';
import { isLanguage } from '../../domain/language.js';
import { problem } from '../../platform/http/problem.js';
import { sendPage } from '../../platform/http/send-page.js';
import { mayRead } from '../layout/access.js';
import { NO_ALERT, NO_PAPER, NOT_YOURS } from '../layout/answers.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { bulletinsPage, formatsFor } from './bulletins.view.js';
import { pendingOf } from './review.js';

type Asked = Readonly<Record<string, string | undefined>>;

/** The papers of an alert, to print in the office: of what was issued, or of what waits to go out. */
@Controller('console/alerts/:id/bulletins')
@UseGuards(StaffGuard)
export class BulletinsPage {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(BulletinsService) private readonly bulletins: BulletinsService,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get()
  async show(@Staff() staff: StaffSession, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, bulletinsPage(this.frames.of(staff), await this.mine(staff, id)));
  }

  /** One paper: format, language and, for what is put up, the board. */
  @Get('paper')
  async paper(
    @Staff() staff: StaffSession,
    @Param('id') id: string,
    @Query() asked: Asked,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const request = requestOf(await this.mine(staff, id), asked);
    const { format, board } = { format: formatOf(request, asked), board: asked.board ?? '' };
    const { boards } = this.frames.of(staff).profile;
    const known = boards.some(({ code }) => code === board);
    if (board !== '' && !known) throw problem(404, 'not-found', NO_PAPER);
    send(reply, request, await this.bulletins.paper(request, format, known ? board : undefined));
  }

  /** The sheets of all boards in one file. */
  @Get('pack')
  async pack(
    @Staff() staff: StaffSession,
    @Param('id') id: string,
    @Query() asked: Asked,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const request = requestOf(await this.mine(staff, id), asked);
    formatOf(request, { format: 'sheet' });
    send(reply, request, await this.bulletins.pack(request));
  }

  private async mine(staff: StaffSession, id: string): Promise<AlertRecord> {
    const record = await this.alerts.get(id);
    if (record === undefined) throw problem(404, 'not-found', NO_ALERT);
    if (!mayRead(staff.actor, record)) throw problem(403, 'not-allowed', NOT_YOURS);
    return record;
  }
}

function requestOf(record: AlertRecord, { language = '', text }: Asked): PaperRequest {
  const version =
    text === 'pending' ? pendingOf(record) : (issuedOf(record) ?? pendingOf(record) ?? record.versions.at(-1));
  if (version === undefined || !isLanguage(language)) throw problem(404, 'not-found', NO_PAPER);
  return { record, version, language };
}

/** What is for one class hangs on no public board. */
function formatOf({ version }: PaperRequest, { format = '' }: Asked): Format {
  if (!isFormat(format) || !formatsFor(version.content).includes(format)) throw problem(404, 'not-found', NO_PAPER);
  return format;
}

function send(reply: FastifyReply, { version }: PaperRequest, { files: [file] }: Rendition): void {
  if (file === undefined) throw problem(404, 'not-found', NO_PAPER);
  const name = version.issuedAt === undefined ? `mihon-${file.name}` : file.name;
  void reply.header('Cache-Control', 'no-store').type(file.mediaType);
  void reply.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  void reply.send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}
