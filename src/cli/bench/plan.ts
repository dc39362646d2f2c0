import type { Experiment } from './experiments/experiment.js';
import { MIXES, type Mix } from './population.js';
import { ADDRESSED } from './receivers.js';

/** What one run does, and how long it may take. */
export interface Plan {
  residents: number;
  mixes: readonly Mix[];
  rounds: number;
  floorCount: number;
  alternativeCount: number;
  /** Profiles the worker instead of comparing: a profiler's own cost would spoil every ratio. */
  isProfile: boolean;
  budgetMs: number;
}

export interface Options {
  residents?: string;
  channel?: string;
  quick?: boolean;
  profile?: boolean;
  experiment?: string;
}

const DEFAULT = { residents: 20_000, rounds: 4, floorCount: 8_000, alternativeCount: 1_500 };
const QUICK = { residents: 2_000, rounds: 2, floorCount: 2_000, alternativeCount: 300 };
/** With the end of the last round, three minutes for the default. */
const BUDGET_MS = 160_000;

/** The plan for these options; words for the person who asked where there is none. */
export function planOf(options: Options): Plan | { ja: string; en: string } {
  const sizes = options.quick === true ? QUICK : DEFAULT;
  const residents = residentsOf(options, sizes.residents);
  if (typeof residents !== 'number') return residents;
  const asked = options.channel ?? 'all';
  const channels = ADDRESSED.filter((name) => asked === 'all' || name === asked);
  if (channels.length === 0) {
    const names = [...ADDRESSED, 'all'].join(', ');
    return { ja: `--channel は次のどれかです：${names}`, en: `--channel is one of ${names}.` };
  }
  return {
    ...sizes,
    residents,
    mixes: asked === 'all' ? MIXES : channels,
    isProfile: options.profile === true,
    budgetMs: BUDGET_MS * Math.max(1, residents / DEFAULT.residents),
  };
}

function residentsOf(options: Options, usual: number): number | { ja: string; en: string } {
  const residents = Number(options.residents ?? usual);
  if (Number.isInteger(residents) && residents >= 100 && residents <= 1_000_000) return residents;
  return {
    ja: '--residents は 100 から 1000000 の整数です。',
    en: '--residents is a whole number from 100 to 1000000.',
  };
}

/** The town that the targets speak of, and a small one to see whether everything runs. */
const TOWN = { full: 200_000, quick: 5_000 };

export interface ExperimentPlan {
  experiments: readonly Experiment[];
  /** Addresses of the town; an experiment may take a part of it or several times as many. */
  size: number;
  /** Of the full town. */
  share: number;
  /** Only says what there is and what it costs. */
  isListOnly: boolean;
}

/** Which experiments, and how large; words for the person who asked where there is none of that name. */
export function experimentPlanOf(
  options: Options,
  known: readonly Experiment[],
): ExperimentPlan | { ja: string; en: string } {
  const size = residentsOf(options, options.quick === true ? TOWN.quick : TOWN.full);
  if (typeof size !== 'number') return size;
  const asked = options.experiment ?? 'all';
  const isListOnly = asked === 'list';
  const experiments = known.filter(({ name }) => isListOnly || asked === 'all' || name === asked);
  if (experiments.length > 0) return { experiments, size, share: size / TOWN.full, isListOnly };
  const names = [...known.map(({ name }) => name), 'all', 'list'].join(', ');
  return { ja: `--experiment は次のどれかです：${names}`, en: `--experiment is one of ${names}.` };
}
