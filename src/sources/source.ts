import type { AlertDraft } from '../domain/alert.js';
import type { CityProfile } from '../domain/profile.js';
import type { OrganisationKind } from '../domain/topic.js';

/** What a parser is handed beside the bytes. */
export interface SourceContext {
  profile: CityProfile;
  receivedAt: Date;
  /** The organisation the notice came in for: the key's owner, or the city for feeds. */
  organisation: string;
}

/** Why a notice could not be turned into alerts: shown to a person, with what to do next. */
export interface ParseProblem {
  /** Stable code, e.g. `xml-truncated`. */
  code: string;
  ja: string;
  en: string;
  line?: number;
}

/**
 * `drafts`: alerts for this town. `nobody`: understood, and concerns nobody here.
 * `problem`: quarantined until a person has looked.
 */
export type ParseResult =
  | { kind: 'drafts'; drafts: AlertDraft[] }
  | { kind: 'nobody'; ja: string; en: string }
  | { kind: 'problem'; problem: ParseProblem };

/** One place alerts come from. A folder under src/sources and one line in its list. */
export interface Source {
  /** Folder name = `/intake/<name>` = stored on each notice; never renamed. */
  name: string;
  label: { ja: string; en: string };
  /** Whose keys may hand it in: a school's key can never bring a telegram. */
  by: readonly OrganisationKind[];
  /** Media types it takes; anything else is 415. */
  mediaTypes: readonly string[];
  maxBytes: number;
  /**
   * Hours a piece of its news stays news: an older one is stored and shown, never sent by itself.
   * By the publisher's information type, `default` for the rest.
   */
  lifeHours: Readonly<Record<string, number>> & { readonly default: number };
  /** Pure: the same bytes and context give the same result. */
  parse(bytes: Uint8Array, context: SourceContext): ParseResult;
}

export function problem(code: string, ja: string, en: string, line?: number): ParseResult {
  return { kind: 'problem', problem: { code, ja, en, ...(line === undefined ? {} : { line }) } };
}
