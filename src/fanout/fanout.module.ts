import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { FanoutStore } from './fanout.store.js';
import { FanoutWorker } from './fanout.worker.js';

@Module({
  imports: [AlertsModule],
  providers: [FanoutStore, FanoutWorker],
  exports: [FanoutWorker],
})
export class FanoutModule {}
