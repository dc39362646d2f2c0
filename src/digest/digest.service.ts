import { Inject, Injectable } from '@nestjs/common';
import { RegisterService } from '../alerts/register.service.js';
import { newslettersOf } from '../domain/newsletter.js';
import { isNight } from '../domain/quiet-hours.js';
import { crashPoint } from '../platform/crash-point.js';
import { Platform } from '../platform/platform.js';
import { DigestPlanService } from './digest-plan.service.js';
import { DigestStore } from './digest.store.js';

/** News of a digest that an outage delayed is still news. */
const LIFE_HOURS = 21 * 24;

/** The week's newsletters in one message, at the hour each reader chose. */
@Injectable()
export class DigestService {
  constructor(
    @Inject(DigestStore) private readonly store: DigestStore,
    @Inject(DigestPlanService) private readonly plan: DigestPlanService,
    @Inject(RegisterService) private readonly register: RegisterService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /**
   * Makes what is due. Safe to repeat, and in several processes at once: each hour is laid down once, and what was laid
   * down is the same draft to the register however often it comes. After an outage it waits for the morning, too.
   */
  async run(): Promise<void> {
    const { profile } = this.platform.config;
    const now = this.platform.clock.now();
    if (isNight({ now, ...profile })) return;
    const offices = new Set(newslettersOf(profile).map(({ organisation }) => organisation));
    for (const office of offices) await this.plan.layDown(office, now);
    for (const digest of await this.store.open()) {
      for (const draft of digest.drafts) await this.register.record(draft, { lifeHours: LIFE_HOURS });
      crashPoint('committed');
      await this.store.close(digest, now);
    }
  }
}
