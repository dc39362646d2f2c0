import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { AccountsService } from '../../accounts/accounts.service.js';
import type { Scope } from '../../accounts/actor.js';
import { KeysService } from '../../accounts/keys.service.js';
import { AddressesService } from '../../audience/addresses.service.js';
import { ResidentsService } from '../../audience/residents.service.js';
import { isRefusal, type Refusal } from '../../domain/lifecycle.js';
import type { HubConfig } from '../../platform/config/hub-config.js';
import { Platform } from '../../platform/platform.js';
import { withHubOf } from '../context.js';
import { peopleOf } from './people.js';

/** What the actors of an episode sign with. */
export interface Keys {
  /** Two programs of the crisis office: the second approves what the first wrote. */
  first: string;
  second: string;
  library: string;
  /** A person at the console. */
  session: { cookie: string; csrf: string };
}

const SCOPES: readonly Scope[] = ['intake', 'alerts', 'read'];
const CHOICE = { topics: [], groups: [], drills: false };
const CONSENT = { version: 'synthetic', wording: '合成データ（実在の人ではありません）', how: 'nemesis' };

/** Migrates an empty database, writes the town's people through the hub's own services, and lets staff in. */
export function seedTown(
  config: HubConfig,
  pushDevice: () => { endpoint: string; p256dh: string; auth: string },
): Promise<Keys> {
  return withHubOf(config, async (app) => {
    const residents = app.get(ResidentsService, { strict: false });
    await residents.add(peopleOf(config.profile, pushDevice), CHOICE, CONSENT);
    await app.get(AddressesService, { strict: false }).syncPlaces();
    const { database } = app.get(Platform, { strict: false });
    await database.query('ANALYZE');
    const keys = app.get(KeysService, { strict: false });
    const keyOf = async (organisation: string, name: string): Promise<string> =>
      granted(await keys.create(organisation, SCOPES, name));
    const session = await signIn(app);
    const [found] = await database.query<{ csrf: string }>('SELECT csrf FROM session');
    return {
      first: await keyOf('city', 'first'),
      second: await keyOf('city', 'second'),
      library: await keyOf('library', 'library'),
      session: { cookie: `todoke_session=${session}`, csrf: found?.csrf ?? '' },
    };
  });
}

async function signIn(app: INestApplicationContext): Promise<string> {
  const accounts = app.get(AccountsService, { strict: false });
  const [email, password] = ['officer@office.example', randomUUID()];
  granted(await accounts.addStaff({ email, password, name: '危機管理 当直', role: 'crisis', organisation: 'city' }));
  return granted(await accounts.signIn({ email, password, remote: '127.0.0.1' })).token;
}

function granted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.en);
  return answer;
}
