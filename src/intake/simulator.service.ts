import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { RulesService } from '../alerts/rules.service.js';
import type { IssueRule } from '../domain/profile.js';
import { Platform } from '../platform/platform.js';
import { IntakeStore } from './intake.store.js';
import { ReadingService } from './reading.service.js';
import { once, replayRead, understand, type Read, type Replay, type Step, type Tried } from './replay/replay.js';

/** A step under the table in force and under the one that is tried. */
export interface Compared {
  now: Step;
  tried: Step;
  /** True when residents would be told where they are not now, or the reverse. */
  differs: boolean;
}

export interface Trial {
  compared: Compared[];
  asides: Replay['asides'];
  notices: number;
}

const DAYS = 30;
/** Enough for a typhoon; reading them takes a second or two. */
const MOST = 300;
const DAY_MS = 86_400_000;

/** Tries a table of rules on what really came in, or on files: the same reading and the same judgement as the hub's. */
@Injectable()
export class SimulatorService {
  constructor(
    @Inject(IntakeStore) private readonly store: IntakeStore,
    @Inject(RulesService) private readonly rules: RulesService,
    @Inject(ReadingService) private readonly reading: ReadingService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  /** What came in during the last 30 days and became alerts. */
  async kept(): Promise<Tried[]> {
    const since = new Date(this.platform.clock.now().getTime() - DAYS * DAY_MS);
    const notices = await this.store.telling(since, MOST);
    return notices.map(({ id, ...notice }) => ({ name: id, ...notice }));
  }

  async try(tried: readonly Tried[], rules: readonly IssueRule[]): Promise<Trial> {
    const { profile } = this.platform.config;
    const read: Read[] = [];
    for (const notice of once(tried)) {
      read.push(understand(notice, await this.reading.town(notice.source)));
      // Other requests get their turn between two telegrams.
      await setImmediate();
    }
    const before = replayRead(read, { profile, rules: await this.rules.inForce() });
    const after = replayRead(read, { profile, rules });
    const compared = after.steps.map((step, index) => {
      const now = before.steps[index] ?? step;
      return { now, tried: step, differs: (now.sent === undefined) !== (step.sent === undefined) };
    });
    return { compared, asides: after.asides, notices: read.length };
  }
}
