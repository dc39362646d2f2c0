import { Inject, Injectable } from '@nestjs/common';
import { isPast, issuedOf, type AlertRecord, type VersionRecord } from '../alerts/alert-record.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { asksForAnswers } from '../domain/chain.js';
import { ANSWERS, isAnswer, type Answer } from '../domain/receipt.js';
import type { Language } from '../domain/language.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Platform } from '../platform/platform.js';
import { answerReply, type Answered } from './answer-reply.js';

/** What residents answer: I have read this, I am safe, I need help. The latest of an address counts. */
@Injectable()
export class AnswersService {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** Whether an answer would be taken now. */
  standing(record: AlertRecord): 'open' | 'over' | 'not-asked' {
    const version = issuedOf(record);
    const isOver =
      record.state === 'cancelled' || record.state === 'ended' || isPast(record, this.platform.clock.now());
    if (version !== undefined && isEnd(version)) return 'over';
    if (version === undefined || !asksForAnswers(version.content, this.platform.config.profile)) return 'not-asked';
    return isOver ? 'over' : 'open';
  }

  /**
   * Writes an answer down for the newest version, whichever was read: households are followed by that one. The same answer
   * again is one receipt, a changed one is a new receipt, and one that comes after a newer one counts no more.
   */
  async give(record: AlertRecord, given: { wayId: string; kind: Answer; at: Date }): Promise<Answered> {
    const standing = this.standing(record);
    const version = issuedOf(record);
    if (standing !== 'open' || version === undefined) return standing === 'open' ? 'not-asked' : standing;
    const { wayId, kind, at } = given;
    // Who was helped and presses again needs help again.
    const before = await this.ledger.lastReceipt(version.id, wayId, [...ANSWERS, 'helped']);
    if (before?.kind === kind) return 'same';
    if (before !== undefined && before.at > at) return 'late';
    const externalId = [version.id, wayId, before?.id ?? '0'].join('|');
    await this.ledger.receive({ kind, versionId: version.id, wayId, externalId, givenBy: 'resident', at });
    return 'kept';
  }

  /** An answer that comes back through a provider, about the version that was read. `reply` is for who gave it. */
  async hear(
    versionId: string,
    given: { wayId: string; kind: Answer; at: Date; language: Language },
  ): Promise<{ isNew: boolean; reply?: string }> {
    const record = await this.alerts.byVersion(versionId);
    if (record === undefined) return { isNew: false };
    const answered = await this.give(record, given);
    const { kind, language } = given;
    const reply = answerReply(record, { kind, answered, language }, this.platform.config.profile);
    return { isNew: answered === 'kept', ...(reply === undefined ? {} : { reply }) };
  }

  /** What this address answered last to the newest version. */
  async answerOf(record: AlertRecord, wayId: string): Promise<{ kind: Answer; at: Date } | undefined> {
    const version = issuedOf(record);
    if (version === undefined) return undefined;
    const found = await this.ledger.lastReceipt(version.id, wayId, ANSWERS);
    return found === undefined || !isAnswer(found.kind) ? undefined : { kind: found.kind, at: found.at };
  }
}

function isEnd({ content }: VersionRecord): boolean {
  return content.messageType === 'AllClear' || content.messageType === 'Cancel';
}
