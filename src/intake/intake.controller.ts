import { Controller, Get, HttpCode, Inject, Param, Post, Req, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { KeyGuard, NeedsScope, ByKey } from '../accounts/key.guard.js';
import { may, type Actor } from '../accounts/actor.js';
import { crashPoint } from '../platform/crash-point.js';
import { problem } from '../platform/http/problem.js';
import { findSource, sources } from '../sources/index.js';
import { IntakeService, type Received } from './intake.service.js';

const ACTIONS_THAT_SEE = ['write', 'see-notices'] as const;

/** `POST /intake/{source}` and what became of it. */
@Controller()
@UseGuards(KeyGuard)
export class IntakeController {
  constructor(@Inject(IntakeService) private readonly intake: IntakeService) {}

  @Post('intake/:source')
  @HttpCode(202)
  @NeedsScope('intake')
  async receive(
    @Param('source') name: string,
    @Req() request: FastifyRequest,
    @ByKey() actor: Actor,
  ): Promise<Received> {
    const source = findSource(name);
    if (source === undefined) {
      throw problem(404, 'unknown-source', {
        ja: `情報源「${name}」はありません。`,
        en: `Use one of: ${sources.map((each) => each.name).join(', ')}.`,
      });
    }
    if (!this.intake.mayHandIn(source, actor.organisation)) {
      throw problem(403, 'not-your-source', {
        ja: 'この鍵の組織は、この情報源を使えません。',
        en: `Use a key of an organisation of kind ${source.by.join(' or ')}.`,
      });
    }
    const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (!source.mediaTypes.includes(mediaType)) {
      throw problem(415, 'media-type', {
        ja: 'この情報源では受け取れない形式です。',
        en: `Send Content-Type: ${source.mediaTypes.join(' or ')}.`,
      });
    }
    const bytes = request.body;
    if (!Buffer.isBuffer(bytes) || bytes.length === 0) {
      throw problem(422, 'empty-body', { ja: '本文がありません。', en: 'Send the notice as the request body.' });
    }
    if (bytes.length > source.maxBytes) {
      throw problem(413, 'too-large', {
        ja: `大きすぎます（上限 ${source.maxBytes} バイト）。`,
        en: `The limit is ${source.maxBytes} bytes.`,
      });
    }
    crashPoint('request-parsed');
    return this.intake.receive(source, bytes, { organisation: actor.organisation, mediaType });
  }

  @Get('api/notices/:id')
  @NeedsScope('intake', 'read')
  async notice(@Param('id') id: string, @ByKey() actor: Actor): Promise<unknown> {
    const notice = await this.intake.notice(id);
    const isTheirs = notice !== undefined && ACTIONS_THAT_SEE.some((action) => may(actor, action, notice.organisation));
    if (!isTheirs)
      throw problem(404, 'not-found', { ja: 'その通知はありません。', en: 'Check the id: no such notice.' });
    const { id: noticeId, source, receivedAt, state, alertIds, problem: trouble, note, report } = notice;
    return { id: noticeId, source, receivedAt, state, alertIds, problem: trouble, note, report };
  }
}
