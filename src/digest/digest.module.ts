import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AudienceModule } from '../audience/audience.module.js';
import { DigestPlanService } from './digest-plan.service.js';
import { DigestService } from './digest.service.js';
import { DigestStore } from './digest.store.js';
import { DigestWorker } from './digest.worker.js';

@Module({
  imports: [AlertsModule, AudienceModule],
  providers: [DigestStore, DigestPlanService, DigestService, DigestWorker],
  exports: [DigestService, DigestWorker],
})
export class DigestModule {}
