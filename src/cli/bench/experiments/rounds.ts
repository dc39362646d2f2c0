import { deadlineOf, runHub, type HubRun, type Round } from '../hub-run.js';
import type { RunningHub } from '../running-hub.js';
import { untilFannedOut, untilFound } from '../running-hub.js';
import { median } from '../statistics.js';
import { wallClockMs } from '../tally.js';
import type { Backend, Lab, Town } from './lab.js';

export interface RoundsWish {
  backend: Backend;
  rounds: number;
  workers?: number;
  /** So many subscriptions are armed before the first alert, as they are after a quiet hour. */
  armed?: number;
}

const ARMED_METRIC = 'todoke_armed_subscriptions';
/** A pair and a shared secret take a tenth of a millisecond; arming is done with what is left of a quiet process. */
const ARMING_MS_EACH = 10;

/** Whole alerts one after the other, each to the last word in the ledger. */
export function wholeAlerts(lab: Lab, town: Town, wish: RoundsWish): Promise<HubRun> {
  lab.say(`警報を流しています (alerts): ${town.database}, ${wish.backend}`);
  return lab.onCopy(town, wish.backend, async (databaseUrl) => {
    const run = await runHub({
      mix: town.mix,
      residents: town.residents,
      rounds: wish.rounds,
      profile: lab.config().profile,
      receivers: lab.machines.receivers,
      databaseUrl,
      ...lab.redisUrlOf(wish.backend),
      environment: lab.environment,
      ...(wish.workers === undefined ? {} : { workers: wish.workers }),
      apiKey: town.keys.city,
      until: Number.POSITIVE_INFINITY,
      ...(wish.armed === undefined ? {} : { ready: (hub) => untilArmed(lab, hub, wish.armed ?? 0) }),
    });
    const missing = run.rounds.reduce((sum, round) => sum + round.addresses - round.handedOff, 0);
    if (missing > 0) throw new Error(`${missing} addresses were not handed off`);
    return run;
  });
}

/** Comes back when the hub has made keys ready for so many subscriptions, which it does while nothing is to be sent. */
export async function untilArmed(lab: Lab, hub: RunningHub, subscriptions: number): Promise<void> {
  lab.say(`${subscriptions} 件の備えを待っています (waiting until all are armed)`);
  const patience = wallClockMs() + 60_000 + subscriptions * ARMING_MS_EACH;
  await untilFound('not all were armed in time', patience, async () =>
    ((await hub.workers[0]?.metric(ARMED_METRIC)) ?? 0) >= subscriptions ? true : undefined,
  );
}

export function rateOf(rounds: readonly Round[]): number {
  return median(rounds.map((round) => round.perSecond));
}

const QUIET_MS = 400;

/**
 * The benchmark strikes off what is left of an alert, so that the next one need not wait a minute for its end: what is
 * measured lies before. Comes back when nothing moves any more.
 */
export async function strikeOff(lab: Lab, hub: RunningHub, versionIds: readonly string[]): Promise<void> {
  const deadline = wallClockMs() + 60_000;
  let seen = -1;
  let since = wallClockMs();
  await untilFound('the hub did not come to rest', deadline, async () => {
    // Without its lease a worker opens no further window. Again and again: what must be tried again is a new dispatch. `checked_at`: the sweeper need not look for lost people.
    await hub.ledger.query(
      `UPDATE dispatch SET done_at = clock_timestamp(), checked_at = clock_timestamp(), lease_token = NULL, lease_until = NULL
       WHERE version_id = ANY ($1::uuid[]) AND done_at IS NULL`,
      [versionIds],
    );
    const all = await lab.machines.receivers.read();
    const messages = all['web-push'].messages + all.line.messages + all.email.messages;
    if (messages !== seen) since = wallClockMs();
    seen = messages;
    const waiting = (await hub.workers[0]?.metric('todoke_queue_depth')) ?? 0;
    return waiting === 0 && wallClockMs() - since > QUIET_MS ? true : undefined;
  });
}

/** EventIDs count seconds: an alert in the same second would be the same earthquake. */
export async function nextSecond(): Promise<void> {
  await new Promise((done) => setTimeout(done, 1_010 - (Date.now() % 1_000)));
}

/** An earthquake that is on its way: when it was handed in, and which version it became. */
export async function quakeUnderWay(hub: RunningHub, town: Town): Promise<{ startedAt: number; versionId: string }> {
  await nextSecond();
  const { noticeId, startedAt } = await hub.quake(town.keys.city);
  const versionId = await untilFannedOut(hub.ledger, noticeId, deadlineOf(startedAt, town.residents));
  return { startedAt, versionId };
}
