import { Inject, Injectable } from '@nestjs/common';
import type { AlertRecord, VersionRecord } from '../alerts/alert-record.js';
import { AlertsService } from '../alerts/alerts.service.js';
import type { List } from '../domain/chain.js';
import type { Refusal } from '../domain/lifecycle.js';
import { RECEIPTS, type ReceiptKind } from '../domain/receipt.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Platform } from '../platform/platform.js';
import { RECEIPT_OF, type LineResult } from './list-sheet.js';
import { ListsStore, type StandingRow } from './lists.store.js';
import { whyOver, type Over } from './over.js';

/** Time for whoever pressed by mistake to ring once more, before the next step begins. */
const RING_AGAIN_MS = 10 * 60_000;

/** What has become of one line since it was printed. Holds no name: whoever has the paper has those. */
export interface LineNow {
  id: string;
  list: List;
  number: number;
  area: string;
  record: AlertRecord;
  version: VersionRecord;
  state: 'open' | 'reached' | Over;
  /** It stands on another list by now. */
  movedTo?: List;
  done?: { kind: ReceiptKind; at: Date };
  /** It was pressed here, and a mistake can still be mended. */
  mayTakeBack: boolean;
  tries: number;
}

/** One line of a list: what is known of it, and what came of it. */
@Injectable()
export class LinesService {
  constructor(
    @Inject(ListsStore) private readonly store: ListsStore,
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** The line behind a QR code; nothing where the code is not ours. */
  async byToken(token: string): Promise<LineNow | undefined> {
    const id = this.platform.vault.readToken('line', token);
    return id === undefined ? undefined : this.now(id);
  }

  async now(lineId: string): Promise<LineNow | undefined> {
    const row = await this.store.standing(lineId);
    const record = row === undefined ? undefined : await this.alerts.get(row.alert_id);
    const version = record?.versions.find(({ id }) => id === row?.version_id);
    if (row === undefined || record === undefined || version === undefined) return undefined;
    const state = this.stateOf(row, record);
    return {
      id: row.id,
      list: row.list,
      number: row.number,
      area: row.area,
      record,
      version,
      state,
      tries: row.tries,
      mayTakeBack: state === 'reached' && row.own_id !== null,
      ...(state === 'open' ? movedTo(row) : {}),
      ...(state === 'reached' ? doneBy(row) : {}),
    };
  }

  /** Writes the receipt. The same answer within a minute is a second press of the same button. */
  async answer(lineId: string, result: LineResult, givenBy: string): Promise<LineNow | Refusal> {
    const [row, line] = await Promise.all([this.store.standing(lineId), this.now(lineId)]);
    const kind = row === undefined ? undefined : RECEIPT_OF[row.list][result];
    if (row === undefined || line === undefined || kind === undefined) return NO_LINE;
    if (line.state !== 'open') return REFUSED[line.state];
    const now = this.platform.clock.now();
    const wasReached = RECEIPTS[kind].reaches;
    await this.ledger.receive({
      kind,
      versionId: row.version_id,
      ...(row.household_id === null ? {} : { householdId: row.household_id }),
      ...(row.way_id === null ? {} : { wayId: row.way_id }),
      externalId: wasReached ? `line|${row.id}|${row.backs}` : `line|${row.id}|${now.toISOString().slice(0, 16)}`,
      detail: result,
      givenBy,
      at: now,
    });
    if (row.household_id !== null) await this.store.answered(row, { wasReached, now });
    return (await this.now(lineId)) ?? line;
  }

  /** A button was pressed by mistake: the line stands on its list again, and the receipt that says so is kept too. */
  async takeBack(lineId: string, givenBy: string): Promise<LineNow | Refusal> {
    const [row, line] = await Promise.all([this.store.standing(lineId), this.now(lineId)]);
    if (row === undefined || line === undefined) return NO_LINE;
    if (line.state === 'superseded' || line.state === 'ended') return REFUSED[line.state];
    if (row.own_id === null) return NOTHING_PRESSED;
    const now = this.platform.clock.now();
    await this.ledger.receive({
      kind: 'taken-back',
      versionId: row.version_id,
      ...(row.household_id === null ? {} : { householdId: row.household_id }),
      ...(row.way_id === null ? {} : { wayId: row.way_id }),
      externalId: `back|${row.own_id}`,
      detail: row.own_id,
      givenBy,
      at: now,
    });
    if (row.household_id !== null) await this.store.reopen(row, new Date(now.getTime() + RING_AGAIN_MS));
    return (await this.now(lineId)) ?? line;
  }

  private stateOf(row: StandingRow, record: AlertRecord): LineNow['state'] {
    const over = whyOver(record, row.version_id, this.platform.clock.now());
    if (over !== undefined) return over;
    // A facility is done with when somebody has told it; a household when its chain says so, or this list's own receipt.
    const isDone = row.way_id === null ? !row.is_open || isOwn(row) : row.done_kind !== null;
    return isDone ? 'reached' : 'open';
  }
}

/** A receipt of this very list, which the chain has not seen yet. */
function isOwn({ done_kind, list }: StandingRow): boolean {
  return done_kind !== null && Object.values(RECEIPT_OF[list]).includes(done_kind);
}

function movedTo({ stands, list }: StandingRow): Pick<LineNow, 'movedTo'> {
  return stands === null || stands === list ? {} : { movedTo: stands };
}

function doneBy({ done_kind: kind, done_at: at }: StandingRow): Pick<LineNow, 'done'> {
  return kind === null || at === null ? {} : { done: { kind, at } };
}

const NOTHING_PRESSED: Refusal = {
  code: 'nothing-to-take-back',
  ja: 'この行で押されたものはありません。ほかの方法で届いたものは、ここでは取り消せません。',
  en: 'Nothing was pressed on this line; what reached them otherwise is not taken back here.',
};
const NO_LINE: Refusal = {
  code: 'not-found',
  ja: 'その行は見つかりません。新しい一覧を開いてください。',
  en: 'There is no such line: open the list anew.',
};
const REFUSED: Record<Exclude<LineNow['state'], 'open'>, Refusal> = {
  reached: {
    code: 'already-reached',
    ja: 'この行はすでに済んでいます。もう連絡しなくてかまいません。',
    en: 'This line is done already: nobody needs to ring or visit.',
  },
  superseded: {
    code: 'list-out-of-date',
    ja: '新しい報が出ました。この用紙は使わず、新しい一覧を受け取ってください。',
    en: 'A newer report is out: do not use this sheet, fetch the new list.',
  },
  ended: {
    code: 'alert-over',
    ja: 'この情報は終わりました。もう連絡しなくてかまいません。',
    en: 'This alert is over: nobody needs to ring or visit.',
  },
};
