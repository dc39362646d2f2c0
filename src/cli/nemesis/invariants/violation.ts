import type { CityProfile } from '../../../domain/profile.js';
import type { Vault } from '../../../platform/vault.js';
import type { Facts } from '../facts.js';
import type { History } from '../history.js';
import type { EpisodePlan } from '../plan.js';

export interface Violation {
  /** I1 to I13. */
  invariant: string;
  text: string;
  /** The first of the rows that break it. */
  rows: unknown[];
}

/** What the checks look at. */
export interface Scene {
  plan: EpisodePlan;
  history: History;
  facts: Facts;
  profile: CityProfile;
  vault: Vault;
  /** Programs that want to run, for each processor. */
  crowding: number;
  /** Answers of the database that a check needs beside the facts. */
  ask: <T>(sql: string, parameters?: unknown[]) => Promise<T[]>;
}

const SHOWN = 5;

/** One violation for all rows that break the same sentence; none where there are no rows. */
export function broken(invariant: string, text: string, rows: readonly unknown[]): Violation[] {
  if (rows.length === 0) return [];
  return [{ invariant, text: `${text} (${rows.length})`, rows: rows.slice(0, SHOWN) }];
}
