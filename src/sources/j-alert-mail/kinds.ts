import type { Certainty, Severity, Urgency } from '../../domain/alert.js';
import type { IssueRule } from '../../domain/profile.js';
import type { Subject } from '../../domain/subject.js';
import type { JAlertKey } from '../../domain/wording/j-alert.js';

/** One kind of J-ALERT information. The table is what an officer signs: see mapping.ts. */
export interface JAlertKind {
  /** Our name for it: `event.system`, by which a rule of the profile can pick it. */
  code: string;
  /** Names it goes by in a mail, the official one first. */
  names: readonly string[];
  /** `by-hazard`: the mail says which (大雨, 暴風, …). */
  subject: Subject | 'by-hazard';
  severity: Severity;
  urgency: Urgency;
  certainty: Certainty;
  /** 業務規程 第9条: a receiver starts the loudspeakers for it by itself. */
  startsByItself: boolean;
  /** Reviewed words; a missile's depend on its step. */
  phrase: JAlertKey | 'civil-protection';
  /** What the shipped profiles decide for it. */
  decide: IssueRule['decide'];
  /** Hours after the report in which it still holds; for a missile the pause that tells one series from the next. */
  holdsHours: number;
  /** Hours a mail about it stays news. */
  lifeHours: number;
}

type Row = Omit<JAlertKind, 'code' | 'names'>;

const row = (code: string, names: readonly string[], rest: Row): JAlertKind => ({ code, names, ...rest });
const now = { urgency: 'Immediate', certainty: 'Likely' } as const;
const later = { urgency: 'Expected', certainty: 'Likely' } as const;
const seen = { urgency: 'Immediate', certainty: 'Observed' } as const;
const civil = {
  severity: 'Extreme',
  ...now,
  startsByItself: true,
  phrase: 'civil-protection',
  decide: 'issue',
} as const;
const shown = { startsByItself: false, decide: 'show' } as const;
const asked = { decide: 'approve' } as const;
const sent = { startsByItself: true, decide: 'issue' } as const;
const long = { holdsHours: 24, lifeHours: 6 } as const;
const short = { holdsHours: 6, lifeHours: 2 } as const;

/** 全国瞬時警報システム業務規程 第4条, its 24 kinds and 噴火速報. Official names of the reform of 2026 are not confirmed. */
export const JALERT_KINDS: readonly JAlertKind[] = [
  // 地震 6
  row('eew', ['緊急地震速報'], {
    subject: 'eew',
    severity: 'Extreme',
    ...now,
    ...sent,
    phrase: 'eew',
    holdsHours: 0.5,
    lifeHours: 0.1,
  }),
  row('intensity', ['震度速報'], {
    subject: 'shaking',
    severity: 'Moderate',
    ...seen,
    ...shown,
    phrase: 'intensity',
    ...short,
  }),
  row('hypocentre', ['震源・震度に関する情報', '震源・震度情報', '震源・震度'], {
    subject: 'shaking',
    severity: 'Moderate',
    ...seen,
    ...shown,
    phrase: 'hypocentre',
    ...short,
  }),
  row('tokai-prediction', ['東海地震予知情報'], {
    subject: 'quake-outlook',
    severity: 'Severe',
    ...later,
    startsByItself: false,
    ...asked,
    phrase: 'quake-outlook',
    ...long,
  }),
  row('tokai-advisory', ['東海地震注意情報'], {
    subject: 'quake-outlook',
    severity: 'Moderate',
    ...later,
    startsByItself: false,
    ...asked,
    phrase: 'quake-outlook',
    ...long,
  }),
  row('tokai-survey', ['東海地震に関連する調査情報', '東海地震調査情報'], {
    subject: 'quake-outlook',
    severity: 'Minor',
    ...later,
    ...shown,
    phrase: 'quake-outlook',
    ...long,
  }),
  // 津波 3
  row('major-tsunami', ['大津波警報'], {
    subject: 'tsunami',
    severity: 'Extreme',
    ...now,
    ...sent,
    phrase: 'major-tsunami',
    ...long,
  }),
  row('tsunami-warning', ['津波警報'], {
    subject: 'tsunami',
    severity: 'Severe',
    ...now,
    startsByItself: true,
    ...asked,
    phrase: 'tsunami-warning',
    ...long,
  }),
  row('tsunami-advisory', ['津波注意報'], {
    subject: 'tsunami',
    severity: 'Moderate',
    ...now,
    ...shown,
    phrase: 'tsunami-advisory',
    ...long,
  }),
  // 火山 3 + 噴火速報
  row('eruption-warning', ['噴火警報'], {
    subject: 'eruption',
    severity: 'Extreme',
    ...now,
    ...sent,
    phrase: 'eruption-warning',
    ...long,
  }),
  row('crater-warning', ['火口周辺警報'], {
    subject: 'eruption',
    severity: 'Severe',
    ...now,
    startsByItself: false,
    ...asked,
    phrase: 'crater-warning',
    ...long,
  }),
  row('eruption-forecast', ['噴火予報'], {
    subject: 'eruption',
    severity: 'Minor',
    ...later,
    ...shown,
    phrase: 'eruption-forecast',
    ...long,
  }),
  row('eruption-flash', ['噴火速報'], {
    subject: 'eruption',
    severity: 'Extreme',
    ...seen,
    startsByItself: false,
    decide: 'issue',
    phrase: 'eruption-flash',
    holdsHours: 6,
    lifeHours: 0.5,
  }),
  // 気象 7
  row('special-warning', ['特別警報'], {
    subject: 'by-hazard',
    severity: 'Extreme',
    ...now,
    ...sent,
    phrase: 'special-warning',
    ...long,
  }),
  row('warning', ['警報'], {
    subject: 'by-hazard',
    severity: 'Severe',
    ...later,
    ...shown,
    phrase: 'warning',
    ...long,
  }),
  row('advisory', ['注意報'], {
    subject: 'by-hazard',
    severity: 'Minor',
    ...later,
    ...shown,
    phrase: 'advisory',
    ...long,
  }),
  row('landslide', ['土砂災害警戒情報'], {
    subject: 'landslide',
    severity: 'Severe',
    ...now,
    startsByItself: false,
    ...asked,
    phrase: 'landslide',
    ...long,
  }),
  row('tornado', ['竜巻注意情報'], {
    subject: 'tornado',
    severity: 'Moderate',
    ...now,
    ...shown,
    phrase: 'tornado',
    holdsHours: 2,
    lifeHours: 1,
  }),
  row('record-rain', ['記録的短時間大雨情報'], {
    subject: 'record-rain',
    severity: 'Severe',
    ...seen,
    startsByItself: false,
    ...asked,
    phrase: 'record-rain',
    holdsHours: 3,
    lifeHours: 1,
  }),
  row('river-flood', ['指定河川洪水予報'], {
    subject: 'river-flood',
    severity: 'Severe',
    ...later,
    startsByItself: false,
    ...asked,
    phrase: 'river-flood',
    ...long,
  }),
  // 国民保護 5
  row('missile', ['弾道ミサイル情報', '弾道ミサイル'], {
    subject: 'missile',
    ...civil,
    holdsHours: 0.5,
    lifeHours: 0.5,
  }),
  row('air-attack', ['航空攻撃情報', '航空攻撃'], { subject: 'air-attack', ...civil, holdsHours: 12, lifeHours: 1 }),
  row('guerrilla', ['ゲリラ・特殊部隊攻撃情報', 'ゲリラ・特殊部隊攻撃'], {
    subject: 'guerrilla',
    ...civil,
    holdsHours: 12,
    lifeHours: 3,
  }),
  row('terror', ['大規模テロ情報', '大規模テロ'], { subject: 'terror', ...civil, holdsHours: 12, lifeHours: 3 }),
  row('civil-other', ['その他の国民保護情報'], { subject: 'civil-protection', ...civil, holdsHours: 12, lifeHours: 3 }),
];

/** Hazards that a 特別警報, 警報 or 注意報 may name, longest first where one holds another. */
const HAZARDS: readonly (readonly [string, Subject])[] = [
  ['土砂災害', 'landslide'],
  ['暴風雪', 'snowstorm'],
  ['風雪', 'snowstorm'],
  ['大雨', 'rain'],
  ['洪水', 'flood'],
  ['氾濫', 'river-flood'],
  ['高潮', 'surge'],
  ['暴風', 'wind'],
  ['強風', 'wind'],
  ['波浪', 'wave'],
  ['大雪', 'snow'],
  ['雷', 'thunder'],
  ['濃霧', 'fog'],
  ['乾燥', 'dry-air'],
  ['融雪', 'snowmelt'],
  ['なだれ', 'avalanche'],
  ['低温', 'cold'],
  ['霜', 'frost'],
  ['着氷', 'ice-accretion'],
  ['着雪', 'snow-accretion'],
];

export function hazardIn(text: string): Subject | undefined {
  return HAZARDS.find(([word]) => text.includes(word))?.[1];
}

const BY_LENGTH = JALERT_KINDS.flatMap((kind) => kind.names.map((name) => [name, kind] as const)).sort(
  ([one], [other]) => other.length - one.length,
);

/** Every kind whose name stands in the line; 大津波警報 is not also a 津波警報. */
export function kindsIn(line: string): JAlertKind[] {
  let rest = line;
  const found = new Set<JAlertKind>();
  for (const [name, kind] of BY_LENGTH) {
    if (!rest.includes(name)) continue;
    found.add(kind);
    rest = rest.replaceAll(name, '\n');
  }
  return [...found];
}
