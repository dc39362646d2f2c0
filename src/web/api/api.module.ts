import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AlertsModule } from '../../alerts/alerts.module.js';
import { AudienceModule } from '../../audience/audience.module.js';
import { MonitorModule } from '../../monitor/monitor.module.js';
import { ReachModule } from '../../reach/reach.module.js';
import { Concerned } from '../layout/concerned.service.js';
import { AlertsApiController } from './alerts-api.controller.js';
import { FeedsController } from './feeds.controller.js';
import { MediaController } from './media.controller.js';

/** What programs talk to: the API, open data, media files. */
@Module({
  imports: [AccountsModule, AlertsModule, AudienceModule, MonitorModule, ReachModule],
  controllers: [AlertsApiController, FeedsController, MediaController],
  providers: [Concerned],
})
export class ApiModule {}
