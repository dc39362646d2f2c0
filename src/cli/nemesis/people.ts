import type { ResidentHousehold } from '../../audience/residents.service.js';
import type { CityProfile } from '../../domain/profile.js';
import { syntheticHouseholds } from '../seed.js';

export const RESIDENTS = 200;

/**
 * The town’s people: invented households whose addresses all end at this machine’s receivers. Most mailboxes are with one
 * provider, as in life: it has a lane of its own, the others share one.
 */
export function peopleOf(
  profile: CityProfile,
  pushDevice: () => { endpoint: string; p256dh: string; auth: string },
): ResidentHousehold[] {
  const households = [...syntheticHouseholds({ residents: RESIDENTS, seed: 7, profile, pushDevice })];
  return households.map((household) => ({
    ...household,
    members: household.members.map((member) => ({
      ...member,
      ways: member.ways.map((way) =>
        way.channel === 'email' && typeof way.address === 'string'
          ? { ...way, address: way.address.replace(/@mail[0-2]\./, `@large.`) }
          : way,
      ),
    })),
  }));
}

/** Whatever looks like an address or a name of these people: nothing of it may stand in a log, a queue or an error. */
export const PERSONAL =
  /resident\d+@|subscriber-[\w-]+@|@large\.example|@mail3\.example|\bU[0-9a-f]{32}\b|\/push\/device-\d+|(?:佐藤|鈴木|高橋|田中|伊藤|渡辺|山本|中村|小林|加藤) (?:陽子|健太|美咲|蓮|結衣|誠|花子|勇|さくら|一郎)/u;
