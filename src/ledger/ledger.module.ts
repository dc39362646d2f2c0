import { Module } from '@nestjs/common';
import { DispatchStore } from './dispatch.store.js';
import { FiguresStore } from './figures.store.js';
import { LedgerService } from './ledger.service.js';

@Module({
  providers: [DispatchStore, FiguresStore, LedgerService],
  exports: [LedgerService],
})
export class LedgerModule {}
