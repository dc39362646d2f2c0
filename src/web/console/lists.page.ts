import { Body, Controller, Get, Inject, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { issuedOf } from '../../alerts/alert-record.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { HubConfig } from '../../platform/config/hub-config.js';
import { problem } from '../../platform/http/problem.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { LINE_RESULTS } from '../../reach/list-sheet.js';
import { LinesService } from '../../reach/lines.service.js';
import { ListsService } from '../../reach/lists.service.js';
import { typed } from '../layout/form.js';
import { problemOf } from '../layout/problem.js';
import { listCsv } from './list-csv.js';
import { ListDesk, listOf, listsPath, one } from './list-desk.service.js';
import { sheetPage } from './list-sheet.view.js';

@Controller('console/alerts/:id/lists')
@UseGuards(StaffGuard)
export class ListsPage {
  constructor(
    @Inject(ListDesk) private readonly desk: ListDesk,
    @Inject(ListsService) private readonly lists: ListsService,
    @Inject(LinesService) private readonly lines: LinesService,
    @Inject(HubConfig) private readonly config: HubConfig,
  ) {}

  @Get()
  async show(
    @Staff() staff: StaffSession,
    @Param('id') id: string,
    @Query() query: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = typed(query);
    const line = one(fields.pressed);
    const pressed = UUID.test(line) ? await this.lines.now(line) : undefined;
    await this.desk.show(staff, reply, { id, fields, ...(pressed === undefined ? {} : { pressed }) });
  }

  /** For paper: A4, black on white. */
  @Get('print')
  async print(
    @Staff() staff: StaffSession,
    @Param('id') id: string,
    @Query() query: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.desk.mine(staff, id);
    const sheet = await this.desk.sheet(staff, record, { fields: typed(query), purpose: 'print' });
    const text = await this.desk.textFor(record, sheet.list);
    sendPage(reply, sheetPage({ record, sheet, text, profile: this.config.profile, publicUrl: this.config.publicUrl }));
  }

  @Get('csv')
  async csv(
    @Staff() staff: StaffSession,
    @Param('id') id: string,
    @Query() query: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.desk.mine(staff, id);
    const sheet = await this.desk.sheet(staff, record, { fields: typed(query), purpose: 'csv' });
    const { profile, publicUrl } = this.config;
    const kind = issuedOf(record)?.content.kind ?? 'actual';
    const name = `${record.shortId}-v${sheet.versionNumber}-${sheet.list}${sheet.part === undefined ? '' : `-${sheet.part}`}.csv`;
    void reply.header('Cache-Control', 'no-store').header('Content-Disposition', `attachment; filename="${name}"`);
    void reply.type('text/csv; charset=utf-8').send(listCsv(sheet, { kind, profile, publicUrl }));
  }

  @Post('split')
  async split(
    @Staff() staff: StaffSession,
    @Param('id') id: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = await this.desk.mine(staff, id);
    const fields = typed(body);
    const parts = Number(one(fields.parts) === '' ? Number.NaN : one(fields.parts));
    const refusal = await this.lists.split(staff.actor, record, listOf(fields), parts);
    if (refusal === undefined) return seeOther(reply, listsPath(id, fields));
    await this.desk.show(staff, reply, { id, fields, problems: [problemOf(refusal, 'parts')] });
  }

  @Post('lines/:line')
  async answer(
    @Staff() staff: StaffSession,
    @Param() where: Record<string, string>,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id = '', line = '' } = where;
    await this.desk.mine(staff, id);
    const fields = typed(body);
    const result = [...LINE_RESULTS, 'back' as const].find((each) => each === one(fields.result));
    if (result === undefined || !UUID.test(line)) throw problem(422, 'bad-answer', BAD_ANSWER);
    const isBack = result === 'back';
    const by = staff.actor.id;
    const answer = isBack ? await this.lines.takeBack(line, by) : await this.lines.answer(line, result, by);
    const path = listsPath(id, fields);
    if (!isRefusal(answer)) return seeOther(reply, isBack ? path : `${path}&pressed=${line}`);
    await this.desk.show(staff, reply, { id, fields, problems: [problemOf(answer)] });
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const BAD_ANSWER = { ja: 'どのボタンか分かりません。一覧を開き直してください。', en: 'Open the list again.' };
