import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { AlertsModule } from './alerts/alerts.module.js';
import { AudienceModule } from './audience/audience.module.js';
import { DigestModule } from './digest/digest.module.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { FanoutModule } from './fanout/fanout.module.js';
import { FeedsModule } from './intake/feeds/feeds.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MonitorModule } from './monitor/monitor.module.js';
import { ReachModule } from './reach/reach.module.js';
import { PlatformModule } from './platform/platform.module.js';
import type { Platform } from './platform/platform.js';

/** The modules in the order an alert meets them. */
const STAGES = [
  FeedsModule,
  IntakeModule,
  AlertsModule,
  AudienceModule,
  DigestModule,
  FanoutModule,
  DeliveryModule,
  LedgerModule,
  ReachModule,
  MonitorModule,
];

@Module({})
export class AppModule {
  /** A worker process has no `pages`; it still answers for its health. */
  static of(platform: Platform, pages: readonly Type[] = []): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.of(platform), AccountsModule, ...STAGES, ...pages] };
  }
}
