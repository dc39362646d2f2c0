import { may, type Actor } from '../../accounts/actor.js';
import type { AlertRecord } from '../../alerts/alert-record.js';
import type { Organisation } from '../../domain/profile.js';
import type { CityProfile } from '../../domain/profile.js';

/** A school reads its own alerts; whoever watches for the city reads all. */
export function mayRead(actor: Actor, record: AlertRecord): boolean {
  return may(actor, 'watch', record.organisation) || may(actor, 'write', record.organisation);
}

/** The organisation somebody works for. */
export function organisationOf(profile: CityProfile, actor: Actor): Organisation | undefined {
  return profile.organisations.find((candidate) => candidate.code === actor.organisation);
}

/** Where somebody begins after signing in. */
export function startOf(actor: Actor): string {
  if (actor.role === 'school') return '/school';
  if (actor.role === 'library') return '/library';
  return actor.role === 'operator' ? '/dashboard' : '/console';
}

/** A path of this site to return to, or nothing: an open redirect lends our name to a phisher. */
export function ownPath(next: string): string | undefined {
  return /^\/(?![/\\])[\x20-\x7e]*$/.test(next) && !next.includes('\\') ? next : undefined;
}

/** The school somebody works for, where they may see its families only. */
export function schoolOf(actor: Actor): string | undefined {
  return actor.role === 'school' ? actor.organisation : undefined;
}
