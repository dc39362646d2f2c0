import { Inject, Injectable } from '@nestjs/common';
import { AuditService, SYSTEM } from '../accounts/audit.service.js';
import { RegisterService } from '../alerts/register.service.js';
import { EFFECT_LABELS } from '../domain/merge.js';
import { findSource } from '../sources/index.js';
import type { ParseProblem, ParseResult, Remark, Source } from '../sources/source.js';
import { IntakeStore } from './intake.store.js';
import type { NoticeRecord } from './notice-record.js';
import { ReadingService } from './reading.service.js';

/** Has a kept notice understood by its source and recorded by the register. */
@Injectable()
export class ParseService {
  constructor(
    @Inject(IntakeStore) private readonly store: IntakeStore,
    @Inject(RegisterService) private readonly register: RegisterService,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(ReadingService) private readonly reading: ReadingService,
  ) {}

  /** Parses a kept notice and records what it says. Repeating it does no harm. */
  async parse(noticeId: string): Promise<void> {
    const notice = await this.store.get(noticeId);
    const bytes = await this.store.bytes(noticeId);
    if (notice === undefined || bytes === undefined || notice.state !== 'received') return;
    const source = findSource(notice.source);
    if (source === undefined) {
      await this.quarantine(noticeId, {
        code: 'unknown-source',
        ja: 'この情報源はなくなりました。',
        en: 'This source no longer exists.',
      });
      return;
    }
    await this.reading.inItsTurn(source, async () =>
      this.recordAll(notice, source, await this.reading.read(source, bytes, notice)),
    );
  }

  private async recordAll(notice: NoticeRecord, source: Source, result: ParseResult): Promise<void> {
    const report = result.report === undefined ? {} : { report: result.report };
    if (result.kind === 'problem') {
      await this.quarantine(notice.id, result.problem, report);
      return;
    }
    if (result.kind === 'nobody') {
      await this.store.settle(notice.id, { state: 'parsed', note: { ja: result.ja, en: result.en }, ...report });
      return;
    }
    const recorded = [];
    for (const draft of result.drafts) {
      const lifeHours = source.lifeHours[draft.identity.event.system] ?? source.lifeHours.default;
      recorded.push(await this.register.record(draft, { noticeId: notice.id, lifeHours }));
    }
    const effects = [...new Set(recorded.map((each) => each.effect))].map((effect) => EFFECT_LABELS[effect]);
    const alertIds = [...new Set(recorded.flatMap((each) => each.alertId ?? []))];
    const note = { ja: effects.map((each) => each.ja).join('／'), en: effects.map((each) => each.en).join('; ') };
    await this.store.settle(notice.id, { state: 'parsed', alertIds, note, ...report });
  }

  private async quarantine(noticeId: string, problem: ParseProblem, report: { report?: Remark[] } = {}): Promise<void> {
    await this.store.settle(noticeId, { state: 'quarantined', problem, ...report });
    await this.audit.write(SYSTEM, 'notice.quarantined', noticeId, { code: problem.code });
  }
}
