import { Module } from '@nestjs/common';
import { AccountsService } from './accounts.service.js';
import { AccountsStore } from './accounts.store.js';
import { AuditService } from './audit.service.js';
import { KeyGuard } from './key.guard.js';
import { KeysService } from './keys.service.js';
import { SchoolSendersService } from './school-senders.service.js';
import { SchoolSendersStore } from './school-senders.store.js';
import { StaffGuard } from './staff.guard.js';

@Module({
  providers: [
    SchoolSendersStore,
    SchoolSendersService,
    AccountsStore,
    AccountsService,
    AuditService,
    KeysService,
    KeyGuard,
    StaffGuard,
  ],
  exports: [SchoolSendersService, AccountsService, AuditService, KeysService, KeyGuard, StaffGuard],
})
export class AccountsModule {}
