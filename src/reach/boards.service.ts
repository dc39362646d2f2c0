import { Inject, Injectable } from '@nestjs/common';
import { isPast, issuedOf, reportNumber, type AlertRecord, type VersionRecord } from '../alerts/alert-record.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { AddressesService } from '../audience/addresses.service.js';
import { sheetPath, sheetSeal, type Sheet } from '../domain/alert-url.js';
import { contains } from '../domain/area.js';
import type { Board } from '../domain/profile.js';
import type { ReceiptRow } from '../ledger/receipt-record.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Platform } from '../platform/platform.js';

/** What is known of a board for one alert. */
export interface BoardState {
  board: Board;
  /** Number printed on its sheet. */
  sheet: number;
  /** `old`: what hangs there is not the newest word. */
  state: 'open' | 'posted' | 'old' | 'taken-down';
  at?: Date;
}

/** A sheet in somebody's hands, and what to do with it. */
export interface SheetState {
  record: AlertRecord;
  version: VersionRecord;
  board: Board;
  report: number;
  /** `newest`: post it. `superseded`: take it down, `newer` is the next. `over`: take it down. */
  standing: 'newest' | 'superseded' | 'over';
  newer?: { path: string; report: number };
  postedAt?: Date;
  takenDownAt?: Date;
}

const KINDS = ['posted', 'taken-down'] as const;

/** Notice boards: who posted what, told by the sheet itself. */
@Injectable()
export class BoardsService {
  constructor(
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(AddressesService) private readonly addresses: AddressesService,
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** The sheet behind a link; nothing where the code was not printed by this hub. */
  async sheet(sheet: Sheet): Promise<SheetState | undefined> {
    const { vault, config } = this.platform;
    const board = config.profile.boards.find(({ code }) => code === sheet.board);
    if (board === undefined || sheet.code.toUpperCase() !== vault.code('sheet', sheetSeal(sheet))) return undefined;
    const record = await this.alerts.byShortId(sheet.shortId);
    const version = record?.versions.find(
      (each) => each.issuedAt !== undefined && reportNumber(record, each) === sheet.report,
    );
    const newest = record === undefined ? undefined : issuedOf(record);
    if (record === undefined || version === undefined || newest === undefined) return undefined;
    return this.describe(record, { version, newest, board, report: sheet.report });
  }

  /** One tap: the sheet hangs, or it is gone. The same tap twice is one receipt; posted, gone and posted again are three. */
  async tell({ version, board }: SheetState, kind: (typeof KINDS)[number]): Promise<void> {
    const wayId = this.addresses.placeWayId('bulletin', board.code);
    const others = (await this.receipts([version.id], wayId)).filter((each) => each.kind !== kind).length;
    await this.ledger.receive({
      kind,
      versionId: version.id,
      wayId,
      externalId: `${version.id}|${board.code}|${others}`,
      givenBy: 'sheet',
      at: this.platform.clock.now(),
    });
  }

  /** Every board that the alert concerns, in the order of the sheets: open, posted, or showing an old word. */
  async states(record: AlertRecord): Promise<BoardState[]> {
    const newest = issuedOf(record);
    if (newest === undefined) return [];
    const issued = record.versions.filter(({ issuedAt }) => issuedAt !== undefined).map(({ id }) => id);
    const receipts = await this.ledger.receiptsOf(issued, KINDS);
    return this.platform.config.profile.boards
      .map((board, index) => ({ board, sheet: index + 1 }))
      .filter(({ board }) => isConcerned(record, board))
      .map(({ board, sheet }) => {
        const wayId = this.addresses.placeWayId('bulletin', board.code);
        const last = receipts.findLast((each) => each.way_id === wayId);
        if (last === undefined) return { board, sheet, state: 'open' };
        const state = last.kind === 'taken-down' ? 'taken-down' : last.version_id === newest.id ? 'posted' : 'old';
        return { board, sheet, state, at: last.at };
      });
  }

  private async describe(
    record: AlertRecord,
    { version, newest, board, report }: { version: VersionRecord; newest: VersionRecord; board: Board; report: number },
  ): Promise<SheetState> {
    const receipts = await this.receipts([version.id], this.addresses.placeWayId('bulletin', board.code));
    const last = receipts.at(-1);
    const [postedAt, takenDownAt] = KINDS.map((kind) => (last?.kind === kind ? last.at : undefined));
    const isOld = newest.id !== version.id;
    return {
      record,
      version,
      board,
      report,
      standing: isOld ? 'superseded' : isPast(record, this.platform.clock.now()) ? 'over' : 'newest',
      ...(isOld ? { newer: this.newer(record, newest, board) } : {}),
      ...(postedAt === undefined ? {} : { postedAt }),
      ...(takenDownAt === undefined ? {} : { takenDownAt }),
    };
  }

  private newer(record: AlertRecord, newest: VersionRecord, board: Board): { path: string; report: number } {
    const sheet = { shortId: record.shortId, report: reportNumber(record, newest), board: board.code };
    return {
      path: sheetPath({ ...sheet, code: this.platform.vault.code('sheet', sheetSeal(sheet)) }),
      report: sheet.report,
    };
  }

  private async receipts(versionIds: string[], wayId: string): Promise<ReceiptRow[]> {
    return (await this.ledger.receiptsOf(versionIds, KINDS)).filter((each) => each.way_id === wayId);
  }
}

/** A board takes part where its town lies in what any version named, or the other way round. */
function isConcerned(record: AlertRecord, board: Board): boolean {
  return record.versions
    .filter(({ issuedAt }) => issuedAt !== undefined)
    .some(({ content }) => content.areas.some((area) => contains(area, board.area) || contains(board.area, area)));
}
