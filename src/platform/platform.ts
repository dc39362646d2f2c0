import { Injectable } from '@nestjs/common';
import type { Clock } from './clock.js';
import type { HubConfig } from './config/hub-config.js';
import type { Database } from './database/database.js';
import type { Log } from './log.js';
import type { Queues } from './queue/queues.js';
import type { Vault } from './vault.js';
import { Urgency } from './urgency.js';
import { Vitals } from './vitals.js';

/** The machines underneath, handed to a stage in one piece. */
@Injectable()
export class Platform {
  readonly config: HubConfig;
  readonly clock: Clock;
  readonly log: Log;
  readonly vault: Vault;
  readonly database: Database;
  readonly queues: Queues;
  readonly vitals = new Vitals();
  readonly urgency = new Urgency();

  constructor(parts: { config: HubConfig; clock: Clock; log: Log; vault: Vault; database: Database; queues: Queues }) {
    this.config = parts.config;
    this.clock = parts.clock;
    this.log = parts.log;
    this.vault = parts.vault;
    this.database = parts.database;
    this.queues = parts.queues;
  }
}
