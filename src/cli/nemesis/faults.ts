import { setTimeout as sleep } from 'node:timers/promises';
import type { SmtpAnswer } from '../sinks/smtp-sink.js';
import type { PushAnswerScript } from '../sinks/push-sink.js';
import type { Arena } from './arena.js';
import { WEBS, WORKERS, type Cut, type Fault, type MAIL_TROUBLES, type PUSH_TROUBLES, type Way } from './plan.js';

/** Undoes what is left of a fault. */
export type Lift = () => Promise<void>;

type Of<K extends Fault['fault']> = Extract<Fault, { fault: K }>;

const NOTHING: Lift = () => Promise.resolve();

/** Lets a fault happen for as long as it says; ends when it is over. */
export async function suffer(arena: Arena, fault: Fault): Promise<void> {
  const lift = await begin(arena, fault);
  await sleep(lengthOf(fault));
  await lift();
}

function lengthOf(fault: Fault): number {
  if ('downMs' in fault) return fault.downMs;
  return 'forMs' in fault ? fault.forMs : 0;
}

/** How long a fault may hold back bytes that had passed the last gate. */
export function holdsBackMs(fault: Fault): number {
  if (fault.fault === 'freeze') return fault.forMs;
  // A stopped database holds up the process between the gate and the hand-over.
  if (fault.fault === 'kill-postgresql') return fault.downMs + 3_000;
  // A mail server that sends sessions away makes the window open new ones.
  return fault.fault === 'cut' || fault.fault === 'mail' ? fault.forMs + 1_000 : 0;
}

/** How many times a fault may leave a worker's mail sessions in doubt: each worker has one pool of them. */
export function doubtsOf(fault: Fault): number {
  switch (fault.fault) {
    case 'kill':
    case 'freeze':
      return fault.process < WEBS ? 0 : 1;
    case 'crash-point':
      // It ends there, or is ended when the episode is over.
      return fault.process < WEBS ? 0 : 1;
    case 'cut':
      return fault.way === 'smtp' || fault.way === 'postgresql' ? WORKERS : 0;
    case 'power-cut':
    case 'kill-postgresql':
      return WORKERS;
    default:
      return 0;
  }
}

type Begin = { [K in Fault['fault']]: (arena: Arena, fault: Of<K>) => Promise<Lift> };

const BEGIN: Begin = {
  kill: (arena, { process }) => kill(arena, process),
  freeze: (arena, { process }) => freeze(arena, process),
  // Armed before the episode began.
  'crash-point': () => Promise.resolve(NOTHING),
  'kill-postgresql': async ({ postgres }) => {
    await postgres.kill();
    return () => postgres.up();
  },
  'stop-listening': async (arena) => {
    await arena.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ILIKE 'LISTEN%'");
    return NOTHING;
  },
  'kill-redis': async ({ redis }) => {
    await redis?.kill();
    return async () => redis?.up();
  },
  'empty-redis': async ({ redis }) => {
    await redis?.ask((client) => client.flushall()).catch(() => undefined);
    return NOTHING;
  },
  cut: (arena, { way, how }) => cut(arena, way, how),
  mail: spoilMail,
  push: spoilPush,
  line: ({ sinks }, { trouble, times }) => {
    sinks.line.script.push(...Array.from({ length: times }, () => trouble));
    return Promise.resolve(NOTHING);
  },
  'power-cut': powerCut,
};

function begin<K extends Fault['fault']>(arena: Arena, fault: Of<K>): Promise<Lift> {
  return BEGIN[fault.fault](arena, fault);
}

async function kill(arena: Arena, number: number): Promise<Lift> {
  const process = arena.process(number);
  if (process.isRunning) await process.kill();
  return () => Promise.resolve(arena.run(number));
}

function freeze(arena: Arena, number: number): Promise<Lift> {
  const process = arena.process(number);
  process.signal('SIGSTOP');
  return Promise.resolve(() => Promise.resolve(process.signal('SIGCONT')));
}

const MODES = {
  blackhole: 'blackhole',
  slow: { delayMs: 60 },
  refuse: 'refuse',
  drip: { dripMs: 2 },
} as const;

async function cut(arena: Arena, way: Way, how: Cut): Promise<Lift> {
  const proxy = arena.proxy(way);
  if (how === 'reset' || how === 'refuse') proxy.reset();
  if (how === 'dead-connections') proxy.blackholeExisting();
  if (how === 'reset' || how === 'dead-connections') return NOTHING;
  await proxy.set(MODES[how]);
  return () => proxy.set('pass');
}

const MAIL_ANSWERS: Record<(typeof MAIL_TROUBLES)[number], SmtpAnswer> = {
  '421': { rcpt: '421 4.7.0 try again later' },
  '450': { rcpt: '450 4.2.0 greylisted' },
  '451-data': { data: '451 4.3.0 try again later' },
  drop: 'drop',
  '550': { rcpt: '550 5.1.1 no such user' },
};

/** So many in four have the trouble; of lasting troubles one in twenty. */
function isHit(number: number, share: number, lasts: boolean): boolean {
  return lasts ? number % 20 === share : number % 4 < share;
}

function spoilMail(arena: Arena, { trouble, share }: Of<'mail'>): Promise<Lift> {
  const { answers } = arena.sinks.smtp;
  const lasts = trouble === '550';
  const hit = arena.book.addresses('email').filter((_, number) => isHit(number, share, lasts));
  for (const address of hit) answers.set(address, MAIL_ANSWERS[trouble]);
  return Promise.resolve(() => Promise.resolve(hit.forEach((address) => answers.delete(address))));
}

const PUSH_ANSWERS: Record<(typeof PUSH_TROUBLES)[number], PushAnswerScript> = {
  '429': { status: 429, retryAfter: '1' },
  '500': { status: 500 },
  '410': { status: 410 },
  reset: 'reset',
  drop: 'drop',
};

function spoilPush(arena: Arena, { trouble, share }: Of<'push'>): Promise<Lift> {
  const { answers } = arena.sinks.push;
  const hit = arena.book.addresses('web-push').filter((_, number) => isHit(number, share, trouble === '410'));
  for (const id of hit) answers.set(id, PUSH_ANSWERS[trouble]);
  return Promise.resolve(() => Promise.resolve(hit.forEach((id) => answers.delete(id))));
}

/** Everything ends at once and comes back in any order, nobody waiting for anybody. */
async function powerCut(arena: Arena, { order, pausesMs }: Of<'power-cut'>): Promise<Lift> {
  await Promise.all([
    ...arena.processes.filter(({ isRunning }) => isRunning).map((process) => process.kill()),
    arena.postgres.kill(),
    arena.redis?.kill(),
  ]);
  const starts = [
    ...arena.processes.map((_, number) => () => Promise.resolve(arena.run(number))),
    () => arena.postgres.up(),
    async () => arena.redis?.up(),
  ];
  const starting: Promise<void>[] = [];
  for (const [nth, number] of order.entries()) {
    starting.push(starts[number]?.() ?? Promise.resolve());
    await sleep(pausesMs[nth] ?? 0);
  }
  await Promise.all(starting);
  return NOTHING;
}

/** Ends every disturbance that may still be there, whatever it was. */
export async function liftAll(arena: Arena): Promise<void> {
  for (const process of arena.processes) process.signal('SIGCONT');
  for (const proxy of arena.proxies.values()) await proxy.set('pass');
  const { smtp, push, line } = arena.sinks;
  smtp.answers.clear();
  push.answers.clear();
  line.script.length = 0;
  await Promise.all([arena.postgres.up(), arena.redis?.up()]);
  arena.revive();
}
