import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/actor.js';
import { AuditService } from '../accounts/audit.service.js';
import type { AlertRecord } from '../alerts/alert-record.js';
import type { Refusal } from '../domain/lifecycle.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { HelpRow } from '../ledger/receipt-record.js';
import { HelpNamesService, type HelpCall } from './help-names.service.js';
import { Platform } from '../platform/platform.js';

/** Those who answered "I need help", until somebody has helped. Each look is in the audit trail. */
@Injectable()
export class HelpService {
  constructor(
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(HelpNamesService) private readonly names: HelpNamesService,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async count(record: AlertRecord): Promise<number> {
    return (await this.asking(record)).length;
  }

  /** With names and addresses: for the office alone. Those who wait longest come first. */
  async calls(actor: Actor, record: AlertRecord): Promise<HelpCall[]> {
    const rows = await this.asking(record);
    const calls = await this.names.of(rows);
    if (calls.length > 0) await this.audit.write(actor, 'help.view', record.id, { calls: calls.length });
    return calls;
  }

  /** Somebody has helped. */
  async helped(actor: Actor, record: AlertRecord, id: string): Promise<Refusal | undefined> {
    const row = (await this.asking(record)).find((each) => each.id === id);
    if (row === undefined) return DONE_ALREADY;
    await this.ledger.receive({
      kind: 'helped',
      versionId: row.version_id,
      ...(row.household_id === null ? {} : { householdId: row.household_id }),
      ...(row.way_id === null ? {} : { wayId: row.way_id }),
      externalId: `helped|${row.id}`,
      givenBy: actor.id,
      at: this.platform.clock.now(),
    });
    await this.audit.write(actor, 'help.done', record.id);
    return undefined;
  }

  private asking(record: AlertRecord): Promise<HelpRow[]> {
    return this.ledger.askingForHelp(this.platform.clock.now(), record.id);
  }
}

const DONE_ALREADY: Refusal = {
  code: 'already-helped',
  ja: 'すでに対応済みか、本人が「無事です」と答え直しました。一覧を確かめてください。',
  en: 'Helped already, or they have said that they are safe since: look at the list.',
};
