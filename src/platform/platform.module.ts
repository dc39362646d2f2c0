import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './clock.js';
import { HubConfig } from './config/hub-config.js';
import { Database } from './database/database.js';
import { Log } from './log.js';
import { Platform } from './platform.js';
import { Queues } from './queue/queues.js';
import { Vault } from './vault.js';

/** Gives every module the machines that `openPlatform` has started. */
@Global()
@Module({})
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    const providers = [
      { provide: Platform, useValue: platform },
      { provide: HubConfig, useValue: platform.config },
      { provide: Clock, useValue: platform.clock },
      { provide: Log, useValue: platform.log },
      { provide: Vault, useValue: platform.vault },
      { provide: Database, useValue: platform.database },
      { provide: Queues, useValue: platform.queues },
    ];
    return { module: PlatformModule, providers, exports: providers.map((provider) => provider.provide) };
  }
}
