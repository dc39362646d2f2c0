import { Areas1764158400000 } from './1764158400000-areas.js';
import { Blocked1764262800000 } from './1764262800000-blocked.js';
import { EventThreads1764028800000 } from './1764028800000-event-threads.js';
import { Feeds1764115200000 } from './1764115200000-feeds.js';
import { FirstSchema1763683200000 } from './1763683200000-first-schema.js';
import { LastMile1764244800000 } from './1764244800000-last-mile.js';
import { Answers1764248400000 } from './1764248400000-answers.js';
import { Lanes1763856000000 } from './1763856000000-lanes.js';
import { RuleTables1764072000000 } from './1764072000000-rule-tables.js';
import { Lists1764255600000 } from './1764255600000-lists.js';
import { Help1764259200000 } from './1764259200000-help.js';
import { Offices1764201600000 } from './1764201600000-offices.js';
import { ToldAt1763942400000 } from './1763942400000-told-at.js';

/** In the order they run. A class list, not a glob: the same under Jest, tsc and in production. */
export const migrations = [
  FirstSchema1763683200000,
  Lanes1763856000000,
  ToldAt1763942400000,
  EventThreads1764028800000,
  RuleTables1764072000000,
  Feeds1764115200000,
  Areas1764158400000,
  Offices1764201600000,
  LastMile1764244800000,
  Answers1764248400000,
  Lists1764255600000,
  Help1764259200000,
  Blocked1764262800000,
] as const;
