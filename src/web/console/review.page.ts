import { Body, Controller, Get, Inject, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import type { AlertRecord } from '../../alerts/alert-record.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { isLanguage } from '../../domain/language.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { PreviewService } from '../../delivery/preview.service.js';
import { problem } from '../../platform/http/problem.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { mayRead } from '../layout/access.js';
import { NO_ALERT, NO_FILE, NOT_YOURS } from '../layout/answers.js';
import { problemOf } from '../layout/problem.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { ReviewDesk } from './review-desk.service.js';
import { parseMove } from './review.js';
import { reviewPage } from './review.view.js';

@Controller('console/alerts/:id')
@UseGuards(StaffGuard)
export class ReviewPage {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(PreviewService) private readonly previews: PreviewService,
    @Inject(ReviewDesk) private readonly desk: ReviewDesk,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get()
  async show(@Staff() staff: StaffSession, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const record = await this.mine(staff, id);
    sendPage(
      reply,
      reviewPage(this.frames.of(staff), await this.desk.gather(record, await this.alerts.thread(record.id), [])),
    );
  }

  @Post('moves')
  async move(
    @Staff() staff: StaffSession,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.mine(staff, id);
    const parsed = parseMove(body, record);
    const answer =
      'problems' in parsed ? undefined : await this.alerts.move(staff.actor, id, parsed.wanted.move, parsed.wanted);
    if (answer !== undefined && !isRefusal(answer)) return seeOther(reply, `/console/alerts/${id}`);
    const problems = 'problems' in parsed ? parsed.problems : isRefusal(answer) ? [problemOf(answer)] : [];
    const status = 'problems' in parsed ? 422 : 409;
    // Shown as it is now: somebody else may have moved it meanwhile.
    const current = (await this.alerts.get(id)) ?? record;
    sendPage(
      reply,
      reviewPage(
        this.frames.of(staff),
        await this.desk.gather(current, await this.alerts.thread(current.id), problems),
      ),
      { status },
    );
  }

  /** A rendition's file, e.g. the bulletin as a PDF. */
  @Get('preview/:channel/:language')
  async file(
    @Staff() staff: StaffSession,
    @Param() where: Record<string, string>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.mine(staff, where.id ?? '');
    const language = where.language ?? '';
    const file = isLanguage(language) ? await this.previews.file(record, where.channel ?? '', language) : undefined;
    if (file === undefined) throw problem(404, 'not-found', NO_FILE);
    const name = `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    void reply.header('Cache-Control', 'no-store').header('Content-Disposition', name).type(file.mediaType);
    void reply.send(Buffer.from(file.bytes));
  }

  private async mine(staff: StaffSession, id: string): Promise<AlertRecord> {
    const record = await this.alerts.get(id);
    if (record === undefined) throw problem(404, 'not-found', NO_ALERT);
    if (!mayRead(staff.actor, record)) throw problem(403, 'not-allowed', NOT_YOURS);
    return record;
  }
}
