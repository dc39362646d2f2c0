import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { crashPoint } from '../platform/crash-point.js';
import { Platform } from '../platform/platform.js';
import type { Source } from '../sources/source.js';
import { IntakeStore } from './intake.store.js';
import type { NoticeCount, NoticeRecord, NoticeState } from './notice-record.js';

export interface Received {
  noticeId: string;
  /** The first notice with these bytes. */
  duplicateOf?: string;
}

/** Takes notices and keeps their bytes before anything else. */
@Injectable()
export class IntakeService {
  constructor(
    @Inject(IntakeStore) private readonly store: IntakeStore,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** A telegram comes with the city's key only, a class notice with its school's. */
  mayHandIn(source: Source, organisation: string): boolean {
    const known = this.platform.config.profile.organisations.find((each) => each.code === organisation);
    return known !== undefined && source.by.includes(known.kind);
  }

  /** Durable when it returns: a crash right after loses nothing. */
  async receive(
    source: Source,
    bytes: Uint8Array,
    from: { organisation: string; mediaType: string },
  ): Promise<Received> {
    const sha256 = createHash('sha256').update(bytes).digest();
    const kept = await this.store.keep({
      source: source.name,
      bytes,
      sha256,
      receivedAt: this.platform.clock.now(),
      ...from,
    });
    if (!kept.isNew) return { noticeId: kept.id, duplicateOf: kept.id };
    crashPoint('committed');
    // Where the queue is away, the bytes are safe all the same: the sweeper parses them when it is back.
    await this.platform.queues.add('parse', [kept.id], 'emergency');
    return { noticeId: kept.id };
  }

  notices(filter: { state?: NoticeState; limit?: number } = {}): Promise<NoticeRecord[]> {
    return this.store.list(filter);
  }

  async notice(id: string): Promise<NoticeRecord | undefined> {
    return /^[0-9a-f-]{36}$/.test(id) ? this.store.get(id) : undefined;
  }

  raw(id: string): Promise<Uint8Array | undefined> {
    return this.store.bytes(id);
  }

  quarantined(): Promise<number> {
    return this.store.count('quarantined');
  }

  /** What came in since then, by source and state. */
  countsSince(since: Date): Promise<NoticeCount[]> {
    return this.store.countsSince(since);
  }

  takeForgotten(olderThanSeconds: number): Promise<string[]> {
    return this.store.takeForgotten(olderThanSeconds);
  }
}
