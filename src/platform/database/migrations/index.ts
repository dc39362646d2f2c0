import { FirstSchema1763683200000 } from './1763683200000-first-schema.js';

/** In the order they run. A class list, not a glob: the same under Jest, tsc and in production. */
export const migrations = [FirstSchema1763683200000] as const;
