import { Inject, Injectable } from '@nestjs/common';
import { issuedOf, newestOf, type AlertRecord } from '../alerts/alert-record.js';
import { AddressesService } from '../audience/addresses.service.js';
import { allAreas, areaName, contains } from '../domain/area.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { Reach } from '../ledger/progress.js';
import { Platform } from '../platform/platform.js';
import { figuresOf, type ReachFigures } from './figures.js';
import { ReachFiguresStore, type KnownPlace } from './figures.store.js';

/** So long one look serves everybody who watches the same alert. */
const SHARED_MS = 200;
const FORGOTTEN_MS = 60_000;

interface Look {
  at: number;
  mark: string;
  figures: Promise<ReachFigures | undefined>;
}

/** Household reach of an alert in figures, for pages, programs and reports. */
@Injectable()
export class ReachFiguresService {
  private readonly looks = new Map<string, Look>();
  private places?: KnownPlace[];

  constructor(
    @Inject(ReachFiguresStore) private readonly store: ReachFiguresStore,
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(AddressesService) private readonly addresses: AddressesService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** Of one version; nothing while its households are not followed. A `school` is told of its own families only. */
  async ofVersion(versionId: string, school?: string): Promise<ReachFigures | undefined> {
    const { profile } = this.platform.config;
    const classes = this.classes(school);
    const rows = await this.store.figures({
      versionId,
      classes,
      places: school === undefined ? this.knownPlaces() : [],
      ...(school === undefined ? {} : { only: classes }),
    });
    return rows === undefined ? undefined : figuresOf(versionId, rows, profile);
  }

  /** Of what residents were told last. */
  async of(record: AlertRecord, school?: string): Promise<ReachFigures | undefined> {
    const version = issuedOf(record);
    return version === undefined ? undefined : this.ofVersion(version.id, school);
  }

  /** The same for many watchers at once: they share a look, and without news there is none. */
  async watched(record: AlertRecord, school?: string): Promise<ReachFigures | undefined> {
    const version = issuedOf(record);
    if (version === undefined) return undefined;
    const key = `${version.id} ${school ?? ''}`;
    const now = performance.now();
    const known = this.looks.get(key);
    if (known !== undefined && now - known.at < SHARED_MS) return known.figures;
    const mark = await this.store.mark(version.id);
    for (const [name, look] of this.looks) if (now - look.at > FORGOTTEN_MS) this.looks.delete(name);
    const figures = known?.mark === mark ? known.figures : this.ofVersion(version.id, school);
    this.looks.set(key, { at: now, mark, figures });
    figures.catch(() => this.looks.delete(key));
    return figures;
  }

  /** Every followed version, oldest first. */
  async all(record: AlertRecord): Promise<ReachFigures[]> {
    const found: ReachFigures[] = [];
    for (const versionId of await this.store.followed(record.id)) {
      const figures = await this.ofVersion(versionId);
      if (figures !== undefined) found.push(figures);
    }
    return found;
  }

  /** For programs: the figures where households are followed, else what the ledger says of those in the areas. */
  async reach(record: AlertRecord, school?: string): Promise<Reach> {
    const figures = await this.of(record, school);
    if (figures === undefined) return this.estimate(record);
    const { towns, ...rest } = figures;
    return { ...rest, byDistrict: towns };
  }

  /** Households of the alert's areas whose addresses somebody took over, or not yet. */
  private async estimate(record: AlertRecord): Promise<Reach> {
    const { profile } = this.platform.config;
    const version = issuedOf(record) ?? newestOf(record);
    const inside = allAreas(profile).filter((code) => version.content.areas.some((area) => contains(area, code)));
    const rows = await this.ledger.reach(version.id, inside);
    const households = rows.reduce((sum, row) => sum + row.households, 0);
    const reached = rows.reduce((sum, row) => sum + row.reached, 0);
    const byDistrict = rows.map((row) => ({
      ...row,
      name: areaName(profile, row.area, 'ja'),
      unreached: row.households - row.reached,
    }));
    return { households, reached, acknowledged: 0, unreached: households - reached, byDistrict };
  }

  private classes(school?: string): string[] {
    return this.platform.config.profile.schools
      .filter(({ organisation }) => school === undefined || organisation === school)
      .flatMap(({ organisation, classes }) => classes.map(({ id }) => `${organisation}/${id}`));
  }

  private knownPlaces(): KnownPlace[] {
    const { boards, stations } = this.platform.config.profile;
    this.places ??= [...boards.map(({ code }) => ({ code, channel: 'bulletin' })), ...stations].map(
      ({ code, channel }) => ({ code, channel, index: this.addresses.index(channel, code) }),
    );
    return this.places;
  }
}
