import { Inject, Injectable } from '@nestjs/common';
import { Platform } from '../platform/platform.js';
import { AreasService } from './areas.service.js';
import { AreasStore } from './areas.store.js';
import { DistrictMapService } from './district-map.service.js';
import { checkProfile, usedCodes, type Finding } from './profile-check.js';

export interface Checked {
  findings: Finding[];
  /** Districts of the town without a boundary, where boundaries are loaded at all. */
  withoutBoundary: string[];
}

/** Are the codes that the profile relies on those of today? */
@Injectable()
export class AreaCheckService {
  private kept?: { key: string; checked: Promise<Checked> };

  constructor(
    @Inject(AreasStore) private readonly store: AreasStore,
    @Inject(AreasService) private readonly areas: AreasService,
    @Inject(DistrictMapService) private readonly map: DistrictMapService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async check(): Promise<Checked> {
    const { profile } = this.platform.config;
    const used = usedCodes(profile);
    const beginnings = (['class20', 'seismic-city'] as const).map((type) => ({ type, value: profile.code }));
    const [loaded, codes, withoutBoundary] = await Promise.all([
      this.store.loadedTypes(),
      this.store.codes(used, beginnings),
      this.map.withoutBoundary(),
    ]);
    return { findings: checkProfile(profile, { today: this.areas.today(), loaded, codes }), withoutBoundary };
  }

  /** What a person must act on. Asked every few seconds: looked up anew after an import and at midnight. */
  async alarms(): Promise<{ id: string; ja: string; en: string }[]> {
    const key = `${await this.store.edition()} ${this.areas.today()}`;
    if (this.kept?.key !== key) this.kept = { key, checked: this.check() };
    const checked = await this.kept.checked.catch((error: unknown) => {
      delete this.kept;
      throw error;
    });
    const grave = checked.findings.filter(({ isNote }) => !isNote);
    return [
      ...grave.map(({ what, code, ja, en }) => ({ id: `areas:${what}:${code.type}:${code.value}`, ja, en })),
      ...(checked.withoutBoundary.length === 0 ? [] : [incomplete(checked.withoutBoundary.length)]),
    ];
  }

  /** At the start, into the log. Whatever happens here, the hub starts. */
  async sayAtStart(): Promise<void> {
    try {
      for (const { id, ja } of await this.alarms()) this.platform.log.warning('areas', { id, ja });
    } catch (error) {
      this.platform.log.failure('could not check the tables of areas', error);
    }
  }
}

function incomplete(count: number): { id: string; ja: string; en: string } {
  return {
    id: 'areas:boundaries',
    ja: `境界のない地区が ${count} あります。図形による地区の判定は止めています。areas check で確かめ、境界を取り込んでください。`,
    en: `${count} districts have no boundary, so shapes are not matched: see \`areas check\` and import the rest.`,
  };
}
