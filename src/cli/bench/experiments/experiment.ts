import type { Lab } from './lab.js';

/** One row of the table of targets, and what this run reached. */
export interface Finding {
  target: string;
  /** What must be reached, and what is aimed at; absent where the figure is only told. */
  must?: number;
  aim?: number;
  better: 'higher' | 'lower';
  unit: string;
  /** Absent when it could not be measured; `meaning` says why. */
  reached?: number;
  /** How it was measured, and what holds it. */
  meaning: string;
}

export type Verdict = 'aim' | 'met' | 'missed' | 'told' | 'not measured';

/** A measurement of its own, run by name: `npm run bench -- --experiment NAME`. */
export interface Experiment {
  name: string;
  about: { ja: string; en: string };
  /** About how long it takes at full size on two cores. */
  minutes: number;
  run(lab: Lab): Promise<Finding[]>;
}

export function verdictOf({ reached, must, aim, better }: Finding): Verdict {
  if (reached === undefined || Number.isNaN(reached)) return 'not measured';
  if (must === undefined) return 'told';
  const reaches = (bar: number): boolean => (better === 'higher' ? reached >= bar : reached <= bar);
  if (aim !== undefined && reaches(aim)) return 'aim';
  return reaches(must) ? 'met' : 'missed';
}
