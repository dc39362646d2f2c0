import { Inject, Injectable } from '@nestjs/common';
import { reportNumber, type AlertRecord, type VersionRecord } from '../alerts/alert-record.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { AddressesService } from '../audience/addresses.service.js';
import type { Refusal } from '../domain/lifecycle.js';
import type { Station } from '../domain/profile.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Platform } from '../platform/platform.js';

/** What a station says: this report of this alert was read on air, or shown on the screen. */
export interface StationWord {
  alertId: string;
  /** 第N報, the `version` of its feed. */
  version: number;
  /** When; now where nothing is said. */
  at?: Date;
  /** `studio`: from the page behind the station's link; else the id of the key. */
  givenBy: string;
}

/** Radio is read, a screen is shown. */
const KIND_OF: Record<string, 'on-air' | 'shown'> = { 'fm-feed': 'on-air', 'catv-feed': 'shown' };
/** Clocks of studios are not ours. */
const CLOCK_SLACK_MS = 2 * 60_000;

/** Studios and stations: what they have read on air, told by themselves. */
@Injectable()
export class StationsService {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(AddressesService) private readonly addresses: AddressesService,
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** The stations that a channel serves, in the order of the profile. */
  of(channel: string): Station[] {
    return this.platform.config.profile.stations.filter((station) => station.channel === channel);
  }

  /** The station's own page: no key, the link is the key. */
  path(station: Station): string {
    return `/studio/${this.platform.vault.token('studio', this.wayId(station))}`;
  }

  byToken(token: string): Station | undefined {
    const wayId = this.platform.vault.readToken('studio', token);
    return this.platform.config.profile.stations.find((station) => this.wayId(station) === wayId);
  }

  /** Writes the receipt; told twice for the same minute it counts once. */
  async tell(station: Station, word: StationWord): Promise<{ at: Date; isNew: boolean } | Refusal> {
    const now = this.platform.clock.now();
    const at = word.at ?? now;
    const kind = KIND_OF[station.channel];
    const record = await this.alerts.get(word.alertId);
    const version = record === undefined ? undefined : versionOf(record, word.version);
    if (kind === undefined || version?.issuedAt === undefined) return UNKNOWN;
    const tooEarly = at.getTime() < version.issuedAt.getTime() - CLOCK_SLACK_MS;
    if (tooEarly || at.getTime() > now.getTime() + CLOCK_SLACK_MS) return WRONG_TIME;
    const isNew = await this.ledger.receive({
      kind,
      versionId: version.id,
      wayId: this.wayId(station),
      externalId: `${version.id}|${station.code}|${at.toISOString().slice(0, 16)}`,
      givenBy: word.givenBy,
      at,
    });
    return { at, isNew };
  }

  /** When this station said that it had read (or shown) the version, oldest first. */
  async told(station: Station, versionId: string): Promise<Date[]> {
    const kind = KIND_OF[station.channel];
    if (kind === undefined) return [];
    const wayId = this.wayId(station);
    const receipts = await this.ledger.receiptsOf([versionId], [kind]);
    return receipts.filter((each) => each.way_id === wayId).map(({ at }) => at);
  }

  private wayId({ channel, code }: Station): string {
    return this.addresses.placeWayId(channel, code);
  }
}

function versionOf(record: AlertRecord, report: number): VersionRecord | undefined {
  return record.versions.find((each) => each.issuedAt !== undefined && reportNumber(record, each) === report);
}

const UNKNOWN: Refusal = {
  code: 'not-found',
  ja: 'その情報、またはその報はありません。current.json の alertId と version を送ってください。',
  en: 'No such alert or version: send alertId and version as current.json has them.',
};
const WRONG_TIME: Refusal = {
  code: 'wrong-time',
  ja: '時刻（at）が、発信より前か、これから先になっています。放送局の時計を確かめてください。',
  en: 'The time (at) lies before the alert was issued, or in the future: check the clock of the station.',
};
