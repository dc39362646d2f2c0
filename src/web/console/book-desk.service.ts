import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/actor.js';
import type { StaffSession } from '../../accounts/staff.guard.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { Clock } from '../../platform/clock.js';
import { problem } from '../../platform/http/problem.js';
import { seeOther, sendPage } from '../../platform/http/send-page.js';
import { organisationOf } from '../layout/access.js';
import { NOT_YOURS } from '../layout/answers.js';
import { typed } from '../layout/form.js';
import { problemOf } from '../layout/problem.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { parseBooks, typedBooks } from './book-form.js';
import { bookFormPage } from './books.view.js';
import { keyOf } from './idempotency.js';
import { ownGroups } from './office-form.js';

/** A newsletter from a pasted list of new books; the preview follows, as for every other. */
@Injectable()
export class BookDesk {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  form(staff: StaffSession, reply: FastifyReply): void {
    const { frame, groups } = this.open(staff);
    const values = { groups: [], books: '' };
    sendPage(reply, bookFormPage(frame, { groups, values, problems: [], idempotencyKey: randomUUID() }));
  }

  async create(staff: StaffSession, body: unknown, reply: FastifyReply): Promise<void> {
    const { frame, organisation, groups } = this.open(staff);
    const form = typed(body);
    const idempotencyKey = keyOf(form, randomUUID());
    const own = groups.map(({ value }) => value);
    const parsed = parseBooks(form, { profile: frame.profile, organisation, own, now: this.clock.now() });
    const answer =
      'problems' in parsed ? undefined : await this.alerts.draft(staff.actor, parsed.content, idempotencyKey);
    if (answer !== undefined && !isRefusal(answer)) return seeOther(reply, `/console/alerts/${answer.id}`);
    const problems = 'problems' in parsed ? parsed.problems : isRefusal(answer) ? [problemOf(answer)] : [];
    const data = { groups, values: typedBooks(form), problems, idempotencyKey };
    sendPage(reply, bookFormPage(frame, data), { status: 422 });
  }

  private open(staff: StaffSession) {
    const frame = this.frames.of(staff);
    const organisation = organisationOf(frame.profile, staff.actor);
    if (organisation?.kind !== 'library' || !may(staff.actor, 'write')) throw problem(403, 'not-allowed', NOT_YOURS);
    return { frame, organisation, groups: ownGroups(frame.profile, organisation.code) };
  }
}
