import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ReachService } from './reach.service.js';
import { ReachStore } from './reach.store.js';
import { ReachWorker } from './reach.worker.js';

/** Stage 7: household by household, what is still to be tried, and who is not reached yet. */
@Module({
  imports: [AlertsModule, LedgerModule],
  providers: [ReachStore, ReachService, ReachWorker],
  exports: [ReachService, ReachWorker],
})
export class ReachModule {}
