import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/actor.js';
import { AuditService } from '../accounts/audit.service.js';
import { issuedOf, type AlertRecord, type VersionRecord } from '../alerts/alert-record.js';
import { allAreas, contains, townOf } from '../domain/area.js';
import { LISTS, type List } from '../domain/chain.js';
import type { Refusal } from '../domain/lifecycle.js';
import { Platform } from '../platform/platform.js';
import { LineNamesService } from './line-names.service.js';
import type { Reader, Sheet } from './list-sheet.js';
import { ListsStore, type LineFilter } from './lists.store.js';
import { whyOver } from './over.js';

/** What is asked for: which list, for whom, and which piece of it. */
export interface SheetWanted {
  list: List;
  reader: Reader;
  /** For the audit trail. */
  purpose: 'view' | 'print' | 'csv';
  part?: number | undefined;
  after?: number | undefined;
}

/** A page of lines; a file takes them all. */
const PAGE = 300;
const ALL = 100_000;
export const MOST_PARTS = 99;

/** Call, fax and visit lists of an alert. The only place that puts names on a list; each look is in the audit trail. */
@Injectable()
export class ListsService {
  constructor(
    @Inject(ListsStore) private readonly store: ListsStore,
    @Inject(LineNamesService) private readonly names: LineNamesService,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** How many stand on each list; nothing where nobody is rung or visited for this alert any more. */
  async counts(record: AlertRecord): Promise<Record<List, number> | undefined> {
    const version = await this.current(record);
    if (version === undefined) return undefined;
    const counts = { call: 0, fax: 0, visit: 0 };
    for (const list of LISTS) {
      await this.number(record, version, list);
      const figures = await this.store.figures(version.id, list);
      counts[list] = sumOf(figures);
    }
    return counts;
  }

  /** The lines of a list as this reader may see them. */
  async sheet(actor: Actor, record: AlertRecord, wanted: SheetWanted): Promise<Sheet | Refusal> {
    const version = await this.current(record);
    if (version === undefined) return OVER;
    const { list, reader, part, after = 0 } = wanted;
    await this.number(record, version, list);
    const limit = wanted.purpose === 'csv' ? ALL : PAGE;
    const filter: LineFilter = { limit: limit + 1, after, part, areas: reader === 'office' ? undefined : reader.areas };
    const [rows, figures] = await Promise.all([
      this.store.lines(version.id, list, filter),
      this.store.figures(version.id, list),
    ]);
    const isDrill = version.content.kind === 'drill';
    const { lines, emergency } = await this.names.of(record, rows.slice(0, limit), { list, reader, isDrill });
    const sheet: Sheet = {
      ...figuresFor(reader, figures),
      list,
      reader,
      versionNumber: version.number,
      lines,
      part,
      next: rows.length > limit ? after + limit : undefined,
      emergency,
      at: this.platform.clock.now(),
    };
    await this.note(actor, record, { sheet, purpose: wanted.purpose });
    return sheet;
  }

  /** Who looked at which list, how many lines, by what right; never a name. */
  private note(
    actor: Actor,
    record: AlertRecord,
    { sheet, purpose }: { sheet: Sheet; purpose: SheetWanted['purpose'] },
  ): Promise<void> {
    const { list, reader, lines, part, versionNumber: version } = sheet;
    const named = lines.filter(({ people }) => people !== undefined).length;
    const isOutside = reader !== 'office';
    const gate = sheet.emergency === undefined ? 'consent' : 'emergency';
    return this.audit.write(actor, `list.${purpose}`, record.id, {
      list,
      version,
      lines: lines.length,
      named,
      reader: isOutside ? reader.code : 'office',
      ...(part === undefined ? {} : { part }),
      ...(isOutside ? { gate } : {}),
    });
  }

  /** Deals the open lines of a list out among so many callers. */
  async split(actor: Actor, record: AlertRecord, list: List, parts: number): Promise<Refusal | undefined> {
    if (!Number.isInteger(parts) || parts < 1 || parts > MOST_PARTS) return BAD_PARTS;
    const version = await this.current(record);
    if (version === undefined) return OVER;
    await this.number(record, version, list);
    await this.store.split(version.id, list, parts);
    await this.audit.write(actor, 'list.split', record.id, { list, parts, version: version.number });
    return undefined;
  }

  /** The newest version, while its households are being followed. */
  private async current(record: AlertRecord): Promise<VersionRecord | undefined> {
    const version = issuedOf(record);
    if (version === undefined || whyOver(record, version.id, this.platform.clock.now()) !== undefined) return undefined;
    return (await this.store.isFollowed(version.id)) ? version : undefined;
  }

  private async number(record: AlertRecord, version: VersionRecord, list: List): Promise<void> {
    const { areas, groups, messageType } = version.content;
    const isOver = messageType === 'AllClear' || messageType === 'Cancel';
    const rings = groups.length === 0 && (isOver || (await this.store.hasPhoneStep(version.id)));
    const inside = allAreas(this.platform.config.profile).filter((code) =>
      areas.some((area) => contains(area, code) || contains(code, area)),
    );
    await this.store.number(version.id, list, { areas: rings ? inside : [], alertId: record.id, onlyTold: isOver });
  }
}

type Figure = Awaited<ReturnType<ListsStore['figures']>>[number];

/** Totals of the areas this reader is concerned with. */
function figuresFor(reader: Reader, figures: readonly Figure[]): Pick<Sheet, 'total' | 'parts' | 'byTown' | 'byPart'> {
  const own = figures.filter(({ area }) => reader === 'office' || reader.areas.some((each) => contains(each, area)));
  const byTown = [...Map.groupBy(own, ({ area }) => townOf(area))].map(([area, each]) => ({ area, n: sumOf(each) }));
  const byPart = [...Map.groupBy(own, ({ part }) => part ?? 0)]
    .map(([part, each]) => ({ part, n: sumOf(each) }))
    .filter(({ part }) => part > 0)
    .sort((a, b) => a.part - b.part);
  return { total: sumOf(own), parts: Math.max(0, ...figures.map(({ part }) => part ?? 0)), byTown, byPart };
}

function sumOf(figures: readonly { n: number }[]): number {
  return figures.reduce((sum, { n }) => sum + n, 0);
}

const OVER: Refusal = {
  code: 'alert-over',
  ja: 'この情報の一覧はありません。発信前か、すでに終わったか、新しい報に置き換わりました。',
  en: 'There are no lists: the alert has not left yet, is over, or was replaced by a newer report.',
};
const BAD_PARTS: Refusal = {
  code: 'bad-parts',
  ja: `分ける人数は 1 から ${MOST_PARTS} までの数で入力してください。`,
  en: `Write a number of callers from 1 to ${MOST_PARTS}.`,
};
