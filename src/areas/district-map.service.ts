import { Inject, Injectable } from '@nestjs/common';
import type { AreaCode } from '../domain/area.js';
import { gathered, knownAreas, uncovered } from '../domain/districts.js';
import { dayIn } from '../domain/validity.js';
import { Platform } from '../platform/platform.js';
import type { Shape } from '../sources/source.js';
import { AreasStore } from './areas.store.js';
import { DistrictIndex } from './district-index.js';

interface DistrictMap {
  /** Absent without boundaries, and while a district lacks its own: a map with a gap would leave people out. */
  within?: (shape: Shape) => AreaCode[];
  withoutBoundary: AreaCode[];
}

/** The boundaries of today in memory, read again after an import and at midnight. */
@Injectable()
export class DistrictMapService {
  private kept?: { key: string; map: Promise<DistrictMap> };

  constructor(
    @Inject(AreasStore) private readonly store: AreasStore,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** Which of our areas a shape concerns, in the fewest codes; nothing while codes and names have to decide. */
  async areasWithin(): Promise<((shape: Shape) => AreaCode[]) | undefined> {
    try {
      return (await this.current()).within;
    } catch (error) {
      // No telegram waits for a map: its codes still tell where it is for.
      this.platform.log.failure('could not read the boundaries', error);
      return undefined;
    }
  }

  async withoutBoundary(): Promise<AreaCode[]> {
    return (await this.current()).withoutBoundary;
  }

  private async current(): Promise<DistrictMap> {
    const { clock, config } = this.platform;
    const day = dayIn(clock.now(), config.profile.timeZone);
    const key = `${await this.store.edition()} ${day}`;
    if (this.kept?.key === key) return this.kept.map;
    const map = this.load(day);
    const kept = { key, map };
    this.kept = kept;
    map.catch(() => {
      if (this.kept === kept) delete this.kept;
    });
    return map;
  }

  private async load(day: string): Promise<DistrictMap> {
    const { profile } = this.platform.config;
    const known = knownAreas(profile);
    const districts = (await this.store.boundariesOn(day)).filter(({ area }) => known.has(area));
    if (districts.length === 0) return { withoutBoundary: [] };
    const withoutBoundary = uncovered(
      profile,
      districts.map(({ area }) => area),
    );
    if (withoutBoundary.length > 0) return { withoutBoundary };
    const index = new DistrictIndex(districts);
    return { withoutBoundary, within: (shape) => gathered(profile, index.within(shape)) };
  }
}
