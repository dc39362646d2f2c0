import { Inject, Injectable } from '@nestjs/common';
import { issuedOf, newestOf, type AlertRecord } from '../alerts/alert-record.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { DeliveryHistory, DeliveryItem, Progress } from '../ledger/progress.js';
import { Residents } from './residents.service.js';

const PAGE = 100;

/** What the ledger says of an alert, for people: progress, deliveries with masked addresses. */
@Injectable()
export class ProgressService {
  constructor(
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(Residents) private readonly residents: Residents,
  ) {}

  async progress(alertId: string): Promise<Progress | undefined> {
    const record = await this.alerts.get(alertId);
    return record === undefined ? undefined : this.progressOf(record);
  }

  async progressOf(record: AlertRecord): Promise<Progress> {
    const version = issuedOf(record) ?? newestOf(record);
    const { channels, audience, first, last } = await this.ledger.channels(version.id);
    return {
      alertId: record.id,
      versionId: version.id,
      state: record.state,
      receivedAt: version.createdAt.toISOString(),
      ...(version.issuedAt === undefined ? {} : { issuedAt: version.issuedAt.toISOString() }),
      ...(first === undefined ? {} : { firstHandOffAt: first.toISOString() }),
      ...(last === undefined ? {} : { lastHandOffAt: last.toISOString() }),
      audience,
      channels,
    };
  }

  /** True when every address of the newest issued version has its last word. */
  async isSettled(record: AlertRecord): Promise<boolean> {
    const version = issuedOf(record);
    if (version === undefined || !(await this.ledger.isFannedOut(version.id))) return false;
    const { channels } = await this.ledger.channels(version.id);
    return Object.values(channels).every((channel) => channel.open === 0);
  }

  async deliveries(
    alertId: string,
    filter: { channel?: string; outcome?: string; after?: string },
  ): Promise<{ items: DeliveryItem[]; next?: string }> {
    const record = await this.alerts.get(alertId);
    const version = record === undefined ? undefined : (issuedOf(record) ?? newestOf(record));
    if (version === undefined) return { items: [] };
    const rows = await this.ledger.deliveries(version.id, { ...filter, limit: PAGE + 1 });
    const page = rows.slice(0, PAGE);
    const ways = new Map(
      (await this.residents.audience.ways(page.map((row) => row.way_id))).map((way) => [way.id, way]),
    );
    const items = page.map((row): DeliveryItem => {
      const way = ways.get(row.way_id);
      return {
        versionId: version.id,
        wayId: row.way_id,
        channel: row.channel,
        address: way === undefined ? '***' : this.residents.addresses.masked(way),
        language: row.language,
        outcome: row.outcome ?? 'owed',
        ...(row.reason === null ? {} : { reason: row.reason }),
        ...(row.detail === null ? {} : { detail: row.detail }),
        tries: row.tries,
        ...(row.at === null ? {} : { at: row.at.toISOString() }),
      };
    });
    const last = page.at(-1);
    return { items, ...(rows.length > PAGE && last !== undefined ? { next: last.way_id } : {}) };
  }

  async history(versionId: string, wayId: string): Promise<DeliveryHistory | undefined> {
    const because = await this.ledger.because(versionId, wayId);
    const way = await this.residents.audience.way(wayId);
    if (because === undefined || way === undefined) return undefined;
    const attempts = await this.ledger.attempts(versionId, wayId);
    return {
      versionId,
      wayId,
      channel: way.channel,
      address: this.residents.addresses.masked(way),
      because,
      attempts: attempts.map(({ at, round, outcome, reason, detail }) => ({
        at: at.toISOString(),
        round,
        outcome,
        reason,
        ...(detail === null ? {} : { detail }),
      })),
    };
  }
}
