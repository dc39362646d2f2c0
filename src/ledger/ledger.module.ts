import { Module } from '@nestjs/common';
import { DispatchStore } from './dispatch.store.js';
import { FiguresStore } from './figures.store.js';
import { LedgerService } from './ledger.service.js';
import { ReceiptsStore } from './receipts.store.js';

@Module({
  providers: [DispatchStore, FiguresStore, ReceiptsStore, LedgerService],
  exports: [LedgerService],
})
export class LedgerModule {}
