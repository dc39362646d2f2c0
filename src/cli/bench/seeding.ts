import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { KeysService } from '../../accounts/keys.service.js';
import { AppModule } from '../../app.module.js';
import { ResidentsService, type ResidentHousehold } from '../../audience/residents.service.js';
import { isRefusal } from '../../domain/lifecycle.js';
import { TOPIC_FACTS, TOPICS } from '../../domain/topic.js';
import type { HubConfig } from '../../platform/config/hub-config.js';
import { openPlatform } from '../../platform/open-platform.js';

const BATCH = 500;
const CONSENT = { version: 'synthetic', wording: '合成データ（実在の人ではありません）', how: 'bench' };
const CHOICE = { topics: TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety), groups: [], drills: false };

/** Keys of those who hand in: the town its telegrams, the library its newsletter. */
export interface OfficeKeys {
  city: string;
  library: string;
}

/** Brings an empty database up to date, writes the households through the hub's own service, and makes the keys. */
export async function seedDatabase(config: HubConfig, households: Iterable<ResidentHousehold>): Promise<OfficeKeys> {
  const opened = await openPlatform(config, { isGuest: true });
  const app = await NestFactory.createApplicationContext(AppModule.of(opened.platform), {
    logger: opened.platform.log,
    abortOnError: false,
  });
  try {
    const residents = app.get(ResidentsService, { strict: false });
    for (const batch of batches(households)) await residents.add(batch, CHOICE, CONSENT);
    // What autovacuum has long done in a town's database: the planner knows how many rows there are.
    await opened.platform.database.query('ANALYZE');
    const keys = app.get(KeysService, { strict: false });
    const keyOf = async (kind: 'city' | 'library'): Promise<string> => {
      const office = config.profile.organisations.find((each) => each.kind === kind);
      const key = await keys.create(office?.code ?? kind, ['intake', 'read']);
      if (isRefusal(key)) throw new Error(key.en);
      return key;
    };
    return { city: await keyOf('city'), library: await keyOf('library') };
  } finally {
    await app.close();
    await opened.close();
  }
}

function* batches(households: Iterable<ResidentHousehold>): Generator<ResidentHousehold[]> {
  let batch: ResidentHousehold[] = [];
  for (const household of households) {
    batch.push(household);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
