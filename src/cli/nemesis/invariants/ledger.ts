import { CONCERNED, concernedParameters } from '../../../audience/concerned.js';
import { leavingChannels } from '../../../channels/index.js';
import type { Reason } from '../../../domain/outcome.js';
import { grouped, pairOf, type AttemptRow, type Facts } from '../facts.js';
import { doubtsOf } from '../faults.js';
import { broken, type Scene, type Violation } from './violation.js';

/**
 * What one doubt may cost in mails: the window. In flight are ten sessions only, but what a fast relay answered in the
 * last 100 ms is not in the ledger yet; how many it really was is a figure of the report.
 */
const MAIL_WINDOW = 100;

/** The receivers with a log of their own; public places only write files. */
const LOGGED = ['email', 'line', 'web-push'];

/** Pairs of version and address as the fan-out froze them. */
function frozen(facts: Facts): { version_id: string; way_id: string; channel: string }[] {
  return facts.dispatches
    .filter(({ round }) => round === 0)
    .flatMap(({ version_id, channel, way_ids }) => way_ids.map((way_id) => ({ version_id, way_id, channel })));
}

/** I2: each pair of version and address, frozen at issue, has exactly one last word. */
export async function everyoneHasOneLastWord(scene: Scene): Promise<Violation[]> {
  const { facts } = scene;
  const pairs = frozen(facts);
  const twice = [...grouped(pairs, pairOf)].filter(([, rows]) => rows.length > 1).map(([pair]) => pair);
  const finals = grouped(
    facts.attempts.filter(({ final }) => final),
    pairOf,
  );
  const without = pairs.filter((pair) => finals.get(pairOf(pair))?.length !== 1);
  const known = new Set(pairs.map(pairOf));
  const stray = [...finals.keys()].filter((pair) => !known.has(pair));
  return [
    ...broken('I2', 'an address stands in two dispatches of one version', twice),
    ...broken('I2', 'an address has no last word, or two', without),
    ...broken('I2', 'a last word about an address that was never owed', stray),
    ...(await forgotten(scene)),
  ];
}

/** Those whom a first version concerned all through the episode, and whom no dispatch names. */
async function forgotten({ facts, profile, history, ask }: Scene): Promise<Violation[]> {
  const names = leavingChannels().map(({ name }) => name);
  const missing: unknown[] = [];
  for (const version of facts.versions) {
    if (version.issued_at === null || version.content.messageType !== 'Alert') continue;
    const parameters = concernedParameters(version.content, profile, names);
    const concerned = await ask<{ id: string }>(CONCERNED, parameters);
    const told = new Set(facts.dispatches.filter((row) => row.version_id === version.id).flatMap((row) => row.way_ids));
    const steady = concerned.filter(({ id }) => facts.knownWays.has(id) && !history.touchedWays.has(id));
    missing.push(...steady.filter(({ id }) => !told.has(id)).map(({ id }) => ({ version: version.id, way: id })));
  }
  return broken('I2', 'a resident whom the version concerns was left out', missing);
}

/** I3: nothing is open when the town has come to rest. */
export function nothingStaysOpen({ facts }: Scene): Violation[] {
  const uncut = facts.versions.filter(
    ({ id, issued_at: issued }) => issued !== null && !facts.dispatches.some((row) => row.version_id === id),
  );
  return [
    ...broken(
      'I3',
      'a dispatch is open',
      facts.dispatches.filter(({ done_at: done }) => done === null),
    ),
    // A cancellation of something nobody was told goes to nobody.
    ...broken(
      'I3',
      'an issued alert was never cut',
      uncut.filter(({ content }) => content.messageType === 'Alert'),
    ),
  ];
}

/** Reasons that say: it left the house, or nobody knows. */
const MAY_HAVE_ARRIVED: ReadonlySet<string> = new Set<Reason>([
  'accepted',
  'accepted-before',
  'in-doubt',
  'in-doubt-again',
]);
/** With a provider that knows repetitions an unanswered try needs no word of its own until the end. */
const UNANSWERED: ReadonlySet<string> = new Set<Reason>(['timeout', 'provider-down', 'provider-busy', 'rate-limited']);

/** I4: what a receiver accepted stands in the ledger as sent or in doubt, and what the ledger calls sent was accepted. */
export function bothLogsAgree({ facts }: Scene): Violation[] {
  const attempts = grouped(facts.attempts, pairOf);
  const accepted = new Set<string>();
  const unknown = facts.messages.filter(({ versionId, wayId }) => versionId === undefined || wayId === undefined);
  for (const { versionId = '', wayId = '' } of facts.messages) accepted.add(`${versionId}.${wayId}`);
  const hidden = [...accepted].filter((pair) => !(attempts.get(pair) ?? []).some(mayHaveArrived));
  const imagined = facts.attempts.filter(
    (row) => row.final && row.outcome === 'sent' && LOGGED.includes(row.channel) && !accepted.has(pairOf(row)),
  );
  const notes = hidden.map((pair) => storyOf(facts, pair));
  return [
    ...broken(
      'I4',
      'a message that belongs to no version or address',
      unknown.map(({ channel, at, tag, text }) => ({ channel, at, tag, text })),
    ),
    ...broken('I4', 'a receiver accepted what the ledger says was not sent', notes),
    ...broken('I4', 'the ledger says sent and no receiver has it', imagined),
  ];
}

/** All that is known of one pair. */
function storyOf({ dispatches, attempts, messages }: Facts, pair: string): unknown {
  const [versionId, wayId = ''] = pair.split('.');
  return {
    pair,
    messages: messages.filter((each) => each.versionId === versionId && each.wayId === wayId).map(({ at }) => at),
    attempts: attempts.filter((row) => pairOf(row) === pair).map(({ reason, round, at }) => [reason, round, at]),
    dispatches: dispatches
      .filter((row) => row.version_id === versionId && row.way_ids.includes(wayId))
      .map(({ way_ids, ...row }) => ({ ...row, size: way_ids.length })),
  };
}

function mayHaveArrived({ channel, reason }: AttemptRow): boolean {
  return MAY_HAVE_ARRIVED.has(reason) || (channel !== 'email' && UNANSWERED.has(reason));
}

export interface Repeats {
  email: number;
  line: number;
  'web-push': number;
}

/** How many messages each channel saw more than once. */
export function repeatsOf({ messages }: Facts): Repeats {
  const count: Repeats = { email: 0, line: 0, 'web-push': 0 };
  for (const same of grouped(messages, (each) => `${each.versionId ?? each.text} ${each.wayId ?? ''}`).values()) {
    const [first] = same;
    if (first !== undefined) count[first.channel] += same.length - 1;
  }
  return count;
}

/**
 * I5, second half: LINE never twice; a push repeats under one tag and topic, so that it shows once; a mail comes again
 * only where the ledger says that it was sent again because of a doubt.
 */
export function nobodySeesItTwice({ facts, plan }: Scene): Violation[] {
  const repeated = [...grouped(facts.messages, (each) => `${each.versionId ?? ''}.${each.wayId ?? ''}`)].filter(
    ([, same]) => same.length > 1,
  );
  const of = (channel: string): typeof repeated => repeated.filter(([, same]) => same[0]?.channel === channel);
  const visible = of('web-push').filter(
    ([, same]) => new Set(same.map(({ tag, topic }) => `${tag ?? ''} ${topic ?? ''}`)).size > 1,
  );
  const doubts = grouped(
    facts.attempts.filter(({ reason }) => reason === 'in-doubt-again'),
    pairOf,
  );
  const unmarked = of('email').filter(([pair, same]) => (doubts.get(pair)?.length ?? 0) < same.length - 1);
  const doubtsHad = plan.faults.reduce((sum, { what }) => sum + doubtsOf(what), 0);
  const { email } = repeatsOf(facts);
  const brief = ([pair, same]: (typeof repeated)[number]): unknown => ({
    pair,
    at: same.map(({ at }) => at.toISOString()),
  });
  return [
    ...broken('I5', 'a LINE message came twice', of('line').map(brief)),
    ...broken('I5', 'a repeated notification shows twice', visible.map(brief)),
    ...broken(
      'I5',
      `mails came again, more than ${MAIL_WINDOW} for each of ${doubtsHad} doubts`,
      email > MAIL_WINDOW * doubtsHad ? [email] : [],
    ),
    ...broken('I5', 'a mail came again without a doubt in the ledger', unmarked.map(brief)),
  ];
}
