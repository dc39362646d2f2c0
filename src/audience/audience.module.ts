import { Module } from '@nestjs/common';
import { AddressesService } from './addresses.service.js';
import { ArmedService } from './armed.service.js';
import { ArmedStore } from './armed.store.js';
import { AudienceService } from './audience.service.js';
import { AudienceStore } from './audience.store.js';
import { AudienceWorker } from './audience.worker.js';
import { LettersService } from './letters.service.js';
import { LettersStore } from './letters.store.js';
import { HubConfig } from '../platform/config/hub-config.js';
import { Postbox } from '../platform/postbox.js';
import { PeopleService } from './people.service.js';
import { PeopleStore } from './people.store.js';
import { ResidentsService } from './residents.service.js';

@Module({
  providers: [
    {
      provide: Postbox,
      useFactory: (config: HubConfig) => new Postbox(config.environment.SMTP_URL, config.environment.MAIL_FROM ?? ''),
      inject: [HubConfig],
    },
    AudienceStore,
    LettersStore,
    ArmedStore,
    ArmedService,
    AddressesService,
    LettersService,
    AudienceService,
    ResidentsService,
    PeopleStore,
    PeopleService,
    AudienceWorker,
  ],
  exports: [
    AddressesService,
    ArmedService,
    LettersService,
    AudienceService,
    ResidentsService,
    PeopleService,
    AudienceWorker,
  ],
})
export class AudienceModule {}
