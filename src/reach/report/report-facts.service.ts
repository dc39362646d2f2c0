import { Inject, Injectable } from '@nestjs/common';
import {
  isPast,
  issuedOf,
  newestOf,
  reportNumber,
  type AlertRecord,
  type VersionRecord,
} from '../../alerts/alert-record.js';
import { markTitle } from '../../domain/marking.js';
import { LedgerService } from '../../ledger/ledger.service.js';
import { Platform } from '../../platform/platform.js';
import type { ReachFigures } from '../figures.js';
import { ReachFiguresService } from '../figures.service.js';
import { channelWords, MESSAGE_TYPE_WORDS, moveWords, receiptWords } from './report-words.js';
import type { ReceiptCount, Report, ReportVersion, TimelineEntry } from './report.js';
import { ReportStore } from './report.store.js';

/** Puts together what a report says, from the register, the ledger and the reach of households. */
@Injectable()
export class ReportFacts {
  constructor(
    @Inject(ReportStore) private readonly store: ReportStore,
    @Inject(ReachFiguresService) private readonly figures: ReachFiguresService,
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** Everything the report says, at this moment. */
  async gather(record: AlertRecord): Promise<Report> {
    const { profile } = this.platform.config;
    const madeAt = this.platform.clock.now();
    const reach = new Map((await this.figures.all(record)).map((each) => [each.versionId, each]));
    const versions: ReportVersion[] = [];
    for (const version of issuedVersions(record))
      versions.push(await this.versionOf(record, version, reach.get(version.id)));
    const { content } = newestOf(record);
    const isDrill = content.kind === 'drill';
    return {
      city: profile.name.ja,
      zone: profile.timeZone,
      alertId: record.id,
      shortId: record.shortId,
      headline: markTitle(content.kind, 'ja', content.texts.ja.headline),
      kind: content.kind,
      state: record.state,
      isOver: isOver(record, madeAt),
      madeAt,
      timeline: timelineOf(record, versions),
      versions,
      ...(isDrill ? { leaks: await this.store.leaks(versions.map(({ id }) => id)) } : {}),
    };
  }

  private async versionOf(
    record: AlertRecord,
    version: VersionRecord,
    reach: ReachFigures | undefined,
  ): Promise<ReportVersion> {
    const [{ channels, first, last }, failures, receipts, wording] = await Promise.all([
      this.ledger.channels(version.id),
      this.store.failures(version.id),
      this.store.receipts(version.id),
      this.store.wording(version.id),
    ]);
    return {
      id: version.id,
      number: reportNumber(record, version),
      messageType: version.content.messageType,
      issuedAt: version.issuedAt ?? version.createdAt,
      ...(first === undefined ? {} : { firstHandOffAt: first }),
      ...(last === undefined ? {} : { lastHandOffAt: last }),
      channels: Object.entries(channels).map(([name, figures]) => ({ name, label: channelWords(name), figures })),
      failures,
      receipts,
      ...(reach === undefined ? {} : { reach }),
      wording,
    };
  }
}

export function issuedVersions(record: AlertRecord): VersionRecord[] {
  return record.versions.filter(({ issuedAt }) => issuedAt !== undefined);
}

/** Ended, withdrawn, all clear, or past its time. */
export function isOver(record: AlertRecord, now: Date): boolean {
  const told = issuedOf(record);
  if (told === undefined) return false;
  if (record.state === 'cancelled' || record.state === 'ended' || isPast(record, now)) return true;
  return told.content.messageType === 'AllClear' || told.content.messageType === 'Cancel';
}

function timelineOf(record: AlertRecord, versions: readonly ReportVersion[]): TimelineEntry[] {
  const moves = record.events.map(({ at, move, versionNumber, detail }) => ({
    at,
    what: `${reportOf(record, versionNumber)}${moveWords(move)}${detail === '' ? '' : `（${detail}）`}`,
  }));
  const handOffs = versions.flatMap(({ number, messageType, firstHandOffAt, lastHandOffAt, receipts }) => [
    ...(firstHandOffAt === undefined
      ? []
      : [{ at: firstHandOffAt, what: `第${number}報（${MESSAGE_TYPE_WORDS[messageType]}）：最初の引渡し` }]),
    ...(lastHandOffAt === undefined ? [] : [{ at: lastHandOffAt, what: `第${number}報：最後の引渡し` }]),
    ...receipts.flatMap((receipt) => receiptEntries(number, receipt)),
  ]);
  return [...moves, ...handOffs].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Residents count what was issued; a draft that never went out has no number. */
function reportOf(record: AlertRecord, versionNumber: number): string {
  const version = record.versions.find(({ number }) => number === versionNumber);
  return version?.issuedAt === undefined ? '' : `第${reportNumber(record, version)}報：`;
}

function receiptEntries(number: number, { kind, count, first, last }: ReceiptCount): TimelineEntry[] {
  const words = `第${number}報：${receiptWords(kind)}`;
  if (count === 1) return [{ at: first, what: words }];
  return [
    { at: first, what: `${words}（最初）` },
    { at: last, what: `${words}（最後、あわせて${count}件）` },
  ];
}
