import type { Severity } from './alert.js';
import type { Language } from './language.js';
import type { OrganisationKind } from './topic.js';

/** What makes a town this town. Read from profiles/*.json; changing a city touches data, never code. */
export interface CityProfile {
  id: string;
  /** 全国地方公共団体コード, five digits without the check digit. */
  code: string;
  name: { ja: string; kana: string; en: string };
  prefecture: { ja: string; en: string };
  timeZone: string;
  jma: JmaCodes;
  towns: Town[];
  neighbours: string[];
  organisations: Organisation[];
  schools: School[];
  libraries: Library[];
  /** Newsletters beside the libraries' own: ごみ, 子育て, 健康 and so on. */
  newsletters: Newsletter[];
  boards: Board[];
  /** Studios and stations that take a public rendition. */
  stations: Station[];
  shelters: Shelter[];
  languages: Language[];
  openings: { mail: string; fm: string };
  rules: IssueRule[];
  /** Local hours in which nothing but life-safety is sent, e.g. from 21 to 7. */
  quietHours: { from: number; to: number };
  media: { catv: { charactersPerPage: number; pages: number }; fm: { maxSeconds: number } };
  phones: { label: string; number: string }[];
  website: string;
}

/** Codes are unique inside their own code type only: never compare across these fields. */
export interface JmaCodes {
  class20: string[];
  class15: string;
  class10: string;
  office: string;
  officeName: string;
  seismicCities: string[];
  seismicArea: string;
  seismicAreaName: string;
  tsunamiAreas: string[];
  rivers: string[];
}

export interface Town {
  /** Path part of the area code, ASCII. */
  id: string;
  name: string;
  kana: string;
  romaji: string;
  /** How many 丁目; 0 where the town has none. */
  chome: number;
  /** Rough position for the schematic map, WGS84. */
  at?: { lat: number; lon: number };
}

export interface Organisation {
  code: string;
  kind: OrganisationKind;
  name: { ja: string; en: string };
  /** `two`: a life-safety alert written by hand needs a second person, or a reason when nobody answers. */
  approval: 'one' | 'two';
}

export interface School {
  organisation: string;
  name: string;
  town: string;
  /** Group codes are `<organisation>/<class id>`. */
  classes: { id: string; name: string }[];
}

export interface Library {
  organisation: string;
  /** Group code is `<organisation>/<id>`. */
  id: string;
  name: string;
  town: string;
}

export interface Newsletter {
  /** City or library; group code is `<organisation>/<id>`. */
  organisation: string;
  id: string;
  name: { ja: string; en: string };
  /** Where it is published, if anywhere: an RSS or Atom address, by which a feed is known too. */
  feed?: string;
}

export interface Board {
  code: string;
  name: string;
  /** Area code of the town it stands in. */
  area: string;
}

export interface Station {
  code: string;
  /** Name of the channel that serves it. */
  channel: string;
  name: string;
  area: string;
}

export interface Shelter {
  name: string;
  kana: string;
  address: string;
  area: string;
}

/** One line of the table that decides what goes out by itself. The first match counts. */
export interface IssueRule {
  name: string;
  source: string;
  /** Publisher's information type, e.g. VPWW55; absent = any. */
  system?: string;
  /** Subjects of identity (`rain`, `evacuation-order`); absent = any. */
  subjects?: string[];
  minLevel?: number;
  severities?: Severity[];
  /** Hours on the town's clock, `to` excluded; through midnight when `from` is the larger. Absent = always. */
  hours?: { from: number; to: number };
  decide: 'issue' | 'approve' | 'show';
}
