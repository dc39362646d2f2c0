import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { may, type Actor } from '../../accounts/actor.js';
import { ByKey, KeyGuard, NeedsScope } from '../../accounts/key.guard.js';
import { newestOf, type AlertRecord } from '../../alerts/alert-record.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { contentOf, draftSchema } from '../../alerts/draft-schema.js';
import { isRefusal, MOVES, type Move } from '../../domain/lifecycle.js';
import { lint } from '../../domain/lint.js';
import { ProgressService } from '../../monitor/progress.service.js';
import { problem, refused } from '../../platform/http/problem.js';
import { Platform } from '../../platform/platform.js';
import { schoolOf } from '../layout/access.js';
import { Concerned } from '../layout/concerned.service.js';
import { streamChanges } from './progress-stream.js';

const moveSchema = z.strictObject({ contentHash: z.string().optional(), reason: z.string().max(1_000).optional() });
const NO_SUCH = { ja: 'その情報はありません。', en: 'There is no such alert: check the id.' };

/** `/api/alerts` for offices' programs; the pages use the same services. */
@Controller('api/alerts')
@UseGuards(KeyGuard)
@ApiTags('alerts')
export class AlertsApiController {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(Concerned) private readonly concerned: Concerned,
    @Inject(ProgressService) private readonly progressService: ProgressService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  @Post()
  @HttpCode(201)
  @NeedsScope('alerts')
  @ApiOperation({ summary: 'Keep a draft. Header Idempotency-Key: the same key gives the first result.' })
  @ApiBody({ schema: z.toJSONSchema(draftSchema, { io: 'input', target: 'openapi-3.0' }) as object })
  async draft(
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @ByKey() actor: Actor,
  ): Promise<unknown> {
    if (key === undefined || key.length < 8 || key.length > 200) {
      throw problem(400, 'idempotency-key', {
        ja: '見出し Idempotency-Key（8文字以上）が必要です。',
        en: 'Send the header Idempotency-Key, 8 to 200 characters, new for each draft.',
      });
    }
    const input = draftSchema.safeParse(body);
    if (!input.success)
      throw problem(422, 'draft-malformed', {
        ja: `下書きに誤りがあります：${z.prettifyError(input.error)}`,
        en: 'Correct the fields named above.',
      });
    const organisation = this.platform.config.profile.organisations.find(
      (each) => each.code === input.data.organisation,
    );
    if (organisation === undefined)
      throw problem(422, 'unknown-organisation', {
        ja: 'その組織はありません。',
        en: `Use one of: ${this.platform.config.profile.organisations.map((each) => each.code).join(', ')}.`,
      });
    const record = await this.alerts.draft(actor, contentOf(input.data, organisation, this.platform.clock.now()), key);
    if (isRefusal(record)) throw refused(record);
    return this.summary(record);
  }

  @Post(':id/:move')
  @HttpCode(200)
  @NeedsScope('alerts')
  @ApiOperation({
    summary: `One move of the lifecycle: ${MOVES.join(', ')}. approve, issue and correct name the contentHash that was shown.`,
  })
  async move(
    @Param('id') id: string,
    @Param('move') name: string,
    @Body() body: unknown,
    @ByKey() actor: Actor,
  ): Promise<unknown> {
    const move = MOVES.find((candidate) => candidate === name);
    const request = moveSchema.safeParse(body ?? {});
    if (move === undefined || !request.success)
      throw problem(400, 'move-malformed', {
        ja: '操作の名前または内容が正しくありません。',
        en: `POST one of ${MOVES.join(', ')} with {contentHash?, reason?}.`,
      });
    const { contentHash, reason } = request.data;
    const record = await this.alerts.move(actor, id, move satisfies Move, {
      ...(contentHash === undefined ? {} : { contentHash }),
      ...(reason === undefined ? {} : { reason }),
    });
    if (isRefusal(record)) throw refused(record);
    return this.summary(record);
  }

  @Get(':id')
  @NeedsScope('alerts', 'read')
  @ApiOperation({ summary: 'Versions, state, who did what, and the other alerts of its event thread.' })
  async alert(@Param('id') id: string, @ByKey() actor: Actor): Promise<unknown> {
    const record = await this.mustSee(id, actor);
    return { ...record, thread: await this.alerts.thread(record.id) };
  }

  @Get(':id/progress')
  @NeedsScope('alerts', 'read')
  @ApiOperation({ summary: 'Figures by channel; Accept: text/event-stream streams them.' })
  async progress(
    @Param('id') id: string,
    @ByKey() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.mustSee(id, actor);
    if ((request.headers.accept ?? '').includes('text/event-stream')) {
      streamChanges(reply, 'progress', () => this.progressService.progress(record.id));
      return;
    }
    void reply.header('Cache-Control', 'no-store').send(await this.progressService.progressOf(record));
  }

  @Get(':id/deliveries')
  @NeedsScope('alerts', 'read')
  async deliveries(
    @Param('id') id: string,
    @Query() query: Record<string, string | undefined>,
    @ByKey() actor: Actor,
  ): Promise<unknown> {
    const record = await this.mustSee(id, actor);
    const after = query.after !== undefined && /^[0-9a-f-]{36}$/.test(query.after) ? { after: query.after } : {};
    const { channel, outcome } = query;
    return this.progressService.deliveries(record.id, {
      ...after,
      ...(channel === undefined ? {} : { channel }),
      ...(outcome === undefined ? {} : { outcome }),
    });
  }

  @Get(':id/reach')
  @NeedsScope('alerts', 'read')
  @ApiOperation({
    summary: 'Households: reached, acknowledged, unreached; by town, class, way and list where they are followed.',
  })
  async reach(@Param('id') id: string, @ByKey() actor: Actor): Promise<unknown> {
    const record = await this.mustSee(id, actor);
    return this.concerned.figures.reach(record, schoolOf(actor));
  }

  private async mustSee(id: string, actor: Actor): Promise<AlertRecord> {
    const record = await this.alerts.get(id);
    // Another office's alert is as good as not there.
    const isTheirs =
      record !== undefined && (may(actor, 'watch', record.organisation) || may(actor, 'write', record.organisation));
    if (!isTheirs) throw problem(404, 'not-found', NO_SUCH);
    return record;
  }

  private async summary(record: AlertRecord): Promise<unknown> {
    const version = newestOf(record);
    const { audience, followUp } = await this.concerned.by(version.content, record.id);
    return {
      id: record.id,
      shortId: record.shortId,
      state: record.state,
      versionId: version.id,
      contentHash: version.contentHash,
      audience,
      // Which households would be rung and visited, and how long after it leaves.
      followUp,
      lint: lint(version.content, this.platform.config.profile),
    };
  }
}
