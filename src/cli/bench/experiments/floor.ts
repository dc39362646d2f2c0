import { FLOORS, type Floor } from '../floors.js';
import { subscriptions } from '../population.js';
import type { Addressed } from '../receivers.js';
import { textsOf } from '../texts.js';
import type { Lab } from './lab.js';

const FLOOR_COUNT = 4_000;

/** What a loop without a hub reaches on this machine at this moment. */
export async function floorsOf(lab: Lab, channel: Addressed): Promise<Floor[]> {
  const { addresses } = lab.machines.receivers;
  const texts = await textsOf(lab.config().profile, new Date());
  return FLOORS[channel]({
    addresses,
    texts,
    subscription: subscriptions(addresses.pushOrigins),
    count: FLOOR_COUNT,
  });
}
