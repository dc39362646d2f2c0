import type { Certainty, Kind, Severity, Urgency } from '../../domain/alert.js';

/** Namespaces of 気象庁防災情報XML, compared exactly. */
export const NS = {
  report: 'http://xml.kishou.go.jp/jmaxml1/',
  head: 'http://xml.kishou.go.jp/jmaxml1/informationBasis1/',
  basis: 'http://xml.kishou.go.jp/jmaxml1/elementBasis1/',
  meteorology: 'http://xml.kishou.go.jp/jmaxml1/body/meteorology1/',
  seismology: 'http://xml.kishou.go.jp/jmaxml1/body/seismology1/',
  volcanology: 'http://xml.kishou.go.jp/jmaxml1/body/volcanology1/',
} as const;

/** Control/Status. The schema knows these three; anything else needs a person. */
export const STATUSES: Readonly<Record<string, Kind>> = { 通常: 'actual', 訓練: 'drill', 試験: 'test' };

export type InfoType = 'issued' | 'corrected' | 'cancelled';

/** Head/InfoType is free text in the schema. 遅延 is an issue that comes late: its age is judged by its time. */
export const INFO_TYPES: Readonly<Record<string, InfoType>> = {
  発表: 'issued',
  遅延: 'issued',
  訂正: 'corrected',
  取消: 'cancelled',
};

export interface Gravity {
  severity: Severity;
  urgency: Urgency;
  certainty: Certainty;
}

/** CAP values from the level, never from the words; level 4 and 5 ride the emergency lane. */
export const LEVEL_GRAVITY: Readonly<Record<2 | 3 | 4 | 5, Gravity>> = {
  5: { severity: 'Extreme', urgency: 'Immediate', certainty: 'Observed' },
  4: { severity: 'Severe', urgency: 'Immediate', certainty: 'Likely' },
  3: { severity: 'Severe', urgency: 'Expected', certainty: 'Likely' },
  2: { severity: 'Moderate', urgency: 'Future', certainty: 'Possible' },
};

/** What is over: 解除. */
export const OVER: Gravity = { severity: 'Minor', urgency: 'Past', certainty: 'Observed' };

/** A withdrawal must not be slower than the error it withdraws (消防庁 2022-11-03: put right after hours). */
export const WITHDRAWN: Gravity = { severity: 'Severe', urgency: 'Immediate', certainty: 'Observed' };

/** JMA intensity values in the XML, weakest first. `5-?` is ours: 震度５弱以上未入電. */
export const INTENSITIES = ['1', '2', '3', '4', '5-?', '5-', '5+', '6-', '6+', '7'] as const;
export type Intensity = (typeof INTENSITIES)[number];

/** The station is silent where at least 5 Lower is expected: often because the shaking broke the line. */
export const NOT_RECEIVED = '震度５弱以上未入電';

export function intensityGravity(value: Intensity): Gravity {
  const rank = INTENSITIES.indexOf(value);
  if (rank >= INTENSITIES.indexOf('6-')) {
    return { severity: 'Extreme', urgency: 'Immediate', certainty: 'Observed' };
  }
  if (value === '5-?') return { severity: 'Severe', urgency: 'Immediate', certainty: 'Likely' };
  if (rank >= INTENSITIES.indexOf('5-')) return { severity: 'Severe', urgency: 'Immediate', certainty: 'Observed' };
  return { severity: value === '4' ? 'Moderate' : 'Minor', urgency: 'Expected', certainty: 'Observed' };
}

/** What a 津波予報区 is under, gravest last. */
export const TSUNAMI_GRADES = ['none', 'forecast', 'advisory', 'warning', 'major'] as const;
export type TsunamiGrade = (typeof TSUNAMI_GRADES)[number];

/** 警報等情報要素／津波警報・注意報・予報. 50 and 60 lift a warning and an advisory. */
export const TSUNAMI_CODES: Readonly<Record<string, TsunamiGrade>> = {
  '00': 'none',
  '50': 'none',
  '60': 'none',
  '71': 'forecast',
  '72': 'forecast',
  '73': 'forecast',
  '62': 'advisory',
  '51': 'warning',
  '52': 'major',
  '53': 'major',
};

export const TSUNAMI_GRAVITY: Readonly<Record<TsunamiGrade, Gravity>> = {
  none: OVER,
  forecast: { severity: 'Minor', urgency: 'Expected', certainty: 'Likely' },
  advisory: { severity: 'Moderate', urgency: 'Immediate', certainty: 'Likely' },
  warning: { severity: 'Severe', urgency: 'Immediate', certainty: 'Likely' },
  major: { severity: 'Extreme', urgency: 'Immediate', certainty: 'Likely' },
};

/** Looks up a table that came from outside names: `constructor` is not a code. */
export function lookUp<T>(table: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}
