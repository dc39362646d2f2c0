import { Inject, Injectable } from '@nestjs/common';
import { AuditService, SYSTEM } from '../accounts/audit.service.js';
import { RegisterService } from '../alerts/register.service.js';
import { DistrictMapService } from '../areas/district-map.service.js';
import { EFFECT_LABELS } from '../domain/merge.js';
import { Platform } from '../platform/platform.js';
import { findSource } from '../sources/index.js';
import type { ParseProblem, ParseResult, Remark, Source, SourceContext } from '../sources/source.js';
import { IntakeStore } from './intake.store.js';
import type { NoticeRecord } from './notice-record.js';

/** Has a kept notice understood by its source and recorded by the register. */
@Injectable()
export class ParseService {
  constructor(
    @Inject(IntakeStore) private readonly store: IntakeStore,
    @Inject(RegisterService) private readonly register: RegisterService,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(DistrictMapService) private readonly map: DistrictMapService,
    @Inject(Platform) private readonly platform: Platform,
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
    const areasWithin = await this.map.areasWithin();
    const context = {
      profile: this.platform.config.profile,
      receivedAt: notice.receivedAt,
      organisation: notice.organisation,
      ...(areasWithin === undefined ? {} : { areasWithin }),
    };
    // Only the city's feeds and the crisis office bring what cannot wait.
    const work = (): Promise<void> => this.recordAll(notice, source, this.understand(source, bytes, context, noticeId));
    await (source.by.includes('city') ? this.platform.urgency.during(work) : work());
  }

  private understand(source: Source, bytes: Uint8Array, context: SourceContext, noticeId: string): ParseResult {
    try {
      return source.parse(bytes, context);
    } catch (error) {
      // A bug in a parser must not lose a telegram: a person sees it.
      this.platform.log.failure('parser failed', error, { noticeId, source: source.name });
      const problem = {
        code: 'parser-failed',
        ja: '読み取り中に想定外の誤りが起きました。原文を見て、手で発信するか判断してください。',
        en: 'The parser failed unexpectedly. Read the original and decide by hand.',
      };
      return { kind: 'problem', problem };
    }
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
