import { Body, Controller, Get, Inject, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/actor.js';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import type { RuleTable } from '../../alerts/rule-table.js';
import { RulesService } from '../../alerts/rules.service.js';
import { AudienceService } from '../../audience/audience.service.js';
import { channels } from '../../channels/index.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { SimulatorService } from '../../intake/simulator.service.js';
import { problem } from '../../platform/http/problem.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { NOT_YOURS } from '../layout/answers.js';
import { problemOf, type Problem } from '../layout/problem.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { rulesEditPage } from './rules-edit.view.js';
import { linesOf, rulesFrom } from './rules-form.js';
import { rulesTrialPage } from './rules-trial.view.js';
import { rulesPage } from './rules.view.js';

/** Counting who would be reached asks the database once for each message. */
const MOST_COUNTED = 100;
const NO_TABLE = { ja: 'その番号の規則の表はありません。', en: 'There is no table of rules with this number.' };

/** What goes out by itself: look, prepare, try, put into force. */
@Controller('console/rules')
@UseGuards(StaffGuard)
export class RulesPage {
  constructor(
    @Inject(RulesService) private readonly rules: RulesService,
    @Inject(SimulatorService) private readonly simulator: SimulatorService,
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get()
  async list(@Staff() staff: StaffSession, @Res() reply: FastifyReply): Promise<void> {
    mustDecide(staff);
    const [rules, tables] = [await this.rules.inForce(), await this.rules.list()];
    sendPage(reply, rulesPage(this.frames.of(staff), { rules, tables }));
  }

  @Get('new')
  async prepare(@Staff() staff: StaffSession, @Res() reply: FastifyReply): Promise<void> {
    mustDecide(staff);
    const lines = linesOf(await this.rules.inForce());
    sendPage(reply, rulesEditPage(this.frames.of(staff), { lines, problems: [] }));
  }

  @Post()
  async propose(@Staff() staff: StaffSession, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    mustDecide(staff);
    const { lines, rules } = rulesFrom(body);
    const made = await this.rules.propose(staff.actor, rules);
    if (!isRefusal(made)) return seeOther(reply, `/console/rules/${made.number}`);
    sendPage(reply, rulesEditPage(this.frames.of(staff), { lines, problems: [problemOf(made)] }), { status: 422 });
  }

  @Get(':number')
  async show(
    @Staff() staff: StaffSession,
    @Param('number') number: string,
    @Query('activated') activated: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustDecide(staff);
    const page = await this.trialPage(staff, await this.table(number), { activated: activated === '1', problems: [] });
    sendPage(reply, page);
  }

  @Post(':number/look')
  async look(
    @Staff() staff: StaffSession,
    @Param('number') number: string,
    @Body() body: { hash?: unknown },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustDecide(staff);
    const table = await this.table(number);
    const looked = await this.rules.lookedAt(staff.actor, table.number, String(body.hash));
    if (!isRefusal(looked)) return seeOther(reply, `/console/rules/${table.number}#decide`);
    const page = await this.trialPage(staff, table, { activated: false, problems: [problemOf(looked)] });
    sendPage(reply, page, { status: 409 });
  }

  @Post(':number/activate')
  async activate(
    @Staff() staff: StaffSession,
    @Param('number') number: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustDecide(staff);
    const table = await this.table(number);
    const done = await this.rules.activate(staff.actor, table.number);
    if (!isRefusal(done)) return seeOther(reply, `/console/rules/${table.number}?activated=1`);
    const page = await this.trialPage(staff, table, { activated: false, problems: [problemOf(done)] });
    sendPage(reply, page, { status: 409 });
  }

  private async table(number: string): Promise<RuleTable> {
    const found = /^\d{1,9}$/.test(number) ? await this.rules.get(Number(number)) : undefined;
    if (found === undefined) throw problem(404, 'not-found', NO_TABLE);
    return found;
  }

  private async trialPage(
    staff: StaffSession,
    table: RuleTable,
    how: { activated: boolean; problems: Problem[] },
  ): Promise<string> {
    const trial = await this.simulator.try(await this.simulator.kept(), table.rules);
    const reached: (Readonly<Record<string, number>> | undefined)[] = [];
    for (const { tried } of trial.compared) {
      const sent = reached.length < MOST_COUNTED ? tried.sent : undefined;
      reached.push(sent === undefined ? undefined : (await this.audience.count(sent)).byChannel);
    }
    return rulesTrialPage(this.frames.of(staff), { table, trial, reached, channels, ...how });
  }
}

function mustDecide(staff: StaffSession): void {
  if (!may(staff.actor, 'rules')) throw problem(403, 'not-allowed', NOT_YOURS);
}
