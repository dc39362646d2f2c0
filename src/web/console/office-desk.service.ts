import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/actor.js';
import type { StaffSession } from '../../accounts/staff.guard.js';
import { issuedOf, type AlertRecord } from '../../alerts/alert-record.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { channels } from '../../channels/index.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { ProgressService } from '../../monitor/progress.service.js';
import { Clock } from '../../platform/clock.js';
import { problem } from '../../platform/http/problem.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { organisationOf } from '../layout/access.js';
import { NOT_YOURS } from '../layout/answers.js';
import { typed } from '../layout/form.js';
import { problemOf } from '../layout/problem.js';
import { figure } from '../layout/words.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { keyOf } from './idempotency.js';
import { FRESH_OFFICE, ownGroups, parseOffice, typedOffice, type OfficeKind } from './office-form.js';
import { officeFormPage, officeListPage } from './office.view.js';

const addressed = channels.filter((channel) => channel.reach === 'addressed').map((channel) => channel.name);

/** What the school's and the library's pages share. */
@Injectable()
export class OfficeDesk {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(ProgressService) private readonly progress: ProgressService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  async list(staff: StaffSession, office: OfficeKind, reply: FastifyReply): Promise<void> {
    const { frame, organisation } = this.open(staff, office);
    const records = await this.alerts.list({ organisation: organisation.code, limit: 30 });
    sendPage(reply, officeListPage(frame, { office, records, reached: await this.reached(records) }));
  }

  private async reached(records: readonly AlertRecord[]): Promise<Map<string, string>> {
    const told = records.filter((record) => issuedOf(record) !== undefined);
    const lines = told.map(async (record): Promise<[string, string]> => {
      const { audience, channels: figures } = await this.progress.progressOf(record);
      const done = Object.values(figures).reduce((sum, each) => sum + each.sent + each.sandbox, 0);
      return [record.id, `${figure(done)} / ${figure(audience)}`];
    });
    return new Map(await Promise.all(lines));
  }

  form(staff: StaffSession, office: OfficeKind, reply: FastifyReply): void {
    const { frame, groups } = this.open(staff, office);
    const data = { office, groups, values: FRESH_OFFICE, problems: [], idempotencyKey: randomUUID() };
    sendPage(reply, officeFormPage(frame, data));
  }

  async create(staff: StaffSession, office: OfficeKind, given: { body: unknown; reply: FastifyReply }): Promise<void> {
    const { frame, organisation, groups } = this.open(staff, office);
    const form = typed(given.body);
    const idempotencyKey = keyOf(form, randomUUID());
    const context = { profile: frame.profile, organisation, office, addressed, now: this.clock.now() };
    const parsed = parseOffice(form, context);
    const answer =
      'problems' in parsed ? undefined : await this.alerts.draft(staff.actor, parsed.content, idempotencyKey);
    if (answer !== undefined && !isRefusal(answer)) return seeOther(given.reply, `/console/alerts/${answer.id}`);
    const problems = 'problems' in parsed ? parsed.problems : isRefusal(answer) ? [problemOf(answer)] : [];
    const data = { office, groups, values: typedOffice(form), problems, idempotencyKey };
    sendPage(given.reply, officeFormPage(frame, data), { status: 422 });
  }

  private open(staff: StaffSession, office: OfficeKind) {
    const frame = this.frames.of(staff);
    const organisation = organisationOf(frame.profile, staff.actor);
    const fits = organisation !== undefined && `/${organisation.kind}` === office.base && may(staff.actor, 'write');
    if (!fits) throw problem(403, 'not-allowed', NOT_YOURS);
    return { frame, organisation, groups: ownGroups(frame.profile, organisation.code) };
  }
}
