import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AudienceModule } from '../audience/audience.module.js';
import { DeliveryModule } from '../delivery/delivery.module.js';
import { FeedsModule } from '../intake/feeds/feeds.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { MonitorModule } from '../monitor/monitor.module.js';
import { ReachModule } from '../reach/reach.module.js';
import { AssetsPage } from './assets.page.js';
import { AccountsPage } from './console/accounts.page.js';
import { BookDesk } from './console/book-desk.service.js';
import { BoardsPage } from './console/boards.page.js';
import { BulletinsPage } from './console/bulletins.page.js';
import { ComposePage } from './console/compose.page.js';
import { ConsolePage } from './console/home.page.js';
import { LibraryPage } from './console/library.page.js';
import { DisclosurePage } from './console/disclosure.page.js';
import { HelpPage } from './console/help.page.js';
import { ListDesk } from './console/list-desk.service.js';
import { ListsPage } from './console/lists.page.js';
import { NoticesPage } from './console/notices.page.js';
import { OfficeDesk } from './console/office-desk.service.js';
import { ReviewDesk } from './console/review-desk.service.js';
import { ReviewPage } from './console/review.page.js';
import { RevisePage } from './console/revise.page.js';
import { RevisionDesk } from './console/revision-desk.service.js';
import { RulesPage } from './console/rules.page.js';
import { SandboxPage } from './console/sandbox.page.js';
import { SchoolPage } from './console/school.page.js';
import { SchoolSendersPage } from './console/school-senders.page.js';
import { SetupPage } from './console/setup.page.js';
import { SignInPage } from './console/sign-in.page.js';
import { SourcesPage } from './console/sources.page.js';
import { AlertProgressPage } from './dashboard/alert-progress.page.js';
import { DashboardPage } from './dashboard/dashboard.page.js';
import { ReachPage } from './dashboard/reach.page.js';
import { ReportsPage } from './dashboard/reports.page.js';
import { Concerned } from './layout/concerned.service.js';
import { StaffFrames } from './layout/staff-frame.service.js';
import { AnswerPage } from './portal/answer.page.js';
import { ConfirmPage } from './portal/confirm.page.js';
import { PreferencesPage } from './portal/preferences.page.js';
import { SubscribePage } from './portal/subscribe.page.js';
import { UnsubscribePage } from './portal/unsubscribe.page.js';
import { AlertPage } from './public/alert.page.js';
import { HomePage } from './public/home.page.js';
import { LinePage } from './public/line.page.js';
import { SignagePage } from './public/signage.page.js';
import { SheetPage } from './public/sheet.page.js';
import { StatusPage } from './public/status.page.js';
import { StudioPage } from './public/studio.page.js';

const PUBLIC = [AssetsPage, HomePage, AlertPage, LinePage, SheetPage, SignagePage, StatusPage, StudioPage];
const PORTAL = [AnswerPage, SubscribePage, ConfirmPage, PreferencesPage, UnsubscribePage];
// The fixed path `console/alerts/new` is listed before `console/alerts/:id`.
const CONSOLE = [
  SignInPage,
  SetupPage,
  ConsolePage,
  AccountsPage,
  ComposePage,
  RevisePage,
  HelpPage,
  ListsPage,
  DisclosurePage,
  ReviewPage,
  BoardsPage,
  BulletinsPage,
  NoticesPage,
];
const OFFICES = [RulesPage, SourcesPage, SandboxPage, SchoolSendersPage, SchoolPage, LibraryPage];
const DASHBOARD = [DashboardPage, AlertProgressPage, ReachPage, ReportsPage];

/** All pages. Nothing imports them. */
@Module({
  imports: [
    AccountsModule,
    AlertsModule,
    AudienceModule,
    DeliveryModule,
    FeedsModule,
    IntakeModule,
    MonitorModule,
    ReachModule,
  ],
  controllers: [...PUBLIC, ...PORTAL, ...CONSOLE, ...OFFICES, ...DASHBOARD],
  providers: [Concerned, StaffFrames, ReviewDesk, RevisionDesk, OfficeDesk, BookDesk, ListDesk],
})
export class WebModule {}
