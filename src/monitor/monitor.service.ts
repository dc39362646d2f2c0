import { Inject, Injectable } from '@nestjs/common';
import { LedgerService } from '../ledger/ledger.service.js';
import type { Alarm } from './alarm.js';
import { AlarmsService, LATE_SECONDS } from './alarms.service.js';
import { Platform } from '../platform/platform.js';

export interface Part {
  name: string;
  ok: boolean;
  detail: string;
}

export interface Status {
  ok: boolean;
  parts: Part[];
  oldestOwedSeconds: number;
  /** What a person must act on. */
  alarms: Alarm[];
}

/** Health as observed work: can it store, queue and move on? */
@Injectable()
export class MonitorService {
  constructor(
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(AlarmsService) private readonly alarms: AlarmsService,
    @Inject(Platform) private readonly platform: Platform,
  ) {}

  async status(): Promise<Status> {
    const parts = await Promise.all([
      this.probe('database', () => this.database()),
      this.probe('queue', () => this.queue()),
    ]);
    const isUp = parts.every((part) => part.ok);
    const [oldestOwedSeconds, alarms] = isUp
      ? await Promise.all([this.ledger.oldestOwedSeconds(), this.alarms.now()])
      : [0, []];
    const delivery = {
      name: 'delivery',
      ok: oldestOwedSeconds <= LATE_SECONDS,
      detail: oldestOwedSeconds === 0 ? 'nothing owed' : `oldest owed ${oldestOwedSeconds} s`,
    };
    const isWorking = !alarms.some(({ id }) => id === 'no-worker');
    const worker = { name: 'worker', ok: isWorking, detail: isWorking ? 'at work' : 'none seen lately' };
    return { ok: isUp, parts: [...parts, worker, delivery], oldestOwedSeconds, alarms };
  }

  private async probe(name: string, look: () => Promise<string>): Promise<Part> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new Error('no answer in 2 s')), 2_000);
    });
    try {
      return { name, ok: true, detail: await Promise.race([look(), late]) };
    } catch (error) {
      return { name, ok: false, detail: error instanceof Error ? error.message : 'failed' };
    } finally {
      clearTimeout(timer);
    }
  }

  private async database(): Promise<string> {
    const found = await this.platform.database.query<{ version: string; readonly: string }>(
      "SELECT current_setting('server_version') AS version, current_setting('transaction_read_only') AS readonly",
    );
    // A standby that nobody promoted yet takes nothing: as good as down.
    if (found[0]?.readonly === 'on') throw new Error('read-only');
    return `PostgreSQL ${found[0]?.version ?? '?'}`;
  }

  private async queue(): Promise<string> {
    return `BullMQ on ${this.platform.queues.backend}, fan-out waiting: ${await this.platform.queues.depth('fanout')}`;
  }
}
