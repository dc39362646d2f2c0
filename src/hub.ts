import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsService } from './accounts/accounts.service.js';
import { AppModule } from './app.module.js';
import { AreaCheckService } from './areas/area-check.service.js';
import { AddressesService } from './audience/addresses.service.js';
import { AudienceWorker } from './audience/audience.worker.js';
import { ArmingService } from './delivery/arming.service.js';
import { DigestWorker } from './digest/digest.worker.js';
import { DeliveryWorker } from './delivery/delivery.worker.js';
import { OpenChannelsService } from './delivery/open-channels.service.js';
import { TendingService } from './delivery/tending.service.js';
import { FanoutWorker } from './fanout/fanout.worker.js';
import { FeedsWorker } from './intake/feeds/feeds.worker.js';
import { FolderService } from './intake/inbound/folder.service.js';
import { MailListenerService } from './intake/inbound/mail-listener.service.js';
import { IntakeWorker } from './intake/intake.worker.js';
import { PresenceService } from './monitor/presence.service.js';
import { ReachWorker } from './reach/reach.worker.js';
import { ReportWorker } from './reach/report/report.worker.js';
import { SweeperService } from './monitor/sweeper.service.js';
import type { HubConfig } from './platform/config/hub-config.js';
import { makeAdapter, prepareServer } from './platform/http/server.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { openPlatform, type OpenedPlatform } from './platform/open-platform.js';
import type { Pages } from './web/pages.js';
import { errorPage } from './web/public/error.view.js';

/** A running hub: one process, whatever its role. */
export interface Hub {
  app: NestFastifyApplication;
  opened: OpenedPlatform;
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  url: string;
  setupLink?: string;
  close(): Promise<void>;
}

/** Starts everything the role asks for; the caller stops it with `close`. */
export async function startHub(config: HubConfig, say: (line: string) => void = () => undefined): Promise<Hub> {
  const opened = await openPlatform(config, { say });
  const { platform } = opened;
  const pages = await pagesFor(config);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(platform, pages.modules),
    makeAdapter(config.environment.TRUSTED_PROXIES),
    {
      logger: platform.log,
      bodyParser: false,
      abortOnError: false,
    },
  );
  try {
    await prepareServer(app.getHttpAdapter().getInstance(), config.publicUrl.startsWith('https:'));
    app.useGlobalFilters(new ProblemFilter(platform.log, (details) => errorPage(config.profile, details)));
    pages.serveOpenApi(app, config.profile.name.en);
    await app.init();
    await app.get(AddressesService, { strict: false }).syncPlaces();
    await app.get(PresenceService, { strict: false }).start();
    await app.get(AreaCheckService, { strict: false }).sayAtStart();
    if (config.role !== 'web') startWork(app);
    if (config.role !== 'worker') for (const way of waysIn(app)) await way.start();
    await app.listen(config.environment.PORT, config.environment.HOST);
  } catch (error) {
    for (const way of waysIn(app)) await way.stop();
    await app.close();
    await opened.close();
    throw error;
  }
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  const setupLink =
    config.role === 'worker' ? undefined : await app.get(AccountsService, { strict: false }).makeSetupLink();
  const close = async (): Promise<void> => {
    for (const way of waysIn(app)) await way.stop();
    // No new work, then the work in hand, then the connections, then the machines.
    if (config.role !== 'web') {
      await app.get(FeedsWorker, { strict: false }).stop();
      app.get(IntakeWorker, { strict: false }).stop();
      app.get(ArmingService, { strict: false }).stop();
      await app.get(TendingService, { strict: false }).stop();
      await app.get(DigestWorker, { strict: false }).stop();
      await app.get(ReachWorker, { strict: false }).stop();
      await app.get(ReportWorker, { strict: false }).stop();
      await app.get(SweeperService, { strict: false }).stop();
    }
    await platform.queues.stopWork();
    await app.get(OpenChannelsService, { strict: false }).close();
    await app.get(PresenceService, { strict: false }).stop();
    await closeServer(app);
    await opened.close();
  };
  return { app, opened, url, close, ...(setupLink === undefined ? {} : { setupLink }) };
}

/** A worker never loads the pages: a fifth less to read, and it is back sooner after a crash. */
function pagesFor({ role }: HubConfig): Promise<Pages> {
  return role === 'worker'
    ? Promise.resolve({ modules: [], serveOpenApi: () => undefined })
    : import('./web/pages.js').then(({ PAGES }) => PAGES);
}

/** Ways in beside HTTP; without settings they do nothing. */
function waysIn(app: NestFastifyApplication): (MailListenerService | FolderService)[] {
  return [app.get(MailListenerService, { strict: false }), app.get(FolderService, { strict: false })];
}

function startWork(app: NestFastifyApplication): void {
  const workers = [
    FeedsWorker,
    IntakeWorker,
    AudienceWorker,
    FanoutWorker,
    DeliveryWorker,
    ArmingService,
    TendingService,
    SweeperService,
    ReachWorker,
    ReportWorker,
    DigestWorker,
  ];
  for (const worker of workers) app.get<{ start(): void }>(worker, { strict: false }).start();
}

/** A keep-alive connection that was busy when the closing began stays open until somebody looks again. */
async function closeServer(app: NestFastifyApplication): Promise<void> {
  const timer = setInterval(() => app.getHttpServer().closeIdleConnections(), 100);
  try {
    await app.close();
  } finally {
    clearInterval(timer);
  }
}
