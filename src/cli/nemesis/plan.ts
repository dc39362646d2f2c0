import { CRASH_POINTS, type CrashPoint } from '../../platform/crash-point.js';
import { chances } from '../seed.js';

export const BACKENDS = ['postgresql', 'redis'] as const;
export type QueueBackend = (typeof BACKENDS)[number];

/** What the outside world and the staff do. `nth` numbers the earthquakes and the hand-written alerts of an episode. */
export type Operation =
  | {
      do: 'telegram';
      nth: number;
      order: number;
      form: 'new' | 'update' | 'withdraw';
      isDrill: boolean;
      copies: number;
    }
  | {
      do: 'write';
      nth: number;
      isDrill: boolean;
      how: 'reason' | 'approved' | 'two-at-once';
      clicks: number;
      lifeMs: number;
    }
  | { do: 'correct'; nth: number; type: 'Update' | 'Correction' | 'AllClear' }
  | { do: 'cancel'; nth: number }
  | { do: 'subscribe'; channel: 'email' | 'web-push' }
  | { do: 'leave'; who: number }
  | { do: 'newsletter'; items: number };

/** How a way between two machines is disturbed. */
export const CUTS = ['blackhole', 'reset', 'slow', 'dead-connections', 'refuse', 'drip'] as const;
export type Cut = (typeof CUTS)[number];
export type Way = 'postgresql' | 'redis' | 'smtp' | 'line' | 'push';

export const MAIL_TROUBLES = ['421', '450', '451-data', 'drop', '550'] as const;
export const PUSH_TROUBLES = ['429', '500', '410', 'reset', 'drop'] as const;
export const LINE_TROUBLES = ['rate-limit', 'error', 'accept-then-500', 'silence', 'accept-then-silence'] as const;

/** What goes wrong. Processes are numbered: the web processes first. */
export type Fault =
  | { fault: 'kill'; process: number; downMs: number }
  | { fault: 'freeze'; process: number; forMs: number }
  | { fault: 'crash-point'; process: number; point: CrashPoint; times: number }
  | { fault: 'kill-postgresql'; downMs: number }
  | { fault: 'stop-listening' }
  | { fault: 'kill-redis'; downMs: number }
  | { fault: 'empty-redis' }
  | { fault: 'cut'; way: Way; how: Cut; forMs: number }
  | { fault: 'mail'; trouble: (typeof MAIL_TROUBLES)[number]; share: number; forMs: number }
  | { fault: 'push'; trouble: (typeof PUSH_TROUBLES)[number]; share: number; forMs: number }
  | { fault: 'line'; trouble: (typeof LINE_TROUBLES)[number]; times: number }
  | { fault: 'power-cut'; order: number[]; pausesMs: number[] };

export interface Step<T> {
  atMs: number;
  what: T;
}

/** One episode: everything in it follows from the seed of the run and its number. */
export interface EpisodePlan {
  seed: number;
  number: number;
  backend: QueueBackend;
  operations: Step<Operation>[];
  faults: Step<Fault>[];
}

export const WEBS = 2;
export const WORKERS = 2;
/** Operations and faults begin within this time. */
const SPAN_MS = 2_000;

/** A die that always falls the same way for one episode. */
class Dice {
  private readonly chance: () => number;

  constructor(seed: number, episode: number) {
    this.chance = chances(Math.imul(seed, 0x9e3779b1) ^ Math.imul(episode + 1, 0x85ebca6b));
    // The first values of neighbouring seeds resemble each other.
    for (let n = 0; n < 5; n += 1) this.chance();
  }

  below(end: number): number {
    return Math.floor(this.chance() * end);
  }

  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  one<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  }

  isOnceIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** Mostly short, sometimes up to `most`. */
  shortMs(most: number): number {
    return Math.round(this.chance() ** 2 * most);
  }

  shuffled(count: number): number[] {
    const rest = Array.from({ length: count }, (_, n) => n);
    return Array.from({ length: count }, () => rest.splice(this.below(rest.length), 1)[0] ?? 0);
  }
}

export function planEpisode(seed: number, number: number, backend: QueueBackend): EpisodePlan {
  const dice = new Dice(seed, number);
  const operations = operationsOf(dice);
  const faults = Array.from({ length: dice.between(1, 4) }, () => ({
    atMs: dice.below(SPAN_MS),
    what: faultOf(dice, backend),
  }));
  const byTime = (a: Step<unknown>, b: Step<unknown>): number => a.atMs - b.atMs;
  return { seed, number, backend, operations: operations.sort(byTime), faults: faults.sort(byTime) };
}

/** Numbers that later operations refer to. */
interface Cast {
  quakes: { isDrill: boolean; orders: number; isOver: boolean }[];
  written: number;
}

function operationsOf(dice: Dice): Step<Operation>[] {
  const cast: Cast = { quakes: [], written: 0 };
  const count = dice.between(3, 8);
  // The first one gives the others something to refer to.
  const first = dice.isOnceIn(2) ? newQuake(dice, cast) : newAlert(dice, cast);
  const rest = Array.from({ length: count - 1 }, () => ({ atMs: dice.below(SPAN_MS), what: operationOf(dice, cast) }));
  return [{ atMs: dice.below(SPAN_MS / 4), what: first }, ...rest];
}

function operationOf(dice: Dice, cast: Cast): Operation {
  const roll = dice.below(100);
  if (roll < 16) return newQuake(dice, cast);
  if (roll < 40) return laterTelegram(dice, cast) ?? newQuake(dice, cast);
  if (roll < 58) return newAlert(dice, cast);
  if (roll < 66 && cast.written > 0)
    return { do: 'correct', nth: dice.below(cast.written), type: dice.one(['Update', 'Correction', 'AllClear']) };
  if (roll < 76 && cast.written > 0) return { do: 'cancel', nth: dice.below(cast.written) };
  if (roll < 84) return { do: 'subscribe', channel: dice.one(['email', 'web-push']) };
  if (roll < 94) return { do: 'leave', who: dice.below(1_000_000) };
  return { do: 'newsletter', items: dice.between(1, 3) };
}

function newQuake(dice: Dice, cast: Cast): Operation {
  const isDrill = dice.isOnceIn(5);
  cast.quakes.push({ isDrill, orders: 1, isOver: false });
  const copies = dice.isOnceIn(3) ? dice.between(2, 3) : 1;
  return { do: 'telegram', nth: cast.quakes.length - 1, order: 0, form: 'new', isDrill, copies };
}

/** An update, a withdrawal, or an earlier telegram once more; they may well overtake each other. */
function laterTelegram(dice: Dice, cast: Cast): Operation | undefined {
  if (cast.quakes.length === 0) return undefined;
  const nth = dice.below(cast.quakes.length);
  const quake = cast.quakes[nth];
  if (quake === undefined) return undefined;
  const { isDrill } = quake;
  if (quake.isOver || dice.isOnceIn(4)) return { do: 'telegram', nth, order: 0, form: 'new', isDrill, copies: 1 };
  const form = dice.isOnceIn(2) ? 'withdraw' : 'update';
  quake.isOver = form === 'withdraw';
  quake.orders += 1;
  return { do: 'telegram', nth, order: quake.orders - 1, form, isDrill, copies: dice.isOnceIn(4) ? 2 : 1 };
}

function newAlert(dice: Dice, cast: Cast): Operation {
  cast.written += 1;
  return {
    do: 'write',
    nth: cast.written - 1,
    isDrill: dice.isOnceIn(5),
    how: dice.one(['reason', 'approved', 'two-at-once']),
    clicks: dice.between(1, 2),
    lifeMs: dice.isOnceIn(5) ? dice.between(3_000, 9_000) : 600_000,
  };
}

/** In a hundred faults: so many of this kind. */
const FAULTS: [number, (dice: Dice, backend: QueueBackend) => Fault][] = [
  [16, (dice) => ({ fault: 'kill', process: dice.below(WEBS + WORKERS), downMs: dice.shortMs(2_000) })],
  [8, (dice) => ({ fault: 'freeze', process: dice.below(WEBS + WORKERS), forMs: 200 + dice.shortMs(9_000) })],
  [12, crashPointOf],
  [7, (dice) => ({ fault: 'kill-postgresql', downMs: dice.shortMs(2_000) })],
  [7, (dice) => ({ fault: 'cut', way: 'postgresql', how: dice.one(WITHOUT_DRIP), forMs: 100 + dice.shortMs(4_000) })],
  [3, () => ({ fault: 'stop-listening' })],
  [10, queueFault],
  [8, (dice) => ({ fault: 'mail', trouble: dice.one(MAIL_TROUBLES), ...some(dice) })],
  [7, (dice) => ({ fault: 'push', trouble: dice.one(PUSH_TROUBLES), ...some(dice) })],
  [7, (dice) => ({ fault: 'line', trouble: lineTrouble(dice), times: dice.between(1, 3) })],
  [
    10,
    (dice) => ({
      fault: 'cut',
      way: dice.one(['smtp', 'line', 'push']),
      how: dice.one(CUTS),
      forMs: 100 + dice.shortMs(3_000),
    }),
  ],
  [5, powerCutOf],
];

function faultOf(dice: Dice, backend: QueueBackend): Fault {
  let roll = dice.below(100);
  for (const [share, make] of FAULTS) {
    if (roll < share) return make(dice, backend);
    roll -= share;
  }
  throw new Error('the shares of the faults do not make a hundred');
}

function some(dice: Dice): { share: number; forMs: number } {
  return { share: dice.between(1, 4), forMs: dice.shortMs(2_000) };
}

function powerCutOf(dice: Dice, backend: QueueBackend): Fault {
  const machines = WEBS + WORKERS + (backend === 'redis' ? 2 : 1);
  const pausesMs = Array.from({ length: machines }, () => dice.shortMs(1_000));
  return { fault: 'power-cut', order: dice.shuffled(machines), pausesMs };
}

const WITHOUT_DRIP = CUTS.filter((cut) => cut !== 'drip');

function queueFault(dice: Dice, backend: QueueBackend): Fault {
  if (backend === 'postgresql') return { fault: 'kill', process: WEBS + dice.below(WORKERS), downMs: 0 };
  const roll = dice.below(3);
  if (roll === 0) return { fault: 'empty-redis' };
  if (roll === 1) return { fault: 'kill-redis', downMs: dice.shortMs(2_000) };
  return { fault: 'cut', way: 'redis', how: dice.one(WITHOUT_DRIP), forMs: 100 + dice.shortMs(4_000) };
}

/** Those that belong to a web process end one, the others a worker; `times` is small where the point is rare. */
function crashPointOf(dice: Dice): Fault {
  const point = dice.one(CRASH_POINTS);
  const inWeb = point === 'request-parsed' || (['committed', 'enqueued'].includes(point) && dice.isOnceIn(2));
  const times = point === 'provider-accepted' ? dice.between(1, 120) : dice.between(1, 4);
  const process = inWeb ? dice.below(WEBS) : WEBS + dice.below(WORKERS);
  return { fault: 'crash-point', process, point, times };
}

/** Silence costs the sender its whole patience of eight seconds: rarer than the rest. */
function lineTrouble(dice: Dice): (typeof LINE_TROUBLES)[number] {
  return dice.isOnceIn(5)
    ? dice.one(['silence', 'accept-then-silence'])
    : dice.one(['rate-limit', 'error', 'accept-then-500']);
}
