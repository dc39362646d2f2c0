import { Inject, Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { AudienceService } from '../audience/audience.service.js';
import type { AlertDraft } from '../domain/alert.js';
import { audienceOf, dueSlots, slotCode, type DigestAudience } from '../domain/digest.js';
import type { Queryable } from '../platform/database/database.js';
import { Platform } from '../platform/platform.js';
import { digestDrafts } from './digest-drafts.js';
import { DigestStore } from './digest.store.js';

const DAY_MS = 86_400_000;
/** An issue that was on its way into the database when the hour struck is there by then. */
const GRACE_MS = 60_000;

/** Lays down what is due: each hour once, before the first of it goes out. */
@Injectable()
export class DigestPlanService {
  constructor(
    @Inject(DigestStore) private readonly store: DigestStore,
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(AudienceService) private readonly audience: AudienceService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  layDown(organisation: string, now: Date): Promise<void> {
    const { profile } = this.platform.config;
    const until = new Date(now.getTime() - GRACE_MS);
    return this.store.transaction(async (tx) => {
      await this.store.lock(tx);
      const after = await this.store.last(tx, organisation);
      // A hub that has just been set up owes nobody last week's news.
      if (after === undefined) return this.store.add(tx, { organisation, at: until, slot: '', drafts: [], now });
      for (const { at, slot } of dueSlots(profile, { after, until })) {
        const code = slotCode(slot);
        const drafts = await this.draftsAt(tx, { organisation, at, code });
        await this.store.add(tx, { organisation, at, slot: code, drafts, now });
      }
    });
  }

  private async draftsAt(
    tx: Queryable,
    { organisation, at, code }: { organisation: string; at: Date; code: string },
  ): Promise<AlertDraft[]> {
    const { profile } = this.platform.config;
    const codes = await this.audience.digestCodes(code);
    const audiences = codes
      .map((group) => ({ group, audience: audienceOf(group) }))
      .filter(
        (each): each is { group: string; audience: DigestAudience } => each.audience?.organisation === organisation,
      );
    if (audiences.length === 0) return [];
    const after = (await this.store.lastOf(tx, organisation, code)) ?? new Date(at.getTime() - 7 * DAY_MS);
    const items = await this.alerts.newsletters(organisation, { after, until: at });
    return digestDrafts({ organisation, at, items, audiences, profile });
  }
}
