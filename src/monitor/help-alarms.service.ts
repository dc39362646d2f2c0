import { Inject, Injectable } from '@nestjs/common';
import { newestOf, type AlertRecord } from '../alerts/alert-record.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { mark } from '../domain/marking.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Clock } from '../platform/clock.js';
import type { Alarm } from './alarm.js';

/** Somebody answered "I need help" and waits. */
@Injectable()
export class HelpAlarms {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** One for each alert. */
  async now(): Promise<Alarm[]> {
    const rows = await this.ledger.askingForHelp(this.clock.now());
    const alarms: Alarm[] = [];
    for (const [alertId, calls] of Map.groupBy(rows, ({ alert_id: id }) => id)) {
      const record = await this.alerts.get(alertId);
      if (record !== undefined) alarms.push(asking(record, calls.length));
    }
    return alarms;
  }
}

function asking(record: AlertRecord, count: number): Alarm {
  const { kind, texts } = newestOf(record).content;
  const headline = texts.ja.headline;
  return {
    id: `asks-for-help:${record.id}`,
    ja: `${mark(kind, 'ja')}「${headline}」に「助けが必要です」と答えた人が ${count} 件、対応を待っています。一覧を開き、助けを向けてください。`,
    en: `${mark(kind, 'en')}${count} answered “I need help” to “${headline}” and wait: open the list and send help.`,
    href: `/console/alerts/${record.id}/help`,
  };
}
