import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AreasModule } from '../areas/areas.module.js';
import { AudienceModule } from '../audience/audience.module.js';
import { FeedsModule } from '../intake/feeds/feeds.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { AlarmsService } from './alarms.service.js';
import { HealthController } from './health.controller.js';
import { HelpAlarms } from './help-alarms.service.js';
import { MonitorService } from './monitor.service.js';
import { OfficeAlarms } from './office-alarms.service.js';
import { PresenceService } from './presence.service.js';
import { PresenceStore } from './presence.store.js';
import { ProgressService } from './progress.service.js';
import { Residents } from './residents.service.js';
import { SweeperService } from './sweeper.service.js';
import { WatchdogService } from './watchdog.service.js';

@Module({
  imports: [AlertsModule, AreasModule, AudienceModule, FeedsModule, LedgerModule],
  controllers: [HealthController],
  providers: [
    PresenceStore,
    PresenceService,
    HelpAlarms,
    OfficeAlarms,
    AlarmsService,
    MonitorService,
    Residents,
    ProgressService,
    SweeperService,
    WatchdogService,
  ],
  exports: [
    HelpAlarms,
    MonitorService,
    AlarmsService,
    ProgressService,
    SweeperService,
    PresenceService,
    WatchdogService,
  ],
})
export class MonitorModule {}
