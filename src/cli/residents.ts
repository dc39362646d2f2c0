import type { ResidentHousehold, ResidentsService } from '../audience/residents.service.js';
import { TOPIC_FACTS, TOPICS } from '../domain/topic.js';
import { syntheticHouseholds, type SeedOptions } from './seed.js';

const BATCH = 500;
const SEED_CONSENT = { version: 'synthetic', wording: '合成データ（実在の人ではありません）', how: 'seed' };

/** Writes synthetic residents in batches and tells how far it is. */
export async function seedResidents(
  residents: ResidentsService,
  options: SeedOptions,
  progress: (households: number) => void = () => undefined,
): Promise<{ households: number; ways: number }> {
  const choice = { topics: TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety), groups: [], drills: false };
  const total = { households: 0, ways: 0 };
  let batch: ResidentHousehold[] = [];
  const flush = async (): Promise<void> => {
    const added = await residents.add(batch, choice, SEED_CONSENT);
    total.households += added.households;
    total.ways += added.ways;
    batch = [];
    progress(total.households);
  };
  for (const household of syntheticHouseholds(options)) {
    batch.push(household);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return total;
}
