import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AlertsService } from './alerts.service.js';
import { AlertsStore } from './alerts.store.js';
import { RegisterService } from './register.service.js';
import { RulesService } from './rules.service.js';
import { RulesStore } from './rules.store.js';
import { ThreadsService } from './threads.service.js';
import { ThreadsStore } from './threads.store.js';

@Module({
  imports: [AccountsModule],
  providers: [AlertsStore, ThreadsStore, RulesStore, RulesService, ThreadsService, AlertsService, RegisterService],
  exports: [AlertsService, RegisterService, RulesService, ThreadsService],
})
export class AlertsModule {}
