import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AlertsService } from './alerts.service.js';
import { AlertsStore } from './alerts.store.js';
import { RegisterService } from './register.service.js';
import { ThreadsStore } from './threads.store.js';

@Module({
  imports: [AccountsModule],
  providers: [AlertsStore, ThreadsStore, AlertsService, RegisterService],
  exports: [AlertsService, RegisterService],
})
export class AlertsModule {}
