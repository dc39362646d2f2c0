import { Inject, Injectable } from '@nestjs/common';
import { may } from '../../accounts/actor.js';
import type { StaffSession } from '../../accounts/staff.guard.js';
import { newestOf, type AlertRecord } from '../../alerts/alert-record.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { leavingChannels } from '../../channels/index.js';
import type { VersionContent } from '../../domain/alert.js';
import type { Refusal } from '../../domain/lifecycle.js';
import { Clock } from '../../platform/clock.js';
import { problem } from '../../platform/http/problem.js';
import { NO_ALERT, NOT_YOURS } from '../layout/answers.js';
import { StaffFrames } from '../layout/staff-frame.service.js';
import { isWordingOnly, type RevisionType } from './revision.js';

/** Everything the page for the next report needs, with the questions of access already answered. */
@Injectable()
export class RevisionDesk {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(StaffFrames) private readonly frames: StaffFrames,
  ) {}

  async open(staff: StaffSession, id: string) {
    const frame = this.frames.of(staff);
    const record = await this.alerts.get(id);
    const organisation = frame.profile.organisations.find((candidate) => candidate.code === record?.organisation);
    if (record === undefined || organisation === undefined) throw problem(404, 'not-found', NO_ALERT);
    if (!may(staff.actor, 'write', record.organisation)) throw problem(403, 'not-allowed', NOT_YOURS);
    const names = leavingChannels().map((channel) => channel.name);
    return { frame, organisation, record, previous: newestOf(record).content, names, now: this.clock.now() };
  }

  revision(record: AlertRecord, messageType: RevisionType) {
    const { content } = newestOf(record);
    const isDraft = record.state === 'draft';
    return { alertId: record.id, messageType, kind: content.kind, wordingOnly: isWordingOnly(content), isDraft };
  }

  revise(
    staff: StaffSession,
    id: string,
    wanted: { content: VersionContent; type: RevisionType },
  ): Promise<AlertRecord | Refusal> {
    return this.alerts.revise(staff.actor, id, wanted.content, wanted.type);
  }
}
