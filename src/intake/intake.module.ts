import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AlertsModule } from '../alerts/alerts.module.js';
import { FolderService } from './inbound/folder.service.js';
import { MailListenerService } from './inbound/mail-listener.service.js';
import { AreasModule } from '../areas/areas.module.js';
import { IntakeController } from './intake.controller.js';
import { IntakeService } from './intake.service.js';
import { IntakeStore } from './intake.store.js';
import { IntakeWorker } from './intake.worker.js';
import { ParseService } from './parse.service.js';
import { ReadingService } from './reading.service.js';
import { SimulatorService } from './simulator.service.js';

@Module({
  imports: [AccountsModule, AlertsModule, AreasModule],
  controllers: [IntakeController],
  providers: [
    IntakeStore,
    IntakeService,
    ReadingService,
    ParseService,
    SimulatorService,
    IntakeWorker,
    MailListenerService,
    FolderService,
  ],
  exports: [IntakeService, ParseService, SimulatorService, IntakeWorker, MailListenerService, FolderService],
})
export class IntakeModule {}
