import type { AlertDraft } from '../domain/alert.js';
import type { AreaCode } from '../domain/area.js';
import type { CityProfile } from '../domain/profile.js';
import type { OrganisationKind } from '../domain/topic.js';

/** What a parser is handed beside the bytes. */
export interface SourceContext {
  profile: CityProfile;
  receivedAt: Date;
  /** The organisation the notice came in for: the key's owner, or the city for feeds. */
  organisation: string;
  /** As it came, without parameters; absent where only one kind of document is possible. */
  mediaType?: string;
  /** Whether mail from this address may speak for the organisation. Absent: from nobody. */
  mayWrite?: (address: string) => boolean;
  /** Codes of our areas that a shape touches. Absent while no boundaries are loaded: then codes and names decide. */
  areasWithin?: (shape: Shape) => AreaCode[];
  /** What the office has set for this source. */
  policy?: SourcePolicy;
}

/** A union of polygons and circles in WGS84 degrees (CAP 1.2 §3.2.4: there are no holes). */
export interface Shape {
  polygons: LatLon[][];
  /** Radius in kilometres; 0 is a point. */
  circles: { centre: LatLon; km: number }[];
}

export type LatLon = readonly [latitude: number, longitude: number];

export interface SourcePolicy {
  /** `strict` refuses what breaks a rule; `repair` mends what can be mended and says so. */
  mode: 'strict' | 'repair';
  /** PEM certificates whose signatures this source trusts. */
  trusted: readonly string[];
}

/** One line of the report on a document: which rule, where, and what was done about it. */
export interface Remark {
  /** Where the reading stood: the first that stops is the one to mend. */
  stage: 'security' | 'namespace' | 'schema' | 'semantics' | 'geometry' | 'signature';
  /** Stable name of the rule, e.g. `polygon-not-closed`. */
  rule: string;
  ja: string;
  en: string;
  line?: number;
  /** `refused`: the document stops here. `repaired`: taken, mended. `noted`: taken as it is. */
  outcome: 'refused' | 'repaired' | 'noted';
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
export type ParseResult = (
  | { kind: 'drafts'; drafts: AlertDraft[] }
  | { kind: 'nobody'; ja: string; en: string }
  | { kind: 'problem'; problem: ParseProblem }
) & {
  /** What was found on the way, for the page of notices. */
  report?: Remark[];
};

/** One kind of document of a publisher, and what becomes of it. */
export interface DocumentKind {
  /** The publisher's code, e.g. `VPWW55`. */
  code: string;
  /** The publisher's name of it. */
  title: string;
  /** Which public feed carries it, where there are feeds. */
  feed?: string;
  /** Hours in which it is news. */
  lifeHours?: number;
  becomes: { ja: string; en: string };
  /** Name of the test that shows it. */
  shownBy: string;
  /** False: it is kept, and nothing is made of it. */
  isRead: boolean;
}

/** One line of a feed: a document of this source that can be fetched. */
export interface FeedEntry {
  /** Where the document lies, absolute, without a fragment. */
  url: string;
  /** As the publisher names it. */
  id: string;
  /** ISO time; empty when the feed gives none that can be read. */
  updated: string;
}

/** What a feed lists, and when its publisher last touched it; or why it cannot be read. */
export type FeedRead = { entries: FeedEntry[]; updated?: string } | { problem: ParseProblem };

/** Pure. `base` is the address the feed was fetched from. An entry without a document is left out. */
export type FeedReader = (bytes: Uint8Array, base: string) => FeedRead;

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
  /** The kinds of document it tells apart, for docs/telegrams.md. */
  kinds?: readonly DocumentKind[];
  /** What is wrong with the town's data for this source, if anything: said when the hub starts. */
  check?(profile: CityProfile): ParseProblem | undefined;
  /** Pure: the same bytes and context give the same result. */
  parse(bytes: Uint8Array, context: SourceContext): ParseResult;
  /** Reads a feed whose entries lead to documents of this source; absent where nobody publishes one. */
  readFeed?: FeedReader;
}

/** The one result that stops a notice. */
export type Refused = Extract<ParseResult, { kind: 'problem' }>;

export function problem(code: string, ja: string, en: string, line?: number): Refused {
  return { kind: 'problem', problem: { code, ja, en, ...(line === undefined ? {} : { line }) } };
}
