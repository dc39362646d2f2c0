import { readConfig, type HubConfig } from '../../../platform/config/hub-config.js';
import type { Topic } from '../../../domain/topic.js';
import { environmentOf, type Machines } from '../machines.js';
import { population, subscriptions, type Mix } from '../population.js';
import { startHubProcesses, type RunningHub } from '../running-hub.js';
import { seedDatabase, type OfficeKeys } from '../seeding.js';

export type Backend = 'postgresql' | 'redis';

export interface TownWish {
  mix: Mix;
  residents: number;
  topics?: readonly Topic[];
  mailboxOf?: (n: number) => string;
}

/** A database of invented residents; every hub runs on a copy, so that all start alike. */
export interface Town extends TownWish {
  database: string;
  keys: OfficeKeys;
}

export interface HubWish {
  backend: Backend;
  workers?: number;
  /** In the place of the benchmark's own receivers. */
  environment?: Record<string, string>;
}

/** What an experiment works with. */
export class Lab {
  readonly environment: Record<string, string>;
  private readonly towns = new Map<string, Town>();

  constructor(
    readonly machines: Machines,
    /** Addresses of the targets' town; experiments take it, a part of it, or several times as many. */
    readonly size: number,
    readonly say: (line: string) => void,
  ) {
    this.environment = environmentOf(machines.dir, machines.receivers.addresses);
  }

  get backends(): Backend[] {
    return this.machines.redis === undefined ? ['postgresql'] : ['postgresql', 'redis'];
  }

  config(databaseUrl?: string): HubConfig {
    const database = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
    return readConfig({ ...this.environment, HUB_ROLE: 'worker', ...database });
  }

  /** Seeded the first time it is asked for; one of the same name is taken as it is. */
  async town(name: string, wish: TownWish): Promise<Town> {
    const known = this.towns.get(name);
    if (known !== undefined) return known;
    const { databases, receivers } = this.machines;
    this.say(`合成の住民 ${wish.residents} 人を登録しています (seeding): ${name}`);
    const config = this.config(await databases.create(name));
    const subscription = subscriptions(receivers.addresses.pushOrigins);
    const keys = await seedDatabase(config, population({ ...wish, profile: config.profile, subscription }));
    const town = { ...wish, database: name, keys };
    this.towns.set(name, town);
    return town;
  }

  /** Makes room on the disk. */
  async forget({ database }: Town): Promise<void> {
    this.towns.delete(database);
    await this.machines.databases.drop(database);
  }

  redisUrlOf(backend: Backend): { redisUrl?: string } {
    const { redis } = this.machines;
    return backend === 'redis' && redis !== undefined ? { redisUrl: redis.url } : {};
  }

  /** A copy of the town's database and an empty queue for as long as `work` takes. */
  async onCopy<T>(town: Town, backend: Backend, work: (databaseUrl: string) => Promise<T>): Promise<T> {
    const { databases, redis } = this.machines;
    const copy = `${town.database}_run`;
    if (backend === 'redis') await redis?.empty();
    try {
      return await work(await databases.copy(town.database, copy));
    } finally {
      await databases.drop(copy);
    }
  }

  /** The real program on the town for as long as `work` takes. */
  async hub<T>(town: Town, wish: HubWish, work: (hub: RunningHub) => Promise<T>): Promise<T> {
    return this.onCopy(town, wish.backend, async (databaseUrl) => {
      const hub = await startHubProcesses({
        profile: this.config().profile,
        databaseUrl,
        ...this.redisUrlOf(wish.backend),
        environment: { ...this.environment, ...wish.environment },
        ...(wish.workers === undefined ? {} : { workers: wish.workers }),
      });
      try {
        return await work(hub);
      } finally {
        await hub.stop();
      }
    });
  }
}
