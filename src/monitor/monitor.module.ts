import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AudienceModule } from '../audience/audience.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { HealthController } from './health.controller.js';
import { MonitorService } from './monitor.service.js';
import { ProgressService } from './progress.service.js';
import { Residents } from './residents.service.js';
import { SweeperService } from './sweeper.service.js';

@Module({
  imports: [AlertsModule, AudienceModule, LedgerModule],
  controllers: [HealthController],
  providers: [MonitorService, Residents, ProgressService, SweeperService],
  exports: [MonitorService, ProgressService, SweeperService],
})
export class MonitorModule {}
