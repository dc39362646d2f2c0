import type { Severity } from './alert.js';
import type { Chain, ChainWay } from './chain.js';
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
  /** Care homes, hospitals, nurseries that are told by telephone or fax: the first lines of the lists. */
  facilities: Facility[];
  /** Who knocks on doors for the city: 民生委員, 自主防災組織. */
  supporters: Supporter[];
  languages: Language[];
  openings: { mail: string; fm: string };
  rules: IssueRule[];
  /** How strict a source reads, by its name; `repair` where nothing is said. */
  sources: Readonly<Record<string, { mode: 'strict' | 'repair' }>>;
  thresholds: Thresholds;
  /** Absent: no mail of a J-ALERT receiver is read by itself. */
  jAlert?: JAlertSettings;
  /** Local hours in which nothing but life-safety is sent, e.g. from 21 to 7. */
  quietHours: { from: number; to: number };
  media: { catv: { charactersPerPage: number; pages: number }; fm: { maxSeconds: number } };
  /** What is tried for a household until it is reached, by topic and severity; the first that fits counts. */
  chains: Chain[];
  /** Share of households by the way they mainly live with news; an estimate, for drills on paper and for the simulation. */
  living: Record<ChainWay, number>;
  phones: { label: string; number: string }[];
  website: string;
  /** Feeds that the hub fetches beside those of JMA. */
  feeds: ProfileFeed[];
  /** Minutes after which a feed without news is an alarm, by the feed's name, where the hub's own figure does not fit. */
  feedSilenceMinutes: Record<string, number>;
}

/** A feed of another publisher: a library's newsletter, a CAP feed. */
export interface ProfileFeed {
  /** Stored with what it brought; never renamed. */
  name: string;
  /** Source that understands what it brings. */
  source: string;
  url: string;
  everySeconds: number;
  silentAfterMinutes: number;
  /** `links`: each entry leads to a document. `whole`: the feed itself is the document. */
  entries: 'links' | 'whole';
}

/** Codes are unique inside their own code type only: never compare across these fields. */
export interface JmaCodes {
  class20: string[];
  class15: string;
  class10: string;
  office: string;
  officeName: string;
  /** 地方予報区, e.g. 010300 関東甲信地方; absent: 地方 information is not read. */
  region?: { code: string; name: string } | undefined;
  seismicCities: string[];
  seismicArea: string;
  seismicAreaName: string;
  /** 緊急地震速報／府県予報区: counts where a warning does not name our 細分区域. */
  eewArea: string;
  tsunamiAreas: string[];
  /** 指定河川洪水予報 (12 digits) and 水位周知河川 (10 digits) that concern the town whatever areas a telegram names. */
  rivers: { code: string; name: string }[];
  /** Volcanoes the town has plans for, by the number 気象庁 gives them; others count where they name the town. */
  volcanoes: { code: string; name: string }[];
}

/** 気象庁震度階級 as telegrams write it, weakest first. */
export const INTENSITY_STEPS = ['1', '2', '3', '4', '5-', '5+', '6-', '6+', '7'] as const;
export type IntensityStep = (typeof INTENSITY_STEPS)[number];

/** 長周期地震動階級, weakest first. */
export const LONG_PERIOD_CLASSES = ['1', '2', '3', '4'] as const;
export type LongPeriodClass = (typeof LONG_PERIOD_CLASSES)[number];

/** From where on shaking is news in this town; below, it is recorded and nothing more. */
export interface Thresholds {
  /** 予測震度 of an 緊急地震速報. Towns differ: 4 (見附), 5 Lower (門真, 千歳), 5 Upper (大館). */
  eew: IntensityStep;
  /** Observed 震度: weaker is `Minor`, which rules show and do not send. */
  shaking: IntensityStep;
  longPeriod: LongPeriodClass;
}

/** How the mails of the town's J-ALERT receiver look, and who has looked at the table that reads them. */
export interface JAlertSettings {
  version: string;
  /** `number`: every mail carries the number of its event. `window`: reports of one kind within its time are one series. */
  series: 'number' | 'window';
  /** Last line of every mail: one without it was cut. */
  endMark: string;
  signed: { by: string; at: string; sha256: string };
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
  name: { ja: string; kana: string; en: string };
  /** `two`: a life-safety alert written by hand needs a second person, or a reason when nobody answers. */
  approval: 'one' | 'two';
}

export interface School {
  organisation: string;
  name: string;
  kana: string;
  town: string;
  /** Group codes are `<organisation>/<class id>`. */
  classes: { id: string; name: string }[];
}

export interface Library {
  organisation: string;
  /** Group code is `<organisation>/<id>`. */
  id: string;
  name: string;
  kana: string;
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
  kana: string;
  /** Area code of the town it stands in. */
  area: string;
}

export interface Station {
  code: string;
  /** Name of the channel that serves it. */
  channel: string;
  name: string;
  kana: string;
  area: string;
}

export interface Shelter {
  name: string;
  kana: string;
  address: string;
  area: string;
}

/** 要配慮者利用施設 (水防法 §15, 土砂災害防止法 §8): told by the office itself. A telephone or a fax, or both. */
export interface Facility {
  code: string;
  name: string;
  kana: string;
  area: string;
  /** What it is, in words: 特別養護老人ホーム. */
  kind: string;
  phone?: string | undefined;
  fax?: string | undefined;
}

/** 避難支援等関係者 outside the office: what they may read is decided by law (docs/last-mile.md). */
export interface Supporter {
  code: string;
  /** In words: 民生委員, 自主防災組織. */
  kind: string;
  name: string;
  areas: string[];
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
