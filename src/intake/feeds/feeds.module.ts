import { Module } from '@nestjs/common';
import { IntakeModule } from '../intake.module.js';
import { FeedClient } from './feed-client.service.js';
import { FeedEntriesService } from './feed-entries.service.js';
import { FeedEntriesStore } from './feed-entries.store.js';
import { FeedPollService } from './feed-poll.service.js';
import { FeedStatusService } from './feed-status.service.js';
import { FeedsStore } from './feeds.store.js';
import { FeedsWorker } from './feeds.worker.js';

@Module({
  imports: [IntakeModule],
  providers: [
    FeedsStore,
    FeedEntriesStore,
    FeedClient,
    FeedPollService,
    FeedEntriesService,
    FeedStatusService,
    FeedsWorker,
  ],
  exports: [FeedPollService, FeedEntriesService, FeedStatusService, FeedsWorker],
})
export class FeedsModule {}
