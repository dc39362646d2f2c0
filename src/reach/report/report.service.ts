import { mkdir, readFile, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import {
  isPast,
  issuedOf,
  newestOf,
  reportNumber,
  type AlertRecord,
  type VersionRecord,
} from '../../alerts/alert-record.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { writeWhole } from '../../channels/whole-files.js';
import { markTitle } from '../../domain/marking.js';
import { isNewsletter, TOPICS } from '../../domain/topic.js';
import { LedgerService } from '../../ledger/ledger.service.js';
import { Platform } from '../../platform/platform.js';
import type { ReachFigures } from '../figures.js';
import { ReachFiguresService } from '../figures.service.js';
import { csvOf } from './report-csv.js';
import { pdfOf } from './report-pdf.js';
import { channelWords, MESSAGE_TYPE_WORDS, moveWords, receiptWords } from './report-words.js';
import type { ReceiptCount, Report, ReportVersion, TimelineEntry } from './report.js';
import { ReportStore } from './report.store.js';

export const FORMATS = ['pdf', 'csv'] as const;
export type ReportFormat = (typeof FORMATS)[number];

/** Nothing new for so long: the last messages of an all-clear are on their way no more. */
const QUIET_MS = 60_000;
/** An alert that ended so long ago has its report, or a person asks for one. */
const LOOKED_AFTER_MS = 14 * 86_400_000;
const NEWSLETTERS = TOPICS.filter(isNewsletter);

/** The after-action report of an alert: put together from the ledger, kept under DATA_DIR/reports once the alert is over. */
@Injectable()
export class ReportService {
  constructor(
    @Inject(ReportStore) private readonly store: ReportStore,
    @Inject(ReachFiguresService) private readonly figures: ReachFiguresService,
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** The kept file where nothing has happened since, else a new one; that of an alert that goes on is made each time. */
  async file(record: AlertRecord, format: ReportFormat): Promise<Uint8Array> {
    if (await this.isKept(record)) {
      const kept = await readFile(this.path(record, format)).catch(() => undefined);
      if (kept !== undefined) return kept;
    }
    const files = await this.make(record);
    return files[format];
  }

  /** When the kept report was made, if there is one. */
  async keptAt(record: AlertRecord): Promise<Date | undefined> {
    const times = await Promise.all(
      FORMATS.map((format) =>
        stat(this.path(record, format)).then(
          ({ mtime }) => mtime,
          () => undefined,
        ),
      ),
    );
    const [a, b] = times;
    return a === undefined || b === undefined ? undefined : a < b ? a : b;
  }

  /** Writes the report of each alert that is over and has fallen quiet. */
  async writeDue(now = this.platform.clock.now()): Promise<void> {
    const since = new Date(now.getTime() - LOOKED_AFTER_MS);
    for (const id of await this.store.issuedSince(since, { except: NEWSLETTERS })) {
      const record = await this.alerts.get(id);
      if (record === undefined || !isOver(record, now) || (await this.isKept(record))) continue;
      const last = await this.store.lastNews(issuedVersions(record).map((version) => version.id));
      if (last !== undefined && now.getTime() - last.getTime() < QUIET_MS) continue;
      await this.make(record);
      this.platform.log.info('report written', { alertId: record.id, shortId: record.shortId });
    }
  }

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

  /** Made whole, and kept where the alert is over. Its time is from before it looked: what comes meanwhile makes a new one. */
  private async make(record: AlertRecord): Promise<Record<ReportFormat, Uint8Array>> {
    const report = await this.gather(record);
    const files = { pdf: await pdfOf(report), csv: csvOf(report) };
    if (!report.isOver) return files;
    await mkdir(this.folder(), { recursive: true });
    for (const format of FORMATS) {
      await writeWhole(this.folder(), `${record.shortId}.${format}`, files[format]);
      await utimes(this.path(record, format), report.madeAt, report.madeAt);
    }
    return files;
  }

  private async isKept(record: AlertRecord): Promise<boolean> {
    if (!isOver(record, this.platform.clock.now())) return false;
    const kept = await this.keptAt(record);
    if (kept === undefined) return false;
    const last = await this.store.lastNews(issuedVersions(record).map((version) => version.id));
    return last === undefined || last <= kept;
  }

  private folder(): string {
    return join(this.platform.config.dataDir, 'reports');
  }

  private path(record: AlertRecord, format: ReportFormat): string {
    return join(this.folder(), `${record.shortId}.${format}`);
  }
}

function issuedVersions(record: AlertRecord): VersionRecord[] {
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
