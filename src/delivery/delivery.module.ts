import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AudienceModule } from '../audience/audience.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { DeliveryService } from './delivery.service.js';
import { DeliveryWorker } from './delivery.worker.js';
import { Hands } from './hands.service.js';
import { OpenChannelsService } from './open-channels.service.js';
import { PreviewService } from './preview.service.js';
import { ReceiptsController } from './receipts.controller.js';
import { RenditionsService } from './renditions.service.js';
import { RenditionsStore } from './renditions.store.js';
import { WindowService } from './window.service.js';

@Module({
  imports: [AlertsModule, AudienceModule, LedgerModule],
  controllers: [ReceiptsController],
  providers: [
    RenditionsStore,
    RenditionsService,
    OpenChannelsService,
    Hands,
    WindowService,
    DeliveryService,
    DeliveryWorker,
    PreviewService,
  ],
  exports: [DeliveryWorker, PreviewService, OpenChannelsService],
})
export class DeliveryModule {}
