import { Inject, Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { LettersService } from '../audience/letters.service.js';
import { laneOf } from '../domain/alert.js';
import { deliveryQueue, type Forgotten } from '../ledger/dispatch.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Platform } from '../platform/platform.js';
import { Rounds } from '../platform/rounds.js';

const EVERY_MS = 500;
/** A dispatch that no worker took for so long is put in its queue again. */
const DISPATCH_PATIENCE_SECONDS = 10;

/**
 * Puts back into the queues what the database says is owed. Whatever empties a queue, nobody is lost;
 * retries wait in the ledger and come out here when their time has come.
 */
@Injectable()
export class SweeperService {
  private readonly rounds: Rounds;

  constructor(
    @Inject(LedgerService) private readonly ledger: LedgerService,
    @Inject(AlertsService) private readonly alerts: AlertsService,
    @Inject(LettersService) private readonly letters: LettersService,
    @Inject(Platform) private readonly platform: Platform,
  ) {
    this.rounds = new Rounds(
      EVERY_MS,
      () => this.sweep(),
      (error) => platform.log.failure('sweep failed', error),
    );
  }

  start(): void {
    this.rounds.start();
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }

  /** One round. Everything it queues is safe to run twice. */
  async sweep(): Promise<void> {
    const { queues } = this.platform;
    for (const version of await this.alerts.notFannedOut())
      await queues.add('fanout', [version.id], laneOf(version.content));
    const forgotten = await this.ledger.takeForgotten(DISPATCH_PATIENCE_SECONDS);
    for (const [queue, dispatches] of byQueue(forgotten)) {
      const ids = dispatches.map(({ id }) => id);
      if (!(await queues.add(queue, ids, dispatches[0]?.lane))) await this.ledger.unmark(ids);
    }
    const lost = await this.ledger.recoverLost();
    if (lost > 0) this.platform.log.failure('addresses without a last word', new Error('a bug'), { lost });
    await queues.add('letter', await this.letters.takeForgotten(), 'warning');
  }
}

/** One call for each queue and lane: after a long outage thousands come back at once. */
function byQueue(forgotten: readonly Forgotten[]): [string, Forgotten[]][] {
  const groups = new Map<string, Forgotten[]>();
  for (const dispatch of forgotten) {
    const key = `${deliveryQueue(dispatch)} ${dispatch.lane}`;
    groups.set(key, [...(groups.get(key) ?? []), dispatch]);
  }
  return [...groups].map(([key, dispatches]) => [key.split(' ')[0] ?? '', dispatches]);
}
