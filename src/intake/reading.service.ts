import { Inject, Injectable } from '@nestjs/common';
import { SchoolSendersService } from '../accounts/school-senders.service.js';
import { DistrictMapService } from '../areas/district-map.service.js';
import { Platform } from '../platform/platform.js';
import type { ParseResult, Source, SourceContext, SourcePolicy } from '../sources/source.js';
import type { NoticeRecord } from './notice-record.js';
import { policyOf } from './policies.js';

/** Has a notice read by its source, with all that it may know beside the bytes. */
@Injectable()
export class ReadingService {
  private readonly policies = new Map<string, SourcePolicy>();

  constructor(
    @Inject(SchoolSendersService) private readonly senders: SchoolSendersService,
    @Inject(DistrictMapService) private readonly map: DistrictMapService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** The town as this source sees it now, and what the office has set for it. */
  async town(source: string): Promise<Pick<SourceContext, 'profile' | 'areasWithin' | 'policy'>> {
    const { profile } = this.platform.config;
    const areasWithin = await this.map.areasWithin();
    return { profile, policy: this.policyOf(source), ...(areasWithin === undefined ? {} : { areasWithin }) };
  }

  private policyOf(source: string): SourcePolicy {
    const { profile, dataDir } = this.platform.config;
    const policy = this.policies.get(source) ?? policyOf(source, profile, dataDir);
    this.policies.set(source, policy);
    return policy;
  }

  async read(source: Source, bytes: Uint8Array, notice: NoticeRecord): Promise<ParseResult> {
    const mayWrite = await this.senders.writersOf(notice.organisation);
    const town = await this.town(source.name);
    try {
      return source.parse(bytes, {
        ...town,
        receivedAt: notice.receivedAt,
        organisation: notice.organisation,
        mediaType: notice.mediaType,
        mayWrite,
      });
    } catch (error) {
      // A bug in a parser must not lose a telegram: a person sees it.
      this.platform.log.failure('parser failed', error, { noticeId: notice.id, source: source.name });
      const problem = {
        code: 'parser-failed',
        ja: '読み取り中に想定外の誤りが起きました。原文を見て、手で発信するか判断してください。',
        en: 'The parser failed unexpectedly. Read the original and decide by hand.',
      };
      return { kind: 'problem', problem };
    }
  }

  /** Only what nobody but the city brings cannot wait: a newsletter of the town is none of it. */
  inItsTurn(source: Source, work: () => Promise<void>): Promise<void> {
    return source.by.every((kind) => kind === 'city') ? this.platform.urgency.during(work) : work();
  }
}
