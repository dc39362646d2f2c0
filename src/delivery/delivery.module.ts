import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AudienceModule } from '../audience/audience.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { AnswersService } from './answers.service.js';
import { ArmingService } from './arming.service.js';
import { BulletinsService } from './bulletins.service.js';
import { DeliveryService } from './delivery.service.js';
import { DeliveryWorker } from './delivery.worker.js';
import { Hands } from './hands.service.js';
import { LanesService } from './lanes.service.js';
import { OpenChannelsService } from './open-channels.service.js';
import { PreviewService } from './preview.service.js';
import { ReceiptsController } from './receipts.controller.js';
import { ReceiptsService } from './receipts.service.js';
import { RecipientsService } from './recipients.service.js';
import { RenditionsService } from './renditions.service.js';
import { RenditionsStore } from './renditions.store.js';
import { TasksService } from './tasks.service.js';
import { TendingService } from './tending.service.js';
import { WindowService } from './window.service.js';

@Module({
  imports: [AlertsModule, AudienceModule, LedgerModule],
  controllers: [ReceiptsController],
  providers: [
    AnswersService,
    ReceiptsService,
    RenditionsStore,
    RenditionsService,
    OpenChannelsService,
    Hands,
    LanesService,
    RecipientsService,
    WindowService,
    TasksService,
    DeliveryService,
    ArmingService,
    TendingService,
    DeliveryWorker,
    PreviewService,
    BulletinsService,
  ],
  exports: [
    AnswersService,
    DeliveryWorker,
    ArmingService,
    TendingService,
    PreviewService,
    BulletinsService,
    OpenChannelsService,
  ],
})
export class DeliveryModule {}
