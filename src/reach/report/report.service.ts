import { mkdir, readFile, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { AlertRecord } from '../../alerts/alert-record.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { writeWhole } from '../../channels/whole-files.js';
import { isNewsletter, TOPICS } from '../../domain/topic.js';
import { Platform } from '../../platform/platform.js';
import { csvOf } from './report-csv.js';
import { isOver, issuedVersions, ReportFacts } from './report-facts.service.js';
import { pdfOf } from './report-pdf.js';
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
    @Inject(ReportFacts) private readonly facts: ReportFacts,
    @Inject(AlertsService) private readonly alerts: AlertsService,
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

  /** Made whole, and kept where the alert is over. Its time is from before it looked: what comes meanwhile makes a new one. */
  private async make(record: AlertRecord): Promise<Record<ReportFormat, Uint8Array>> {
    const report = await this.facts.gather(record);
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
