import type { AddressesService } from '../../audience/addresses.service.js';
import type { CityProfile } from '../../domain/profile.js';
import type { ReceiptKind } from '../../domain/receipt.js';
import type { LedgerService } from '../../ledger/ledger.service.js';
import type { Database } from '../../platform/database/database.js';

/** Those who carry an alert on foot and by voice, and how many calls and doors they manage in a minute. */
export interface Crew {
  callsPerMinute: number;
  doorsPerMinute: number;
  faxesPerMinute: number;
  /** Chance that somebody is there. */
  answers: number;
  atHome: number;
  /** Chance in a minute that a board's carrier has come to it, and that the studio has read the script. */
  posts: number;
  reads: number;
}

export const CREW: Crew = {
  callsPerMinute: 120,
  doorsPerMinute: 60,
  faxesPerMinute: 60,
  answers: 0.7,
  atHome: 0.8,
  posts: 0.06,
  reads: 0.4,
};

interface Around {
  database: Database;
  ledger: LedgerService;
  addresses: AddressesService;
  profile: CityProfile;
  chance: () => number;
}

/** One minute of the town's work: each act is a receipt, as if a sheet was scanned, a studio tapped, a line was ticked. */
export class People {
  private readonly told = new Set<string>();
  private acts = 0;

  constructor(
    private readonly around: Around,
    private readonly versionId: string,
    private readonly crew: Crew = CREW,
  ) {}

  async work(at: Date): Promise<number> {
    const before = this.acts;
    await this.places(at);
    await this.round('call', this.crew.callsPerMinute, at);
    await this.round('fax', this.crew.faxesPerMinute, at);
    await this.round('visit', this.crew.doorsPerMinute, at);
    return this.acts - before;
  }

  private async places(at: Date): Promise<void> {
    const { profile, chance } = this.around;
    for (const board of profile.boards)
      if (chance() < this.crew.posts) await this.place('bulletin', board.code, { kind: 'posted', at });
    for (const station of profile.stations)
      if (station.channel === 'fm-feed' && chance() < this.crew.reads)
        await this.place('fm-feed', station.code, { kind: 'on-air', at });
  }

  private async place(channel: string, code: string, what: { kind: ReceiptKind; at: Date }): Promise<void> {
    if (this.told.has(code)) return;
    this.told.add(code);
    await this.receive(what.kind, what.at, {
      wayId: this.around.addresses.placeWayId(channel, code),
      externalId: code,
    });
  }

  /** The next lines of a list. Who was not there stays on it and is tried again. */
  private async round(list: 'call' | 'fax' | 'visit', most: number, at: Date): Promise<void> {
    const lines = await this.around.database.query<{ household_id: string }>(
      'SELECT household_id FROM reach WHERE version_id = $1 AND list = $2 ORDER BY md5(household_id::text || $3) LIMIT $4',
      [this.versionId, list, String(at.getTime()), most],
    );
    for (const { household_id } of lines) await this.receive(this.came(list), at, { householdId: household_id });
  }

  private came(list: 'call' | 'fax' | 'visit'): ReceiptKind {
    const { chance } = this.around;
    if (list === 'call') return chance() < this.crew.answers ? 'called' : 'not-called';
    if (list === 'fax') return chance() < 0.95 ? 'faxed' : 'not-faxed';
    return chance() < this.crew.atHome ? 'visited' : 'not-home';
  }

  private async receive(
    kind: ReceiptKind,
    at: Date,
    about: { wayId?: string; householdId?: string; externalId?: string },
  ): Promise<void> {
    this.acts += 1;
    const { externalId = String(this.acts), ...who } = about;
    await this.around.ledger.receive({
      kind,
      versionId: this.versionId,
      ...who,
      externalId: `${this.versionId}|${externalId}`,
      givenBy: 'simulation',
      at,
    });
  }
}
