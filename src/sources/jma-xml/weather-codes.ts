import type { Subject } from '../../domain/subject.js';
import type { Gravity } from './codes.js';

/** 警戒レベル of a warning. Level 1 (早期注意情報) is no warning. */
export type Level = 2 | 3 | 4 | 5;

/** Grades of what has no levels: 注意報, 警報, 特別警報. */
export const GRADES = ['advisory', 'warning', 'special'] as const;
export type Grade = (typeof GRADES)[number];

/** Hazards that 気象警報・注意報 may speak of. */
export const WARNING_SUBJECTS = [
  'rain',
  'landslide',
  'surge',
  'flood',
  'wind',
  'snowstorm',
  'wave',
  'snow',
  'thunder',
  'snowmelt',
  'fog',
  'dry-air',
  'avalanche',
  'cold',
  'frost',
  'ice-accretion',
  'snow-accretion',
] as const satisfies readonly Subject[];
export type WarningSubject = (typeof WARNING_SUBJECTS)[number];

/** How grave: a level where the system of 2026 has levels, else a grade. Never both: a level is not invented. */
export type Rank = { level: Level } | { grade: Grade };

export interface WarningKind {
  subject: WarningSubject;
  rank: Rank;
}

const level = (subject: WarningSubject, value: Level): WarningKind => ({ subject, rank: { level: value } });
const grade = (subject: WarningSubject, value: Grade): WarningKind => ({ subject, rank: { grade: value } });

/**
 * 別表3 (code.WeatherWarning). The same digits in the telegrams of the old system, which know no levels in their
 * names: 03 is レベル３大雨警報 today whatever the telegram calls it. 27 (その他の注意報) says not which: a person looks.
 */
export const WARNING_KINDS: Readonly<Record<string, WarningKind>> = {
  '10': level('rain', 2),
  '03': level('rain', 3),
  '43': level('rain', 4),
  '33': level('rain', 5),
  '29': level('landslide', 2),
  '09': level('landslide', 3),
  '49': level('landslide', 4),
  '39': level('landslide', 5),
  '19': level('surge', 2),
  '08': level('surge', 3),
  '48': level('surge', 4),
  '38': level('surge', 5),
  '18': grade('flood', 'advisory'),
  '04': grade('flood', 'warning'),
  '15': grade('wind', 'advisory'),
  '05': grade('wind', 'warning'),
  '35': grade('wind', 'special'),
  '13': grade('snowstorm', 'advisory'),
  '02': grade('snowstorm', 'warning'),
  '32': grade('snowstorm', 'special'),
  '16': grade('wave', 'advisory'),
  '07': grade('wave', 'warning'),
  '37': grade('wave', 'special'),
  '12': grade('snow', 'advisory'),
  '06': grade('snow', 'warning'),
  '36': grade('snow', 'special'),
  '14': grade('thunder', 'advisory'),
  '17': grade('snowmelt', 'advisory'),
  '20': grade('fog', 'advisory'),
  '21': grade('dry-air', 'advisory'),
  '22': grade('avalanche', 'advisory'),
  '23': grade('cold', 'advisory'),
  '24': grade('frost', 'advisory'),
  '25': grade('ice-accretion', 'advisory'),
  '26': grade('snow-accretion', 'advisory'),
};

/** The old 大雨 codes as those of 土砂災害, where an old telegram says 土砂災害 beside them. */
export const LANDSLIDE_FOR_RAIN: Readonly<Record<string, string>> = { '10': '29', '03': '09', '43': '49', '33': '39' };

/** Significancy/Code of the 市町村等 block: the level once more, in another code type. 01 and 11 are below level 2. */
export const SIGNIFICANCY_LEVELS: Readonly<Record<string, number>> = {
  '01': 1,
  '11': 1,
  '21': 2,
  '22': 2,
  '31': 3,
  '41': 4,
  '51': 5,
};

/** Hazards that have 注意報 only: little danger to life in themselves. */
export const ADVISORY_ONLY: readonly WarningSubject[] = [
  'thunder',
  'snowmelt',
  'fog',
  'dry-air',
  'avalanche',
  'cold',
  'frost',
  'ice-accretion',
  'snow-accretion',
];

/** CAP values of a grade; 特別警報 rides the emergency lane. */
export function gradeGravity(subject: WarningSubject, value: Grade): Gravity {
  switch (value) {
    case 'special':
      return { severity: 'Extreme', urgency: 'Immediate', certainty: 'Likely' };
    case 'warning':
      return { severity: 'Severe', urgency: 'Expected', certainty: 'Likely' };
    case 'advisory':
      return {
        severity: ADVISORY_ONLY.includes(subject) ? 'Minor' : 'Moderate',
        urgency: 'Future',
        certainty: 'Possible',
      };
  }
}

/** For comparing two ranks of one hazard. */
export function weightOf(rank: Rank): number {
  return 'level' in rank ? rank.level : GRADES.indexOf(rank.grade) + 1;
}

/**
 * 指定河川洪水予報 and 水位周知河川: the tens are the level, in the names of before 2026 (氾濫危険情報) and of today
 * (レベル４氾濫危険警報) alike. 1 = 解除.
 */
export const RIVER_LEVELS: Readonly<Record<string, Level | 1>> = {
  '10': 1,
  '20': 2,
  '21': 2,
  '22': 2,
  '30': 3,
  '31': 3,
  '40': 4,
  '41': 4,
  '50': 5,
  '51': 5,
  '52': 5,
  '53': 5,
};
