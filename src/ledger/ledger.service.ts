import { Inject, Injectable } from '@nestjs/common';
import type { Lane } from '../domain/alert.js';
import type { Attempted, Outcome, Reason } from '../domain/outcome.js';
import type { Dispatch, Forgotten, Lease, Remainder, Span } from './dispatch.js';
import { DispatchStore } from './dispatch.store.js';
import { FiguresStore, type DeliveryRow, type FigureRow } from './figures.store.js';
import type { ChannelProgress } from './progress.js';
import type { HelpRow, NewReceipt, ReceiptRow } from './receipt-record.js';
import { ReceiptsStore } from './receipts.store.js';
import type { ReceiptKind } from '../domain/receipt.js';

/** An alert may be over long before its helpers are; after so long somebody has found out otherwise. */
const HELP_DAYS = 7;

/** The append-only record of every attempt, and what is derived from it: owed, progress, reach. */
@Injectable()
export class LedgerService {
  constructor(
    @Inject(DispatchStore) private readonly dispatches: DispatchStore,
    @Inject(FiguresStore) private readonly figures: FiguresStore,
    @Inject(ReceiptsStore) private readonly receipts: ReceiptsStore,
  ) {}

  claim(dispatchId: string, token: string): Promise<Lease | undefined> {
    return this.dispatches.claim(dispatchId, token);
  }

  owed(dispatch: Dispatch): Promise<string[]> {
    return this.dispatches.owed(dispatch);
  }

  turnWindow(lease: Lease, attempts: readonly Attempted[], at: Date, next: Span): Promise<boolean> {
    return this.dispatches.turnWindow(lease, attempts, at, next);
  }

  renew(lease: Lease): Promise<boolean> {
    return this.dispatches.renew(lease);
  }

  append(lease: Lease, attempts: readonly Attempted[], at: Date): Promise<void> {
    return this.dispatches.append(lease, attempts, at);
  }

  closeWindow(lease: Lease, attempts: readonly Attempted[], at: Date): Promise<void> {
    return this.dispatches.closeWindow(lease, attempts, at);
  }

  finish(lease: Lease, remainders: readonly Remainder[] = []): Promise<void> {
    return this.dispatches.finish(lease, remainders);
  }

  postpone(lease: Lease, later: { pauseMs: number; tried: boolean; repeatKey?: string }): Promise<void> {
    return this.dispatches.postpone(lease, later);
  }

  takeForgotten(patienceSeconds: number): Promise<Forgotten[]> {
    return this.dispatches.takeForgotten(patienceSeconds);
  }

  /** Those of `wayIds` that were already sent again because of a doubt. */
  repeatedInDoubt(versionId: string, wayIds: readonly string[]): Promise<string[]> {
    return this.dispatches.repeatedInDoubt(versionId, wayIds);
  }

  recoverLost(): Promise<number> {
    return this.dispatches.recoverLost();
  }

  unmark(ids: readonly string[]): Promise<void> {
    return this.dispatches.unmark(ids);
  }

  isWaiting(lane: Lane): Promise<boolean> {
    return this.dispatches.isWaiting(lane);
  }

  waitingSeconds(): Promise<number> {
    return this.dispatches.waitingSeconds();
  }

  /** Reasons of the last minutes that a person must act on. */
  alarmingReasons(minutes: number): Promise<{ channel: string; reason: Reason; count: number }[]> {
    return this.figures.alarmingReasons(minutes);
  }

  oldestOwedSeconds(): Promise<number> {
    return this.dispatches.oldestOwedSeconds();
  }

  /** Figures of each channel, and the first and last hand-off of all. */
  async channels(
    versionId: string,
  ): Promise<{ channels: Record<string, ChannelProgress>; first?: Date; last?: Date; audience: number }> {
    const rows = await this.figures.figures(versionId);
    const times = rows.flatMap((row) => [row.first, row.last]).filter((time): time is Date => time !== null);
    times.sort((a, b) => a.getTime() - b.getTime());
    const [first, last] = [times[0], times.at(-1)];
    return {
      channels: Object.fromEntries(rows.map((row) => [row.channel, progressOf(row)])),
      audience: rows.reduce((sum, row) => sum + row.owed, 0),
      ...(first === undefined || last === undefined ? {} : { first, last }),
    };
  }

  deliveries(
    versionId: string,
    filter: { channel?: string; outcome?: string; after?: string; limit: number },
  ): Promise<DeliveryRow[]> {
    return this.figures.deliveries(versionId, filter);
  }

  attempts(
    versionId: string,
    wayId: string,
  ): Promise<{ at: Date; round: number; outcome: Outcome; reason: Reason; detail: string | null }[]> {
    return this.figures.attempts(versionId, wayId);
  }

  because(versionId: string, wayId: string): Promise<'area' | 'group' | 'earlier' | 'chain' | undefined> {
    return this.figures.because(versionId, wayId);
  }

  reach(versionId: string, areas: readonly string[]): Promise<{ area: string; households: number; reached: number }[]> {
    return this.figures.reach(versionId, areas);
  }

  /** True the first time a provider tells of this event. */
  isFirst(kind: string, externalId: string, at: Date): Promise<boolean> {
    return this.figures.keepReceipt(kind, externalId, at);
  }

  /** Writes down what came back; false where the same was told before. */
  receive(receipt: NewReceipt): Promise<boolean> {
    return this.receipts.keep(receipt);
  }

  /** The last of these kinds that this address gave for this version. */
  lastReceipt(versionId: string, wayId: string, kinds: readonly ReceiptKind[]): Promise<ReceiptRow | undefined> {
    return this.receipts.last(versionId, wayId, kinds);
  }

  receiptsOf(versionIds: readonly string[], kinds: readonly ReceiptKind[]): Promise<ReceiptRow[]> {
    return this.receipts.of(versionIds, kinds);
  }

  /** Who asked for help in the last days and was not helped; of one alert, or of all. Those who wait longest come first. */
  askingForHelp(now: Date, alertId?: string): Promise<HelpRow[]> {
    return this.receipts.askingForHelp(new Date(now.getTime() - HELP_DAYS * 86_400_000), alertId);
  }

  isFannedOut(versionId: string): Promise<boolean> {
    return this.figures.isFannedOut(versionId);
  }
}

function progressOf(row: FigureRow): ChannelProgress {
  const of = (outcome: Outcome): number => row.counts[outcome] ?? 0;
  const figures = {
    sent: of('sent'),
    sandbox: of('sandbox'),
    failed: of('failed'),
    suspended: of('suspended'),
    expired: of('expired'),
    unknown: of('unknown'),
  };
  const settled = Object.values(figures).reduce((sum, count) => sum + count, 0);
  const seconds = row.first === null || row.last === null ? 0 : (row.last.getTime() - row.first.getTime()) / 1000;
  const perSecond =
    seconds > 0 ? Math.round((figures.sent + figures.sandbox) / seconds) : figures.sent + figures.sandbox;
  return { owed: row.owed, open: row.owed - settled, ...figures, perSecond };
}
