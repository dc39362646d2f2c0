import { Inject, Injectable } from '@nestjs/common';
import { ArmedService } from '../audience/armed.service.js';
import { Platform } from '../platform/platform.js';
import { LanesService } from './lanes.service.js';

/** A breath between two slices, and between two looks when all is ready. */
const BREATH_MS = 50;
const REST_MS = 30_000;

/** Gets subscriptions ready while nothing is being sent. */
@Injectable()
export class ArmingService {
  private timer?: NodeJS.Timeout;
  private isStopped = false;

  constructor(
    @Inject(ArmedService) private readonly armed: ArmedService,
    @Inject(LanesService) private readonly lanes: LanesService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  start(): void {
    this.platform.vitals.lanes = () => this.lanes.troubled();
    this.timer = setTimeout(() => void this.round(), REST_MS / 10);
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private async round(): Promise<void> {
    let pauseMs = REST_MS;
    try {
      if (!this.lanes.isIdle) pauseMs = 1_000;
      else if (await this.armed.makeSome()) pauseMs = BREATH_MS;
    } catch (error) {
      this.platform.log.failure('could not make keys ready', error);
    }
    if (!this.isStopped) this.timer = setTimeout(() => void this.round(), pauseMs);
  }
}
