import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Arena } from './arena.js';
import { eventually } from './eventually.js';
import { beginning, readFacts, type Facts } from './facts.js';
import { liftAll, suffer } from './faults.js';
import { History } from './history.js';
import { nothingAcknowledgedIsLost, nothingIsRecordedTwice } from './invariants/kept.js';
import {
  bothLogsAgree,
  everyoneHasOneLastWord,
  nobodySeesItTwice,
  nothingStaysOpen,
  repeatsOf,
} from './invariants/ledger.js';
import {
  backwards,
  endingsReachAllWhoWereTold,
  latestMs,
  nothingLeavesTooLate,
  versionsNeverGoBack,
} from './invariants/order.js';
import { nobodySeesAnother, nothingPersonalIsWritten } from './invariants/privacy.js';
import { drillsStayDrills, everyChangeIsAudited, nothingGoesOutUnapproved } from './invariants/rules.js';
import { broken, type Scene, type Violation } from './invariants/violation.js';
import { Operations } from './operations.js';
import type { EpisodePlan, Step } from './plan.js';
import { queueContents } from './queue-contents.js';

/** G3: after a cold start in any order everything works within 30 s; twice that is a violation whatever happened. */
const QUIESCE_MS = 60_000;
const READY_MS = 60_000;
const LOOK_EVERY_MS = 250;
const LOOK_AT_PROCESSES_MS = 1_000;

export interface EpisodeResult {
  plan: EpisodePlan;
  violations: Violation[];
  /** From the moment the last fault was lifted until nothing was owed. */
  recoveryMs: number;
  tookMs: number;
  messages: number;
  repeats: ReturnType<typeof repeatsOf>;
  /** False = the arena is of no more use. */
  isAtRest: boolean;
  overtaken: number;
  latestMs: number;
  calls: History['calls'];
  versions: number;
  /** Processes that ended without being told to. */
  endedAlone: number;
  timeline: string[];
  logTail: string;
}

/** One episode in an arena at rest, which is at rest again when it ends. */
export async function runEpisode(arena: Arena, plan: EpisodePlan): Promise<EpisodeResult> {
  const began = performance.now();
  const history = new History();
  await armCrashPoints(arena, plan, history);
  forgetReceived(arena);
  history.note('begins');
  const from = await beginning(arena);
  const operations = new Operations(arena, history, plan);
  const working = inTime(plan.operations, (operation) => operations.carryOut(operation));
  await inTime(plan.faults, async (fault) => {
    history.note(`fault ${JSON.stringify(fault)}`);
    await suffer(arena, fault);
    history.note(`... lifted ${fault.fault}`);
  });
  await disarm(arena, plan);
  await liftAll(arena);
  history.note('everything is lifted');
  const liftedAt = performance.now();
  await working;
  const rest = await comeToRest(arena, history);
  const recoveryMs = Math.round(performance.now() - liftedAt);
  history.note(rest.isAtRest ? 'nothing is owed any more' : 'NOT AT REST');
  const noticeIds = history.promises('notice').map(({ noticeId }) => noticeId);
  const facts = await readFacts(arena, from, noticeIds);
  const violations = [
    ...broken('G3', `not at rest ${QUIESCE_MS} ms after the last fault`, rest.isAtRest ? [] : [await unrest(arena)]),
    ...(await check(arena, { plan, history, facts })),
  ];
  history.note('checked');
  const logs = arena.output();
  await tidyUp(arena);
  return {
    plan,
    violations,
    recoveryMs,
    isAtRest: rest.isAtRest,
    tookMs: Math.round(performance.now() - began),
    messages: facts.messages.length,
    repeats: repeatsOf(facts),
    overtaken: backwards(facts).length,
    latestMs: latestMs(facts),
    calls: history.calls,
    versions: facts.versions.length,
    endedAlone: rest.endedAlone,
    timeline: history.lines.map(({ atMs, text }) => `${String(atMs).padStart(6)} ms  ${text}`),
    logTail: violations.length === 0 ? '' : logs.slice(-40_000),
  };
}

/** Begins each step at its moment; ends when all have ended. */
async function inTime<T>(steps: readonly Step<T>[], run: (what: T) => Promise<void>): Promise<void> {
  await Promise.all(
    steps.map(async ({ atMs, what }) => {
      await sleep(atMs);
      await run(what);
    }),
  );
}

async function armCrashPoints(arena: Arena, plan: EpisodePlan, history: History): Promise<void> {
  for (const { what } of plan.faults) {
    if (what.fault !== 'crash-point') continue;
    const process = arena.process(what.process);
    if (process.isRunning) await process.kill();
    arena.run(what.process, { HUB_CRASH_AT: `${what.point}:${what.times}` });
    history.note(`process ${what.process} will end at ${what.point}:${what.times}`);
  }
  await eventually(async () => {
    // A job that was left over may lead it to its crash point before anything has begun.
    arena.revive().forEach((number) => history.note(`process ${number} came to its crash point at once`));
    return areReady(arena);
  }, READY_MS);
}

/** Whoever has not come to its crash point would come there in another episode. */
async function disarm(arena: Arena, plan: EpisodePlan): Promise<void> {
  for (const { what } of plan.faults)
    if (what.fault === 'crash-point' && arena.process(what.process).isRunning) await arena.process(what.process).kill();
}

function forgetReceived({ sinks }: Arena): void {
  for (const log of [sinks.smtp.received, sinks.line.received, sinks.line.calls, sinks.push.received]) log.length = 0;
}

const OWED = `SELECT (SELECT count(*) FROM notice WHERE state = 'received')::int AS unread,
  (SELECT count(*) FROM version WHERE issued_at IS NOT NULL AND fanned_out_at IS NULL)::int AS uncut,
  (SELECT count(*) FROM dispatch WHERE done_at IS NULL)::int AS open`;

async function owed(arena: Arena): Promise<{ unread: number; uncut: number; open: number }> {
  const [found] = await arena.ask<{ unread: number; uncut: number; open: number }>(OWED);
  return found ?? { unread: 0, uncut: 0, open: 0 };
}

/** What is still owed, and who is not ready. */
async function unrest(arena: Arena): Promise<unknown> {
  const healths = await Promise.all(arena.processes.map((process) => process.health()));
  const unready = healths.map(({ status, parts }) => [
    status,
    ...parts.filter(({ ok }) => !ok).map(({ name }) => name),
  ]);
  return { ...(await owed(arena)), processes: unready };
}

/** Waits until nothing is owed and everybody is ready; a process that ended alone is started again, as a supervisor does. */
async function comeToRest(arena: Arena, history: History): Promise<{ isAtRest: boolean; endedAlone: number }> {
  const deadline = performance.now() + QUIESCE_MS;
  let endedAlone = 0;
  let lookedAt = performance.now();
  while (performance.now() < deadline) {
    const { unread, uncut, open } = await owed(arena);
    if (unread + uncut + open === 0 && (await areReady(arena))) return { isAtRest: true, endedAlone };
    await sleep(LOOK_EVERY_MS);
    if (performance.now() - lookedAt < LOOK_AT_PROCESSES_MS) continue;
    lookedAt = performance.now();
    const dead = arena.revive();
    endedAlone += dead.length;
    dead.forEach((number) => history.note(`process ${number} had ended alone`));
  }
  return { isAtRest: false, endedAlone };
}

async function areReady(arena: Arena): Promise<boolean> {
  const answers = await Promise.all(arena.processes.map((process) => process.health()));
  return answers.every(({ status }) => status === 200);
}

async function check(arena: Arena, part: { plan: EpisodePlan; history: History; facts: Facts }): Promise<Violation[]> {
  const { profile, vault } = arena;
  const crowding = (loadavg()[0] ?? 0) / availableParallelism();
  const scene: Scene = { ...part, profile, vault, crowding, ask: (sql, parameters) => arena.ask(sql, parameters) };
  const queue = await queueContents(arena);
  return [
    ...nothingAcknowledgedIsLost(scene),
    ...(await everyoneHasOneLastWord(scene)),
    ...nothingStaysOpen(scene),
    ...bothLogsAgree(scene),
    ...nothingIsRecordedTwice(scene),
    ...nobodySeesItTwice(scene),
    ...nothingLeavesTooLate(scene),
    ...nothingGoesOutUnapproved(scene),
    ...versionsNeverGoBack(scene),
    ...drillsStayDrills(scene),
    ...(await everyChangeIsAudited(scene)),
    ...nobodySeesAnother(scene),
    ...nothingPersonalIsWritten({ logs: arena.output(), queue, problems: part.history.problems }),
    ...endingsReachAllWhoWereTold(scene),
  ];
}

/** The next episode finds the same town: who left or was suspended is back, who came is gone. */
async function tidyUp(arena: Arena): Promise<void> {
  await arena.ask(
    "UPDATE way SET state = 'active', changed_at = clock_timestamp() WHERE household_id IS NOT NULL AND state <> 'active'",
  );
  // The forms know no household; public places have none either.
  await arena.ask(
    `UPDATE way SET state = 'left', changed_at = clock_timestamp()
     WHERE household_id IS NULL AND channel IN ('email', 'web-push') AND state <> 'left'`,
  );
  // A letter that nobody waits for any more would be tried for an hour.
  await arena.ask("UPDATE letter SET outcome = 'gave-up', sent_at = clock_timestamp() WHERE outcome IS NULL");
  arena.forgetSaid();
}
