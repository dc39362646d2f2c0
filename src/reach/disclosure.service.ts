import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/actor.js';
import { AuditService } from '../accounts/audit.service.js';
import { issuedOf, type AlertRecord } from '../alerts/alert-record.js';
import type { Refusal } from '../domain/lifecycle.js';
import { Platform } from '../platform/platform.js';
import { DisclosureStore } from './disclosure.store.js';
import { whyOver } from './over.js';

/** A declared emergency: who opened the names to helpers, why, and since when. */
export interface Emergency {
  officer: string;
  reason: string;
  openedAt: Date;
}

/**
 * The second gate to the names of those who need support: without their consent only while life is in danger, opened
 * for one alert by a named officer with a reason (災害対策基本法 §49-11 (3)). It closes with the alert.
 */
@Injectable()
export class DisclosureService {
  constructor(
    @Inject(DisclosureStore) private readonly store: DisclosureStore,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** The emergency that is in force for this alert, if any: never in a drill, never after the alert. */
  async emergencyOf(record: AlertRecord): Promise<Emergency | undefined> {
    if (this.whyNot(record) !== undefined) return undefined;
    const row = await this.store.current(record.id);
    return row === undefined ? undefined : { officer: row.officer, reason: row.reason, openedAt: row.opened_at };
  }

  async open(actor: Actor, record: AlertRecord, by: { officer: string; reason: string }): Promise<Refusal | undefined> {
    const refusal = this.whyNot(record);
    if (refusal !== undefined) return refusal;
    const at = this.platform.clock.now();
    if (!(await this.store.open({ ...by, alertId: record.id, by: actor.id, at }))) return ALREADY;
    await this.audit.write(actor, 'disclosure.opened', record.id, by);
    return undefined;
  }

  async close(actor: Actor, record: AlertRecord): Promise<void> {
    if (await this.store.close(record.id, this.platform.clock.now()))
      await this.audit.write(actor, 'disclosure.closed', record.id);
  }

  private whyNot(record: AlertRecord): Refusal | undefined {
    const version = issuedOf(record);
    if (version === undefined || whyOver(record, version.id, this.platform.clock.now()) !== undefined) return OVER;
    return version.content.kind === 'actual' ? undefined : DRILL;
  }
}

const ALREADY: Refusal = {
  code: 'already-open',
  ja: 'すでに開示されています。画面を読み直してください。',
  en: 'It is open already: reload the page.',
};
const OVER: Refusal = {
  code: 'alert-over',
  ja: 'この情報は終わっています。開示できません。',
  en: 'This alert is over: nothing can be opened.',
};
const DRILL: Refusal = {
  code: 'only-live',
  ja: '訓練では、同意のない方の氏名を開示できません。',
  en: 'In a drill no names are opened without consent.',
};
