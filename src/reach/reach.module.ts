import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AudienceModule } from '../audience/audience.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { BoardsService } from './boards.service.js';
import { DisclosureService } from './disclosure.service.js';
import { DisclosureStore } from './disclosure.store.js';
import { ReachFiguresService } from './figures.service.js';
import { ReachFiguresStore } from './figures.store.js';
import { GatewayStore } from './gateway.store.js';
import { HelpNamesService } from './help-names.service.js';
import { HelpService } from './help.service.js';
import { LineNamesService } from './line-names.service.js';
import { LinesService } from './lines.service.js';
import { ListsService } from './lists.service.js';
import { ListsStore } from './lists.store.js';
import { ReachService } from './reach.service.js';
import { ReachStore } from './reach.store.js';
import { ReachWorker } from './reach.worker.js';
import { ReportFacts } from './report/report-facts.service.js';
import { ReportService } from './report/report.service.js';
import { ReportStore } from './report/report.store.js';
import { ReportWorker } from './report/report.worker.js';
import { StationsService } from './stations.service.js';

/** Stage 7: household by household, what is still to be tried, and who is not reached yet. */
@Module({
  imports: [AccountsModule, AlertsModule, AudienceModule, LedgerModule],
  providers: [
    GatewayStore,
    ReachStore,
    DisclosureStore,
    DisclosureService,
    HelpNamesService,
    HelpService,
    LineNamesService,
    LinesService,
    ListsStore,
    ListsService,
    ReachFiguresStore,
    ReachService,
    ReachFiguresService,
    ReachWorker,
    BoardsService,
    StationsService,
    ReportStore,
    ReportFacts,
    ReportService,
    ReportWorker,
  ],
  exports: [
    DisclosureService,
    HelpService,
    LinesService,
    ListsService,
    ReachService,
    ReachFiguresService,
    ReachWorker,
    BoardsService,
    StationsService,
    ReportService,
    ReportWorker,
  ],
})
export class ReachModule {}
