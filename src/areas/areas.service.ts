import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { By } from '../accounts/audit.service.js';
import { AuditService } from '../accounts/audit.service.js';
import type { CodeType } from '../domain/code-type.js';
import { uncovered } from '../domain/districts.js';
import { dayIn, on, type Day, type Period } from '../domain/validity.js';
import type { Queryable } from '../platform/database/database.js';
import { Platform } from '../platform/platform.js';
import { AreasStore, type Boundary, type Import } from './areas.store.js';
import { readBoundaries, type BoundaryFile } from './boundary-file.js';
import { keyOf, planCodes, planned, type CodeFacts, type CodeFile, type Plan, type Trouble } from './import-plan.js';

/** How a file is to be laid over the tables. */
export interface Wish {
  source: string;
  /** Of the file's bytes, for the record. */
  hash: string;
  /** From when it holds; today where nothing is said. */
  from?: Day;
  isDryRun: boolean;
}

/** What an import did, or would do. With any trouble nothing was written. */
export interface Done {
  troubles: Trouble[];
  from: Day;
  fresh: string[];
  changed: string[];
  gone: string[];
  same: number;
}

export interface BoundariesDone extends Done {
  elsewhere: number;
  water: number;
  joined: Record<string, string[]>;
  /** Districts that have no boundary afterwards: while there are any, shapes are not matched. */
  uncovered: string[];
}

/** The tables of areas: all or nothing of a file, laid over what is known, with the days from and to which it holds. */
@Injectable()
export class AreasService {
  constructor(
    @Inject(AreasStore) private readonly store: AreasStore,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  today(): Day {
    const { clock, config } = this.platform;
    return dayIn(clock.now(), config.profile.timeZone);
  }

  async importCodes(by: By, file: CodeFile & { troubles: Trouble[] }, wish: Wish): Promise<Done> {
    const from = wish.from ?? this.today();
    const types = [...new Set([...file.whole, ...file.rows.map(({ type }) => type)])];
    return this.store.transaction(async (tx) => {
      const plan = planCodes(await this.store.codesOf(types, tx), file, { from, source: wish.source });
      plan.troubles.unshift(...file.troubles);
      const { next, ...done } = plan;
      if (plan.troubles.length > 0 || wish.isDryRun) return { ...done, from };
      await this.store.putCodes(tx, next, this.platform.clock.now());
      await this.record(tx, by, { ...wish, from, kind: 'codes', plan });
      return { ...done, from };
    });
  }

  async importBoundaries(by: By, json: unknown, wish: Wish): Promise<BoundariesDone> {
    const from = wish.from ?? this.today();
    const { profile } = this.platform.config;
    const names = await this.store.codesOf(['estat-town']);
    const file = readBoundaries(json, {
      profile,
      nameOfKey: (key) => on(names.get(keyOf('estat-town', key)) ?? [], from)?.name,
    });
    return this.store.transaction(async (tx) => {
      const known = await this.store.boundaries(tx);
      const plan = planBoundaries(known, file, { from, source: wish.source });
      const { next, ...done } = plan;
      const held = [...new Map([...known, ...next])].filter(([, periods]) => on(periods, from) !== undefined);
      const told = {
        ...done,
        from,
        elsewhere: file.elsewhere,
        water: file.water,
        joined: Object.fromEntries(file.joined),
        uncovered: uncovered(
          profile,
          held.map(([area]) => area),
        ),
      };
      if (plan.troubles.length > 0 || wish.isDryRun) return told;
      await this.store.putBoundaries(tx, next, this.platform.clock.now());
      await this.record(tx, by, { ...wish, from, kind: 'boundaries', plan });
      return told;
    });
  }

  /** These digits in every list that has them, with all that was ever said of them. */
  async show(code: string): Promise<{ type: CodeType; code: string; periods: Period<CodeFacts>[] }[]> {
    return [...(await this.store.digits(code))].map(([key, periods]) => {
      const [type = '', digits = ''] = key.split(' ');
      return { type: type as CodeType, code: digits, periods };
    });
  }

  /** When one of our own areas got its boundary, and how many patches it has. */
  async boundaryOf(area: string): Promise<{ from: Day; to?: Day; patches: number; source: string }[]> {
    return ((await this.store.boundaries()).get(area) ?? []).map(({ value, ...period }) => ({
      ...period,
      patches: value.patches.length,
      source: value.source,
    }));
  }

  imports(): Promise<Import[]> {
    return this.store.imports();
  }

  private async record(
    tx: Queryable,
    by: By,
    done: { source: string; hash: string; from: Day; kind: Import['kind']; plan: Plan<unknown> },
  ): Promise<void> {
    const { source, hash, from, kind, plan } = done;
    const counts = {
      fresh: plan.fresh.length,
      changed: plan.changed.length,
      gone: plan.gone.length,
      same: plan.same,
    };
    await this.store.addImport(tx, { kind, source, hash, from, counts, at: this.platform.clock.now() });
    await this.audit.write(by, 'areas.import', source, { tx, kind, hash, from, ...counts });
  }
}

/** A file of boundaries may hold a part of the town: what it does not name stays. */
function planBoundaries(
  known: ReadonlyMap<string, readonly Period<Boundary>[]>,
  file: BoundaryFile,
  { from, source }: { from: Day; source: string },
): Plan<Boundary> {
  const laid = [...file.boundaries].map(([area, patches]) => {
    const hash = createHash('sha256').update(JSON.stringify(patches)).digest('hex');
    return [area, [{ from, value: { patches, hash, source } }]] as const;
  });
  const troubles = [...file.troubles];
  if (laid.length === 0 && troubles.length === 0) troubles.push(NOTHING_OURS);
  for (const [area] of laid) {
    const newer = (known.get(area) ?? []).find((period) => period.from > from);
    if (newer !== undefined) troubles.push({ where: area, ...newerThan(newer.from) });
  }
  return planned(known, { laid, gone: [], troubles }, { day: from, same: (a, b) => a.hash === b.hash });
}

const NOTHING_OURS: Trouble = {
  where: 'ファイル全体',
  ja: 'この市の図形が一つもありません。別の市のファイルでないか確かめてください。',
  en: 'Nothing in the file belongs to this town.',
};

function newerThan(day: Day): Omit<Trouble, 'where'> {
  return {
    ja: `${day} からの新しい境界がすでにあります。--valid-from をそれより後にしてください。`,
    en: `A newer boundary holds from ${day}: choose a later --valid-from.`,
  };
}
