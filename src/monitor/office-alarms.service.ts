import { Inject, Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { AreaCheckService } from '../areas/area-check.service.js';
import { FeedStatusService } from '../intake/feeds/feed-status.service.js';
import type { Alarm } from './alarm.js';
import { feedAlarms } from './feed-alarms.js';
import { HelpAlarms } from './help-alarms.service.js';

/** What waits for the office rather than for whoever runs the machines. */
@Injectable()
export class OfficeAlarms {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(FeedStatusService) private readonly feeds: FeedStatusService,
    @Inject(AreaCheckService) private readonly areas: AreaCheckService,
    @Inject(HelpAlarms) private readonly help: HelpAlarms,
  ) {}

  async now(): Promise<Alarm[]> {
    const [asking, waiting, feeds, areas] = await Promise.all([
      this.help.now(),
      this.alerts.waitingFromSources(),
      this.feeds.status(),
      this.areas.alarms(),
    ]);
    return [...asking, ...unreleased(waiting), ...feedAlarms(feeds), ...areas];
  }
}

function unreleased(waiting: readonly string[]): Alarm[] {
  if (waiting.length === 0) return [];
  const shown = waiting.slice(0, 5).join('、');
  return [
    {
      id: 'unreleased',
      ja: `自動で届いた情報 ${waiting.length} 件が、職員の判断を待っています（${shown}）。「発信」の画面で確かめ、送るか終えるかを決めてください。`,
      en: `${waiting.length} alerts from sources wait for a person (${waiting.slice(0, 5).join(', ')}): open the console and decide.`,
    },
  ];
}
