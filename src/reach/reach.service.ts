import { Inject, Injectable } from '@nestjs/common';
import type { AlertRecord } from '../alerts/alert-record.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { channels } from '../channels/index.js';
import { laneOf, type VersionContent } from '../domain/alert.js';
import { allAreas, contains } from '../domain/area.js';
import { chainFor, type Forecast } from '../domain/chain.js';
import { isNewsletter, TOPICS } from '../domain/topic.js';
import { Platform } from '../platform/platform.js';
import type { Enrolment } from './enrolment.js';
import { whyOver } from './over.js';
import type { Gateways } from './gateway.store.js';
import { ReachStore, type Run } from './reach.store.js';

const DIGITAL = channels.filter(({ reach }) => reach === 'addressed').map(({ name }) => name);
const CALLED = channels.filter(({ reach }) => reach === 'chain').map(({ name }) => name);
const NEWSLETTERS = TOPICS.filter(isNewsletter);
/** What left the house so long ago and was never followed will not be followed now. */
const FOLLOWED_MS = 86_400_000;
/** The after-action report is long made; what is left of single households goes (個人情報保護法 第61条2項: no more than the purpose needs). */
const KEPT_DAYS = 90;

/** Follows each household of an alert along its chain until it is reached or stands on a list (domain/chain.ts). */
@Injectable()
export class ReachService {
  constructor(
    @Inject(ReachStore) private readonly store: ReachStore,
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** One round: new versions get their households, and every open run takes the steps that are due. */
  async follow(now = this.platform.clock.now()): Promise<void> {
    for (const id of await this.store.withoutRun(NEWSLETTERS, new Date(now.getTime() - FOLLOWED_MS)))
      await this.open(id, now);
    for (const run of await this.store.openRuns()) {
      const record = await this.alerts.byVersion(run.versionId);
      await this.store.advance(run, { now, digital: DIGITAL, gateways: this.gatewaysFor(run, record) });
      if (isOver(record, run, now)) await this.store.close(run.versionId, now);
    }
    await this.store.forget(new Date(now.getTime() - KEPT_DAYS * 86_400_000), now);
  }

  /** Which lists would be rung and knocked, when and how many, if this were issued now. */
  async forecast(content: VersionContent, alertId?: string): Promise<Forecast[]> {
    const chain = chainFor(content, this.platform.config.profile);
    if (chain === undefined) return [];
    const rows = await this.store.forecast(chain, this.enrolmentOf(content, alertId));
    return rows.map(({ list, after, asks, n }) => ({
      list,
      afterMinutes: after,
      households: n,
      unlessAnswered: asks,
    }));
  }

  private async open(versionId: string, now: Date): Promise<void> {
    const record = await this.alerts.byVersion(versionId);
    const version = record?.versions.find(({ id }) => id === versionId);
    if (record === undefined || version === undefined) return;
    const chain = chainFor(version.content, this.platform.config.profile);
    if (chain === undefined) return;
    const run: Run = { versionId, alertId: record.id, chain, openedAt: version.issuedAt ?? now };
    const households = await this.store.enrol(run, this.enrolmentOf(version.content, record.id));
    this.platform.log.info('households followed', { versionId, households, chain: chain.name });
  }

  private enrolmentOf(content: VersionContent, alertId?: string): Enrolment {
    const { profile } = this.platform.config;
    const isOver = content.messageType === 'AllClear' || content.messageType === 'Cancel';
    return {
      areas: allAreas(profile).filter((code) => content.areas.some((area) => contains(area, code))),
      groups: content.groups,
      digital: DIGITAL,
      isDrill: content.kind === 'drill',
      ...(alertId === undefined ? {} : { alertId }),
      onlyReached: isOver,
    };
  }

  private gatewaysFor(run: Run, record: AlertRecord | undefined): Gateways {
    const content = record?.versions.find(({ id }) => id === run.versionId)?.content;
    const { channelSettings } = this.platform.config;
    return {
      channels: content === undefined ? [] : CALLED.filter((name) => channelSettings.get(name) !== undefined),
      lane: content === undefined ? 'notice' : laneOf(content),
      isDrill: content?.kind === 'drill',
    };
  }
}

function isOver(record: AlertRecord | undefined, run: Run, now: Date): boolean {
  return record === undefined || whyOver(record, run.versionId, now) !== undefined;
}
