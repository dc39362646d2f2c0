import { armed } from './armed.js';
import { bulletins } from './bulletins.js';
import type { Experiment } from './experiment.js';
import { first } from './first.js';
import { memory } from './memory.js';
import { notifme } from './notifme.js';
import { page } from './page.js';
import { preempt } from './preempt.js';
import { processes } from './processes.js';
import { reading } from './reading.js';
import { scale } from './scale.js';
import { scripts } from './scripts.js';
import { tarpit } from './tarpit.js';

/** In the order of `--experiment all`: the town of the first three is the same, the million comes last. */
export const EXPERIMENTS: readonly Experiment[] = [
  scale,
  first,
  page,
  preempt,
  processes,
  tarpit,
  notifme,
  armed,
  reading,
  bulletins,
  scripts,
  memory,
];
