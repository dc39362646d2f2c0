import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Inject, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/actor.js';
import { Staff, StaffGuard, type StaffSession } from '../../accounts/staff.guard.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { leavingChannels } from '../../channels/index.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { Clock } from '../../platform/clock.js';
import { problem } from '../../platform/http/problem.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { organisationOf } from '../layout/access.js';
import { NOT_YOURS } from '../layout/answers.js';
import { typed } from '../layout/form.js';
import { problemOf } from '../layout/problem.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { freshValues, parseCompose, typedCompose } from './compose-form.js';
import { composePage } from './compose.view.js';
import { keyOf } from './idempotency.js';

const channels = leavingChannels();
const channelNames = channels.map((channel) => channel.name);

@Controller('console/alerts/new')
@UseGuards(StaffGuard)
export class ComposePage {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  @Get()
  show(@Staff() staff: StaffSession, @Res() reply: FastifyReply): void {
    const { frame, organisation } = this.desk(staff);
    const values = freshValues(channelNames);
    sendPage(reply, composePage(frame, { organisation, channels, values, problems: [], idempotencyKey: randomUUID() }));
  }

  @Post()
  async create(@Staff() staff: StaffSession, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { frame, organisation } = this.desk(staff);
    const form = typed(body);
    const idempotencyKey = keyOf(form, randomUUID());
    const parsed = parseCompose(form, { profile: frame.profile, organisation, channelNames, now: this.clock.now() });
    const answer =
      'problems' in parsed ? undefined : await this.alerts.draft(staff.actor, parsed.content, idempotencyKey);
    if (answer !== undefined && !isRefusal(answer)) return seeOther(reply, `/console/alerts/${answer.id}`);
    const problems = 'problems' in parsed ? parsed.problems : isRefusal(answer) ? [problemOf(answer)] : [];
    const values = typedCompose(form, frame.profile);
    sendPage(reply, composePage(frame, { organisation, channels, values, problems, idempotencyKey }), { status: 422 });
  }

  private desk(staff: StaffSession) {
    const frame = this.frames.of(staff);
    const organisation = organisationOf(frame.profile, staff.actor);
    if (organisation?.kind !== 'city' || !may(staff.actor, 'write')) throw problem(403, 'not-allowed', NOT_YOURS);
    return { frame, organisation };
  }
}
