import type { ResidentHousehold, ResidentWay } from '../../audience/residents.service.js';
import { CHAIN_WAYS, type ChainWay } from '../../domain/chain.js';
import type { CityProfile } from '../../domain/profile.js';
import { TOPIC_FACTS, TOPICS } from '../../domain/topic.js';
import { chances } from '../seed.js';

export interface TownPlan {
  households: number;
  seed: number;
  profile: CityProfile;
  pushDevice: () => { endpoint: string; p256dh: string; auth: string };
}

/** A household's ways beside its main one: who reads mail often has a telephone, too. */
const ALSO_PHONE = 0.4;
const NEEDS_SUPPORT = 0.05;
const LIFE_SAFETY = TOPICS.filter((topic) => TOPIC_FACTS[topic].lifeSafety);

/** Invented households that live with news as the profile estimates: no person behind any of them. */
export function* population(plan: TownPlan): Generator<ResidentHousehold> {
  const chance = chances(plan.seed);
  for (let n = 1; n <= plan.households; n += 1) {
    const town = plan.profile.towns[Math.floor(chance() * plan.profile.towns.length)] ?? plan.profile.towns[0];
    if (town === undefined) return;
    const chome = town.chome === 0 ? '' : `.${1 + Math.floor(chance() * town.chome)}`;
    const main = mainWay(plan.profile.living, chance());
    yield {
      reference: `simulated-${plan.seed}-${n}`,
      area: `${plan.profile.code}.${town.id}${chome}`,
      address: `${town.name}${n}番地`,
      members: [
        {
          name: `仮 ${n}`,
          kana: 'かり',
          language: 'ja',
          needsSupport: chance() < NEEDS_SUPPORT,
          ways: waysOf(main, n, { chance, pushDevice: plan.pushDevice }),
        },
      ],
    };
  }
}

function mainWay(living: CityProfile['living'], drawn: number): ChainWay {
  let sum = 0;
  for (const way of CHAIN_WAYS) {
    sum += living[way];
    if (drawn < sum) return way;
  }
  return 'visit';
}

function waysOf(
  main: ChainWay,
  n: number,
  { chance, pushDevice }: { chance: () => number; pushDevice: TownPlan['pushDevice'] },
): ResidentWay[] {
  const number = `042-4${String(Math.floor(n / 10_000) % 100).padStart(2, '0')}-${String(n % 10_000).padStart(4, '0')}`;
  const offline = (channel: string, address = ''): ResidentWay => ({ channel, address, topics: LIFE_SAFETY });
  const phone = chance() < ALSO_PHONE ? [offline('phone', number)] : [];
  if (main === 'phone') return [offline('phone', number)];
  if (main === 'fax') return [offline('fax', number)];
  if (main !== 'digital') return [offline(main), ...phone];
  const drawn = chance();
  if (drawn < 0.45)
    return [{ channel: 'email', address: `resident${n}@mail${n % 4}.example`, topics: LIFE_SAFETY }, ...phone];
  if (drawn < 0.75) {
    const address = `U${(n * 2_654_435_761).toString(16).padStart(32, '0').slice(-32)}`;
    return [{ channel: 'line', address, topics: LIFE_SAFETY }, ...phone];
  }
  return [{ channel: 'web-push', address: pushDevice(), topics: LIFE_SAFETY }, ...phone];
}
